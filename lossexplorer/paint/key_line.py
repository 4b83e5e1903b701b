"""What the colours of a picture mean: signs and words beside each other, in as many lines as they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lossexplorer.paint.tokens import LIGHT, SMALL, UNIT, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGN = 10
"""Pixels of a square."""
_LINE = 2 * UNIT


@dataclass(frozen=True)
class Key:
    """One colour of a picture."""

    words: str
    tint: str
    """Which of the colours of the theme."""
    strength: float = 1.0
    """How much of the ground it covers."""
    is_line: bool = False
    """Whether it is a line in the picture and no area."""


class KeyLine(QWidget):
    """Keys from the left, further lines where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._keys: tuple[Key, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self._tokens = tokens
        self.update()

    def set_keys(self, keys: Sequence[Key]) -> None:
        """Explain these."""
        self._keys = tuple(keys)
        self.setAccessibleDescription(", ".join(key.words for key in keys))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(12 * UNIT, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """It gives way in its width."""
        return QSize(6 * UNIT, _LINE)

    def hasHeightForWidth(self) -> bool:
        """More lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels of all lines."""
        return round(max((place.bottom() for place in self.places(width)), default=0.0))

    def places(self, width: int) -> list[QRectF]:
        """Where each key stands, its sign with it."""
        metrics, found, x, y = QFontMetrics(self._font()), [], 0.0, 0.0
        for key in self._keys:
            room = _SIGN + UNIT / 2 + metrics.horizontalAdvance(key.words)
            if x and x + room > width:
                x, y = 0.0, y + _LINE
            found.append(QRectF(x, y, room, _LINE))
            x += room + 1.5 * UNIT
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Signs as they are in the picture, words after them."""
        painter = QPainter(self)
        painter.setFont(self._font())
        for key, place in zip(self._keys, self.places(self.width()), strict=True):
            tint = QColor(getattr(self._tokens, key.tint))
            tint.setAlphaF(key.strength)
            height = 2.0 if key.is_line else float(_SIGN)
            painter.fillRect(QRectF(place.left(), place.center().y() - height / 2, _SIGN, height), tint)
            painter.setPen(QColor(self._tokens.muted))
            painter.drawText(place.adjusted(_SIGN + UNIT / 2, 0, UNIT, 0), Qt.AlignmentFlag.AlignVCenter, key.words)
        painter.end()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        return font
