"""An axis of things that have names: written across where there is room, else upwards, and cut where they are long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from lossexplorer.paint.scale import ScaleAxis
from lossexplorer.paint.tokens import SMALL, UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

_LINE = 12
"""Pixels from one name that is written upwards to the next, at least."""
_MOST = 9 * UNIT
"""Pixels of a name that is written upwards."""


class NamedAxis(ScaleAxis):
    """A bottom axis whose ticks are at whole numbers from 0."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self._across = int(self.style["tickTextHeight"])
        self._upwards: list[str] = []
        """What is written at each tick; nothing where names are written across."""

    def set_names(self, names: Sequence[str], room: float) -> None:
        """Name the places.

        Args:
            names: in order, from 0.
            room: pixels from one place to the next.
        """
        font = QFont()
        font.setPixelSize(SMALL)
        metrics = QFontMetricsF(font)
        widest = max(map(metrics.horizontalAdvance, names), default=0.0)
        turned = widest + UNIT / 2 > room
        step = int(-(-_LINE // max(room, 0.01))) if turned else 1
        places = range(0, len(names), max(1, step))
        short = [metrics.elidedText(names[i], Qt.TextElideMode.ElideMiddle, _MOST) for i in places]
        self._upwards = short if turned else []
        self.setStyle(tickTextHeight=round(min(widest, _MOST) + UNIT / 2) if turned else self._across)
        self.setTicks([[(i, "" if turned else name) for i, name in zip(places, short, strict=True)]])

    def set_numbers(self, numbers: Sequence[str], step: int) -> None:
        """Name every so many places, across."""
        self._upwards = []
        self.setStyle(tickTextHeight=self._across)
        self.setTicks([[(i, numbers[i]) for i in range(0, len(numbers), step)]])

    def texts(self) -> list[str]:
        """What is written, from the left."""
        return self._upwards or [name for level in self._tickLevels or [] for _, name in level]

    def drawPicture(self, p: QPainter, axisSpec: Any, tickSpecs: Any, textSpecs: Any) -> None:
        """The axis, and names that end at it."""
        super().drawPicture(p, axisSpec, tickSpecs, textSpecs)
        height = self.style["tickTextHeight"]
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for (_, tick, _), name in zip(tickSpecs, self._upwards, strict=False):
            p.save()
            p.translate(tick.x(), self.style["tickTextOffset"][1] + height / 2)
            p.rotate(-90)
            p.drawText(QRectF(-height / 2, -UNIT, height, 2 * UNIT), flags, name)
            p.restore()
