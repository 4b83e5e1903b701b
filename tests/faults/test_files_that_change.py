from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Any

import bad_files as bad
import numpy as np
import pytest

from lossexplorer.base import Problem
from lossexplorer.io import FileChanged, open_array, open_batch, stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARRAY = np.arange(20_000, dtype=np.float32).reshape(1000, 20)
STREAMED = {
    "npy": bad.npy_bytes(ARRAY),
    "columns": bad.npy_bytes(np.asfortranarray(ARRAY)),
    "npz": bad.zip_bytes({"a.npy": bad.npy_bytes(ARRAY)}),
    "safetensors": bad.safetensors_bytes({"a": bad.tensor(0, 80_000, (1000, 20))}, ARRAY.tobytes()),
    "pt": bad.pt_bytes(bad.torch_of(ARRAY)),
    "parquet": bad.parquet_bytes(ARRAY),
    "csv": "\n".join(",".join(map(str, row)) for row in ARRAY.tolist()).encode(),
}
LOADED = {
    "packed npz": bad.zip_bytes({"a.npy": bad.npy_bytes(ARRAY)}, 8),
    "old pt": bad.pt_bytes(bad.torch_of(ARRAY), _use_new_zipfile_serialization=False),
}
CHANGED = "x changed on disk while it was open. Open it again."


def _truncate(path: str) -> None:
    os.truncate(path, 1000)


def _empty(path: str) -> None:
    os.truncate(path, 0)


def _append(path: str) -> None:
    with open(path, "ab") as file:
        file.write(bytes(1000))


def _rewrite(path: str) -> None:
    size = os.path.getsize(path)
    before = stamp(path)
    with open(path, "r+b") as file:
        file.write(bytes(size))
    os.utime(path, ns=(0, before.mtime_ns + 1))  # the clock of a file system may stand still for milliseconds


@pytest.mark.parametrize("change", [_truncate, _empty, _append, _rewrite])
@pytest.mark.parametrize("kind", STREAMED)
def test_rows_of_a_file_that_was_written_to_are_refused(
    kind: str, change: Callable[[str], None], tmp_path: Path
) -> None:
    path = bad.write(tmp_path, "x", STREAMED[kind])
    with open_array(path) as source:
        assert np.array_equal(source.read(10, 20), ARRAY[10:20])
        change(path)
        for start, stop in ((500, 900), (0, 5), (990, 1000)):
            with pytest.raises(FileChanged) as caught:
                source.read(start, stop)
            assert str(caught.value) == CHANGED


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced there")
@pytest.mark.parametrize("kind", STREAMED)
def test_a_file_that_was_deleted_or_replaced_goes_on_giving_the_rows_it_had(kind: str, tmp_path: Path) -> None:
    path = bad.write(tmp_path, "x", STREAMED[kind])
    with open_array(path) as source:
        before = stamp(path)
        os.replace(bad.write(tmp_path, "new", b"something else"), path)
        assert stamp(path) != before
        assert np.array_equal(source.read(10, 20), ARRAY[10:20])
        os.unlink(path)
        assert np.array_equal(source.read(900, 1000), ARRAY[900:])


@pytest.mark.parametrize("kind", LOADED)
def test_what_was_read_as_a_whole_does_not_care_about_its_file(kind: str, tmp_path: Path) -> None:
    path = bad.write(tmp_path, "x", LOADED[kind])
    source = open_array(path)
    _truncate(path)
    assert np.array_equal(source.read(900, 1000), ARRAY[900:])


def test_a_table_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lossexplorer.io import text

    path = bad.write(tmp_path, "x.csv", b"1,2\n3,4\n")
    whole_lines = text._whole_lines

    def slow(*arguments: Any) -> bytes:
        _append(path)
        return whole_lines(*arguments)

    monkeypatch.setattr(text, "_whole_lines", slow)
    with pytest.raises(FileChanged):
        open_array(path)


@pytest.mark.parametrize("kind", STREAMED)
def test_a_closed_source_says_that_it_is_closed(kind: str, tmp_path: Path) -> None:
    source = open_array(bad.write(tmp_path, "x", STREAMED[kind]))
    source.close()
    source.close()
    with pytest.raises(Problem, match=r"^x has been closed\. Open it again\.$"):
        source.read(0, 1)


def _descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts descriptors as Linux lists them")
@pytest.mark.parametrize("kind", [*STREAMED, *LOADED])
def test_sources_that_are_closed_or_dropped_leave_no_file_open(kind: str, tmp_path: Path) -> None:
    path = bad.write(tmp_path, "x", (STREAMED | LOADED)[kind])
    open_array(path).close()  # the second process runs from now on
    gc.collect()
    before = _descriptors()
    batch = open_batch(path, path)
    del batch
    with open_array(path) as source:
        assert source.read(0, 1).size
    cycle: list[object] = [open_array(path)]
    cycle.append(cycle)
    del cycle
    gc.collect()
    assert _descriptors() == before


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts descriptors as Linux lists them")
def test_files_that_cannot_be_opened_leave_no_file_open(tmp_path: Path) -> None:
    before = _descriptors()
    for data in (b"", b"\x93NUMPY", bad.zip_bytes({}), bad.safetensors_bytes({"a": 1}), b"a,b\nx,y\n"):
        with pytest.raises(Problem):
            open_batch(bad.write(tmp_path, "x", data))
    assert _descriptors() == before


@pytest.mark.skipif(not os.path.isfile("/proc/self/maps"), reason="looks at the mappings as Linux lists them")
@pytest.mark.parametrize("kind", [*STREAMED, *LOADED])
def test_no_file_is_ever_mapped(kind: str, tmp_path: Path) -> None:
    path = bad.write(tmp_path, "never-mapped", (STREAMED | LOADED)[kind])
    with open_array(path) as source:
        assert source.read(0, 10).size
        with open("/proc/self/maps") as maps:
            assert "never-mapped" not in maps.read()
