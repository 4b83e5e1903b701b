from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
import pytest

from lossexplorer.base import Problem
from lossexplorer.io import open_batch, save_npz, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD, NEW = b"old" * 1000, b"new" * 5000
SENTENCES = {
    errno.ENOSPC: "x.bin was not saved: the disk is full. Free some space or save elsewhere.",
    errno.EFBIG: "x.bin was not saved: the disk is full. Free some space or save elsewhere.",
    errno.EROFS: "x.bin was not saved: the file or its folder may not be written to. Save elsewhere.",
    errno.EACCES: "x.bin was not saved: the file or its folder may not be written to. Save elsewhere.",
    errno.ENOENT: "x.bin was not saved: its folder does not exist any more. Save elsewhere.",
    errno.EIO: "x.bin was not saved: the disk or network reports an error. Save elsewhere.",
}


def _write(stream: BinaryIO) -> None:
    for start in range(0, len(NEW), 100):
        stream.write(NEW[start : start + 100])


class FailingAt:
    """Functions of ``os`` of which the n-th call, counted over all of them, fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], n: int, code: int) -> None:
        self.left, self.code = n, code
        for name in names:
            monkeypatch.setattr(os, name, self._wrapped(getattr(os, name)))

    def _wrapped(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                raise OSError(self.code, os.strerror(self.code))
            return function(*arguments, **options)

        return call


@pytest.mark.parametrize("code", SENTENCES)
def test_the_nth_failing_call_leaves_the_old_or_the_new_file_and_no_other(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.bin"
    calls = 0
    while True:
        calls += 1
        path.write_bytes(OLD)
        with monkeypatch.context() as patch:
            failing = FailingAt(patch, ("open", "fsync", "replace", "close"), calls, code)
            try:
                write_atomically(path, _write)
            except Problem as problem:
                said = str(problem)
            else:
                break
        assert path.read_bytes() == (NEW if "did not confirm" in said else OLD) or failing.left <= 0
        assert path.read_bytes() in (OLD, NEW)
        assert said == SENTENCES[code] or "did not confirm" in said or path.read_bytes() == NEW
        assert os.listdir(tmp_path) == ["x.bin"]
    assert calls > 4
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("n", [1, 2, 7, 150])
def test_the_nth_failing_write_leaves_the_old_file(n: int, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(OLD)

    def write(stream: BinaryIO) -> None:
        for number, start in enumerate(range(0, len(NEW), 100), 1):
            if number == n:
                raise OSError(errno.ENOSPC, "No space left on device")
            stream.write(NEW[start : start + 100])

    with pytest.raises(Problem) as caught:
        write_atomically(path, write)
    assert str(caught.value) == SENTENCES[errno.ENOSPC]
    assert path.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["x.bin"]


def test_the_bytes_are_on_the_disk_before_the_old_file_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def recorded(name: str) -> Callable[..., Any]:
        function = getattr(os, name)

        def call(*arguments: Any) -> Any:
            calls.append(name)
            return function(*arguments)

        return call

    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, recorded(name))
    write_atomically(tmp_path / "x.bin", _write)
    assert calls == ["fsync", "replace"] + ["fsync"] * (os.name != "nt")


def test_a_disk_that_silently_drops_bytes_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", lambda descriptor: os.truncate(descriptor, 10))
    with pytest.raises(Problem) as caught:
        write_atomically(path, _write)
    assert str(caught.value) == SENTENCES[errno.EIO]
    assert path.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["x.bin"]


def test_a_batch_that_cannot_be_read_back_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = np.lib.format.write_array
    monkeypatch.setattr(
        np.lib.format, "write_array", lambda stream, array, **options: right(stream, array[:-1], **options)
    )
    with pytest.raises(Problem, match="the disk or network reports an error"):
        save_npz(tmp_path / "x.npz", {"predictions": np.zeros(5)}, {"loss": "mse_loss"})
    assert os.listdir(tmp_path) == []


def test_what_the_writer_itself_raises_passes_through(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(OLD)

    def write(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, write)
    assert path.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["x.bin"]


def test_a_check_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(OLD)

    def check(temporary: str) -> None:
        assert os.path.getsize(temporary) == len(NEW)
        raise OSError(errno.EIO, "not what was written")

    with pytest.raises(Problem, match="reports an error"):
        write_atomically(path, _write, check=check)
    assert path.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["x.bin"]


@pytest.mark.skipif(os.name == "nt", reason="has no limit of the size of files")
def test_a_full_disk_leaves_the_old_batch(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "x.npz"
    array = np.arange(100_000, dtype=np.float64)
    save_npz(path, {"predictions": array[:10], "targets": array[:10]}, {})
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in (1, 500, 4096, 70_000, 700_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            with pytest.raises(Problem, match="the disk is full"):
                save_npz(path, {"predictions": array, "targets": array}, {})
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert path.read_bytes() == before
        assert os.listdir(tmp_path) == ["x.npz"]
    assert open_batch(path).predictions.shape == (10,)


def test_a_folder_that_is_gone_and_a_name_that_is_too_long_are_told(tmp_path: Path) -> None:
    cases = {
        tmp_path / "no" / "x.bin": SENTENCES[errno.ENOENT],
        tmp_path / ("x" * 300): "the name is too long. Choose a shorter one.",
        tmp_path / "a\0b": "is no possible file name. Choose another name.",
        tmp_path: "is a folder. Choose a file name.",
    }
    for path, says in cases.items():
        with pytest.raises(Problem) as caught:
            write_atomically(path, _write)
        assert str(caught.value).endswith(says)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(Problem, match="the file or its folder may not be written to"):
            write_atomically(tmp_path / "x.bin", _write)
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="devices have other names there")
def test_a_device_is_not_replaced_by_a_file() -> None:
    with pytest.raises(Problem, match=r"null is not a regular file\. Choose another name\."):
        write_atomically("/dev/null", _write)
    assert not os.path.isfile("/dev/null")
