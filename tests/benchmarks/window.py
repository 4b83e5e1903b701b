"""The window of Batch with many rows: its first partial picture, a brush until all is painted, panning the density."""

from __future__ import annotations

import math
import statistics
import time
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg

from lossexplorer.gui.app import Program
from lossexplorer.gui.batch.pictures.density import DensityPicture
from lossexplorer.state import batch
from tests.benchmarks.slider import PaintCounter, spin
from tests.benchmarks.timing import Comparison, alternate

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from lossexplorer.gui.batch.pictures.picture import Picture

CLASSES = 3


def make(folder: Path, rows: int) -> tuple[str, str]:
    """Random logits and labels as npy files, which the system keeps in its cache."""
    rng = np.random.default_rng(0)
    logits, labels = folder / "logits.npy", folder / "labels.npy"
    np.save(logits, 2 * rng.standard_normal((rows, CLASSES), dtype=np.float32))
    np.save(labels, rng.integers(0, CLASSES, rows))
    return str(logits), str(labels)


class Page:
    """The program, and how long it takes from a hand to the paint."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.program = Program(app, folder, folder)
        self.program.show()
        spin(app, lambda: self.program.curves.curves is not None)
        self.place = self.program.commands.batch
        self.partials = 0
        self.program.rows.partial.connect(self._on_partial)

    def _on_partial(self) -> None:
        self.partials += 1

    def first_partial(self, files: tuple[str, str]) -> float:
        """Seconds from opening the files to the first picture of some of their rows, painted; and all is waited for."""
        start = time.perf_counter()
        self.program.open(*files)
        spin(self.app, lambda: self.partials > 0)
        self.app.processEvents()
        seconds = time.perf_counter() - start
        spin(self.app, lambda: self.program.pictures.present is not None)
        return seconds

    def brushes(self, runs: int) -> dict[str, float]:
        """Median seconds from each selection to pictures and table painted with it."""
        result = self.program.rows.result
        assert result is not None
        third = float(np.quantile(result.result.per_sample, 0.67))
        wanted = {
            "a third": {"span": (third, math.inf)},
            "all but one": {"span": (float(np.partition(result.result.per_sample, 1)[1]), math.inf)},
            "a class": {"span": None, "classes": (1,)},
        }
        return {name: statistics.median(self._brush(how) for _ in range(runs)) for name, how in wanted.items()}

    def _brush(self, how: dict[str, object]) -> float:
        self._select({"span": None, "classes": ()})
        return self._select(how)

    def _select(self, how: dict[str, object]) -> float:
        state = self.program.store.state
        wanted = batch.select(state.batch, **how)
        start = time.perf_counter()
        self.program.store.replace(state.with_batch(wanted))

        def is_seen() -> bool:
            present = self.program.pictures.present
            return present is not None and present.selection == wanted.selection

        spin(self.app, is_seen)
        self.app.processEvents()  # paints
        return time.perf_counter() - start

    def density(self) -> Picture:
        """The picture with the image."""
        return next(p for p in self.place.pictures.shown() if isinstance(p, DensityPicture))

    def close(self) -> None:
        self.program.close()
        self.program.window.close()


def pan(app: QApplication, page: Page, runs: int) -> Comparison:
    """Moving the density picture by a little, until it is painted, against a bare image of its size."""
    picture = page.density()
    assert isinstance(picture, DensityPicture)
    plot, seen = picture.plot, page.program.pictures.present
    assert seen is not None
    assert seen.part.density is not None
    counts, _ = seen.part.density.image()
    bare = pg.PlotWidget()
    bare.setFixedSize(plot.size())
    image = pg.ImageItem(np.asarray(counts, np.uint8), axisOrder="row-major")
    bare.addItem(image)
    bare.show()

    def mover(widget: pg.PlotWidget) -> float:
        paints = PaintCounter([widget.viewport()])
        (left, right), _ = widget.getViewBox().viewRange()
        app.processEvents()
        paints.reset()
        start = time.perf_counter()
        widget.getViewBox().translateBy(x=(right - left) / 100)
        spin(app, paints.is_done)
        seconds = time.perf_counter() - start
        widget.getViewBox().translateBy(x=(left - right) / 100)
        return seconds

    try:
        return alternate(lambda: mover(plot), lambda: mover(bare), runs)
    finally:
        bare.close()
