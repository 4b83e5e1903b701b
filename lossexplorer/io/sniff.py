"""What a file is, by its content; its name is only believed where the content is silent."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.io.foreign import refuse_foreign, remote_kind
from lossexplorer.io.npy import MAGIC
from lossexplorer.io.text import is_wide
from lossexplorer.io.wording import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.io.regular import RegularFile
    from lossexplorer.io.ziparchive import Archive

HEAD = 4096
"""Bytes that are looked at."""
OLD_TORCH = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."
"""The pickled magic number before everything that torch wrote until 2020."""
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
KIND_OF_SUFFIX = {
    ".npy": "npy",
    ".npz": "npz",
    ".pt": "pt",
    ".pth": "pt",
    ".safetensors": "safetensors",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".feather": "arrow",
    ".ipc": "arrow",
    ".h5": "hdf5",
    ".hdf5": "hdf5",
}
TABLES = ("parquet", "arrow")
REMOTE = ("pt", "hdf5", *TABLES)
"""Kinds whose parsers run in a process of their own."""
_ENDINGS_OF_OTHERS = (".json", ".pkl", ".pickle", ".mat", ".xlsx")
_TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXT_CONTROLS = frozenset(b"\t\n\r\x0c\x1a")


def kind_of(file: RegularFile) -> str:
    """``npy``, ``zip``, ``safetensors``, ``csv`` or one of ``REMOTE``, by the first bytes.

    Raises:
        Problem: it is something else; the sentence says what, if that can be told.
    """
    head = file.read(0, HEAD)
    if head.startswith(MAGIC):
        return "npy"
    if head.startswith(ZIP):
        return "zip"
    if head.startswith(OLD_TORCH):
        return "pt"
    remote = remote_kind(head)
    if remote:
        return remote
    refuse_foreign(file, head)
    if _is_safetensors(head):
        return "safetensors"
    if _is_text(head) or (suffix_kind(file.name) == "csv" and not _is_mostly_control(head)):
        return "csv"
    raise Problem(unknown(file.name))


def kind_of_zip(archive: Archive) -> str:
    """``pt`` or ``npz``, by the names of the members.

    Raises:
        Problem: it is a zip file of another kind.
    """
    names = [member.name for member in archive.members]
    if any(name.endswith(".npy") for name in names):
        return "npz"
    if any(re.fullmatch(r"(?:[^/]*/)?(?:data\.pkl|constants\.pkl)", name) for name in names):
        return "pt"
    if "[Content_Types].xml" in names:
        raise Problem(Message("{name} is an Office document. Save the sheet as csv.", name=archive.name))
    raise Problem(_no_arrays(archive.name, names))


def _no_arrays(name: str, members: Sequence[str]) -> Message:
    if not members:
        return Message("{name} is an empty zip file. Export it again.", name=name)
    return Message(
        "{name} is a zip file without arrays (it holds {member}). Unpack it, or save arrays with np.savez.",
        name=name,
        member=printable(members[0], 40),
    )


def suffix_kind(name: str) -> str:
    """The kind that the name promises; empty if it promises none that is known."""
    suffix = os.path.splitext(name)[1].lower()
    return "foreign" if suffix in _ENDINGS_OF_OTHERS else KIND_OF_SUFFIX.get(suffix, "")


def wrong_suffix(name: str, kind: str) -> tuple[Message, ...]:
    """A notice if the name promises something else than there is."""
    promised = suffix_kind(name)
    if promised in ("", kind):
        return ()
    return (Message("{name} is {kind} data in spite of its name.", name=name, kind=kind),)


def _is_safetensors(head: bytes) -> bool:
    """A length and an opening brace; the length may be wrong, which is for the reader to say."""
    return len(head) >= 9 and head[8:9] == b"{" and head[7] == 0 and (head[5:7] == b"\0\0" or head[9:10] in b'"} ')


def _is_text(head: bytes) -> bool:
    if head.startswith(_TEXT_MARKS):
        return True
    if b"\0" in head:
        return is_wide(head)
    return not _is_mostly_control(head)


def _is_mostly_control(head: bytes) -> bool:
    control = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    return control * 100 > len(head) + 99


def unknown(name: str) -> Message:
    """Nothing is known of the content; the name says at least what it should have been."""
    promised = suffix_kind(name)
    if promised == "pt":
        return Message("{name} is not a PyTorch file or is damaged. Save it again with torch.save.", name=name)
    if promised in ("npy", "npz"):
        return Message("{name} is not a NumPy file or is damaged. Save it again with np.save or np.savez.", name=name)
    if promised == "safetensors":
        return Message("{name} is not a safetensors file or is damaged. Save it again.", name=name)
    if promised in REMOTE:
        called = {"hdf5": "HDF5", "parquet": "Parquet", "arrow": "Arrow"}[promised]
        return Message("{name} is cut or not {kind}. Copy it again.", name=name, kind=called)
    return Message(
        "{name} is none of the kinds that can be opened: npy, npz, pt, safetensors, csv, parquet, arrow, HDF5. Convert"
        " it to one of them.",
        name=name,
    )
