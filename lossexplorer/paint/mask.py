"""A prediction and its mask as two small grey pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lossexplorer.paint.plottable import as_plottable
from lossexplorer.paint.tokens import LIGHT, UNIT, Tokens

if TYPE_CHECKING:
    import numpy.typing as npt

_SIDE = 14 * UNIT


class MaskView(QWidget):
    """Two pictures side by side: what was predicted, what is true; white is 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: tuple[QImage, ...] = ()
        self._tokens = LIGHT
        self.setFixedHeight(_SIDE)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self._tokens = tokens
        self.update()

    def set_masks(self, predicted: npt.NDArray[np.float64], true: npt.NDArray[np.float64]) -> None:
        """Show these pictures, ``(H, W)``, values from 0 to 1."""
        self._images = (_grey(predicted), _grey(true))
        self.update()

    def sizeHint(self) -> QSize:
        """Two squares."""
        return QSize(2 * _SIDE + UNIT, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pixels as pixels."""
        painter = QPainter(self)
        for i, image in enumerate(self._images):
            area = QRectF(i * (_SIDE + UNIT), 0, _SIDE, _SIDE)
            scale = min(_SIDE / image.width(), _SIDE / image.height())
            area.setSize(image.size().toSizeF() * scale)
            painter.drawImage(area, image)
            painter.setPen(QColor(self._tokens.border))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.end()


def _grey(values: npt.NDArray[np.float64]) -> QImage:
    shades = np.nan_to_num(as_plottable(values), nan=0.0).clip(0, 1)
    pixels = np.ascontiguousarray((shades * 255).round().astype(np.uint8))
    height, width = pixels.shape
    return QImage(pixels.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()
