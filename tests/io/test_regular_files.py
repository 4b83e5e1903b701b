from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.base import Problem
from lossexplorer.io import FileChanged, stamp
from lossexplorer.io.regular import BLOCK, RegularFile, Stream

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> str:
    data = np.arange(BLOCK + 10, dtype=np.uint32).astype(np.uint8).tobytes()
    (tmp_path / "x").write_bytes(data)
    return str(tmp_path / "x")


def test_bytes_behind_the_end_are_never_made_up(path: str) -> None:
    file = RegularFile(path)
    with pytest.raises(FileChanged):
        file.read_into(np.empty(20, np.uint8), file.size - 10)
    assert len(file.read(file.size - 10, 20)) == 10
    assert file.read(file.size + 5, 20) == b""
    file.close()


def test_blocks_cover_the_file_once(path: str) -> None:
    file = RegularFile(path)
    sizes = [len(block) for block in file.blocks(0, file.size)]
    assert sizes == [BLOCK, 10]
    assert b"".join(map(bytes, file.blocks(3, file.size - 3))) == file.read(3, file.size)
    with pytest.raises(FileChanged):
        list(file.blocks(20, file.size))
    file.close()


def test_a_file_stays_open_until_its_last_holder_closes_it(path: str) -> None:
    file = RegularFile(path)
    other = file.share()
    file.close()
    assert other.read(0, 3) == b"\0\1\2"
    other.close()
    with pytest.raises(Problem, match="has been closed"):
        other.read(0, 3)


def test_a_stream_over_a_file_seeks_and_reads_like_a_file(path: str) -> None:
    file = RegularFile(path)
    with Stream(file) as stream, open(path, "rb") as plain:
        for offset, whence, size in (
            (5, io.SEEK_SET, 7),
            (-3, io.SEEK_END, 9),
            (-2, io.SEEK_CUR, 1),
            (99, io.SEEK_END, 4),
        ):
            assert stream.seek(offset, whence) == plain.seek(offset, whence)
            assert stream.read(size) == plain.read(size)
            assert stream.tell() == plain.tell()
        with pytest.raises(OSError, match="before the start"):
            stream.seek(-1)
    file.close()


def test_a_stamp_tells_size_and_time_and_changes_with_either(path: str) -> None:
    before = stamp(path)
    assert before.size == BLOCK + 10
    os.utime(path, ns=(0, before.mtime_ns + 1_000_000))
    assert stamp(path) != before
    os.utime(path, ns=(0, before.mtime_ns))
    assert stamp(path) == before
    os.truncate(path, 5)
    assert stamp(path) != before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in the file system")
def test_a_pipe_put_in_place_of_a_file_does_not_make_us_wait(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import lossexplorer.io.regular as regular

    status, look = os.stat(path), os.stat

    def swap(name: object, **options: object) -> os.stat_result:
        if name != path:
            return look(name, **options)  # type: ignore[call-overload]
        os.unlink(path)
        os.mkfifo(path)
        return status

    monkeypatch.setattr(regular.os, "stat", swap)
    with pytest.raises(Problem, match="x is not a regular file"):
        RegularFile(path)
