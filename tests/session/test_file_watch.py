"""Which files a batch was read from, and what happens when they change on disk."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QThread

from lossexplorer.base import Problem
from lossexplorer.base.cancel import Cancelled
from lossexplorer.io import FileChanged, stamp
from lossexplorer.io.digest import sha256
from lossexplorer.io.regular import BLOCK
from lossexplorer.session import file_watch
from tests.conftest import wait_until
from tests.session.desk import Desk, hold, numbers, set_loss
from tests.workers.tools import GIVE_UP, Ear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture
def identified(desk: Desk) -> Ear:
    return Ear(desk.session.files.identified)


@pytest.fixture
def changed(desk: Desk) -> Ear:
    return Ear(desk.session.files.changed)


def heard(ear: Ear, count: int = 1) -> None:
    wait_until(lambda: len(ear.heard) >= count, "the file watch", GIVE_UP)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# --- the hash ---


def test_the_hash_is_that_of_the_whole_file_and_comes_in_blocks(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(os.urandom(2 * BLOCK + 7))
    ticks: list[None] = []
    assert sha256(str(path), stamp(path), lambda: ticks.append(None)) == digest(path)
    assert len(ticks) == 3


def test_hashing_can_be_cancelled_after_any_block(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(bytes(2 * BLOCK))

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        sha256(str(path), stamp(path), stop)


def test_a_file_that_is_another_one_by_now_has_no_hash(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"before")
    before = stamp(path)
    path.write_bytes(b"after it")
    with pytest.raises(FileChanged):
        sha256(str(path), before, lambda: None)

    def write() -> None:
        path.write_bytes(b"once more, while it is read")

    with pytest.raises(FileChanged):
        sha256(str(path), stamp(path), write)
    path.unlink()
    with pytest.raises(Problem, match="cannot be found"):
        sha256(str(path), before, lambda: None)


# --- the session ---


def test_every_file_of_a_batch_is_identified_once_its_rows_are_there(
    tmp_path: Path, desk: Desk, identified: Ear
) -> None:
    np.save(tmp_path / "p.npy", np.array([1.0, 2.0]))
    np.save(tmp_path / "t.npy", np.array([1.0, 3.0]))
    desk.open(tmp_path / "p.npy", tmp_path / "t.npy")
    heard(identified)
    (facts,) = identified.heard
    assert [(file.path, file.sha256) for file in facts] == [
        (str(tmp_path / name), digest(tmp_path / name)) for name in ("p.npy", "t.npy")
    ]
    assert facts[0].stamp == stamp(tmp_path / "p.npy")
    assert identified.threads == {QThread.currentThread()}


def test_a_file_that_holds_both_sides_is_read_once(tmp_path: Path, desk: Desk, identified: Ear) -> None:
    path = numbers(tmp_path, "a.npz")
    desk.open(f"{path}::predictions", f"{path}::targets")
    heard(identified)
    assert [file.path for file in identified.heard[0]] == [str(path)]


def test_another_batch_ends_the_hashing_of_the_one_before(
    tmp_path: Path, desk: Desk, identified: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = hold(monkeypatch, file_watch, "sha256", "files")
    desk.open(numbers(tmp_path, "a.npz"))
    gate.wait()
    desk.session.open(str(numbers(tmp_path, "b.npz", seed=1)))
    desk.wait_for("analysed", 2)
    gate.open()
    heard(identified)
    assert [file.path for facts in identified.heard for file in facts] == [str(tmp_path / "b.npz")]


def test_hashing_holds_nothing_up_when_the_window_closes(
    tmp_path: Path, desk: Desk, identified: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = hold(monkeypatch, file_watch, "sha256", "files")
    desk.open(numbers(tmp_path, "a.npz"))
    gate.wait()
    desk.session.stop()
    gate.open()
    assert desk.session.close(int(1000 * GIVE_UP))
    QCoreApplication.processEvents()
    assert identified.heard == []


def _rewrite(path: Path) -> None:
    numbers(path.parent, path.name, n=20, seed=7)


def _replace(path: Path) -> None:
    os.replace(numbers(path.parent, "new.npz", n=20, seed=7), path)


def _append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def _cut(path: Path) -> None:
    os.truncate(path, 100)


@pytest.mark.parametrize("change", [_rewrite, _replace, _append, _cut])
def test_a_file_that_changes_on_disk_is_told_once_and_what_is_there_stays(
    change: Callable[[Path], None], tmp_path: Path, desk: Desk, identified: Ear, changed: Ear
) -> None:
    path = numbers(tmp_path, "a.npz")
    before = desk.open(path)
    heard(identified)
    change(path)
    heard(changed)
    assert [str(message) for message in changed.heard] == ["a.npz changed on disk since it was opened"]
    assert desk.session.result is before
    assert desk.heard("failed") == []
    _append(path)
    QCoreApplication.processEvents()
    assert len(changed.heard) == 1


def test_a_file_that_is_gone_is_told_so_and_one_that_is_taken_away_and_written_anew_has_changed(
    tmp_path: Path, desk: Desk, identified: Ear, changed: Ear
) -> None:
    path, gone = numbers(tmp_path, "a.npz"), Ear(desk.session.files.gone)
    desk.open(path)
    heard(identified)
    desk.session.files._again.timeout.disconnect()
    path.unlink()
    wait_until(desk.session.files._again.isActive, "the first look", GIVE_UP)
    assert changed.heard == gone.heard == []
    _rewrite(path)
    desk.session.files._start()
    heard(changed)
    assert gone.heard == []
    desk.open(path)
    heard(identified, 2)
    path.unlink()
    wait_until(desk.session.files._again.isActive, "the first look", GIVE_UP)
    desk.session.files._start()
    heard(gone)
    assert [str(message) for message in gone.heard] == ["a.npz is gone: it is not on disk any more"]
    assert len(changed.heard) == 1


def test_a_change_before_the_hash_is_known_is_told_too(
    tmp_path: Path, desk: Desk, identified: Ear, changed: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = hold(monkeypatch, file_watch, "sha256", "files")
    path = numbers(tmp_path, "a.npz")
    desk.open(path)
    gate.wait()
    _append(path)
    gate.open()
    heard(changed)
    assert identified.heard == []


def test_other_rights_are_no_change(tmp_path: Path, desk: Desk, identified: Ear, changed: Ear) -> None:
    path = numbers(tmp_path, "a.npz")
    desk.open(path)
    heard(identified)
    path.chmod(0o600)
    wait_until(lambda: not desk.session.files.is_busy(), "the second look", GIVE_UP)
    assert len(identified.heard) == 1
    assert changed.heard == []
    _append(path)
    heard(changed)


def test_reloading_keeps_loss_parameters_and_order_and_watches_anew(
    tmp_path: Path, desk: Desk, changed: Ear, identified: Ear
) -> None:

    path = numbers(tmp_path, "a.npz")
    desk.open(path)
    set_loss(desk, "huber_loss", delta=0.25)
    desk.wait_for("analysed", 2)
    heard(identified)
    _rewrite(path)
    heard(changed)
    desk.session.reload()
    desk.wait_for("analysed", 3)
    assert desk.result.result.n == 20
    assert (desk.state.loss, desk.state.parameters) == ("huber_loss", (("delta", 0.25),))
    heard(identified, 2)
    assert identified.heard[-1][0].sha256 == digest(path)
    _append(path)
    heard(changed, 2)
