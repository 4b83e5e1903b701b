"""Mutated files: whatever is in them, opening and reading gives arrays or a Problem, nothing else.

LOSSEXPLORER_FUZZ says how many files of each kind; a few hundred by default.
"""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from typing import TYPE_CHECKING

import bad_files as bad
import numpy as np
import pytest

from lossexplorer.base import Problem
from lossexplorer.io import contents, open_batch

if TYPE_CHECKING:
    from pathlib import Path

FILES = int(os.environ.get("LOSSEXPLORER_FUZZ", "300"))
EDGES = [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 2**63 - 1, 2**63, 2**64 - 1]
ADVICE = ("weights_only", "allow_pickle", "unsafe", "trust")


def _seed(kind: str) -> bytes:
    """A sound file of this kind."""
    members = {"logits.npy": bad.npy_bytes(bad.X), "labels.npy": bad.npy_bytes(bad.Y)}
    if kind == "npy":
        return bad.npy_bytes(bad.X)
    if kind == "records":
        return bad.npy_bytes(np.zeros(5, [("logits", ">f4", (2,)), ("label", "i8")]))
    if kind.startswith("npz"):
        return bad.zip_bytes(members, 8 if kind == "npz packed" else 0)
    if kind == "safetensors":
        header = {"logits": bad.tensor(0, 48, (6, 2)), "labels": bad.tensor(48, 60, (6,), "BF16")}
        return bad.safetensors_bytes(header, bad.X.tobytes() + bytes(12))
    if kind == "csv":
        return "naïve;b;label\n".encode() + b'1,5;2;0\n"3";nan;1\n;4;2\n' * 5
    if kind in ("hdf5", "parquet", "arrow"):
        return _remote_seed(kind)
    import torch

    tensors = {"logits": torch.from_numpy(bad.X), "labels": torch.from_numpy(bad.Y), "epoch": 3}
    return bad.pt_bytes(tensors, _use_new_zipfile_serialization=kind != "old pt")


def _remote_seed(kind: str) -> bytes:
    stream = io.BytesIO()
    if kind == "hdf5":
        import h5py

        with h5py.File(stream, "w") as file:
            file["logits"] = bad.X
            file.create_dataset("g/labels", data=bad.Y, compression="gzip", chunks=(3,), fletcher32=True)
        return stream.getvalue()
    import pyarrow as pa
    from pyarrow import parquet

    words = pa.array(["a", "b", "a", "c", "b", "a"])
    table = pa.table({"logits": bad.X.tolist(), "label": words, "kind": words.dictionary_encode()})
    if kind == "parquet":
        parquet.write_table(table, stream, row_group_size=4)
    else:
        with pa.ipc.new_file(stream, table.schema) as writer:
            writer.write_table(table)
    return stream.getvalue()


def _mutated(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 4, 16))):
        place, size = chance.randrange(len(data) + 1), chance.choice((1, 2, 4, 8))
        before, after = data[:place], data[place:]
        way = chance.randrange(6)
        if way == 0 and after:
            data = before + bytes([after[0] ^ 1 << chance.randrange(8)]) + after[1:]
        elif way == 1:
            edge = chance.choice(EDGES) & (256**size - 1)
            data = before + edge.to_bytes(size, chance.choice(("little", "big"))) + after[size:]
        elif way == 2:
            data = before + after[chance.randrange(1, 64) :]
        elif way == 3:
            data = before + after[: chance.randrange(64)] * chance.randrange(1, 4) + after
        elif way == 4:
            data = (
                before + chance.choice((b"", chance.randbytes(size), b'"', b"\n", b",", b"'", b"(", b"9" * 30)) + after
            )
        elif chance.random() < 0.3:
            data = before
    return data


def _mutated_inside(kind: str, seed: bytes, chance: random.Random) -> bytes:
    """A zip file whose members are mutated and whose checksums are right again."""
    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name in members:
        if name.endswith((".npy", ".pkl")) or chance.random() < 0.1:
            members[name] = _mutated(members[name], chance)
    return bad.zip_bytes(members, chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))


REMOTE = ("hdf5", "parquet", "arrow", "pt", "pt inside", "old pt")
"""Kinds that another process reads, which is slower to ask and slow to start again."""
KINDS = (*REMOTE, "npy", "records", "npz", "npz packed", "npz inside", "safetensors", "csv")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.timeout(60 + FILES)
def test_mutated_files_give_arrays_or_problems(kind: str, tmp_path: Path) -> None:
    seed, chance = _seed(kind), random.Random(f"{kind} {FILES}")
    targets = bad.write(tmp_path, "y.npy", bad.npy_bytes(bad.Y))
    contents(bad.write(tmp_path, "sound", seed))  # the time of starting a process is not the time of opening a file
    opened = 0
    for number in range(FILES // 6 if kind in REMOTE else FILES):
        data = _mutated_inside(kind, seed, chance) if kind.endswith("inside") else _mutated(seed, chance)
        path = bad.write(tmp_path, f"x{number}" if kind in REMOTE else "x", data)
        start = time.perf_counter()
        try:
            contents(path)
            batch = open_batch(path) if number % 2 else open_batch(path, targets)
            for source in (batch.predictions, batch.targets):
                rows = source.read(0, min(100, source.shape[0]))
                assert rows.dtype == source.dtype
                assert rows.shape[1:] == source.shape[1:]
                assert rows.dtype.isnative
                assert rows.dtype.kind in "biuf"
            opened += 1
        except Problem as problem:
            if any(word in problem.details for word in ADVICE) or not f"{problem}{problem.details}".isprintable():
                pytest.fail(f"{problem} {problem.details}")
        except Exception as error:
            pytest.fail(f"{type(error).__name__}: {error}; file {number}: {data!r}")
        assert time.perf_counter() - start < 5, data
    assert opened or FILES < 100, "no mutated file could be opened: the mutations are too coarse to find anything"


@pytest.mark.parametrize("kind", ["npz", "npz packed", "pt"])
def test_every_flipped_bit_in_the_numbers_of_a_zip_is_noticed(kind: str, tmp_path: Path) -> None:
    seed = _seed(kind)
    numbers = bad.X.tobytes()
    if kind == "npz packed":
        place = 30 + len("logits.npy")
        places = range(place, place + int.from_bytes(seed[18:22], "little"))
    else:
        begin = seed.index(numbers)
        places = range(begin, begin + len(numbers))
    for place in places:
        path = bad.write(tmp_path, f"x{place}", bad.flipped(seed, place, 1 << place % 8))
        if kind == "npz packed" and place == places[-1]:  # its last byte has bits that mean nothing
            continue
        with pytest.raises(Problem, match=r"is damaged \(checksum\)"):
            open_batch(path)
