from __future__ import annotations

import io
import itertools
import struct
import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lossexplorer.base import Problem
from lossexplorer.io import contents, open_array, plain
from tests.loops import each

if TYPE_CHECKING:
    from pathlib import Path

TYPES = (
    "?",
    "u1",
    "i1",
    "<u2",
    "<i2",
    "<u4",
    "<i4",
    "<u8",
    "<i8",
    "<f2",
    "<f4",
    "<f8",
    ">u2",
    ">i4",
    ">i8",
    ">f2",
    ">f4",
    ">f8",
)
SHAPES = ((7,), (7, 3), (1, 5), (7, 1), (5, 3, 2), (4, 2, 3, 2))


def _array(shape: tuple[int, ...], dtype: str) -> np.ndarray[Any, Any]:
    return np.random.default_rng(0).integers(0, 2 if dtype == "?" else 100, shape).astype(dtype)


def _told(path: Path) -> list[str]:
    return [str(notice) for notice in open_array(path).notices]


@each("dtype, shape, order", itertools.product(TYPES, SHAPES, "CF"), lambda case: case[0])
def test_rows_come_back_as_they_were_saved_in_native_order(
    dtype: str, shape: tuple[int, ...], order: str, tmp_path: Path
) -> None:
    array = np.asarray(_array(shape, dtype), order=order)
    np.save(tmp_path / "x.npy", array)
    with open_array(tmp_path / "x.npy") as source:
        assert source.shape == shape
        assert source.dtype == np.dtype(dtype).newbyteorder("=")
        for start, stop in ((0, shape[0]), (1, 3), (0, 1), (shape[0] - 1, shape[0]), (2, 2), (0, 99)):
            rows = source.read(start, stop)
            assert np.array_equal(rows, array[start:stop])
            assert rows.dtype == source.dtype
            assert rows.flags.c_contiguous
            assert rows.flags.writeable
            assert rows.flags.aligned


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=12), st.integers(1, 400))
def test_columns_read_ahead_give_the_same_rows_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[int, int]], ahead: int
) -> None:
    array = np.asfortranarray(np.arange(120, dtype=">i4").reshape(40, 3))
    path = tmp_path_factory.mktemp("columns") / "x.npy"
    np.save(path, array)
    with pytest.MonkeyPatch.context() as patch, open_array(path) as source:
        patch.setattr(plain, "AHEAD", ahead)
        for start, size in parts:
            assert np.array_equal(source.read(start, start + size), array[start : start + size])
        step = parts[0][1] % 7 + 1
        rows = [source.read(start, start + step) for start in range(0, 40, step)]
        assert np.array_equal(np.concatenate(rows), array)


@pytest.mark.parametrize("order", ["C", "F"])
def test_two_threads_read_one_source_without_mixing_their_rows(order: str, tmp_path: Path) -> None:
    array = np.asarray(np.arange(200_000, dtype=np.float64).reshape(2000, 100), order=order)
    np.save(tmp_path / "x.npy", array)
    wrong: list[int] = []
    with open_array(tmp_path / "x.npy") as source:

        def read(first: int) -> None:
            for start in range(first, 2000, 10):
                if not np.array_equal(source.read(start, start + 10), array[start : start + 10]):
                    wrong.append(start)

        threads = [threading.Thread(target=read, args=(first,)) for first in (0, 5, 1000)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_nan_payloads_survive_bit_for_bit(tmp_path: Path) -> None:
    bits = np.array([0x7F800001, 0x7FC00123, 0xFF800000, 0x00000001], np.uint32)
    np.save(tmp_path / "x.npy", bits.view(np.float32))
    assert np.array_equal(open_array(tmp_path / "x.npy").read(0, 4).view(np.uint32), bits)


def test_a_truth_value_of_any_byte_is_read_as_one(tmp_path: Path) -> None:
    np.save(tmp_path / "x.npy", np.zeros(4, np.bool_))
    data = (tmp_path / "x.npy").read_bytes()
    (tmp_path / "x.npy").write_bytes(data[:-4] + bytes([0, 1, 2, 255]))
    assert open_array(tmp_path / "x.npy").read(0, 4).view(np.uint8).tolist() == [0, 1, 1, 1]


def test_what_is_odd_but_readable_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.npy"
    np.save(path, np.zeros((2, 2), ">f4"))
    assert _told(path) == ["x.npy has another byte order (>f4); it was converted."]
    np.save(path, np.zeros((2, 2), "f4", order="F"))
    assert _told(path) == ["x.npy is stored column by column (Fortran order); reading its rows takes longer."]
    np.save(path, np.zeros(2, "f2"))
    assert _told(path) == ["x.npy holds float16 numbers, which have about 3 digits."]
    np.save(path, np.zeros(2, "?"))
    assert _told(path) == ["x.npy holds truth values; they are read as 0 and 1."]
    np.save(path, np.zeros(2, "f4"))
    assert _told(path) == []
    with open(path, "ab") as file:
        file.write(b"1")
    assert _told(path) == ["1 extra byte after the numbers of x.npy was ignored."]
    with open(path, "ab") as file:
        file.write(bytes(109))
    assert _told(path) == ["110 extra bytes after the numbers of x.npy were ignored."]


def test_headers_of_every_version_and_of_python_2_are_read(tmp_path: Path) -> None:
    array = np.arange(6.0).reshape(2, 3)
    for version in ((1, 0), (2, 0), (3, 0)):
        stream = io.BytesIO()
        np.lib.format.write_array(stream, array, version)
        (tmp_path / "x.npy").write_bytes(stream.getvalue())
        assert np.array_equal(open_array(tmp_path / "x.npy").read(0, 2), array)
    header = b"{'descr': '<f8', 'fortran_order': False, 'shape': (2L, 3L), }\n"
    (tmp_path / "x.npy").write_bytes(b"\x93NUMPY\1\0" + struct.pack("<H", len(header)) + header + array.tobytes())
    assert np.array_equal(open_array(tmp_path / "x.npy").read(0, 2), array)


def test_fields_of_records_are_arrays_of_their_own(tmp_path: Path) -> None:
    records = np.zeros(5, [("logits", ">f4", (3,)), ("ok", "?"), ("größe", "i2")])
    records["logits"] = np.arange(15).reshape(5, 3)
    records["ok"] = [1, 0, 1, 1, 0]
    records["größe"] = range(5)
    np.save(tmp_path / "x.npy", records)
    assert [(info.name, info.shape, info.dtype) for info in contents(tmp_path / "x.npy").arrays] == [
        ("logits", (5, 3), ">f4"),
        ("ok", (5,), "bool"),
        ("größe", (5,), "int16"),
    ]
    for field in records.dtype.names or ():
        source = open_array(tmp_path / "x.npy", field)
        assert np.array_equal(source.read(1, 4), records[field][1:4])
        assert source.read(1, 4).dtype.isnative


def test_the_listing_of_an_npy_file_reads_its_header_only(tmp_path: Path) -> None:
    with open(tmp_path / "x.npy", "wb") as file:
        header = {"descr": "<f4", "fortran_order": False, "shape": (2**31, 4)}
        np.lib.format.write_array_header_1_0(file, header)
        file.truncate(file.tell() + 2**35)  # no disk holds this file but as a hole
    found = contents(tmp_path / "x.npy")
    assert (found.kind, found.notices) == ("npy", ())
    assert (found.arrays[0].shape, found.arrays[0].dtype) == ((2**31, 4), "float32")
    assert open_array(tmp_path / "x.npy").read(2**31 - 1, 2**31).tolist() == [[0, 0, 0, 0]]


def test_a_truncated_npy_says_how_many_bytes_are_missing(tmp_path: Path) -> None:
    np.save(tmp_path / "x.npy", np.zeros(100))
    data = (tmp_path / "x.npy").read_bytes()
    (tmp_path / "x.npy").write_bytes(data[:-30])
    with pytest.raises(Problem, match=r"^x\.npy is cut: 770 of 800 data bytes\."):
        open_array(tmp_path / "x.npy")
