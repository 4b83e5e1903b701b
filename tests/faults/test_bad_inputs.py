from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import bad_files as bad
import pytest
from bad_inputs import ROWS

from lossexplorer.base import Problem
from lossexplorer.io import contents, open_batch

if TYPE_CHECKING:
    from bad_rows import Row

ADVICE = ("weights_only", "allow_pickle", "unsafe", "trust", "\x1b")
_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def _peak() -> int:
    """The most bytes this process had in memory since the last reset."""
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def _reset_peak() -> int:
    """Forget the peak; the bytes in memory now, or none where the system does not say."""
    try:
        _RESET.write_text("5")
    except OSError:
        return 0
    return _peak()


@pytest.fixture(scope="module", autouse=True)
def _torch_is_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The time of its import, here and in the second process, is not the time of opening a file."""
    contents(bad.write(tmp_path_factory.mktemp("torch"), "x.pt", bad.pt_bytes({"loss": 1.0})))


def _problem(arguments: tuple[str, ...]) -> Problem:
    with pytest.raises(Problem) as caught:
        open_batch(*arguments)
    return caught.value


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_bad_input_is_told_in_one_sentence_within_two_seconds(row: Row, tmp_path: Path) -> None:
    arguments = row.build(tmp_path)
    before = _reset_peak()
    start = time.perf_counter()
    problem = _problem(arguments)
    took = time.perf_counter() - start
    grown = _peak() - before if before else 0
    assert row.fits(str(problem)), str(problem)
    assert took < 2
    assert grown < 200e6
    assert not any(word in problem.details for word in ADVICE)
    assert len(problem.details) <= 300
    assert problem.details.isprintable()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_listing_a_bad_file_raises_nothing_but_problems(row: Row, tmp_path: Path) -> None:
    with contextlib.suppress(Problem):
        contents(row.build(tmp_path)[0].partition("::")[0])


@pytest.mark.parametrize("name", ["x.npy", "x.pt", "x.csv", "x.npz"])
@pytest.mark.parametrize("protocol", [0, 2, 4])
def test_no_pickle_runs_its_code(name: str, protocol: int, tmp_path: Path) -> None:
    evil = bad.Runs(os.system, bad.marker_command(tmp_path))
    for data in (
        bad.pickled(evil, protocol),
        bad.pt_of_pickle(bad.pickled(evil, protocol)),
        bad.npy_bytes(bad.np.array([evil], object)),
        bad.zip_bytes({"logits.npy": bad.npy_bytes(bad.np.array([evil], object))}),
        bad.zip_bytes({"logits.npy": bad.pickled(evil, protocol)}),
    ):
        _problem((bad.write(tmp_path, name, data), bad.write(tmp_path, "y.npy", bad.npy_bytes(bad.Y))))
    assert not (tmp_path / bad.MARKER).exists()


def test_no_environment_variable_makes_torch_run_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lossexplorer.io.child import pt
    from lossexplorer.io.regular import RegularFile

    monkeypatch.setenv("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", "1")
    monkeypatch.setattr(pt, "foreign_globals", lambda *_, **__: [])  # so that torch itself has to refuse it
    evil = {"x": bad.Runs(os.system, bad.marker_command(tmp_path))}
    for options in ({}, {"_use_new_zipfile_serialization": False}):
        file = RegularFile(bad.write(tmp_path, "x.pt", bad.pt_bytes(evil, **options)))
        with pytest.raises(Problem) as caught:
            pt.PtReader(file, anyway=False)
        file.close()
        assert str(caught.value).startswith("x.pt wants to run Python code (posix.system) and was not opened.")
        assert not any(word in caught.value.details for word in ADVICE)
    assert not (tmp_path / bad.MARKER).exists()


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = bad.write(tmp_path, "x.npy", bad.npy_bytes(bad.X))

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # the tests may run as root, who may read everything
    assert str(_problem((path,))) == "You may not read x.npy. Change its permissions."


def test_what_would_not_fit_into_memory_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lossexplorer.io import plan

    monkeypatch.setattr(plan, "free_memory", lambda: 1000)
    noise = bad.np.random.default_rng(0).random((200, 2))
    path = bad.write(tmp_path, "x.npz", bad.zip_bytes({"logits.npy": bad.npy_bytes(noise)}, 8))
    said = str(_problem((path, bad.write(tmp_path, "y.npy", bad.npy_bytes(bad.Y)))))
    assert " and 500 bytes may be used. Save fewer rows, or save it as npy or safetensors" in said


def test_a_bomb_opens_when_the_user_insists_and_it_fits(tmp_path: Path) -> None:
    head = bad.npy_of_shape(f"({80 << 20},)", descr="'|u1'")
    path = bad.write(tmp_path, "x.npz", bad.zip_of_zeros("mask.npy", head, 80 << 20))
    assert " times as much) and was not opened" in str(_problem((path, path)))
    batch = open_batch(path, path, unpack_anyway=True)
    assert batch.predictions.shape == (80 << 20,)
    assert not batch.predictions.read(5, 9).any()


def test_small_arrays_of_zeros_open_although_they_pack_a_thousand_times(tmp_path: Path) -> None:
    path = str(tmp_path / "x.npz")
    bad.np.savez_compressed(path, logits=bad.np.zeros((1000, 1000), bad.np.float32), labels=bad.np.zeros(1000, int))
    assert open_batch(path).predictions.shape == (1000, 1000)
