"""What each class costs, and which class is taken for which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.gui.batch.pictures.picture import Picture
from lossexplorer.gui.describe import describe
from lossexplorer.gui.widgets.calm import Combo
from lossexplorer.gui.words import say
from lossexplorer.paint.class_bars import ClassBars
from lossexplorer.report.lines import class_line, classes_line, of_decisions
from lossexplorer.state import batch as batches

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.summaries import ClassTable
    from lossexplorer.paint.tokens import Tokens
    from lossexplorer.session.pictures_session import Ground, Seen

_MOST = 100
"""Bars at most: of more classes, those of the largest mean loss."""
_HEIGHTS: dict[str, tuple[str, Callable[[ClassTable], Array]]] = {
    "mean": (mark("mean loss"), lambda table: table.mean_loss),
    "total": (mark("total loss"), lambda table: table.total_loss),
    "count": (mark("rows"), lambda table: table.count),
    "recall": (mark("accuracy"), lambda table: table.recall),
    "precision": (mark("precision"), lambda table: table.precision),
    "f1": (mark("F1"), lambda table: table.f1),
}


class ClassesPicture(Picture):
    """One bar for each class that occurs; a click looks at its rows alone, Ctrl adds."""

    title = mark("Loss by class")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars, self.height_of = ClassBars(), Combo(6, self)
        for key in _HEIGHTS:
            self.height_of.addItem("", key)
        self._seen: Seen | None = None
        self._places: Array = np.empty(0, np.int64)
        """Of the bars among all classes."""
        self.box.addWidget(self.bars)
        self.height_of.currentIndexChanged.connect(self._redraw)
        self.bars.classes_chosen.connect(self._on_classes)
        self.bars.set_tell(self._words)
        self.bars.walked.connect(self.said)
        self.bars.clear_wanted.connect(self._on_clear)
        self.retranslate()

    @staticmethod
    def fits(ground: Ground) -> bool:
        """Where classes are predicted."""
        return ground.whole.classes is not None

    def show_seen(self, seen: Seen | None) -> None:
        """All rows, and before them the selected ones."""
        was = self._several
        self._seen = seen
        if was != self._several:
            self.retranslate()
        self._redraw()

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self.bars.set_tokens(tokens)
        self._name_axes()

    def hint(self) -> Message | None:
        """Bars can be clicked, where rows are of one class."""
        return None if self._several else Message("click a class to see its rows alone")

    def line(self) -> Message | None:
        """The class at which keys are; else the worst one."""
        seen = self._seen
        if seen is None:
            return None
        here = self.bars.here()
        if here is not None and seen.ground.whole.classes is not None:
            return class_line(seen.ground.whole.classes, int(self._places[here]))
        line = classes_line(seen.part.classes)
        return of_decisions(line, seen.part.decisions) if seen.is_part else line

    def tools(self) -> list[QWidget]:
        """What the bars show."""
        return [self.height_of]

    def be_like(self, other: Picture) -> None:
        """Bars of the same height."""
        if isinstance(other, ClassesPicture):
            self.height_of.setCurrentIndex(other.height_of.currentIndex())

    def retranslate(self) -> None:
        """Set every text."""
        for i, key in enumerate(_HEIGHTS):
            self.height_of.setItemText(i, say(self._height(key)))
        describe(self.height_of, say("Height of the bars"), say("What is shown of each class"))
        self.bars.setAccessibleName(say("Bars of the classes"))
        self._name_axes()
        self.said.emit()

    @property
    def _several(self) -> bool:
        """Whether rows are several decisions, each of its own class."""
        return self._seen is not None and self._seen.part.decisions is not None

    def _height(self, key: str) -> str:
        return mark("decisions") if key == "count" and self._several else _HEIGHTS[key][0]

    def _name_axes(self) -> None:
        self.bars.set_labels(say(self._height(self.height_of.currentData())), say("true class"))

    def _redraw(self) -> None:
        self._name_axes()
        seen = self._seen
        whole = None if seen is None else seen.ground.whole.classes
        if seen is None or whole is None:
            self.bars.set_values(np.empty(0, np.int64), np.empty(0))
            return
        of = _HEIGHTS[self.height_of.currentData()][1]
        known = np.flatnonzero(whole.count)
        if len(known) > _MOST:
            known = np.sort(whole.worst(_MOST))
        part = seen.part.classes if seen.is_part and not _only_classes(seen) and not self._several else None
        names = [whole.names.call(label) for label in whole.labels[known].tolist()] if whole.names else None
        chosen = of(part)[known] if part is not None else None
        self._places = known
        self.bars.set_values(whole.labels[known], of(whole)[known], chosen, names)
        self.bars.set_chosen(seen.selection.classes)
        self.said.emit()

    def _words(self, place: int) -> str:
        """What is known of a class, where the pointer rests on its bar."""
        table = None if self._seen is None else self._seen.ground.whole.classes
        return "" if table is None else say(class_line(table, int(self._places[place])))

    def _on_classes(self, labels: tuple[int, ...], add: bool) -> None:
        if self._several:
            return  # rows have decisions of many classes
        self.wanted.emit(lambda state: batches.select_classes(state, labels, add=add))

    def _on_clear(self) -> None:
        self.select(classes=())


def _only_classes(seen: Seen) -> bool:
    """Whether nothing but classes is selected: bars that stand out say it already."""
    selection = seen.selection
    return not (selection.span or selection.area or selection.cell or selection.answer or selection.text.strip())
