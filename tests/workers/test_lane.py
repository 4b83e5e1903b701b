from __future__ import annotations

import random
import threading
import weakref
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QThread

from lossexplorer.base import Message, Problem
from lossexplorer.workers.lane import Lane
from tests.conftest import wait_until
from tests.workers.tools import EXCEPTIONS, GIVE_UP, OUT_OF_MEMORY, Ear, Gate, raised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Make = Callable[..., Lane]

pytestmark = pytest.mark.usefixtures("qapp")


def _same(request: Any) -> str:
    return "everything"


@pytest.fixture
def lane_of() -> Iterator[Make]:
    """Lanes that are closed at the end, and whose threads have ended then."""
    lanes: list[Lane] = []

    def make(compute: Callable[[Any], Any], subject: Any = _same, prepare: Any = None, *, start: bool = True) -> Lane:
        lane = Lane(compute, subject, prepare)
        lanes.append(lane)
        if start:
            lane.start()
        return lane

    yield make
    for lane in lanes:
        assert lane.close(int(1000 * GIVE_UP))


class Held:
    """A computation that is held at some of its requests."""

    def __init__(self, *held: Any) -> None:
        self.gates = {request: Gate() for request in held}
        self.begun: list[Any] = []

    def __call__(self, request: Any) -> Any:
        self.begun.append(request)
        if request in self.gates:
            self.gates[request].hold()
        return request


def test_every_request_that_is_not_overtaken_is_answered_in_order(lane_of: Make) -> None:
    lane = lane_of(lambda n: n * n)
    ear = Ear(lane.answered)
    for n in range(1, 30):
        lane.ask(n)
        wait_until(lambda n=n: len(ear.heard) == n, "the answer")
    assert ear.heard == [n * n for n in range(1, 30)]


def test_what_was_overtaken_before_it_began_is_dropped_and_what_has_begun_is_shown(lane_of: Make) -> None:
    compute = Held(1, 4)
    lane = lane_of(compute)
    ear = Ear(lane.answered)
    lane.ask(1)
    compute.gates[1].wait()
    for n in (2, 3, 4):
        lane.ask(n)
    compute.gates[1].open()
    wait_until(lambda: ear.heard == [1], "the answer that had begun")
    compute.gates[4].open()
    wait_until(lambda: ear.heard == [1, 4], "the last answer")
    assert compute.begun == [1, 4]


def test_the_last_of_many_requests_is_always_answered_and_none_comes_out_of_order(lane_of: Make) -> None:
    draw = random.Random(0)
    lane = lane_of(lambda n: sum(range(n % 977)) and n)
    ear = Ear(lane.answered)
    newest = 0
    for _ in range(100):
        for _ in range(draw.randrange(1, 8)):
            newest += 1
            lane.ask(newest)
            if draw.random() < 0.3:
                QCoreApplication.processEvents()
        if draw.random() < 0.5:
            wait_until(lambda newest=newest: newest in ear.heard, "the last answer")
    wait_until(lambda: ear.heard[-1] == newest, "the last answer")
    assert ear.heard == sorted(set(ear.heard))


def test_an_answer_about_something_else_is_dropped(lane_of: Make) -> None:
    compute = Held(("mse", 1))
    lane = lane_of(compute, lambda request: request[0])
    ear = Ear(lane.answered)
    lane.ask(("mse", 1))
    compute.gates["mse", 1].wait()
    lane.ask(("focal", 2))
    compute.gates["mse", 1].open()
    wait_until(lambda: bool(ear.heard), "the answer")
    assert compute.begun == [("mse", 1), ("focal", 2)]
    assert ear.heard == [("focal", 2)]


def test_a_failure_about_something_else_is_not_told(lane_of: Make) -> None:
    gate = Gate()

    def compute(request: str) -> str:
        if request == "bad":
            gate.hold()
            raise Problem(Message("not this one"))
        return request

    lane = lane_of(compute, lambda request: request)
    failures, answers = Ear(lane.failed), Ear(lane.answered)
    lane.ask("bad")
    gate.wait()
    lane.ask("good")
    gate.open()
    wait_until(lambda: answers.heard == ["good"], "the answer")
    assert failures.heard == []


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_whatever_is_raised_becomes_a_sentence_and_the_next_request_is_computed(name: str, lane_of: Make) -> None:
    def compute(request: int) -> int:
        if request == 0:
            raise raised(name)
        return request

    lane = lane_of(compute)
    failures, answers = Ear(lane.failed), Ear(lane.answered)
    lane.ask(0)
    wait_until(lambda: len(failures.heard) == 1, "the failure")
    assert failures.heard[0].expected is (name in OUT_OF_MEMORY)
    lane.ask(1)
    wait_until(lambda: answers.heard == [1], "the next answer")
    assert len(failures.heard) == 1


def test_it_computes_in_a_thread_of_its_own_and_is_heard_in_the_windows(lane_of: Make) -> None:
    computed_in: list[QThread] = []

    def compute(request: int) -> int:
        computed_in.append(QThread.currentThread())
        if request == 2:
            raise ValueError
        return request

    lane = lane_of(compute, prepare=lambda: None)
    ear = Ear(lane.answered, lane.prepared, lane.failed)
    lane.ask(1)
    wait_until(lambda: 1 in ear.heard, "the answer")
    lane.ask(2)
    wait_until(lambda: len(ear.heard) == 3, "the failure")
    assert ear.threads == {QThread.currentThread()}
    assert QThread.currentThread() not in computed_in


def test_answers_do_not_pile_up_in_front_of_a_window_that_is_busy(lane_of: Make) -> None:
    made: list[weakref.ref[Any]] = []
    computed = threading.Semaphore(0)

    def compute(request: int) -> Any:
        array = np.full(1 << 17, float(request))
        made.append(weakref.ref(array))
        computed.release()
        return array

    lane = lane_of(compute)
    ear = Ear(lane.answered)
    for request in range(50):
        lane.ask(request)
        assert computed.acquire(timeout=GIVE_UP)  # the window does nothing else meanwhile
        assert sum(array() is not None for array in made) <= 2  # the one that waits, and the one that replaces it
    wait_until(lambda: bool(ear.heard), "the answer")
    wait_until(lambda: ear.heard[-1][0] == 49, "the last answer")
    assert len(ear.heard) <= 2
    ear.heard.clear()
    wait_until(lambda: not any(array() is not None for array in made), "the arrays to go")


def test_a_request_before_the_start_is_answered_after_it(lane_of: Make) -> None:
    lane = lane_of(lambda n: n, start=False)
    ear = Ear(lane.answered)
    lane.ask(1)
    lane.ask(2)
    lane.start()
    wait_until(lambda: ear.heard == [2], "the answer")


def test_the_preparation_is_done_before_the_first_answer(lane_of: Make) -> None:
    order: list[str] = []
    lane = lane_of(lambda n: order.append("computed"), prepare=lambda: order.append("prepared"), start=False)
    ear = Ear(lane.prepared, lane.answered)
    lane.ask(1)
    lane.start()
    wait_until(lambda: len(ear.heard) == 2, "both")
    assert order == ["prepared", "computed"]
    assert ear.heard == [(), None]


def test_the_end_of_the_preparation_is_told_even_if_the_window_was_busy_until_the_first_answer(lane_of: Make) -> None:
    computed = threading.Semaphore(0)
    lane = lane_of(lambda n: computed.release(), prepare=lambda: None, start=False)
    ear = Ear(lane.prepared)
    lane.start()
    for n in range(3):
        lane.ask(n)
        assert computed.acquire(timeout=GIVE_UP)
    wait_until(lambda: ear.heard == [()], "the preparation")


def test_a_preparation_that_fails_is_told_and_requests_are_computed_nevertheless(lane_of: Make) -> None:
    def prepare() -> None:
        raise ImportError("No module named 'torch'")

    lane = lane_of(lambda n: n, prepare=prepare)
    failures, answers, prepared = Ear(lane.failed), Ear(lane.answered), Ear(lane.prepared)
    lane.ask(1)
    wait_until(lambda: answers.heard == [1], "the answer")
    assert "No module named 'torch'" in str(failures.heard[0].message)
    assert prepared.heard == []


def test_closing_in_the_middle_of_a_computation_tells_that_it_is_busy_and_nothing_is_heard_after(lane_of: Make) -> None:
    compute = Held(1)
    lane = lane_of(compute)
    ear = Ear(lane.answered, lane.failed, lane.prepared)
    lane.ask(1)
    compute.gates[1].wait()
    lane.ask(2)
    assert not lane.close(0)
    compute.gates[1].open()
    assert lane.close(int(1000 * GIVE_UP))
    QCoreApplication.processEvents()
    assert ear.heard == []
    assert compute.begun == [1]


def test_what_was_on_its_way_at_the_closing_is_not_heard(lane_of: Make) -> None:
    done = threading.Semaphore(0)

    def compute(request: str) -> str:
        done.release()
        if request == "bad":
            raise ValueError
        return request

    for request in ("good", "bad"):
        lane = lane_of(compute, prepare=done.release)
        ear = Ear(lane.answered, lane.failed, lane.prepared)
        lane.ask(request)
        assert done.acquire(timeout=GIVE_UP)
        assert done.acquire(timeout=GIVE_UP)
        assert lane.close(int(1000 * GIVE_UP))
        QCoreApplication.processEvents()
        assert ear.heard == []


def test_a_closed_lane_neither_starts_nor_answers(lane_of: Make) -> None:
    compute = Held()
    lane = lane_of(compute, start=False)
    assert lane.close(0)
    lane.start()
    lane.ask(1)
    assert not lane._thread.isRunning()
    assert lane.close(0)
    assert compute.begun == []
