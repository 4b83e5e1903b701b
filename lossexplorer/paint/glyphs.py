"""The sign of a curve: its colour and its shape, in lists as in the plot."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from lossexplorer.paint.tokens import GLYPH, GLYPHS, LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence


def symbol(slot: int) -> str:
    """The shape of a slot, as pyqtgraph names it."""
    return GLYPHS[slot % len(GLYPHS)]


def color(tokens: Tokens, slot: int) -> str:
    """The colour of a slot in this theme."""
    return tokens.curves[slot % len(tokens.curves)]


def dash(slot: int) -> Qt.PenStyle:
    """How the line of a slot is drawn: where colours come round again, they are dashed."""
    return Qt.PenStyle.SolidLine if slot < len(LIGHT.curves) else Qt.PenStyle.DashLine


@lru_cache(maxsize=256)
def glyph(tokens: Tokens, slot: int, ratio: float = 1.0, *, hollow: bool = False) -> QPixmap:
    """The sign as a picture; hollow where a curve is not shown."""
    pixmap = QPixmap(round(GLYPH * ratio), round(GLYPH * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_glyph(painter, color(tokens, slot), slot, hollow=hollow)
    painter.end()
    return pixmap


def draw_glyph(painter: QPainter, tint: str, slot: int, *, hollow: bool = False) -> None:
    """The sign of a slot in a square of ``GLYPH`` pixels at the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QPointF(GLYPH / 2, GLYPH / 2))
    painter.scale(GLYPH - 3, GLYPH - 3)
    pen = painter.pen()
    pen.setColor(QColor(tint))
    pen.setWidthF(0.14)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(tint))
    painter.drawPath(Symbols[symbol(slot)])


def glyph_icon(tokens: Tokens, slot: int, *, hollow: bool = False) -> QIcon:
    """The sign as an icon, sharp on screens of one and two pixels a point; a highlight leaves its colour alone."""
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        for ratio in (1.0, 2.0):
            icon.addPixmap(glyph(tokens, slot, ratio, hollow=hollow), mode)
    return icon


def tinted(svg: bytes, tints: Sequence[str], size: int, ratio: float) -> list[QPixmap]:
    """An SVG icon in each of these colours; its own strokes say ``currentColor``, and it is drawn once for all."""
    from PySide6.QtSvg import QSvgRenderer

    shape = QPixmap(round(size * ratio), round(size * ratio))
    shape.setDevicePixelRatio(ratio)
    shape.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shape)
    QSvgRenderer(svg.replace(b"currentColor", b"#000000")).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return [_filled(shape, tint) for tint in tints]


def _filled(shape: QPixmap, tint: str) -> QPixmap:
    """The shape in another colour."""
    filled = shape.copy()
    painter = QPainter(filled)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(filled.rect(), QColor(tint))
    painter.end()
    return filled
