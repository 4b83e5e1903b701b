"""From a slider that moves to a picture that is painted, against pyqtgraph's redraw of the same curves."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import scenes_of
from lossexplorer.gui.app import Program
from lossexplorer.paint.tokens import CURVE_WIDTH, LIGHT
from lossexplorer.state import explore
from tests.benchmarks.timing import Comparison, alternate

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.compute.curve import CurveSet

KEYS = ("sigmoid_focal_loss", "mse_loss", "huber_loss", "binary_cross_entropy_with_logits")
PATIENCE = 20.0


class PaintCounter(QObject):
    """Counts the paints of some widgets."""

    def __init__(self, widgets: list[QWidget]) -> None:
        super().__init__()
        self.painted: dict[int, int] = {}
        for widget in widgets:
            widget.installEventFilter(self)
            self.painted[id(widget)] = 0
        self._widgets = widgets

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted[id(watched)] += 1
        return False

    def reset(self) -> None:
        for key in self.painted:
            self.painted[key] = 0

    def is_done(self, first: int | None = None) -> bool:
        """Whether all of them were painted, or the first ones."""
        return all(list(self.painted.values())[:first])


def spin(app: QApplication, done: Callable[[], bool]) -> None:
    """Let Qt work until something holds; between events it sleeps, as the program does."""
    end = time.perf_counter() + PATIENCE
    alarm = QTimer()
    alarm.start(1000)
    while not done():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > end:
            raise TimeoutError


class Ours:
    """The program with four losses in one picture."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        folder = Path(tempfile.mkdtemp())
        self.program = Program(app, folder, folder)
        self.program.look.set_theme("light")
        state = explore.new_picture(KEYS[0])
        for key in KEYS[1:]:
            state = explore.add(state, key)
        state = explore.select(state, state.curves[0].id)
        self.program.store.replace(self.program.store.state.with_explore(state))
        self.program.show()
        self.place = self.program.commands.explore
        spin(app, lambda: self.program.curves.curves is not None)
        self.slider = self.place.parameters.editor("gamma")._slider.slider
        self.paints = PaintCounter([plot.viewport() for plot in self.place.plots.plots])
        self.ticks = iter(range(10**9))
        self.slider.setSliderDown(True)
        self.drawn: object = None
        self.program.curves.drawn.connect(self._on_drawn)

    def move(self) -> float:
        """Seconds from one tick of the slider to both plots painted with the new curve."""
        tick = 100 + 37 * next(self.ticks) % 800
        self.app.processEvents()
        self.drawn = None
        start = time.perf_counter()
        self.slider.setValue(tick)
        wanted = self._gamma(self.program.store.state.explore.curves[0].parameters)
        spin(self.app, lambda: self.drawn == wanted and self.paints.is_done())
        return time.perf_counter() - start

    def _on_drawn(self, curves: CurveSet) -> None:
        """The plots have the new curves and have not painted them yet."""
        self.drawn = self._gamma(curves.request.asks[0].parameters)
        self.paints.reset()

    @staticmethod
    def _gamma(parameters: tuple[tuple[str, object], ...]) -> object:
        return dict(parameters).get("gamma")

    def close(self) -> None:
        self.slider.setSliderDown(False)
        self.program.close()
        self.program.window.close()


class Floor:
    """Two plots of pyqtgraph with the same curves, the same pens and the same size."""

    def __init__(self, app: QApplication, ours: Ours) -> None:
        self.app = app
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        self.plots, self.lines = [], []
        curves = ours.program.curves.curves
        assert curves is not None
        self.data = [(c.x, c.loss, c.gradient) for c in curves.curves]
        for plot in ours.place.plots.plots:
            bare = pg.PlotWidget()
            bare.setBackground("w")
            bare.setFixedSize(plot.size())
            bare.setXRange(*plot.getViewBox().viewRange()[0], padding=0)
            bare.setYRange(*plot.getViewBox().viewRange()[1], padding=0)
            layout.addWidget(bare)
            self.plots.append(bare)
            pens = [pg.mkPen(LIGHT.curves[i], width=CURVE_WIDTH) for i in range(len(self.data))]
            self.lines.append([bare.plot(pen=pen, antialias=True) for pen in pens])
        self.window.show()
        self.paints = PaintCounter([plot.viewport() for plot in self.plots])
        self.ticks = iter(range(10**9))

    def redraw(self) -> float:
        """Seconds to set all curves anew and paint them."""
        self.app.processEvents()
        self.paints.reset()
        factor = 1 + 0.1 * np.sin(next(self.ticks))
        start = time.perf_counter()
        for side, lines in enumerate(self.lines):
            for line, data in zip(lines, self.data, strict=True):
                line.setData(data[0], data[1 + side] * factor)
        spin(self.app, self.paints.is_done)
        return time.perf_counter() - start


def measure(app: QApplication, runs: int) -> Comparison:
    """Median of slider to paint, median of the bare redraw, and the ratio."""
    ours = Ours(app)
    floor = Floor(app, ours)
    try:
        return alternate(ours.move, floor.redraw, runs)
    finally:
        ours.close()
        floor.window.close()


def slowest_first_picture(app: QApplication) -> tuple[str, float]:
    """Each loss in a picture of its own: the slowest one, and its seconds to the first paint."""
    ours = Ours(app)
    times: dict[str, float] = {}
    for loss in CATALOGUE:
        if not scenes_of(loss):
            continue
        ours.paints.reset()
        start = time.perf_counter()
        state = ours.program.store.state
        ours.program.store.replace(state.with_explore(explore.new_picture(loss.key)))

        def done(key: str = loss.key, plots: int = 2 if loss.differentiable else 1) -> bool:
            """What has no gradient leaves the lower plot empty, which need not be painted again."""
            curves = ours.program.curves.curves
            return curves is not None and curves.request.asks[0].key == key and ours.paints.is_done(plots)

        spin(app, done)
        times[loss.key] = time.perf_counter() - start
    ours.program.close()
    ours.program.window.close()
    slowest = max(times, key=lambda key: times[key])
    return slowest, times[slowest]
