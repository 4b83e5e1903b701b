from __future__ import annotations

import json
import os
import stat
import zipfile
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
import pytest

from lossexplorer.base import Problem
from lossexplorer.io import open_batch, save_npz, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

X, Y = np.arange(12.0, dtype=np.float32).reshape(6, 2), np.arange(6)


def test_numpy_itself_reads_what_is_saved(tmp_path: Path) -> None:
    save_npz(tmp_path / "x.npz", {"predictions": X.T, "file": Y}, {"loss": "损失", "observed": 2.5, "shape": (1, 2)})
    with np.load(tmp_path / "x.npz") as found:
        assert np.array_equal(found["predictions"], X.T)
        assert np.array_equal(found["file"], Y)
        assert found["meta"].dtype == np.uint8
        text = found["meta"].tobytes().decode()
    assert json.loads(text) == {"loss": "损失", "observed": 2.5, "shape": [1, 2]}
    with zipfile.ZipFile(tmp_path / "x.npz") as archive:
        assert archive.testzip() is None


def test_numbers_that_json_lacks_become_their_names(tmp_path: Path) -> None:
    notes = {"a": float("nan"), "b": [float("inf"), {"c": -float("inf")}]}
    save_npz(tmp_path / "x.npz", {"predictions": X, "targets": Y}, notes)
    assert open_batch(tmp_path / "x.npz").meta == {"a": "nan", "b": ["inf", {"c": "-inf"}]}


@pytest.mark.parametrize(
    ("arrays", "meta", "says"),
    [
        ({"o": np.array([{}], object)}, {}, "x.npz was not saved: the array “o” cannot be stored."),
        ({"r": np.zeros(2, "i4,f4")}, {}, "x.npz was not saved: the array “r” cannot be stored."),
        ({"meta": X}, {}, "x.npz was not saved: the array “meta” cannot be stored."),
        ({"": X}, {}, "x.npz was not saved: the array “” cannot be stored."),
        ({"a": X}, {"x": object()}, "x.npz was not saved: its notes hold something that JSON does not know."),
    ],
)
def test_what_cannot_be_stored_leaves_the_old_file(
    arrays: dict[str, Any], meta: dict[str, Any], says: str, tmp_path: Path
) -> None:
    (tmp_path / "x.npz").write_bytes(b"old")
    with pytest.raises(Problem) as caught:
        save_npz(tmp_path / "x.npz", arrays, meta)
    assert str(caught.value) == says
    assert (tmp_path / "x.npz").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["x.npz"]


def _write(stream: BinaryIO) -> None:
    stream.write(b"new")


@pytest.mark.skipif(os.name == "nt", reason="permissions and links as POSIX has them")
def test_permissions_and_links_survive_a_save(tmp_path: Path) -> None:
    target, link, fresh = tmp_path / "target", tmp_path / "link", tmp_path / "fresh"
    target.write_bytes(b"old")
    target.chmod(0o604)
    link.symlink_to("target")
    write_atomically(link, _write)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o604
    mask = os.umask(0o027)
    try:
        write_atomically(fresh, _write)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o640


def test_a_name_of_255_bytes_is_saved(tmp_path: Path) -> None:
    name = "x" * 255
    write_atomically(tmp_path / name, _write)
    assert (tmp_path / name).read_bytes() == b"new"


def test_a_reader_of_the_old_file_keeps_its_rows_while_it_is_saved_anew(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("an open file cannot be replaced there")
    path = tmp_path / "x.npz"
    save_npz(path, {"predictions": X, "targets": Y}, {})
    old = open_batch(path)
    save_npz(path, {"predictions": -X, "targets": Y}, {})
    assert np.array_equal(old.predictions.read(0, 6), X)
    assert np.array_equal(open_batch(path).predictions.read(0, 6), -X)
