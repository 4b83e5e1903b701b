"""The headings of the rows: every column as wide as it needs, and what is left over shared among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QWidget

from lossexplorer.paint.tokens import SMALL, UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from lossexplorer.gui.batch.row_model import RowModel

_MOST = 15 * UNIT
"""That a heading asks for; a longer one is cut where there is no room to spare."""
_WIDEST = 18 * UNIT
"""That a cell asks for: names of classes may be longer, and end in an … then."""
_PADDING = 2 * UNIT
_NAME = 11 * UNIT
"""A column of names is no narrower than that, if they are longer."""
_OF_FILE = 32 * UNIT
"""That a word of the file asks for."""
_NAME_OF_ROW = 20 * UNIT
"""No narrower than that, if the words are longer."""
_CUT = ("predicted", "predicted_b", "target")
"""Columns that may hold names."""
_DISPENSABLE = ("share", "margin", "decisions")
"""Columns that give way where there is no room, the first one first."""
_BESIDE_A_NAME = (*_DISPENSABLE, "gradient_norm")
"""Likewise where the file has a name for each row."""
_BESIDE_A_SECOND = (*_DISPENSABLE, "gradient_norm", "confidence_b", "confidence")
"""Likewise where a second model has columns too."""
_LOOKED_AT = 48
"""Lines whose texts decide; the others are of the same kind."""


class RowHeader(QHeaderView):
    """Headings that can be clicked."""

    def __init__(self, rows: RowModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows, self._table = rows, parent
        self._needs: list[int] = []
        self._whole: list[int] = []
        """What they would take to be cut nowhere."""
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_PADDING)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self) -> None:
        """Ask the columns anew how wide they have to be."""
        names = self._rows.names()
        wide = [self._need(name) for name in names]
        limits = [_OF_FILE if self._rows.is_beside(name) else _WIDEST for name in names]
        self._needs = [
            max(min(heading, _MOST), min(cell, most)) + _PADDING
            for (heading, cell), most in zip(wide, limits, strict=True)
        ]
        self._whole = [max(each) + _PADDING for each in wide]
        self._share()

    def _need(self, name: str) -> tuple[int, int]:
        """Of a column: its heading, and the widest of some texts."""
        n = self._rows.rowCount()
        lines = sorted({i * (n - 1) // (_LOOKED_AT - 1) for i in range(_LOOKED_AT)}) if n else []
        texts = [self._rows.text(name, self._rows.row_of(line)) for line in lines]
        small, cells = QFont(self.font()), self._table.fontMetrics()
        small.setPixelSize(SMALL)
        title = self._rows.headerData(self._rows.names().index(name), Qt.Orientation.Horizontal)
        heading = QFontMetrics(small).horizontalAdvance(str(title))
        return heading, max(map(cells.horizontalAdvance, texts), default=0)

    def _share(self) -> None:
        """Give every column what it needs, what is left over to words of the file, and then in equal parts."""
        if not self._needs or len(self._needs) != self.count():
            return
        needs = self._squeezed()
        shown = self._shown(needs)
        self._widen(needs, [place for place in shown if place in self._in_view()])
        self._widen(needs, shown)
        spare = max(0, self.viewport().width() - sum(needs[place] for place in shown))
        each, rest = divmod(spare, len(shown))
        for place, need in enumerate(needs):
            self.setSectionHidden(place, place not in shown)
            if place in shown:
                self.resizeSection(place, need + each + int(shown.index(place) < rest))

    def _widen(self, needs: list[int], shown: list[int]) -> None:
        """Give words what these columns leave over."""
        spare = max(0, self.viewport().width() - sum(needs[place] for place in shown))
        for place in shown:
            if self._rows.holds_words(self._rows.names()[place]):
                more = min(spare, max(0, self._whole[place] - needs[place]))
                needs[place] += more
                spare -= more

    def _squeezed(self) -> list[int]:
        """What the columns need; names are cut before a column has to give way."""
        needs, names = list(self._needs), self._rows.names()
        for name in (*_CUT, *filter(self._rows.holds_words, names)):
            over = sum(needs[place] for place in self._in_view()) - self.viewport().width()
            if over > 0 and name in names:
                place = names.index(name)
                least = _NAME_OF_ROW if self._rows.is_beside(name) else _NAME
                needs[place] = max(needs[place] - over, min(needs[place], least))
        return needs

    def _shown(self, needs: list[int]) -> list[int]:
        """The columns that there is room for: some give way to the others, unless they sort."""
        names, view = self._rows.names(), set(self._in_view())
        shown = list(range(len(names)))
        named = any(self._rows.is_beside(name) for name in names)
        for name in _BESIDE_A_SECOND if "change" in names else _BESIDE_A_NAME if named else _DISPENSABLE:
            full = sum(needs[place] for place in shown if place in view) > self.viewport().width()
            if full and name in names and name != self._rows.sorted_by[0]:
                shown.remove(names.index(name))
        return shown

    def _in_view(self) -> list[int]:
        """The columns that are to be seen without scrolling: ours, and of the file the first one, the name of a row."""
        names = self._rows.names()
        beside = [place for place, name in enumerate(names) if self._rows.is_beside(name)]
        return [place for place in range(len(names)) if place not in beside[1:]]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another width."""
        super().resizeEvent(event)
        self._share()
