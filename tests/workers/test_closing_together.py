from __future__ import annotations

import time

import pytest

from lossexplorer.workers.closing import close_all
from lossexplorer.workers.job import JobRunner, Reporter
from lossexplorer.workers.lane import Lane
from tests.workers.tools import GIVE_UP, Gate

pytestmark = pytest.mark.usefixtures("qapp")


def test_threads_that_are_stuck_share_one_deadline() -> None:
    gate = Gate()
    gates = [Gate() for _ in range(4)]
    runners = [JobRunner(f"stuck {n}") for n in range(4)]
    for runner, own in zip(runners, gates, strict=True):
        runner.start(lambda reporter, own=own: own.hold())
        own.wait()
    lane = Lane(lambda request: gate.hold(), lambda request: None)
    lane.start()
    lane.ask(1)
    gate.wait()
    start = time.monotonic()
    assert not close_all([*runners, lane], 300)
    assert 0.3 <= time.monotonic() - start < 0.6  # and not 5 × 0.3
    for held in (*gates, gate):
        held.open()
    assert close_all([*runners, lane], int(1000 * GIVE_UP))


def test_all_are_asked_to_stop_before_any_is_waited_for() -> None:
    """The first can only end if the second has been told to stop."""
    stopped = Gate()
    gate = Gate()

    def first(reporter: Reporter) -> None:
        gate.wait()
        stopped.hold()

    def second(reporter: Reporter) -> None:
        gate.open()
        gate.hold()
        while True:
            try:
                reporter.check()
            except BaseException:
                stopped.open()
                raise

    runners = [JobRunner("first"), JobRunner("second")]
    for runner, work in zip(runners, (first, second), strict=True):
        runner.start(work)
    gate.wait()
    assert close_all(runners, int(1000 * GIVE_UP))
