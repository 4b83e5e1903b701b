from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from lossexplorer.base import Problem
from lossexplorer.io import contents, open_array, open_batch, save_npz
from lossexplorer.io.plain import PlainSource

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

X = np.random.default_rng(0).standard_normal((50, 4)).astype(np.float32)
Y = np.arange(50) % 4
SAVE = [np.savez, np.savez_compressed]


@pytest.mark.parametrize("save", SAVE)
@pytest.mark.parametrize("dtype", ["<f4", ">f8", "<f2", "?", "i1", ">i8"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_members_come_back_as_they_were_saved(
    save: Callable[..., None], dtype: str, order: str, tmp_path: Path
) -> None:
    array = np.asarray(X.astype(dtype), order=order)
    save(tmp_path / "x.npz", logits=array, labels=Y)
    batch = open_batch(tmp_path / "x.npz")
    for start, stop in ((0, 50), (3, 7), (49, 50), (5, 5)):
        rows = batch.predictions.read(start, stop)
        assert np.array_equal(rows, array[start:stop])
        assert rows.dtype == np.dtype(dtype).newbyteorder("=")
        assert rows.flags.c_contiguous
        rows[:] = 0  # they belong to whoever asked for them
        assert np.array_equal(batch.predictions.read(start, stop), array[start:stop])
    assert np.array_equal(batch.targets.read(0, 50), Y)


def test_stored_members_are_read_from_the_file_and_packed_ones_from_memory(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", logits=X)
    np.savez_compressed(tmp_path / "b.npz", logits=X)
    assert isinstance(open_array(tmp_path / "a.npz"), PlainSource)
    assert not isinstance(open_array(tmp_path / "b.npz"), PlainSource)


@pytest.mark.parametrize("save", SAVE)
def test_fields_of_records_in_a_member_have_names_of_their_own(save: Callable[..., None], tmp_path: Path) -> None:
    records = np.zeros(5, [("logits", ">f4", (3,)), ("label", "i2")])
    records["logits"] = np.arange(15).reshape(5, 3)
    save(tmp_path / "x.npz", **{"a": X, "a.b": records})
    assert [info.name for info in contents(tmp_path / "x.npz").arrays] == ["a", "a.b.logits", "a.b.label"]
    batch = open_batch(tmp_path / "x.npz")
    assert np.array_equal(batch.predictions.read(0, 5), records["logits"])
    assert np.array_equal(batch.targets.read(0, 5), records["label"])


def test_a_damaged_member_is_never_replaced_by_another(tmp_path: Path) -> None:
    np.savez(tmp_path / "x.npz", logits=X, labels=Y)
    data = (tmp_path / "x.npz").read_bytes()
    place = data.index(b"'descr'")
    (tmp_path / "x.npz").write_bytes(data[:place] + b"'dscer'" + data[place + 7 :])
    with pytest.raises(Problem, match=r"x\.npz: member logits\.npy is damaged \(checksum\)"):
        open_batch(tmp_path / "x.npz", tmp_path / "x.npz")
    listing = contents(tmp_path / "x.npz")
    assert [(info.name, info.dtype) for info in listing.arrays] == [("logits", "damaged"), ("labels", "int64")]
    assert [str(notice) for notice in listing.notices] == [
        "x.npz::logits has a damaged or unsafe header. Save it again with np.save."
    ]
    assert np.array_equal(open_array(tmp_path / "x.npz", "labels").read(0, 50), Y)


def test_members_that_are_no_arrays_are_ignored_with_a_notice(tmp_path: Path) -> None:
    np.savez(tmp_path / "x.npz", logits=X, labels=Y)
    with zipfile.ZipFile(tmp_path / "x.npz", "a") as archive:
        archive.writestr("../read\nme.txt", "hello")
    notices = open_batch(tmp_path / "x.npz").notices
    assert [str(notice) for notice in notices] == ["x.npz also holds ../read\\nme.txt, which was ignored."]


def test_ten_thousand_members_are_listed(tmp_path: Path) -> None:
    np.savez(tmp_path / "x.npz", **{f"a{number}": np.zeros(3) for number in range(10_000)})
    assert len(contents(tmp_path / "x.npz").arrays) == 10_000


def test_extra_bytes_in_a_member_are_told(tmp_path: Path) -> None:
    np.save(tmp_path / "x.npy", X)
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        with zipfile.ZipFile(tmp_path / "x.npz", "w", method) as archive:
            archive.writestr("logits.npy", (tmp_path / "x.npy").read_bytes() + b"12")
        source = open_array(tmp_path / "x.npz")
        assert np.array_equal(source.read(0, 50), X)
        told = ["2 extra bytes after the numbers of x.npz::logits were ignored."]
        assert [str(notice) for notice in source.notices] == told


def _with_meta(path: Path, meta: np.ndarray[Any, Any]) -> Path:
    np.savez(path, predictions=X, targets=Y, meta=meta)
    return path


def test_the_notes_of_save_batch_come_back(tmp_path: Path) -> None:
    save_npz(tmp_path / "x.npz", {"predictions": X, "targets": Y}, {"loss": "mse_loss", "observed": float("inf")})
    batch = open_batch(tmp_path / "x.npz")
    assert batch.meta == {"loss": "mse_loss", "observed": "inf"}
    assert batch.notices == ()
    assert np.array_equal(batch.predictions.read(0, 50), X)
    assert [info.name for info in contents(tmp_path / "x.npz").arrays] == ["predictions", "targets"]


@pytest.mark.parametrize("text", [b"", b"{", b"[1]", b"\xff", b"[" * 100_000, b'"' + b"a" * 2_000_000 + b'"'], ids=len)
def test_damaged_notes_are_a_notice_and_no_failure(text: bytes, tmp_path: Path) -> None:
    path = _with_meta(tmp_path / "x.npz", np.frombuffer(text, np.uint8))
    batch = open_batch(path)
    assert batch.meta == {}
    told = ["The notes in x.npz (loss, observed value) are damaged and were ignored."]
    assert [str(notice) for notice in batch.notices] == told


def test_an_array_that_is_only_called_meta_is_an_array(tmp_path: Path) -> None:
    path = _with_meta(tmp_path / "x.npz", np.zeros((3, 3)))
    batch = open_batch(path)
    assert (batch.meta, batch.notices) == ({}, ())
    assert open_array(path, "meta").shape == (3, 3)


def test_notes_packed_together_with_the_arrays_are_read(tmp_path: Path) -> None:
    text = json.dumps({"loss": "交叉熵"}).encode()
    np.savez_compressed(tmp_path / "x.npz", predictions=X, targets=Y, meta=np.frombuffer(text, np.uint8))
    assert open_batch(tmp_path / "x.npz").meta == {"loss": "交叉熵"}
