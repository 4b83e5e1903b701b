from __future__ import annotations

import statistics
import threading
import time
import weakref
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QThread

from lossexplorer.base import Message, Problem
from lossexplorer.workers import job as job_module
from lossexplorer.workers.job import REPORT_EVERY, Job, JobRunner, Reporter
from tests.conftest import wait_until
from tests.workers.tools import EXCEPTIONS, GIVE_UP, OUT_OF_MEMORY, Ear, Gate, raised

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def runner() -> Iterator[JobRunner]:
    """A runner that is closed at the end, and whose thread has ended then."""
    runner = JobRunner("test")
    yield runner
    assert runner.close(int(1000 * GIVE_UP))


class Ends:
    """How a job ended, and how often."""

    def __init__(self, job: Job) -> None:
        self._ears = {name: Ear(getattr(job, name)) for name in ("finished", "failed", "cancelled")}

    @property
    def all(self) -> list[str]:
        return [name for name, ear in self._ears.items() for _ in ear.heard]


def _held(gate: Gate, result: Any = None) -> Any:
    def work(reporter: Reporter) -> Any:
        gate.hold()
        reporter.check()
        return result

    return work


# --- ends ---


def test_a_result_is_handed_over_and_not_copied(runner: JobRunner) -> None:
    for result in (np.zeros(10), {"a": [1, 2]}, [3, 4], (5,), None, True, 2**70):
        ear = Ear(runner.start(lambda reporter, result=result: result).finished)
        wait_until(lambda ear=ear: len(ear.heard) == 1, "the result")
        assert ear.heard[0] is result


def test_a_cancelled_job_says_so_once_and_gives_no_result(runner: JobRunner) -> None:
    gate = Gate()
    job = runner.start(_held(gate))
    ends = Ends(job)
    gate.wait()
    job.cancel()
    job.cancel()
    gate.open()
    wait_until(lambda: not runner.is_busy(), "the end")
    assert ends.all == ["cancelled"]


def test_a_job_that_was_done_but_not_yet_told_when_it_was_cancelled_is_cancelled(runner: JobRunner) -> None:
    for error in (None, ValueError()):
        done = threading.Event()

        def work(reporter: Reporter, error: Any = error, done: Any = done) -> None:
            done.set()
            if error is not None:
                raise error

        first = Ends(runner.start(work))
        assert done.wait(GIVE_UP)
        second = Ends(runner.start(lambda reporter: None))
        wait_until(lambda: not runner.is_busy(), "the end")
        assert first.all == ["cancelled"]
        assert second.all == ["finished"]


def test_the_newest_job_wins_and_every_overtaken_one_says_once_that_it_was_cancelled(runner: JobRunner) -> None:
    gate, begun = Gate(), []
    running = Ends(runner.start(_held(gate)))
    gate.wait()
    waiting = [Ends(runner.start(lambda reporter, n=n: begun.append(n))) for n in range(5)]
    assert [ends.all for ends in waiting] == [["cancelled"]] * 4 + [[]]
    gate.open()
    wait_until(lambda: not runner.is_busy(), "the end")
    assert running.all == ["cancelled"]
    assert [ends.all for ends in waiting] == [["cancelled"]] * 4 + [["finished"]]
    assert begun == [4]


def test_a_waiting_job_that_is_cancelled_never_begins(runner: JobRunner) -> None:
    gate, begun = Gate(), []
    first = Ends(runner.start(_held(gate)))
    gate.wait()
    second = Ends(runner.start(lambda reporter: begun.append(2)))
    runner.cancel()
    gate.open()
    wait_until(lambda: not runner.is_busy(), "the end")
    assert first.all == second.all == ["cancelled"]
    assert begun == []


def test_a_job_is_no_longer_busy_when_its_end_is_heard(runner: JobRunner) -> None:
    busy: list[bool] = []

    class Heard(Ear):
        def _on_signal(self, *values: Any) -> None:
            busy.append(runner.is_busy())

    job = runner.start(lambda reporter: None)
    ear = Heard(job.finished)
    assert runner.is_busy()
    wait_until(lambda: bool(busy), "the end")
    assert busy == [False]
    assert ear.heard == []


def test_the_next_job_may_be_started_by_the_end_of_the_one_before(runner: JobRunner) -> None:
    class Chain(Ear):
        def _on_signal(self, *values: Any) -> None:
            super()._on_signal(*values)
            if values[0] < 5:
                runner.start(lambda reporter: values[0] + 1).finished.connect(self._on_signal)

    chain = Chain(runner.start(lambda reporter: 0).finished)
    wait_until(lambda: chain.heard == [0, 1, 2, 3, 4, 5], "the chain")


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_whatever_is_raised_becomes_a_sentence_and_the_next_job_runs(name: str, runner: JobRunner) -> None:
    def work(reporter: Reporter) -> None:
        raise raised(name)

    job = runner.start(work)
    ends, failures = Ends(job), Ear(job.failed)
    wait_until(lambda: not runner.is_busy(), "the end")
    assert ends.all == ["failed"]
    assert failures.heard[0].expected is (name in OUT_OF_MEMORY)
    after = Ear(runner.start(lambda reporter: "next").finished)
    wait_until(lambda: after.heard == ["next"], "the next job")


def test_a_problem_arrives_with_what_it_carries(runner: JobRunner) -> None:
    problem = Problem(Message("{name} is empty", name="a.npy"))

    def work(reporter: Reporter) -> None:
        raise problem

    ear = Ear(runner.start(work).failed)
    wait_until(lambda: bool(ear.heard), "the failure")
    assert ear.heard[0].problem is problem
    assert str(ear.heard[0].message) == "a.npy is empty"


# --- on the way ---


def test_progress_is_told_at_most_twenty_times_a_second(runner: JobRunner) -> None:
    def work(reporter: Reporter) -> tuple[int, float]:
        start, calls = time.monotonic(), 0
        while (spent := time.monotonic() - start) < 6.5 * REPORT_EVERY:
            reporter.report(spent)
            calls += 1
        return calls, spent

    job = runner.start(work)
    told, finished = Ear(job.progressed), Ear(job.finished)
    wait_until(lambda: bool(finished.heard), "the end")
    calls, spent = finished.heard[0]
    shares = [share for share, _ in told.heard]
    assert calls > 100
    assert 1 <= len(shares) <= spent / REPORT_EVERY + 1
    assert shares == sorted(set(shares))


def test_what_costs_something_to_make_is_made_only_when_it_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(job_module, "time", SimpleNamespace(monotonic=lambda: now))
    told: list[Reporter] = []
    reporter = Reporter(told.append)
    assert reporter.is_due()
    reporter.report(0.1)
    assert not reporter.is_due()
    reporter.report(0.2)
    assert reporter.take() == (0.1, None)
    now += 0.9 * REPORT_EVERY
    assert not reporter.is_due()
    now += 0.2 * REPORT_EVERY
    assert reporter.is_due()
    reporter.report(0.3)
    assert reporter.take() == (0.3, None)
    assert reporter.take() is None
    assert told == [reporter, reporter]


def test_partial_results_are_handed_over_and_the_newest_one_replaces_those_that_nobody_took(
    runner: JobRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_module, "REPORT_EVERY", 0.0)
    parts = [np.full(1000, float(n)) for n in range(20)]
    reported, gate = threading.Event(), Gate()

    def work(reporter: Reporter) -> None:
        for n, part in enumerate(parts):
            reporter.report(n / 20, part)
        reported.set()
        gate.hold()

    ear = Ear(runner.start(work).progressed)
    assert reported.wait(GIVE_UP)  # the window does nothing else meanwhile
    wait_until(lambda: bool(ear.heard), "the report")
    gate.open()
    wait_until(lambda: not runner.is_busy(), "the end")
    ((share, part),) = ear.heard
    assert share == 19 / 20
    assert part is parts[19]


def test_reports_of_a_job_that_was_overtaken_are_not_passed_on(
    runner: JobRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_module, "REPORT_EVERY", 0.0)
    gate = Gate()

    def work(reporter: Reporter) -> None:
        reporter.report(0.5, "stale")
        gate.hold()

    ear = Ear(runner.start(work).progressed)
    gate.wait()
    new = Ear(runner.start(lambda reporter: "new").finished)
    gate.open()
    wait_until(lambda: new.heard == ["new"], "the new result")
    assert ear.heard == []


def test_a_report_of_a_cancelled_job_stops_its_work(runner: JobRunner) -> None:
    gate, went_on = Gate(), []

    def work(reporter: Reporter) -> None:
        gate.hold()
        reporter.report(0.5)
        went_on.append(True)

    job = runner.start(work)
    ends = Ends(job)
    gate.wait()
    job.cancel()
    gate.open()
    wait_until(lambda: ends.all == ["cancelled"], "the end")
    assert went_on == []


def test_everything_is_heard_in_the_windows_thread(runner: JobRunner) -> None:
    worked_in: list[QThread] = []

    def work(reporter: Reporter) -> None:
        worked_in.append(QThread.currentThread())
        reporter.report(0.5)
        if len(worked_in) == 2:
            raise ValueError

    gate = Gate()
    for _ in range(2):
        job = runner.start(work)
        ear = Ear(job.progressed, job.finished, job.failed)
        wait_until(lambda ear=ear: len(ear.heard) == 2, "progress and end")
        assert ear.threads == {QThread.currentThread()}
    job = runner.start(_held(gate))
    ear = Ear(job.cancelled)
    gate.wait()
    job.cancel()
    gate.open()
    wait_until(lambda: bool(ear.heard), "the end")
    assert ear.threads == {QThread.currentThread()}
    assert QThread.currentThread() not in worked_in


# --- time and memory ---


def test_cancelling_between_chunks_takes_less_than_a_tenth_of_a_second(
    runner: JobRunner, record_property: pytest.RecordProperty
) -> None:
    chunk = np.random.default_rng(0).normal(size=300_000)  # sorting it takes a chunk's few milliseconds
    took: list[float] = []
    for _ in range(60):
        begun = Gate()
        begun.open()

        def work(reporter: Reporter, begun: Gate = begun) -> None:
            while True:
                np.exp(chunk)
                begun.hold()
                reporter.report(0.5)

        job = runner.start(work)
        ends = Ends(job)
        wait_until(begun.has_come, "the first chunk")
        start = time.monotonic()
        job.cancel()
        wait_until(lambda ends=ends: ends.all == ["cancelled"], "the end")
        took.append(time.monotonic() - start)
    p95 = statistics.quantiles(took, n=20)[-1]
    record_property("cancel p95 ms", round(1000 * p95, 1))
    assert p95 <= 0.1


def test_what_the_work_holds_goes_when_it_is_done(runner: JobRunner) -> None:
    class Big:
        pass

    for fails in (False, True):
        held = Big()
        alive = weakref.ref(held)

        def work(reporter: Reporter, held: Big = held, fails: bool = fails) -> None:
            if fails:
                raise Problem(Message("{n} is one of them", n=id(held)))

        ends = Ends(runner.start(work))
        del held, work
        wait_until(lambda ends=ends: ends.all != [], "the end")
        assert ends.all == ["failed" if fails else "finished"]
        del ends
        wait_until(lambda alive=alive: alive() is None, "what it held to go")


def test_what_an_overtaken_job_would_have_worked_on_goes_at_once(runner: JobRunner) -> None:
    class Big:
        pass

    held, gate = Big(), Gate()
    alive = weakref.ref(held)
    runner.start(_held(gate))
    gate.wait()
    runner.start(lambda reporter, held=held: None)
    del held
    runner.start(lambda reporter: None)
    assert alive() is None
    gate.open()
    wait_until(lambda: not runner.is_busy(), "the end")


def test_jobs_live_and_end_their_life_in_the_windows_thread(runner: JobRunner) -> None:
    died_in: list[int] = []
    for _ in range(50):
        job = runner.start(lambda reporter: reporter.report(0.5))
        assert job.thread() is QThread.currentThread()
        weakref.finalize(job, lambda: died_in.append(threading.get_ident()))
        del job
        wait_until(lambda: not runner.is_busy(), "the end")
    wait_until(lambda: len(died_in) == 50, "the jobs to go")
    assert set(died_in) == {threading.get_ident()}


# --- closing ---


def test_closing_in_the_middle_of_work_waits_for_it_as_long_as_it_is_told(runner: JobRunner) -> None:
    gate = Gate()
    job = runner.start(_held(gate))
    ends, told = Ends(job), Ear(job.progressed)
    gate.wait()
    assert not runner.close(0)
    gate.open()
    assert runner.close(int(1000 * GIVE_UP))
    QCoreApplication.processEvents()
    assert ends.all == told.heard == []


def test_what_was_on_its_way_at_the_closing_is_not_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job_module, "REPORT_EVERY", 0.0)
    for error in (None, ValueError()):
        runner, done = JobRunner("test"), threading.Event()

        def work(reporter: Reporter, error: Any = error, done: Any = done) -> None:
            reporter.report(0.5)
            done.set()
            if error is not None:
                raise error

        job = runner.start(work)
        ends, told = Ends(job), Ear(job.progressed)
        assert done.wait(GIVE_UP)
        assert runner.close(int(1000 * GIVE_UP))
        QCoreApplication.processEvents()
        assert ends.all == told.heard == []
        assert not runner.is_busy()


def test_a_closed_runner_begins_nothing(runner: JobRunner) -> None:
    assert runner.close(0)
    begun: list[bool] = []
    ends = Ends(runner.start(lambda reporter: begun.append(True)))
    assert not runner.is_busy()
    assert not runner._thread.isRunning()
    assert runner.close(0)
    QCoreApplication.processEvents()
    assert ends.all == begun == []
