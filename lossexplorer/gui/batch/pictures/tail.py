"""Who makes the mean: the share of the loss that the worst rows carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.gui.batch.pictures.picture import Picture
from lossexplorer.gui.words import say
from lossexplorer.paint.lorenz_plot import LorenzPlot
from lossexplorer.report.lines import tail_line, tail_point

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.compute.summaries import Lorenz
    from lossexplorer.paint.tokens import Tokens
    from lossexplorer.session.pictures_session import Ground, Seen


class TailPicture(Picture):
    """The Lorenz curve, the worst rows first."""

    title = mark("Who makes the mean")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = LorenzPlot()
        self._shown: Lorenz | None = None
        self.box.addWidget(self.plot)
        self.retranslate()

    @staticmethod
    def fits(ground: Ground) -> bool:
        """Where no loss is below 0."""
        return ground.whole.lorenz is not None

    def show_seen(self, seen: Seen | None) -> None:
        """The curve of the selected rows."""
        self._shown = shown = None if seen is None else seen.part.lorenz
        if shown is None:
            self.plot.set_curve(None, np.empty(0), None)
        else:
            self.plot.set_curve(shown.rows, shown.loss, tail_point(shown))
        self.said.emit()

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self.plot.set_tokens(tokens)
        self._name_axes()

    def line(self) -> Message | None:
        """How few rows make half of the loss."""
        return tail_line(self._shown)

    def retranslate(self) -> None:
        """Set every text."""
        self.plot.setAccessibleName(say("Lorenz curve of the loss"))
        self._name_axes()
        self.said.emit()

    def _name_axes(self) -> None:
        self.plot.set_labels(say("share of the loss"), say("share of the rows, the worst first"))
