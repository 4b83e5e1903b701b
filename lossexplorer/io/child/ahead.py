"""Rows that are ready before they are asked for, in the half of the memory that the other side does not look at."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossexplorer.io.child.readers import Rows
    from lossexplorer.io.child.window import Window

    Run = tuple[Rows, int, int]

_PATIENCE = 5
"""Seconds after which this process ends rather than let a question about another file wait."""


class Ahead:
    """Gives rows, and goes on with those behind them while the other side takes what it was given.

    Args:
        window: the memory that both see.
    """

    def __init__(self, window: Window) -> None:
        self._window = window
        self._half = 0
        self.forget()

    def forget(self) -> None:
        """Let go of all rows: their file is closed."""
        self._last: Run | None = None
        self._next: Run | None = None
        self._ready: Run | None = None

    def give(self, rows: Rows, start: int, stop: int, size: int) -> int:
        """Rows ``start`` to ``stop`` in one half of the window.

        Args:
            rows: of which array.
            start: the first row.
            stop: the row behind the last one.
            size: of the window.

        Returns:
            Which half, 0 or 1.
        """
        if self._window.follow(size):
            self._ready = None
        run = rows, start, stop
        if run == self._ready:
            self._half, self._ready = 1 - self._half, None
        else:
            self._fill(run, self._half)
        if rows.goes_on:  # others may be large, and are let go of when all of them were given
            in_order = start == 0 or (self._last is not None and (rows, start) == (self._last[0], self._last[2]))
            behind = min(2 * stop - start, rows.info.shape[0])
            self._last, self._next = run, (rows, stop, behind) if in_order and stop < behind else None
        return self._half

    def look_ahead(self) -> None:
        """Fill the other half with the rows that come next, if they were taken one after the other so far."""
        run, self._next = self._next, None
        if run is None or not hasattr(signal, "alarm"):
            return
        self._ready = None
        signal.alarm(_PATIENCE)
        try:
            self._fill(run, 1 - self._half)
        except Exception:  # whoever asks for these rows is told
            return
        finally:
            signal.alarm(0)
        self._ready = run

    def _fill(self, run: Run, half: int) -> None:
        rows, start, stop = run
        assert rows.give is not None
        rows.give(self._window.array((stop - start, *rows.info.shape[1:]), rows.dtype, half), start)
