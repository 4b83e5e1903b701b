"""Several threads, each of which reads a chunk when its turn has come, and computes it while the next one reads."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from itertools import count
from typing import TYPE_CHECKING, Final, TypeVar

from lossexplorer.base.door import torch
from lossexplorer.compute.devices import use_threads

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")


class _End:
    """There are no more items."""


_END: Final = _End()


def in_order(items: Iterable[T], work: Callable[[T], R], threads: int) -> Generator[R]:
    """What ``work`` makes of each item, in the order of the items.

    Each thread computes a whole item by itself: where several share one operation of torch, each operation ends with
    all of them waiting for the slowest, and on a busy machine that is the time that another program gets a core for.

    Args:
        items: drawn one at a time and in order, each by the thread that computes with it, whose cache then holds it. No
            more than ``threads`` are drawn ahead of what was taken of the results.
        work: called from several threads at a time. What it or the drawing raises is raised here when its turn comes.
        threads: how many; one computes in the calling thread.

    Returns:
        A generator. Who stops before its end closes it, and then no thread computes any more.
    """
    if threads == 1:
        yield from map(work, items)
        return
    source, turn, drawn, closed = iter(items), threading.Condition(), 0, False

    def step(place: int) -> R | _End:
        nonlocal drawn
        with turn:
            turn.wait_for(lambda: closed or drawn == place)  # places before this one may have been cancelled
            if closed:
                return _END
            try:
                item = next(source, _END)
            finally:
                drawn += 1
                turn.notify_all()
        return item if isinstance(item, _End) else work(item)

    own, places = torch.get_num_threads(), count()
    waiting: deque[Future[R | _End]] = deque()
    try:
        with ThreadPoolExecutor(threads, "compute", use_threads, (1,)) as pool:
            try:
                while True:
                    while len(waiting) <= threads:  # in the caller's context, where a wait for a file can be cancelled
                        waiting.append(pool.submit(copy_context().run, step, next(places)))
                    result = waiting.popleft().result()
                    if isinstance(result, _End):
                        return
                    yield result
            finally:
                with turn:
                    closed = True
                    turn.notify_all()
                for future in waiting:
                    future.cancel()
    finally:
        use_threads(own)  # torch gives the number that was set last to threads that it has not seen yet
