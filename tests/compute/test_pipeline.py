"""Several threads compute, and nothing of what comes of it depends on which of them is faster."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
import torch

from lossexplorer.base.cancel import waiting_with, while_waiting
from lossexplorer.compute import pipeline
from lossexplorer.compute.pipeline import in_order


def test_results_come_in_order_however_long_each_takes_and_few_items_are_drawn_ahead():
    drawn, second_is_done = [], threading.Event()

    def items():
        for i in range(40):
            drawn.append(i)
            yield i

    def work(i):
        if i == 0:
            assert second_is_done.wait(30)
        if i == 1:
            second_is_done.set()
        return i, torch.get_num_threads(), threading.get_ident()

    found = []
    for place, result in enumerate(in_order(items(), work, 3)):
        found.append(result)
        assert len(drawn) - place <= 3 + 2
    assert [i for i, _, _ in found] == list(range(40))
    assert {threads for _, threads, _ in found} == {1}
    assert threading.get_ident() not in {thread for _, _, thread in found}


@pytest.mark.parametrize("threads", [1, 3])
def test_an_error_comes_when_its_turn_has_come(threads: int):
    taken = []
    with pytest.raises(ZeroDivisionError):
        taken.extend(in_order([1, 2, 0, 4, 0], lambda i: 6 // i, threads))
    assert taken == [6, 3]


def test_who_stops_taking_leaves_no_thread_behind_and_torch_as_it_was():
    before, alive = torch.get_num_threads(), threading.active_count()
    results = in_order(range(100), lambda i: i, 2)
    assert next(results) == 0
    results.close()
    seen = []
    late = threading.Thread(target=lambda: seen.append(torch.get_num_threads()))
    late.start()
    late.join()
    assert (torch.get_num_threads(), threading.active_count()) == (before, alive)
    assert seen == [before]


class _Late(ThreadPoolExecutor):
    """Of two places behind the end, the first never begins, and the second has begun when the first is cancelled."""

    given = 0

    def submit(self, run, *arguments):
        self.given += 1
        if self.given <= 2:
            return super().submit(run, *arguments)
        if self.given == 3:
            self.first = Future()
            return self.first
        started, over = threading.Event(), threading.Event()
        self.first.add_done_callback(lambda _: over.set())

        def second():
            started.set()
            assert over.wait(30)
            return run(*arguments)

        future = super().submit(second)
        assert started.wait(30)
        return future


@pytest.mark.timeout(60)
def test_a_place_behind_the_end_does_not_wait_for_one_that_was_cancelled(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pipeline, "ThreadPoolExecutor", _Late)
    assert list(in_order([1], lambda i: i, 2)) == [1]


def test_drawing_may_ask_whether_anybody_still_waits():
    asked = []

    def items():
        for i in range(5):
            while_waiting()
            yield i

    with waiting_with(lambda: asked.append(threading.get_ident())):
        assert list(in_order(items(), lambda i: i, 2)) == list(range(5))
    assert len(asked) == 5
    assert threading.get_ident() not in asked


def test_an_error_in_drawing_comes_when_its_turn_has_come():
    def items():
        yield from range(3)
        raise EOFError

    taken = []
    with pytest.raises(EOFError):
        taken.extend(in_order(items(), lambda i: i, 2))
    assert taken == [0, 1, 2]


def test_one_thread_is_the_one_that_asks():
    assert set(in_order(range(3), lambda i: threading.get_ident(), 1)) == {threading.get_ident()}
