"""Batches as npz files: uncompressed, so that they can be read by rows, and with their notes as JSON text."""

from __future__ import annotations

import json
import math
import os
import zipfile
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.io.atomic import write_atomically
from lossexplorer.io.npz import META_NAME, NpzFile
from lossexplorer.io.regular import RegularFile
from lossexplorer.io.sniff import suffix_kind
from lossexplorer.io.wording import printable, shown
from lossexplorer.io.ziparchive import Archive

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt


def save_npz(path: str | os.PathLike[str], arrays: Mapping[str, npt.NDArray[Any]], meta: Mapping[str, Any]) -> None:
    """Write arrays and notes to an npz file, atomically.

    Args:
        path: the file, written as it is named.
        arrays: by their names; no objects and no records.
        meta: what JSON knows; numbers that are not finite become the strings ``nan``, ``inf`` and ``-inf``. Stored as
            UTF-8 text in the uint8 array ``meta``.

    Raises:
        Problem: the ending is that of another kind of file, an array holds objects or records or is called ``meta``,
            the notes are no JSON, or the file cannot be written; an old file is intact.
    """
    name = shown(path)
    if suffix_kind(os.fspath(path)) not in ("", "npz"):
        raise Problem(Message("{name} was not saved: it would hold npz data. Let its name end in .npz.", name=name))
    members = {key: np.asanyarray(array) for key, array in arrays.items()}
    for key, array in members.items():
        if array.dtype.hasobject or array.dtype.names or key == META_NAME or not key:
            raise Problem(
                Message(
                    "{name} was not saved: the array “{member}” cannot be stored.", name=name, member=printable(key)
                )
            )
    members[META_NAME] = np.frombuffer(_text_of(meta, name).encode("utf-8"), np.uint8)

    def write(stream: BinaryIO) -> None:
        write_arrays(stream, members)

    def check(temporary: str) -> None:
        file = RegularFile(temporary)
        try:
            found = {entry.info.name: entry.info.shape for entry in NpzFile(file, Archive(file)).entries()}
        finally:
            file.close()
        if found != {key: array.shape for key, array in members.items() if key != META_NAME}:
            raise OSError("what was written cannot be read back")

    write_atomically(path, write, check=check)


def write_arrays(stream: BinaryIO, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Write arrays as the members of an uncompressed npz file, under any names: ``np.savez`` takes none called file."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for key, array in arrays.items():
            with archive.open(f"{key}.npy", "w", force_zip64=True) as member:
                np.lib.format.write_array(member, array, allow_pickle=False)


def _text_of(meta: Mapping[str, Any], name: str) -> str:
    try:
        return json.dumps(_finite(dict(meta)), allow_nan=False, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError) as error:
        sentence = Message("{name} was not saved: its notes hold something that JSON does not know.", name=name)
        raise Problem(sentence) from error


def _finite(value: Any) -> Any:
    """The value with each number that JSON lacks turned into its name."""
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")
    if isinstance(value, dict):
        return {str(key): _finite(inner) for key, inner in value.items()}
    return [_finite(inner) for inner in value] if isinstance(value, list | tuple) else value
