"""A million rows in table and histogram: sorting them, and whether the window breathes meanwhile."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer

from lossexplorer.gui.app import Program
from lossexplorer.state import batch
from tests.benchmarks.slider import spin
from tests.benchmarks.timing import Comparison, alternate, timed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TICK = 5


class Pulse(QObject):
    """A timer of 5 ms that notes when it really came."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(TICK)

    def _on_tick(self) -> None:
        self.times.append(time.perf_counter())

    def stop(self) -> np.ndarray:
        """Gaps between the ticks, in milliseconds."""
        self._timer.stop()
        return np.diff(self.times) * 1000


class Rows:
    """The program with a large batch open."""

    def __init__(self, app: QApplication, rows: int) -> None:
        self.app = app
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        rng = np.random.default_rng(0)
        np.save(folder / "logits.npy", 3 * rng.standard_normal(rows, dtype=np.float32))
        np.save(folder / "labels.npy", rng.integers(0, 2, rows))
        self.program = Program(app, folder, folder)
        self.program.show()
        spin(app, lambda: self.program.curves.curves is not None)
        self.program.open(str(folder / "logits.npy"), str(folder / "labels.npy"))
        spin(app, lambda: self.program.rows.result is not None)
        self.table = self.program.commands.batch.table
        self.orders = 0
        self.program.rows.ordered.connect(self._on_ordered)

    def _on_ordered(self) -> None:
        self.orders += 1

    def sort(self) -> float:
        """Seconds from the wish for another order to the table that has it."""
        store, before = self.program.store, self.orders
        state = store.state.batch
        column = "confidence" if state.sort == "loss" else "loss"
        start = time.perf_counter()
        store.replace(store.state.with_batch(batch.set_sort(state, column, True)))
        spin(self.app, lambda: self.orders > before)
        return time.perf_counter() - start

    def bare_sort(self) -> float:
        """Seconds of numpy's own stable sort of the column that sorts now."""
        result = self.program.rows.result
        assert result is not None
        columns = {"loss": result.result.per_sample, "confidence": result.result.confidence}
        column = columns[self.program.store.state.batch.sort]
        return timed(lambda: np.argsort(column, kind="stable"))

    def gaps(self, sorts: int) -> np.ndarray:
        """Gaps of the pulse while rows are sorted and the table is scrolled."""
        bar = self.table.verticalScrollBar()
        pulse = Pulse()
        for i in range(sorts):
            before = self.orders
            state = self.program.store.state.batch
            column = "confidence" if state.sort == "loss" else "loss"
            self.program.store.replace(self.program.store.state.with_batch(batch.set_sort(state, column, True)))
            step = iter(range(10**9))

            def scrolled(before: int = before, i: int = i, step: object = step) -> bool:
                bar.setValue((i * 7919 + next(step) * 997) % max(bar.maximum(), 1))  # type: ignore[call-overload]
                return self.orders > before

            while not scrolled():
                self.app.processEvents()
        return pulse.stop()

    def close(self) -> None:
        self.program.close()
        self.program.window.close()
        self._folder.cleanup()


def measure(app: QApplication, rows: int, runs: int) -> tuple[Comparison, float]:
    """Sorting against numpy's, and the 99 % quantile of the gaps in milliseconds."""
    table = Rows(app, rows)
    try:
        comparison = alternate(table.sort, table.bare_sort, runs)
        return comparison, float(np.quantile(table.gaps(max(runs, 5)), 0.99))
    finally:
        table.close()
