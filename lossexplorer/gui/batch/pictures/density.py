"""How sure against how wrong: confidence and loss of every row as an image, with a lasso."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.gui.batch.pictures.picture import Picture
from lossexplorer.gui.words import say
from lossexplorer.paint.density_plot import DensityPlot
from lossexplorer.report.lines import density_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.paint.tokens import Tokens
    from lossexplorer.session.pictures_session import Ground, Seen


class DensityPicture(Picture):
    """Top right: sure and wrong, where mislabelled rows are."""

    title = mark("Confidence and loss")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = DensityPlot()
        self.plot.set_decades(True)
        self._seen: Seen | None = None
        self.box.addWidget(self.plot)
        self.plot.area_chosen.connect(self._on_area)
        self.plot.clear_wanted.connect(self._on_clear)
        self.plot.clicked.connect(self._on_clear)
        self.retranslate()

    @staticmethod
    def fits(ground: Ground) -> bool:
        """Where predictions have a confidence."""
        return ground.whole.density is not None

    def show_seen(self, seen: Seen | None) -> None:
        """The rows that are selected, before all of them in grey."""
        self._seen = seen
        density = None if seen is None else seen.part.density
        if seen is None or density is None:
            self.plot.set_counts(None)
            return
        edges = density.axes.confidence
        x = float(edges[0]), float(edges[-1])
        counts, y = density.image()
        self.plot.set_counts(counts, x, y)
        whole = seen.ground.whole.density
        if seen.is_part and whole is not None:
            counts, y = whole.image()
            self.plot.set_rest(counts, x, y)
        self.plot.set_area(seen.selection.area)
        self.said.emit()

    def show_row(self, detail: RowDetail | None) -> None:
        """A dot where the row stands."""
        seen = self._seen
        if detail is None or not detail.used or seen is None or seen.ground.columns.confidence is None:
            self.plot.set_row(None)
            return
        with np.errstate(divide="ignore", invalid="ignore"):
            height = float(np.log10(detail.loss))
        self.plot.set_row((float(seen.ground.columns.confidence[detail.index]), height))

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self.plot.set_tokens(tokens)
        self._name_axes()

    def hint(self) -> Message:
        """There is a lasso."""
        return Message("draw around rows to choose them")

    def line(self) -> Message | None:
        """How many rows are at the top right."""
        return None if self._seen is None else density_line(self._seen.sure_and_wrong)

    def retranslate(self) -> None:
        """Set every text."""
        self.plot.setAccessibleName(say("Picture of confidence and loss of all rows"))
        self._name_axes()
        self.said.emit()

    def _name_axes(self) -> None:
        self.plot.set_labels(say("loss"), say("confidence"))

    def _on_area(self, area: object) -> None:
        self.select(area=area)

    def _on_clear(self, *place: object) -> None:
        self.plot.set_area(())
        self.select(area=())
