"""Watch: complete versions are read again by themselves, halves are not, and the history is kept."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QTimer

from lossexplorer.io.regular import changed
from lossexplorer.session import batch_work, computing
from lossexplorer.session.watch_session import ENOUGH, LONG, WatchSession
from tests.conftest import wait_until
from tests.session.desk import Desk, hold, numbers, set_loss
from tests.workers.tools import GIVE_UP, Ear

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    found = Desk()
    yield found
    found.close()


@pytest.fixture
def watch(desk: Desk) -> Iterator[WatchSession]:
    ticks = count(100.0)
    found = WatchSession(desk.session, lambda: next(ticks))
    found._timer.setInterval(20)
    yield found
    assert found.close(20_000)


def rewrite(path: Path, error: float) -> bytes:
    """Another version, whose loss is known; it appears at once, as ``save_batch`` writes it."""
    new = path.with_name("new.npz")
    np.savez(new, predictions=np.full(50, error), targets=np.zeros(50))
    data = new.read_bytes()
    os.replace(new, path)
    return data


def cut(*arguments: object, **options: object) -> None:
    """What reading says of a file that was cut meanwhile."""
    problem = changed("a.npz")
    problem.of_file = True
    raise problem


def losses(watch: WatchSession) -> list[float]:
    return [round(moment.mean, 6) for moment in watch.history]


def test_versions_are_read_by_themselves_and_their_losses_remembered(desk: Desk, watch: WatchSession, tmp_path: Path):
    path = numbers(tmp_path, "a.npz")
    rewrite(path, 3.0)
    desk.open(path)
    set_loss(desk, "mse_loss")
    desk.wait()
    watch.set_on(True)
    for versions, error in enumerate((2.0, 1.0, 0.5), 2):
        rewrite(path, error)
        wait_until(lambda versions=versions: len(watch.history) == versions, "the version", GIVE_UP)
    assert losses(watch) == [9.0, 4.0, 1.0, 0.25]
    assert [m.rows for m in watch.history] == [50] * 4
    assert sorted({m.when for m in watch.history}) == [m.when for m in watch.history]


def test_half_a_file_is_waited_for(desk: Desk, watch: WatchSession, tmp_path: Path):
    path = numbers(tmp_path, "a.npz")
    rewrite(path, 3.0)
    desk.open(path)
    set_loss(desk, "mse_loss")
    desk.wait()
    watch.set_on(True)
    whole = rewrite(tmp_path / "b.npz", 2.0)
    path.write_bytes(whole[: len(whole) // 2])
    looks = []
    watch._timer.timeout.connect(lambda: looks.append(None))
    wait_until(lambda: len(looks) > 4, "several looks", GIVE_UP)
    path.unlink()
    wait_until(lambda: len(looks) > 6, "several looks at nothing", GIVE_UP)
    assert losses(watch) == [9.0]
    assert not desk.heard("failed")
    path.write_bytes(whole)
    wait_until(lambda: losses(watch) == [9.0, 4.0], "the whole file", GIVE_UP)


def test_a_version_that_cannot_be_used_is_said_once_and_the_next_one_is_read(
    desk: Desk, watch: WatchSession, tmp_path: Path
):
    path = numbers(tmp_path, "a.npz")
    desk.open(path)
    set_loss(desk, "mse_loss")
    desk.wait()
    watch.set_on(True)
    np.savez(tmp_path / "new.npz", predictions=np.zeros((3, 2)), something=np.zeros(7))
    os.replace(tmp_path / "new.npz", path)
    looks, told, failed = [], Ear(watch.told), Ear(watch.failed)
    watch._timer.timeout.connect(lambda: looks.append(None))
    wait_until(lambda: told.heard[-1:] and told.heard[-1] is not None, "a word", GIVE_UP)
    assert str(told.heard[-1]) == "watching: the files are still being written"
    assert len(looks) < LONG
    assert failed.heard == []
    wait_until(lambda: failed.heard, "the refusal", GIVE_UP)
    assert "a.npz holds" in str(failed.heard[0].message)
    looks.clear()
    wait_until(lambda: len(looks) > 4, "several looks", GIVE_UP)
    assert len(failed.heard) == 1
    assert desk.heard("failed") == []
    rewrite(path, 2.0)
    wait_until(lambda: losses(watch)[1:] == [4.0], "the next version", GIVE_UP)
    assert told.heard[-1] is None


def test_one_file_of_two_is_waited_for_until_the_other_one_fits_it(desk: Desk, watch: WatchSession, tmp_path: Path):
    predictions, targets = tmp_path / "p.npy", tmp_path / "t.npy"
    np.save(predictions, np.ones(5))
    np.save(targets, np.zeros(5))
    desk.open(predictions, targets)
    set_loss(desk, "mse_loss")
    desk.wait()
    watch.set_on(True)
    told = Ear(watch.told)
    np.save(predictions, np.ones(7))
    wait_until(lambda: told.heard[-1:] and told.heard[-1] is not None, "a word", GIVE_UP)
    assert desk.heard("failed") == []
    np.save(targets, np.full(7, 3.0))
    wait_until(lambda: losses(watch)[1:] == [4.0], "the version", GIVE_UP)
    assert desk.result.result.n == 7
    assert desk.heard("failed") == []
    assert desk.store.state.diagnose.unfit is None
    assert told.heard[-1] is None


def test_a_file_that_is_gone_is_said_calmly_and_read_when_it_is_back(desk: Desk, watch: WatchSession, tmp_path: Path):
    path = numbers(tmp_path, "a.npz")
    rewrite(path, 3.0)
    desk.open(path)
    set_loss(desk, "mse_loss")
    desk.wait()
    watch.set_on(True)
    told, before = Ear(watch.told), desk.result
    path.unlink()
    wait_until(lambda: told.heard[-1:] and told.heard[-1] is not None, "a word", GIVE_UP)
    assert str(told.heard[-1]) == "watching: a.npz is gone, and read again when it is back"
    assert desk.result is before
    rewrite(path, 2.0)
    wait_until(lambda: losses(watch) == [9.0, 4.0], "the version", GIVE_UP)
    assert told.heard[-1] is None
    assert desk.heard("failed") == []


def test_a_version_that_is_cancelled_leaves_the_one_before_until_there_is_another(
    desk: Desk, watch: WatchSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = numbers(tmp_path, "a.npz")
    rewrite(path, 3.0)
    desk.open(path)
    set_loss(desk, "mse_loss")
    desk.wait()
    before = desk.result.result
    watch.set_on(True)
    gate = hold(monkeypatch, computing, "analyse", "rows")
    rewrite(path, 2.0)
    wait_until(gate.has_come, "the version", GIVE_UP)
    desk.session.cancel()
    gate.open()
    wait_until(lambda: desk.heard("returned"), "the version before", GIVE_UP)
    looks = []
    watch._timer.timeout.connect(lambda: looks.append(None))
    wait_until(lambda: len(looks) > 4, "several looks", GIVE_UP)
    assert desk.result.result is before
    assert losses(watch) == [9.0]
    rewrite(path, 1.0)
    wait_until(lambda: losses(watch) == [9.0, 1.0], "the next version", GIVE_UP)


def test_a_version_that_breaks_while_it_is_computed_is_waited_for(
    desk: Desk, watch: WatchSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = numbers(tmp_path, "a.npz")
    rewrite(path, 3.0)
    desk.open(path)
    set_loss(desk, "mse_loss")
    desk.wait()
    before, forgiven = desk.result.result, []
    desk.session.failed.connect(lambda failure: forgiven.append(watch.waits_for(failure)))
    watch.set_on(True)
    with monkeypatch.context() as broken:
        broken.setattr(batch_work, "evaluate", cut)
        rewrite(path, 2.0)
        wait_until(lambda: forgiven, "the failure", GIVE_UP)
    assert forgiven == [True]
    assert desk.result.result is before
    rewrite(path, 1.0)
    wait_until(lambda: losses(watch) == [9.0, 1.0], "the next version", GIVE_UP)


def test_a_file_that_never_rests_is_read_all_the_same(desk: Desk, watch: WatchSession, tmp_path: Path):
    path = numbers(tmp_path, "a.npz")
    desk.open(path)
    set_loss(desk, "mse_loss")
    desk.wait()
    errors, writer, looks = count(1), QTimer(), []
    writer.timeout.connect(lambda: rewrite(path, next(errors)))
    watch._timer.timeout.connect(lambda: looks.append(None))
    writer.start(2)
    watch.set_on(True)
    wait_until(lambda: len(watch.history) > 1, "a version", GIVE_UP)
    writer.stop()
    assert len(looks) >= ENOUGH - 1  # on a busy machine the writer may miss one turn, and the file rests once
    watch.set_on(False)


def test_it_reads_nothing_while_it_is_off_and_catches_up(desk: Desk, watch: WatchSession, tmp_path: Path):
    path = numbers(tmp_path, "a.npz")
    desk.open(path)
    set_loss(desk, "mse_loss")
    desk.wait()
    rewrite(path, 2.0)
    desk.session.files.look()
    desk.wait()
    assert len(watch.history) == 1
    watch.set_on(True)
    wait_until(lambda: losses(watch)[1:] == [4.0], "the version", GIVE_UP)


def test_another_loss_and_another_file_begin_a_history_of_their_own(desk: Desk, watch: WatchSession, tmp_path: Path):
    path = numbers(tmp_path, "a.npz")
    desk.open(path)
    for key in ("mse_loss", "l1_loss"):
        set_loss(desk, key)
        desk.wait()
        assert len(watch.history) == 1
    rewrite(path, 2.0)
    desk.session.reload()
    wait_until(lambda: len(watch.history) == 2, "the version", GIVE_UP)
    assert losses(watch)[1] == 2.0
    desk.session.set_device("cpu")
    desk.wait()
    assert len(watch.history) == 2
    desk.open(numbers(tmp_path, "b.npz", seed=1))
    assert len(watch.history) == 1
