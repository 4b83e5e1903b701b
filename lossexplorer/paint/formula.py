"""Formulas: LaTeX to vector paths, and a widget that paints them crisply at any resolution."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget


@lru_cache(maxsize=256)
def formula_svg(latex: str, color: str, size: float) -> bytes:
    r"""The formula as SVG with paths only; takes 15 to 50 ms, so it is called in a worker.

    Args:
        latex: without dollar signs; what follows a ``\\quad`` is drawn on a line of its own.
        color: ``#rrggbb``.
        size: height of the letters, in pixels.
    """
    from ziamath import Latex
    from ziamath.config import config

    config.svg2 = False  # QtSvg ignores <symbol>, of which the other form is made
    config.precision = 3
    lines = latex.split(r"\quad")
    stacked = r"\begin{array}{l} " + r" \\ ".join(lines) + r" \end{array}" if len(lines) > 1 else latex
    drawn = Latex(stacked, size=size, color=color, inline=False)
    return bytes(drawn.svg().encode())


class FormulaView(QWidget):
    """Shows an SVG at its own size, or smaller where there is less room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer: QSvgRenderer | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_svg(self, svg: bytes) -> None:
        """Show this picture."""
        self._renderer = QSvgRenderer(QByteArray(svg), self)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The height that the picture takes at the present width."""
        return QSize(100, self.heightForWidth(max(self.width(), 100)))

    def hasHeightForWidth(self) -> bool:
        """A narrow panel makes it smaller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height at this width, the proportions kept; never larger than drawn."""
        if self._renderer is None:
            return 48
        size = self._renderer.defaultSize()
        return round(size.height() * min(1.0, width / max(size.width(), 1))) + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw at the left, as large as fits."""
        if self._renderer is None:
            return
        size = self._renderer.defaultSize()
        scale = min(1.0, self.width() / max(size.width(), 1), (self.height() - 4) / max(size.height(), 1))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 2, size.width() * scale, size.height() * scale)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            area.moveRight(self.width())
        self._renderer.render(painter, area)
        painter.end()
