"""``lx.save_batch`` never stops a training, ``lx.show`` never waits for the window."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import numpy as np
import pytest
import torch

import lossexplorer as lx
from lossexplorer.compute.fit import prospect
from lossexplorer.io import open_batch
from tests.catalog.said import said

RNG = np.random.default_rng(5)
Z, Y = RNG.normal(size=(12, 3)).astype(np.float32), RNG.integers(0, 3, 12)


def kept(path):
    with np.load(path) as file:
        meta = file["meta"]
        assert meta.dtype == np.uint8
        assert file.files == ["predictions", "targets", "meta"]
        return file["predictions"], file["targets"], json.loads(meta.tobytes().decode("utf-8"))


# --- save_batch ---------------------------------------------------------------------------------------------------


def test_a_batch_is_written_as_it_is_and_opened_again(tmp_path: Path):
    path = tmp_path / "step_1200.npz"
    assert lx.save_batch(path, Z, Y, observed=2.5, loss="cross_entropy") is True
    predictions, targets, meta = kept(path)
    np.testing.assert_array_equal(predictions, Z)
    np.testing.assert_array_equal(targets, Y)
    assert (predictions.dtype, targets.dtype) == (Z.dtype, Y.dtype)
    assert meta == {"loss": "cross_entropy", "observed": 2.5}
    batch = open_batch(path)
    assert batch.meta == meta
    assert prospect(batch).natural == "cross_entropy"
    assert [p.name for p in tmp_path.iterdir()] == ["step_1200.npz"]


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16, torch.float32, torch.float64], ids=str)
def test_tensors_that_require_gradients_are_detached(dtype: torch.dtype, tmp_path: Path):
    z = torch.tensor(Z).to(dtype).requires_grad_()
    assert lx.save_batch(str(tmp_path / "b.npz"), z * 1, torch.tensor(Y))
    predictions, targets, meta = kept(tmp_path / "b.npz")
    wide = np.dtype("float32") if dtype is torch.bfloat16 else np.dtype(str(dtype).removeprefix("torch."))
    assert predictions.dtype == wide
    np.testing.assert_array_equal(predictions.astype(float), z.detach().double().numpy())
    assert targets.dtype == np.int64
    assert meta == {}
    assert z.requires_grad
    assert z.grad is None


def test_half_types_may_be_targets_too(tmp_path: Path):
    assert lx.save_batch(tmp_path / "b.npz", torch.tensor(Z), torch.tensor(Z).bfloat16())
    assert kept(tmp_path / "b.npz")[1].dtype == np.float32


@pytest.mark.parametrize(
    ("observed", "stored"),
    [
        (2.25, 2.25),
        (1, 1.0),
        ("2.3026", "2.3026"),
        (torch.tensor(0.5), 0.5),
        (torch.tensor(0.5, requires_grad=True), 0.5),
        (np.float32(0.5), 0.5),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (-np.inf, "-inf"),
    ],
    ids=str,
)
def test_the_number_that_was_seen_is_kept(observed, stored, tmp_path: Path):
    lx.save_batch(tmp_path / "b.npz", Z, Y, observed=observed)
    assert kept(tmp_path / "b.npz")[2] == {"observed": stored}


@pytest.mark.parametrize("observed", [torch.ones(2), [1.0], object(), 1j], ids=["two", "list", "object", "complex"])
def test_what_is_no_number_does_not_stop_a_training(observed, tmp_path: Path):
    with pytest.warns(UserWarning, match="the batch was not saved: observed must be one number; got"):
        assert lx.save_batch(tmp_path / "b.npz", Z, Y, observed=observed) is False


def test_an_old_file_is_replaced_whole(tmp_path: Path):
    path = tmp_path / "b.npz"
    assert lx.save_batch(path, Z, Y)
    assert lx.save_batch(path, Z[:2], Y[:2])
    assert kept(path)[0].shape == (2, 3)


@pytest.mark.parametrize(
    ("code", "why"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "may not be written to"), (errno.EIO, "reports an error")],
)
def test_a_disk_that_fails_is_a_warning_and_the_old_file_stays(
    code: int, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "b.npz"
    path.write_bytes(b"old")

    def fail(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.warns(UserWarning, match=rf"the batch was not saved: b\.npz was not saved: .*{why}") as caught:
        assert lx.save_batch(path, Z, Y) is False
    assert len(caught) == 1
    assert Path(caught[0].filename) == Path(__file__)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["b.npz"]


@pytest.mark.parametrize("name", ["step.pt", "step.PKL", "no/such/folder/b.npz", ".", "x" * 300 + ".npz", "nul\0.npz"])
def test_a_place_that_cannot_be_written_is_a_warning(name: str, tmp_path: Path):
    with pytest.warns(UserWarning, match="the batch was not saved"):
        assert lx.save_batch(tmp_path / name, Z, Y) is False
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "data",
    [["a"], [[1, 2], [3]], np.array([object()]), torch.eye(2).to_sparse()],
    ids=["text", "ragged", "objects", "sparse"],
)
def test_what_is_no_array_of_numbers_is_a_warning(data, tmp_path: Path):
    with pytest.warns(UserWarning, match="the batch was not saved: prediction"):
        assert lx.save_batch(tmp_path / "b.npz", data, Y) is False
    assert not list(tmp_path.iterdir())


def test_saving_says_nothing_where_all_is_well(tmp_path: Path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        array = Z[::2]
        array.flags.writeable = False
        lx.save_batch(tmp_path / "b.npz", array, Y[::2])
    np.testing.assert_array_equal(kept(tmp_path / "b.npz")[0], Z[::2])


# --- show ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which temporary files appear."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The command lines of processes that would have been started."""
    found = []

    def start(command, *_, **__):
        found.append(command)
        return "the process"

    monkeypatch.setattr(subprocess, "Popen", start)
    return found


def test_the_window_is_a_process_of_its_own_on_a_temporary_file(temporary: Path, started):
    z = torch.tensor(Z, requires_grad=True).bfloat16()
    assert lx.show(z, Y, loss="generalized_cross_entropy") == "the process"
    ((program, *words),) = started
    assert program == sys.executable
    assert words[:2] == ["-m", "lossexplorer"]
    path = Path(words[2])
    assert words[3:] == ["--temporary"]
    assert temporary in path.parents
    predictions, targets, meta = kept(path)
    np.testing.assert_array_equal(predictions, z.detach().float().numpy())
    np.testing.assert_array_equal(targets, Y)
    assert meta == {"loss": "generalized_cross_entropy"}
    assert [p.name for p in path.parent.iterdir()] == [path.name]  # the window removes the folder with it


def test_two_windows_have_two_files(temporary: Path, started):
    lx.show(Z, Y)
    lx.show(Z * 2, Y)
    first, second = (Path(command[3]) for command in started)
    np.testing.assert_array_equal(kept(first)[0], Z)
    np.testing.assert_array_equal(kept(second)[0], Z * 2)
    assert kept(first)[2] == {}
    assert len(list(temporary.iterdir())) == 2


def test_what_cannot_be_shown_is_refused_and_leaves_nothing_behind(temporary: Path, started):
    assert "losses need real numbers" in said(lambda: lx.show(["a"], Y))
    assert "cannot be read" in said(lambda: lx.show(Z, [[1], [2, 3]]))
    assert not started
    assert not list(temporary.iterdir())


def test_a_window_that_cannot_be_started_leaves_nothing_behind(temporary: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_, **__):
        raise OSError("no more processes")

    monkeypatch.setattr(subprocess, "Popen", fail)
    with pytest.raises(OSError, match="no more processes"):
        lx.show(Z, Y)
    assert not list(temporary.iterdir())


def test_a_temporary_folder_that_cannot_be_written_is_a_problem(
    temporary: Path, started, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "no" / "such"))
    assert "temporary folder" in said(lambda: lx.show(Z, Y))
    assert not started
