"""How long work learns on the way that nobody waits for it any more."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WAITING: ContextVar[Callable[[], None] | None] = ContextVar("waiting", default=None)


class Cancelled(Exception):
    """Raised inside long work by the function that it reports its progress to."""


@contextmanager
def waiting_with(tick: Callable[[], None]) -> Iterator[None]:
    """Let whatever waits in this thread for somebody else, such as another process, call ``tick`` meanwhile."""
    token = _WAITING.set(tick)
    try:
        yield
    finally:
        _WAITING.reset(token)


def while_waiting() -> None:
    """Raise ``Cancelled`` if nobody wants what this thread waits for."""
    tick = _WAITING.get()
    if tick is not None:
        tick()
