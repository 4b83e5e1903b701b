"""Which class is taken for which, as a square of cells; of many classes, the most confused pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from lossexplorer.base import Message, mark
from lossexplorer.base.class_names import NUMBERED
from lossexplorer.compute.summaries import Pair
from lossexplorer.gui.batch.pictures.picture import Picture
from lossexplorer.gui.describe import as_tip
from lossexplorer.gui.words import number, percent, say
from lossexplorer.paint.bars import MOST, Bar, BarsView
from lossexplorer.paint.confusion import ConfusionView
from lossexplorer.report.lines import confused_line, confusion_line, of_decisions

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.compute.summaries import Confusion
    from lossexplorer.paint.tokens import Tokens
    from lossexplorer.session.pictures_session import Ground, Seen


class ConfusionPicture(Picture):
    """Lines are what is true, columns what was said."""

    title = mark("Confusion")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.square, self.pairs, self._stack = ConfusionView(), BarsView(), QStackedWidget()
        self._stack.addWidget(self.square)
        self._stack.addWidget(self.pairs)
        self._seen: Seen | None = None
        self._shown: Confusion | None = None
        self.box.addWidget(self._stack)
        self.square.cell_chosen.connect(self._on_cell)
        self.square.clear_wanted.connect(self._on_clear)
        self.retranslate()

    @staticmethod
    def fits(ground: Ground) -> bool:
        """Where classes are predicted."""
        return ground.whole.confusion is not None

    def show_seen(self, seen: Seen | None) -> None:
        """The selected rows, as shares of their whole classes; all of them where a cell itself is what selects."""
        self._seen, self._shown = seen, None
        if seen is not None:
            only_cell = seen.is_part and seen.selection.cell is not None
            whole, part = seen.ground.whole.confusion, seen.part.confusion
            self._shown = whole if only_cell or part is None or whole is None else part.among(whole)
        shown = self._shown
        self._stack.setCurrentIndex(int(shown is not None and shown.counts is None))
        if shown is None or shown.counts is None:
            self.square.set_counts(None)
        else:
            names = [shown.names.call(label) for label in shown.labels.tolist()]
            self.square.set_counts(shown.counts, shown.labels, names, shown.shares)
        self.square.set_chosen(seen.selection.cell if seen is not None else None)
        self._show_pairs()
        self.said.emit()

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self.square.set_tokens(tokens)
        self.pairs.set_tokens(tokens)

    def line(self) -> Message | None:
        """The most frequent mistake."""
        seen = self._seen
        line = confusion_line(self._shown)
        return line if seen is None or not seen.is_part else of_decisions(line, seen.part.decisions)

    def retranslate(self) -> None:
        """Set every text."""
        self.square.setAccessibleName(say("Confusion of the classes"))
        self.pairs.setAccessibleName(say("The most confused classes"))
        self.square.set_labels(say("target"), say("predicted"), self._words)
        self._show_pairs()
        self.said.emit()

    def _show_pairs(self) -> None:
        shown = self._shown
        self.pairs.set_bars([] if shown is None else [self._pair(p, shown.names) for p in shown.pairs[:MOST]])

    def _pair(self, p: Pair, names: ClassNames) -> Bar:
        name = f"{names.call(p.target)} → {names.call(p.predicted)}"
        tip = as_tip(self._words(p.target, p.predicted, p.count, p.share)) if names else ""
        return Bar(name, p.share, number(p.count), percent(p.share), "wrong", tip=tip)

    def _words(self, target: int, predicted: int, count: int, share: float) -> str:
        names = NUMBERED if self._shown is None else self._shown.names
        several = self._shown is not None and self._shown.decisions
        return say(confused_line(names, Pair(target, predicted, count, share), decisions=several))

    def _on_cell(self, target: int, predicted: int) -> None:
        if self._shown is not None and self._shown.decisions:
            return  # rows have decisions of many cells
        self.select(cell=(target, predicted))

    def _on_clear(self) -> None:
        self.select(cell=None)
