"""Files of other kinds, recognised so that the sentence can say what they are and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.io.opcodes import foreign_globals, is_pickle
from lossexplorer.io.plan import PICKLE
from lossexplorer.io.wording import amount, names_text

if TYPE_CHECKING:
    from lossexplorer.io.regular import RegularFile

# Marks of letters alone could also begin a table ("PAR1,PAR2"), so they count only where the rest is no text.
_PACKED = {
    b"\x1f\x8b": "gzip",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"BZh": "bzip2",
    b"\xfd7zXZ\0": "xz",
    b"\x04\x22\x4d\x18": "lz4",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "rar",
}
_TABLES = {b"PAR1": "parquet", b"ARROW1": "arrow", b"FEA1": "arrow", b"\xff\xff\xff\xff": "arrow"}
_OTHERS = {
    b"%PDF-": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"MATLAB 5.0": "MATLAB",
    b"SQLite format 3\0": "SQLite",
    b"\x7fELF": "ELF",
    b"GGUF": "GGUF",
    b"{\\rtf": "RTF",
}
_HDF5 = b"\x89HDF\r\n\x1a\n"
_LFS = b"version https://git-lfs.github.com/spec/"
_WEB = re.compile(rb"\s*(?:<!doctype html|<html|<head|<\?xml[^>]*>\s*<(?:!doctype )?html)", re.I)
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\d-])")
_PICKLE = re.compile(rb"\x80[\x02-\x05]")
# Protocol 0 is text: a global (c), an instance (i) or a mark with a container behind it, each on a line of its own.
_TEXT_PICKLE = re.compile(rb"\(?[ci][\w.]+\n[A-Za-z_]\w*\n|\([dlt](?:p\d+)?\n")


def refuse_foreign(file: RegularFile, head: bytes) -> None:
    """Refuse what is recognised and not read here.

    Args:
        file: opened.
        head: its first bytes.

    Raises:
        Problem: it is a web page, a pointer, packed, a pickle, or of a kind that is read elsewhere.
    """
    if _WEB.match(head):
        raise Problem(
            Message("{name} is a web page, not data; the download probably failed. Download it again.", name=file.name)
        )
    if head.startswith(_LFS):
        raise Problem(_pointer(file.name, head))
    for mark, packer in _PACKED.items() if _has_binary(head) else ():
        if head.startswith(mark):
            raise Problem(Message("{name} is packed with {packer}. Unpack it first.", name=file.name, packer=packer))
    if _has_binary(head):
        _refuse_others(file.name, head)
    _refuse_pickle(file, head)
    if _JSON.match(head):
        raise Problem(Message("{name} is JSON text. Save the numbers with np.save or as csv.", name=file.name))


def _has_binary(head: bytes) -> bool:
    return any(byte < 9 for byte in head[:1024])


def _pointer(name: str, head: bytes) -> Message:
    size = re.search(rb"^size (\d{1,18})$", head, re.M)
    if size is None:
        return Message("{name} is a Git-LFS pointer, not the file itself. Run: git lfs pull.", name=name)
    return Message(
        "{name} is a Git-LFS pointer; the file itself ({size}) is missing. Run: git lfs pull.",
        name=name,
        size=amount(int(size[1])),
    )


def remote_kind(head: bytes) -> str:
    """``hdf5``, ``parquet`` or ``arrow`` by the first bytes; empty if it is none of them."""
    if not _has_binary(head):
        return ""
    if any(head[place : place + 8] == _HDF5 for place in (0, 512, 1024, 2048)):
        return "hdf5"
    return next((kind for mark, kind in _TABLES.items() if head.startswith(mark)), "")


def _refuse_others(name: str, head: bytes) -> None:
    for mark, kind in _OTHERS.items():
        if head.startswith(mark):
            raise Problem(
                Message(
                    "{name} holds {kind} data, which is not read here. Convert it to npy, npz, pt, safetensors, csv,"
                    " parquet, arrow or HDF5.",
                    name=name,
                    kind=kind,
                )
            )


def _refuse_pickle(file: RegularFile, head: bytes) -> None:
    if head[257:262] == b"ustar":
        raise Problem(
            Message(
                "{name} is a tar archive or a PyTorch file of a very old format. Unpack it, or save the tensors again.",
                name=file.name,
            )
        )
    if _PICKLE.match(head) or (_TEXT_PICKLE.match(head) and is_pickle(file.read(0, PICKLE))):
        raise Problem(pickle_sentence(file.name, foreign_globals(file.read(0, PICKLE))))


def pickle_sentence(name: str, wanted: list[str]) -> Message:
    """Why a pickle is not opened, by the Python names that it asks for."""
    if any(text.startswith("torch.nn.") or text.startswith("torch.fx.") for text in wanted):
        return Message("{name} is a model, not a batch of logits. Save what the model returns.", name=name)
    ours = [text for text in wanted if not text.startswith(("numpy.", "torch.", "collections.OrderedDict"))]
    if wanted and not ours and wanted[0].startswith("numpy."):
        return Message(
            "{name} holds NumPy objects in a pickle, which is not opened. Save them with np.save, or with"
            " torch.save({{'logits': torch.from_numpy(a)}}, f).",
            name=name,
        )
    if ours:
        return Message(
            "{name} wants to run Python code ({code}) and was not opened. If it is yours, save only the tensors:"
            " torch.save({{'logits': t}}, f).",
            name=name,
            code=names_text(ours, 3),
        )
    return Message(
        "{name} is a Python pickle, which could run code and was not opened. Save the numbers with np.save.", name=name
    )
