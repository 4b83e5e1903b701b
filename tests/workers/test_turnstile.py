from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from lossexplorer.base.cancel import Cancelled
from lossexplorer.workers.turnstile import Turnstile
from tests.conftest import wait_until
from tests.workers.tools import GIVE_UP, Gate

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("qapp")


def _go(*runs: Callable[[], None]) -> list[threading.Thread]:
    threads = [threading.Thread(target=run) for run in runs]
    for thread in threads:
        thread.start()
    return threads


def _join(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.join(GIVE_UP)
        assert not thread.is_alive()


def _waiting(turnstile: Turnstile) -> int:
    return len(turnstile._free._waiters)  # type: ignore[attr-defined]


def test_two_are_never_through_at_a_time() -> None:
    turnstile = Turnstile()
    inside, most, passed = 0, 0, 0

    def enter() -> None:
        nonlocal inside, most, passed
        inside += 1
        most = max(most, inside)
        sum(range(2000))
        inside -= 1
        passed += 1

    def job() -> None:
        for _ in range(20):
            with turnstile.turn():
                for _ in range(5):
                    enter()
                    turnstile.step_aside()

    def urgent() -> None:
        for _ in range(100):
            with turnstile.urgent():
                enter()

    _join(_go(job, job, urgent, urgent))
    assert most == 1
    assert passed == 400


def test_something_urgent_goes_before_jobs_that_wait_longer() -> None:
    turnstile, order = Turnstile(), []

    def job() -> None:
        with turnstile.turn():
            order.append("job")

    def urgent() -> None:
        with turnstile.urgent():
            order.append("urgent")

    with turnstile.turn():
        threads = _go(job)
        wait_until(lambda: _waiting(turnstile) == 1, "the job to wait")
        threads += _go(urgent)
        wait_until(lambda: _waiting(turnstile) == 2, "the urgent one to wait")
    _join(threads)
    assert order == ["urgent", "job"]


def test_something_urgent_gets_through_between_the_chunks_of_a_job() -> None:
    turnstile, order = Turnstile(), []

    def urgent() -> None:
        with turnstile.urgent():
            order.append("urgent")

    with turnstile.turn():
        order.append("first chunk")
        threads = _go(urgent)
        wait_until(lambda: _waiting(turnstile) == 1, "the urgent one to wait")
        turnstile.step_aside()
        order.append("second chunk")
    _join(threads)
    assert order == ["first chunk", "urgent", "second chunk"]


def test_a_job_keeps_its_turn_from_other_jobs() -> None:
    turnstile, order = Turnstile(), []

    def other() -> None:
        with turnstile.turn():
            order.append("other")

    with turnstile.turn():
        threads = _go(other)
        wait_until(lambda: _waiting(turnstile) == 1, "the other job to wait")
        for _ in range(100):
            turnstile.step_aside()
        order.append("first")
    _join(threads)
    assert order == ["first", "other"]


def test_who_is_not_waited_for_lets_all_others_pass_and_can_be_cancelled_meanwhile() -> None:
    turnstile, passed = Turnstile(), threading.Event()
    turnstile.let_pass(lambda: None)  # nobody computes

    def work() -> None:
        turnstile.let_pass(lambda: None)
        passed.set()

    def stop() -> None:
        raise Cancelled

    with turnstile.turn():
        threads = _go(work)
        wait_until(lambda: _waiting(turnstile) == 1, "the one that lets others pass")
        with pytest.raises(Cancelled):
            turnstile.let_pass(stop)
        assert not passed.is_set()
    _join(threads)
    assert passed.is_set()


@pytest.mark.parametrize("way", ["turn", "urgent"])
def test_an_exception_lets_the_next_one_through(way: str) -> None:
    turnstile = Turnstile()
    with pytest.raises(KeyboardInterrupt), getattr(turnstile, way)():
        raise KeyboardInterrupt
    gate = Gate()
    for next_way in ("turn", "urgent"):

        def through(next_way: str = next_way) -> None:
            with getattr(turnstile, next_way)():
                gate.open()

        _join(_go(through))
        gate.hold()
