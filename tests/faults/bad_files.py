"""Builders of bad files, each made of bytes in a temporary folder, for the table of bad inputs and for the fuzzer."""

from __future__ import annotations

import io
import json
import os
import pickle
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

X = np.arange(12, dtype=np.float32).reshape(6, 2)
Y = np.array([0, 1, 0, 1, 1, 0])


def npy_bytes(array: np.ndarray[Any, Any]) -> bytes:
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, allow_pickle=True)
    return stream.getvalue()


def npy_of_header(header: str | bytes, data: bytes = b"", version: tuple[int, int] = (1, 0)) -> bytes:
    text = header.encode("latin-1") if isinstance(header, str) else header
    length = struct.pack("<H" if version == (1, 0) else "<I", len(text))
    return b"\x93NUMPY" + bytes(version) + length + text + data


def npy_of_shape(shape: str, data: bytes = b"", descr: str = "'<f4'") -> bytes:
    return npy_of_header(f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}\n", data)


def zip_bytes(members: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def zip_of_zeros(name: str, head: bytes, zeros: int, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip whose one member is ``head`` and then that many zero bytes, written piece by piece."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive, archive.open(name, "w", force_zip64=True) as member:
        member.write(head)
        for _ in range(zeros >> 20):
            member.write(bytes(1 << 20))
    return stream.getvalue()


def flipped(data: bytes, place: int, bit: int = 1) -> bytes:
    return data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]


def encrypted_zip() -> bytes:
    """A zip that says in both of its headers that its member is encrypted."""
    data = bytearray(zip_bytes({"logits.npy": npy_bytes(X)}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def duplicated_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.npy", npy_bytes(X))
        archive.writestr("b.npy", npy_bytes(Y))
    return stream.getvalue().replace(b"b.npy", b"a.npy")


def overlapping_zip(entries: int = 500) -> bytes:
    """Many directory entries over one and the same deflated stream."""
    raw = npy_bytes(np.zeros(200_000, np.uint8))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(raw) + packer.flush()
    fields = (20, 0, 8, 0, 33, zlib.crc32(raw), len(packed), len(raw))
    body = b"PK\x03\x04" + struct.pack("<5H3I2H", *fields, 5, 0) + b"a.npy" + packed
    directory = b""
    for entry in range(entries):
        name = f"{entry:05d}.npy".encode()
        directory += b"PK\x01\x02" + struct.pack("<6H3I5H2I", 20, *fields, len(name), 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, entries, entries, len(directory), len(body), 0)
    return body + directory + end


def talkative_zip() -> bytes:
    """A zip whose directory is mostly comments: 20 MB of them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for entry in range(310):
            info = zipfile.ZipInfo(f"{entry}.npy")
            info.comment = bytes(65_535)
            archive.writestr(info, npy_bytes(Y))
    return stream.getvalue()


def crowded_zip(entries: int) -> bytes:
    """A zip with very many tiny members."""
    data = npy_bytes(np.zeros(1, np.uint8))
    return zip_bytes({f"{entry}.npy": data for entry in range(entries)})


def safetensors_bytes(header: Any, data: bytes = b"", length: int | None = None) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + data


def tensor(begin: int, end: int, shape: tuple[int, ...] = (2,), dtype: str = "F32") -> dict[str, Any]:
    return {"dtype": dtype, "shape": list(shape), "data_offsets": [begin, end]}


class Runs:
    """A pickled object that calls a function when it is unpickled."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self.call = function, arguments

    def __reduce__(self) -> Any:
        return self.call


def pt_bytes(value: Any, **options: Any) -> bytes:
    import torch

    stream = io.BytesIO()
    torch.save(value, stream, **options)
    return stream.getvalue()


def torch_of(array: np.ndarray[Any, np.dtype[Any]]) -> Any:
    import torch

    return torch.from_numpy(array)


def parquet_bytes(array: np.ndarray[Any, np.dtype[Any]]) -> bytes:
    """A table with a column of lists."""
    import pyarrow as pa
    from pyarrow import parquet

    stream = io.BytesIO()
    parquet.write_table(pa.table({"logits": array.tolist()}, pa.schema([("logits", pa.list_(pa.float32()))])), stream)
    return stream.getvalue()


def pt_of_pickle(data: bytes, records: Mapping[str, bytes] | None = None) -> bytes:
    """A PyTorch zip around a pickle made by hand."""
    members = {"data.pkl": data, "byteorder": b"little", "version": b"3\n"} | dict(records or {})
    return zip_bytes({f"archive/{name}": content for name, content in members.items()})


def pickled(value: Any, protocol: int = 2) -> bytes:
    return pickle.dumps(value, protocol)


def marker_command(folder: Path) -> str:
    """A shell command that leaves a file behind, which no test may ever find."""
    return f"touch {folder / MARKER}"


MARKER = "code-was-run"


def write(folder: Path, name: str, data: bytes) -> str:
    path = os.fspath(folder / name)
    with open(path, "wb") as file:
        file.write(data)
    return path
