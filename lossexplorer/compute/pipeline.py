"""One thread reads, several compute: results come in the order in which things were read."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from lossexplorer.base.door import torch
from lossexplorer.compute.devices import use_threads

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")


def in_order(items: Iterable[T], work: Callable[[T], R], threads: int) -> Generator[R]:
    """What ``work`` makes of each item, in the order of the items.

    Each thread computes a whole item by itself: where several share one operation of torch, each operation ends with
    all of them waiting for the slowest, and on a busy machine that is the time that another program gets a core for.

    Args:
        items: drawn in the calling thread, at most ``threads`` + 1 ahead of what was taken of the results.
        work: called from several threads at a time. What it raises is raised here when its turn comes.
        threads: how many; one computes in the calling thread.

    Returns:
        A generator. Who stops before its end closes it, and then no thread computes any more.
    """
    if threads == 1:
        yield from map(work, items)
        return
    own = torch.get_num_threads()
    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(threads, "compute", use_threads, (1,)) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(work, item))
                if len(waiting) > threads + 1:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            use_threads(own)  # torch gives the number that was set last to threads that it has not seen yet
