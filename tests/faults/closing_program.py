"""The real program in a process of its own, whose window is closed at a chosen moment; run by test_closing.

Usage: python closing_program.py MOMENT DELAY [PREDICTIONS TARGETS], the delay in milliseconds after the moment.
Prints when the window was closed and when it was hidden, on the clock that all processes share.
"""

from __future__ import annotations

import random
import sys
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer

from lossexplorer.gui import app, run
from lossexplorer.session import explore_session, reading
from lossexplorer.state import batch as batches
from lossexplorer.state import explore

if TYPE_CHECKING:
    from collections.abc import Callable


LONG = 20.0
"""Seconds for which a worker is stuck; the process must not live as long."""


def tell(what: str) -> None:
    print(what, time.monotonic(), flush=True)


class Closer(QObject):
    """Brings the program to the moment, and closes its window after the delay."""

    def __init__(self, program: app.Program, moment: str, delay: float, files: list[str]) -> None:
        super().__init__(program)
        self._program, self._delay, self._files = program, delay, files
        self._draw = random.Random(delay)
        self._storm = QTimer(self)
        self._storm.timeout.connect(self._on_storm)
        self._stuck = QTimer(self)
        self._stuck.timeout.connect(self._on_stuck)
        self.gate = ""
        program.window.installEventFilter(self)
        getattr(self, moment.replace(" ", "_"))()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            tell("hidden")
        return False

    def _close_soon(self, *_: Any) -> None:
        QTimer.singleShot(round(self._delay), self._on_close)

    def _on_close(self) -> None:
        tell("closed")
        self._program.window.close()

    # --- moments ---

    def at_the_start(self) -> None:
        self._close_soon()

    def after_the_first_paint(self) -> None:
        self._program._first_paint.painted.connect(self._close_soon)

    def while_a_slider_moves(self) -> None:
        self._program.curves.ready.connect(self._storm_and_close)

    def while_a_file_is_read(self) -> None:
        self._program._first_paint.painted.connect(self._open_and_close)

    def while_rows_are_computed(self) -> None:
        self._program._first_paint.painted.connect(self._open)
        self._program.rows.partial.connect(self._close_once)

    def while_rows_are_ordered(self) -> None:
        self._program._first_paint.painted.connect(self._open)
        self._program.rows.analysed.connect(self._sort_and_close)

    def while_losses_change(self) -> None:
        self._program._first_paint.painted.connect(self._open)
        self._program.rows.analysed.connect(self._change_and_close)

    def while_a_dialog_is_open(self) -> None:
        self._program.curves.ready.connect(self._close_soon)
        self._program.curves.ready.connect(self._program.commands.show_about)

    def while_torch_sleeps(self) -> None:
        explore_session.warm_up = lambda threads: self._hang(time.sleep, LONG)  # type: ignore[assignment]
        self._stuck.start(5)

    def while_a_reader_sleeps(self) -> None:
        reading.open_batch = lambda *_, **__: self._hang(time.sleep, LONG)  # type: ignore[assignment]
        self._program._first_paint.painted.connect(self._open)
        self._stuck.start(5)

    def while_torch_computes_without_end(self) -> None:
        def sum_of_too_much(request: Any) -> Any:
            import torch

            return self._hang(torch.ones(1).expand(10**12).sum)

        explore_session.curves = sum_of_too_much
        self._stuck.start(5)

    # --- on the way there ---

    def _hang(self, call: Callable[..., Any], *arguments: Any) -> Any:
        self.gate = "stuck"
        return call(*arguments)

    def _on_stuck(self) -> None:
        if self.gate:
            self._stuck.stop()
            self._close_soon()

    def _open(self) -> None:
        self._program.open(self._files[0], self._files[1])

    def _open_and_close(self) -> None:
        self._open()
        self._close_soon()

    def _close_once(self, partial: Any) -> None:
        self._program.rows.partial.disconnect(self._close_once)
        self._close_soon()

    def _storm_and_close(self) -> None:
        self._storm.start(1)
        self._close_soon()

    def _on_storm(self) -> None:
        store = self._program.store
        delta = self._draw.uniform(0.1, 5)
        store.replace(store.state.with_explore(explore.set_parameter(store.state.explore, 1, "delta", delta)), "delta")

    def _sort_and_close(self, analysed: Any) -> None:
        for column in ("confidence", "loss", "gradient_norm"):
            store = self._program.store
            store.replace(store.state.with_batch(batches.set_sort(store.state.batch, column, False)))
            store.replace(store.state.with_batch(batches.select_row(store.state.batch, 17)))
        self._close_soon()

    def _change_and_close(self, analysed: Any) -> None:
        self._program.rows.analysed.disconnect(self._change_and_close)
        for q in (0.2, 0.4, 0.6):
            store = self._program.store
            state = batches.set_loss(store.state.batch, "generalized_cross_entropy", {"q": q})
            store.replace(store.state.with_batch(state))
        self._close_soon()


def main() -> int:
    moment, delay, *files = sys.argv[1:]
    show = app.Program.show

    def shown(program: app.Program) -> None:
        show(program)
        Closer(program, moment, float(delay), files)

    app.Program.show = shown  # type: ignore[method-assign]
    return run.open_window()


if __name__ == "__main__":
    sys.exit(main())
