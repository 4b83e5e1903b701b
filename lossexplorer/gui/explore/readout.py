"""What the cursor reads: value and gradient of every curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES
from lossexplorer.gui.widgets.elided import Elided
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.paint.glyphs import glyph
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.compute.curve import Curve, CurveSet
    from lossexplorer.gui.look import Look

_DIGITS = 4


class Readout(Spoken, QFrame):
    """A table of numbers: one line for each curve."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._curves: CurveSet | None = None
        self._slots: Mapping[int, int] = {}
        self._at = QLabel()
        self._at.setObjectName("title")
        self._heads = [QLabel(), QLabel()]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._grid.setColumnStretch(1, 1)
        for column, head in enumerate(self._heads, 2):
            head.setObjectName("heading")
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(head, 0, column)
        self._lines: list[list[QLabel]] = []
        self._problems = QLabel()
        self._problems.setObjectName("warning")
        self._problems.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.addWidget(self._at)
        layout.addLayout(self._grid)
        layout.addWidget(self._problems)
        look.changed.connect(self.retranslate)
        self.retranslate()

    def set_curves(self, curves: CurveSet, slots: Mapping[int, int]) -> None:
        """Show the numbers of this answer."""
        self._curves, self._slots = curves, slots
        self.retranslate()

    def values(self) -> list[tuple[str, str, str]]:
        """What is shown: title, loss and gradient of each line."""
        shown = self._curves.curves if self._curves is not None else ()
        return [(line[1].text(), line[2].text(), line[3].text()) for line in self._lines[: len(shown)]]

    def retranslate(self) -> None:
        """Set every text."""
        self._heads[0].setText(say("loss"))
        self._heads[1].setText(say("push"))
        self._heads[1].setToolTip(say("The gradient: how strongly the loss changes along the axis shown"))
        if self._curves is None:
            self._at.setText(say("torch is being loaded …"))
            return
        request = self._curves.request
        axis = SCENES[request.scene].axis(request.axis)
        drawn = [c for c in self._curves.curves if c.problem is None]
        position = drawn[0].cursor[0] if drawn else request.cursor
        self._at.setText(f"{axis.symbol} = {number(position, _DIGITS)}")
        self._make_lines(len(self._curves.curves))
        self._say_problems([c for c in self._curves.curves if c.problem is not None])
        for line, curve in zip(self._lines, self._curves.curves, strict=False):
            line[0].setPixmap(glyph(self._look.tokens, self._slots.get(curve.ask.id, 0), self.devicePixelRatioF()))
            line[1].setText(say(CATALOGUE.get(curve.ask.key).title))
            if curve.problem is not None:
                line[2].setText("–")
                line[3].setText("–")
                line[1].setToolTip(f"{line[1].text()}: {say(curve.problem)}")
                continue
            line[1].setToolTip(line[1].text())
            line[2].setText(number(curve.cursor[1], _DIGITS))
            line[3].setText(number(curve.cursor[2], _DIGITS))

    def _say_problems(self, curves: list[Curve]) -> None:
        """Why a curve is missing, in full."""
        words = [f"{say(CATALOGUE.get(c.ask.key).title)}: {say(c.problem)}" for c in curves if c.problem is not None]
        self._problems.setText("\n".join(words))
        self._problems.setVisible(bool(words))

    def _make_lines(self, count: int) -> None:
        while len(self._lines) < count:
            line: list[QLabel] = [QLabel(), Elided(), QLabel(), QLabel()]
            for label in line[2:]:
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            top = 2 * len(self._lines) + 1
            self._grid.addWidget(line[0], top, 0)
            self._grid.addWidget(line[1], top, 1, 1, 3)
            self._grid.addWidget(line[2], top + 1, 2)
            self._grid.addWidget(line[3], top + 1, 3)
            self._lines.append(line)
        for i, line in enumerate(self._lines):
            for label in line:
                label.setVisible(i < count)
