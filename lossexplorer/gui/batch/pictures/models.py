"""Two models beside each other: the loss of every row under the one and under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from lossexplorer.base import Message, mark
from lossexplorer.gui.batch.pictures.picture import Picture
from lossexplorer.gui.describe import describe
from lossexplorer.gui.widgets.calm import Combo
from lossexplorer.gui.words import say
from lossexplorer.paint.pair_plot import PairPlot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.paint.tokens import Tokens
    from lossexplorer.session.pictures_session import Ground, Seen

_CHANGES = {"": mark("all rows"), "better": mark("better rows"), "worse": mark("worse rows")}


class ModelsPicture(Picture):
    """Below the line: better under the second model."""

    title = mark("Two models")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot, self.change = PairPlot(), Combo()
        for key in _CHANGES:
            self.change.addItem("", key)
        self._seen: Seen | None = None
        self.box.addWidget(self.plot)
        self.change.activated.connect(self._on_change)
        self.retranslate()

    @staticmethod
    def fits(ground: Ground) -> bool:
        """Where there is a second model."""
        return ground.other is not None

    def show_seen(self, seen: Seen | None) -> None:
        """The rows that are selected, before all of them in grey."""
        self._seen = seen
        other = None if seen is None else seen.ground.other
        if seen is None or other is None or seen.pairs is None:
            self.plot.set_counts(None)
        else:
            grid = other.comparison.grid
            ends = float(grid.edges[0]), float(grid.edges[-1])
            self.plot.set_counts(seen.pairs, ends, decades=grid.logarithmic, every=seen.all_pairs)
            with QSignalBlocker(self.change):
                self.change.setCurrentIndex(self.change.findData(seen.selection.change))
        self._name_axes()
        self.said.emit()

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self.plot.set_tokens(tokens)
        self._name_axes()

    def line(self) -> Message | None:
        """How many rows got better and worse, of those that are selected and of all."""
        seen = self._seen
        if seen is None or seen.ground.other is None:
            return None
        found = seen.ground.other.comparison
        if seen.moved is None:
            return Message("{better} rows better, {worse} worse", better=found.better, worse=found.worse)
        better, worse = seen.moved
        return Message(
            "{better} of {all_better} rows better, {worse} of {all_worse} worse",
            better=better,
            all_better=found.better,
            worse=worse,
            all_worse=found.worse,
        )

    def tools(self) -> list[QWidget]:
        """Which rows are looked at."""
        return [self.change]

    def retranslate(self) -> None:
        """Set every text."""
        for i, words in enumerate(_CHANGES.values()):
            self.change.setItemText(i, say(words))
        describe(
            self.change, say("Change of the rows"), say("Look at rows that the second model makes better or worse")
        )
        self.plot.setAccessibleName(say("Picture of the losses under both models"))
        self._name_axes()
        self.said.emit()

    def _name_axes(self) -> None:
        self.plot.set_labels(say("loss B"), say("loss"))

    def _on_change(self) -> None:
        self.select(change=self.change.currentData())
