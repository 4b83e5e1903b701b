"""Watch: complete versions are read again by themselves, halves are not, and the history is kept."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QTimer

from lossexplorer.session.watch_session import ENOUGH, WatchSession
from tests.conftest import wait_until
from tests.session.desk import Desk, numbers, set_loss
from tests.workers.tools import GIVE_UP

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
    looks = []
    wait_until(lambda: desk.heard("failed"), "the refusal", GIVE_UP)
    watch._timer.timeout.connect(lambda: looks.append(None))
    wait_until(lambda: len(looks) > 4, "several looks", GIVE_UP)
    assert len(desk.heard("failed")) == 1
    rewrite(path, 2.0)
    wait_until(lambda: losses(watch)[1:] == [4.0], "the next version", GIVE_UP)


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
