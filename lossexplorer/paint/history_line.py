"""A number over the versions of a file, as a small line without axes."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lossexplorer.paint.tokens import CURVE_WIDTH, LIGHT, UNIT, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_DOTS = 40
"""Versions up to which each is a dot."""


class HistoryLine(QWidget):
    """Versions from left to right at equal distances; the last one is a dot. A version without a number is a gap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._values: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self._tokens = tokens
        self.update()

    def set_values(self, values: Sequence[float], words: str) -> None:
        """Show these; ``words`` say the same to who does not see it."""
        self._values = tuple(values)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as two lines of text."""
        return QSize(16 * UNIT, 4 * UNIT)

    def points(self) -> list[QPointF | None]:
        """Where each version is on the widget; None where its number is none."""
        finite = [x for x in self._values if math.isfinite(x)]
        if not finite:
            return []
        low, high = min(finite), max(finite)
        width, height = self.width() - 2 * UNIT, self.height() - 2 * UNIT
        step = width / max(1, len(self._values) - 1)

        def place(i: int, x: float) -> QPointF | None:
            if not math.isfinite(x):
                return None
            share = (x / 2 - low / 2) / (high / 2 - low / 2) if high > low else 0.5
            return QPointF(UNIT + step * i, UNIT + height * (1 - share))

        return [place(i, x) for i, x in enumerate(self._values)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, dots where there is room for them, and the last one in the colour of what matters."""
        points = self.points()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._tokens.bar), CURVE_WIDTH))
        for one, other in itertools.pairwise(points):
            if one is not None and other is not None:
                painter.drawLine(one, other)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.bar))
        known = [point for point in points if point is not None]
        for point in known[:-1] if len(points) <= _DOTS else []:
            painter.drawEllipse(point, UNIT / 4, UNIT / 4)
        if known:
            painter.setBrush(QColor(self._tokens.accent))
            painter.drawEllipse(known[-1], UNIT / 2, UNIT / 2)
        painter.end()
