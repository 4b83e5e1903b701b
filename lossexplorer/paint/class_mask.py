"""The classes that were predicted for an image, and the true ones, as two small pictures; one pixel is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lossexplorer.base.shades import blended, class_colours
from lossexplorer.paint.keys import ARROWS
from lossexplorer.paint.tokens import LIGHT, UNIT, Tokens

if TYPE_CHECKING:
    import numpy.typing as npt

    Classes = npt.NDArray[np.int64]

_TALLEST = 20 * UNIT
_FAINT = 0.7
"""How far what was predicted right is faded towards the ground: what is wrong stands out."""
_LEAST = 5.0
"""Pixels on the screen of the frame around the pixel that is looked at."""


class ClassMaskView(QWidget):
    """Two pictures side by side: what was predicted, strong where it is wrong, and what is true."""

    chosen = Signal(int, int)
    """Line and column of the pixel that somebody wants to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._predicted: Classes = np.zeros((1, 1), np.int64)
        self._true: Classes = self._predicted
        self._used: npt.NDArray[np.bool_] = np.ones((1, 1), np.bool_)
        self._at = (0, 0)
        self._images: tuple[QImage, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self._tokens = tokens
        self._draw()

    def set_masks(self, predicted: Classes, true: Classes, used: npt.NDArray[np.bool_], at: tuple[int, int]) -> None:
        """Show these classes, ``(H, W)`` each.

        Args:
            predicted: classes from 0.
            true: likewise; what stands there of pixels that are not used is not looked at.
            used: truth values.
            at: line and column of the pixel that is looked at.
        """
        self._predicted, self._true, self._used, self._at = predicted, true, used, at
        self._draw()
        self._fit()

    def images(self) -> tuple[QImage, ...]:
        """Predicted and true, a pixel for each of the image."""
        return self._images

    def sizeHint(self) -> QSize:
        """Two pictures, as wide as there is room."""
        return QSize(2 * _TALLEST, self._height(2 * _TALLEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the pictures are in this width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pixels as pixels."""
        painter = QPainter(self)
        for i, image in enumerate(self._images):
            area = self._area(i)
            painter.drawImage(area, image)
            painter.setPen(QColor(self._tokens.accent if self.hasFocus() else self._tokens.border))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
            self._frame(painter, area)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the pixel that is clicked, in either picture."""
        for i in range(len(self._images)):
            area = self._area(i)
            if area.contains(event.position()):
                self.chosen.emit(*self._pixel(event.position() - area.topLeft(), area))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys look at a neighbour."""
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        height, width = self._true.shape
        y, x = self._at[0] + step[0], self._at[1] + step[1]
        if 0 <= y < height and 0 <= x < width:
            self.chosen.emit(y, x)

    def _pixel(self, point: QPointF, area: QRectF) -> tuple[int, int]:
        height, width = self._true.shape
        y, x = int(point.y() / area.height() * height), int(point.x() / area.width() * width)
        return min(max(y, 0), height - 1), min(max(x, 0), width - 1)

    def _frame(self, painter: QPainter, area: QRectF) -> None:
        """Around the pixel that is looked at, seen on any colour."""
        height, width = self._true.shape
        each = area.width() / width, area.height() / height
        size = max(each[0], _LEAST), max(each[1], _LEAST)
        middle = area.topLeft() + QPointF((self._at[1] + 0.5) * each[0], (self._at[0] + 0.5) * each[1])
        frame = QRectF(middle.x() - size[0] / 2, middle.y() - size[1] / 2, *size)
        for colour, more in ((self._tokens.field, 1.0), (self._tokens.text, 0.0)):
            painter.setPen(QPen(QColor(colour), 1))
            painter.drawRect(frame.adjusted(-more, -more, more, more))

    def _area(self, i: int) -> QRectF:
        height, width = self._true.shape
        room = (self.width() - UNIT) / 2
        scale = min(room / width, (self.height() - 1) / height)
        return QRectF(i * (room + UNIT), 0, width * scale, height * scale)

    def _height(self, width: int) -> int:
        lines, columns = self._true.shape
        return int(min(_TALLEST, (width - UNIT) / 2 * lines / columns)) + 1

    def _fit(self) -> None:
        self.setFixedHeight(max(self._height(self.width()), UNIT))

    def _draw(self) -> None:
        classes = int(max(self._predicted.max(), self._true[self._used].max(initial=0))) + 1
        colours = class_colours(self._tokens, classes)
        wrong = (self._predicted != self._true) & self._used
        said = colours[self._predicted]
        said = np.where(wrong[..., None], said, blended(said, self._tokens.field, _FAINT))
        true = np.where(self._used[..., None], colours[np.where(self._used, self._true, 0)], 0)
        true = np.where(self._used[..., None], true, blended(true, self._tokens.field, 1.0))
        self._images = _image(said), _image(true)
        self.update()


def _image(pixels: npt.NDArray[np.uint8]) -> QImage:
    rgb = np.ascontiguousarray(pixels.astype(np.uint8))
    height, width, _ = rgb.shape
    return QImage(rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
