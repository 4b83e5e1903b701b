"""What is tried with a batch is computed beside it, can be taken back, and is remembered gesture by gesture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lossexplorer.compute.what_if.conditions import WhatIf
from lossexplorer.session import computing, what_if_session
from lossexplorer.session.what_if_session import WhatIfSession
from lossexplorer.state import batch as batches
from tests.conftest import wait_until
from tests.session.desk import Desk, classes, hold, set_loss
from tests.workers.tools import GIVE_UP, Ear

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


class Trial:
    """A desk with a batch, and a session that tries things with it."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk()
        self.before = self.desk.open(classes(folder, "a.npz")).result
        self.session = WhatIfSession(self.desk.store, self.desk.session, self.desk.turnstile, 1)
        self.failed, self.parted = Ear(self.session.failed), Ear(self.session.parted)

    def set(self, name: str, value: Any, *, wait: bool = True) -> None:
        self.desk.step(batches.try_condition, name, value, merge=("what if", name))
        if wait:
            self.wait()

    def wait(self) -> None:
        wait_until(lambda: self.session.is_current(), "the answer", GIVE_UP)

    def tried(self) -> list[dict[str, Any]]:
        return [dict(t.wish.chosen) for t in self.session.history]


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[Trial]:
    trial = Trial(tmp_path)
    yield trial
    assert trial.session.close(int(1000 * GIVE_UP))
    trial.desk.close()


def test_a_gesture_is_one_try_and_one_step_back(trial: Trial) -> None:
    for t in (2.0, 3.0, 4.0):
        trial.set("temperature", t)
    trial.desk.store.seal()
    trial.session.settle()
    trial.set("label_smoothing", 0.1)
    assert trial.tried() == [{"label_smoothing": 0.1, "temperature": 4.0}, {"temperature": 4.0}]
    wait_until(lambda: bool(trial.parted.heard), "each alone", GIVE_UP)
    assert dict(trial.parted.heard[-1])["temperature"] == trial.session.history[1].value
    answer = trial.session.present
    assert answer.before == trial.before.value
    assert answer.value == pytest.approx(trial.session.history[0].value)
    trial.desk.store.undo()
    trial.wait()
    assert trial.session.present.value == trial.session.history[0].value
    assert trial.tried() == [{"temperature": 4.0}, {"label_smoothing": 0.1, "temperature": 4.0}]  # tried again
    trial.desk.store.undo()
    assert trial.session.present is None
    assert trial.desk.state.what_if == WhatIf()


def test_another_loss_is_tried_under_the_same_conditions_and_another_batch_begins_anew(
    trial: Trial, tmp_path: Path
) -> None:
    trial.set("temperature", 2.0)
    set_loss(trial.desk, "cross_entropy", label_smoothing=0.3)
    trial.desk.wait()
    wait_until(lambda: len(trial.session.history) == 2, "the other answer", GIVE_UP)
    assert trial.session.present.before == trial.desk.result.result.value != trial.before.value
    trial.desk.open(classes(tmp_path, "b.npz", seed=1))
    assert trial.session.history == ()
    assert trial.session.present is None
    assert not trial.desk.state.what_if


def test_a_cancelled_try_leaves_the_answer_before_and_a_failed_one_says_why(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial.set("temperature", 2.0)
    first = trial.session.present
    gate = hold(monkeypatch, what_if_session, "what_if", "what if")
    trial.set("temperature", 5.0, wait=False)
    gate.wait()
    trial.session.cancel()
    gate.open()
    wait_until(lambda: not trial.session._runner.is_busy(), "the end", GIVE_UP)
    assert trial.session.present is first
    assert not trial.session.is_current()

    def broken(*arguments: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(what_if_session, "what_if", broken)
    trial.set("temperature", 6.0, wait=False)
    wait_until(lambda: bool(trial.failed.heard), "the failure", GIVE_UP)
    assert trial.session.present is None
    assert [t["temperature"] for t in trial.tried()] == [2.0]


def test_a_cancelled_batch_leaves_what_was_tried_before(
    trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial.set("temperature", 2.0)
    first, history, remembered = trial.session.present.value, trial.session.history, Ear(trial.session.remembered)
    gate = hold(monkeypatch, computing, "analyse", "rows")
    trial.desk.session.open(str(classes(tmp_path, "b.npz", seed=1)))
    wait_until(gate.has_come, "the other batch", GIVE_UP)
    assert remembered.heard[-1] == ()
    trial.desk.session.cancel()
    gate.open()
    wait_until(lambda: trial.session.present is not None, "the answer", GIVE_UP)
    assert trial.session.present.value == first
    assert trial.session.history == history
    assert dict(trial.desk.state.what_if.chosen) == {"temperature": 2.0}
