"""What of a batch goes into a picture: figures and spread, in light colours, without anything to press or to scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lossexplorer.gui.batch.summary import Summary
from lossexplorer.gui.look import palette
from lossexplorer.gui.style import style_sheet
from lossexplorer.gui.words import say
from lossexplorer.paint.histogram_plot import HistogramPlot
from lossexplorer.paint.tokens import LIGHT, UNIT

if TYPE_CHECKING:
    from lossexplorer.session.batch_work import Analysed

_WIDTH, _HEIGHT = 100 * UNIT, 56 * UNIT


class Sheet(QFrame):
    """A page to be painted and never shown.

    Args:
        analysed: what stands on it.
        logarithmic: whether the heights of the bars are logarithms.
        row: the loss of the row that is chosen, if there is one.
    """

    def __init__(self, analysed: Analysed, *, logarithmic: bool, row: float | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.setObjectName("sheet")
        self.setPalette(palette(LIGHT))
        own = f"QFrame#sheet {{ background: {LIGHT.field}; }} QLabel {{ color: {LIGHT.text}; }}"
        self.setStyleSheet(f"{own} {style_sheet(LIGHT)}")
        self.summary, self.histogram = Summary(), HistogramPlot()
        self.summary.set_result(analysed)
        self.histogram.set_tokens(LIGHT)
        self.histogram.set_labels(say("rows"), say("loss"))
        self.histogram.set_histogram(analysed.histogram)
        self.histogram.set_logarithmic(logarithmic)
        self.histogram.set_row(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.summary)
        layout.addWidget(self.histogram, 1)
        self.resize(_WIDTH, _HEIGHT)
        self.grab()  # lays everything out, without being seen
