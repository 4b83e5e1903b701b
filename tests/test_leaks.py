"""The fixture that looks for what a test left behind finds it."""

from __future__ import annotations

import contextlib
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QThread, QTimer

from lossexplorer.paint.pause import Pause
from lossexplorer.workers.job import JobRunner
from tests.conftest import let_go, nothing_left
from tests.leaks import at_work
from tests.workers.tools import Gate

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("qapp")


class Waiting(QThread):
    """Runs until somebody says otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = Gate()

    def run(self) -> None:
        self.gate.hold()


def test_a_thread_that_runs_is_found() -> None:
    thread = Waiting()
    assert at_work() == set()
    thread.start()
    assert at_work() == {thread}
    thread.gate.open()
    assert thread.wait(5000)
    assert at_work() == set()


def test_a_runner_that_was_not_closed_is_found_busy_or_not() -> None:
    runner, gate = JobRunner("left"), Gate()
    job = runner.start(lambda reporter: gate.hold())
    assert {thread.objectName() for thread in at_work()} == {"left"}
    gate.open()
    assert {thread.objectName() for thread in at_work()} == {"left"}
    assert runner.close(5000)
    assert at_work() == set()
    del job


@pytest.mark.parametrize("make", [QTimer, Pause])
def test_a_timer_is_found_whoever_owns_it(make: Callable[[QObject], QTimer]) -> None:
    owner = QObject()
    timer = make(owner)
    timer.start(60_000)
    assert at_work() == {timer}
    timer.stop()
    assert at_work() == set()
    timer.start()
    owner.deleteLater()


def test_what_a_failed_test_had_in_its_hands_is_let_go() -> None:
    held: list[weakref.ref[QObject]] = []

    def fails() -> None:
        one = QObject()
        held.append(weakref.ref(one))
        assert one.isWidgetType()

    with pytest.raises(AssertionError) as failed:
        fails()
    assert [entry.frame.f_locals for entry in failed.traceback]  # as the report looks at them
    assert held[0]() is not None
    let_go(failed.tb)
    assert held[0]() is None


@pytest.mark.parametrize("kind", ["thread", "runner", "timer", "nothing"])
def test_the_check_after_each_test_fails_for_each_of_them(kind: str) -> None:
    thread, runner, owner = Waiting(), JobRunner("left"), QObject()
    timer = QTimer(owner)
    plant = {
        "thread": thread.start,
        "runner": lambda: runner.start(lambda reporter: None),
        "timer": lambda: timer.start(60_000),
        "nothing": lambda: None,
    }
    failed = contextlib.nullcontext() if kind == "nothing" else pytest.raises(AssertionError, match="left")
    with failed, nothing_left():
        plant[kind]()
    thread.gate.open()
    timer.stop()
    assert thread.wait(5000)
    assert runner.close(5000)
