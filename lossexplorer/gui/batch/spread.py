"""How the losses are spread: the histogram under a line of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.base import Message
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.paint.histogram_plot import HistogramPlot
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.compute.histogram import Histogram
    from lossexplorer.gui.look import Look


class Spread(Spoken, QWidget):
    """A histogram, what lies beyond it, and whether its heights are logarithms."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.histogram, self.log, self.tail = HistogramPlot(), QCheckBox(), QLabel()
        self.tail.setObjectName("small")
        self._shown: Histogram | None = None
        self.row: float | None = None
        """The loss of the row that is chosen."""
        line = QHBoxLayout()
        line.addWidget(self.tail, 1)
        line.addWidget(self.log)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(line)
        layout.addWidget(self.histogram, 1)
        self.log.toggled.connect(self.histogram.set_logarithmic)
        look.changed.connect(self._on_look)
        self._on_look()
        self.retranslate()

    def set_histogram(self, histogram: Histogram | None) -> None:
        """Show these counts; None shows nothing."""
        self._shown = histogram
        self.histogram.set_histogram(histogram)
        self._say_tail()

    def set_row(self, loss: float | None) -> None:
        """Show where this loss stands; None shows none."""
        self.row = loss
        self.histogram.set_row(loss)

    def retranslate(self) -> None:
        """Set every text."""
        self.log.setText(say("logarithmic counts"))
        describe(self.log, self.log.text(), say("Heights are logarithms, so that single rows of the tail are seen"))
        self.histogram.setAccessibleName(say("Histogram of the losses"))
        self.histogram.set_labels(say("rows"), say("loss"))
        self._say_tail()

    def _say_tail(self) -> None:
        spread = self._shown
        if spread is None or not spread.beyond:
            self.tail.setText(say("how the losses are spread"))
            return
        words = Message(
            "how the losses are spread; {n} row lies beyond, up to {largest}",
            plural="how the losses are spread; {n} rows lie beyond, up to {largest}",
            n=spread.beyond,
            largest=number(spread.largest),
        )
        self.tail.setText(say(words))

    def _on_look(self) -> None:
        self.histogram.set_tokens(self._look.tokens)
        self.histogram.set_labels(say("rows"), say("loss"))
