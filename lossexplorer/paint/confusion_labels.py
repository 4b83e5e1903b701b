"""Where the names of classes stand around a square of cells: whole, and none over another one."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFontMetricsF, QPainter

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Label:
    """Words and the area that they have on the screen."""

    area: QRectF
    words: str
    place: Qt.AlignmentFlag = _RIGHT
    """Where in the area they stand, read as they are written."""
    upwards: bool = False


def of_lines(names: Sequence[str], room: QRectF, size: float, metrics: QFontMetricsF) -> list[Label]:
    """Names that end beside their lines.

    Args:
        names: from the top.
        room: what is left of the square; its top is where the first line begins.
        size: pixels of a cell.
        metrics: of the font that they are written in.
    """
    height = metrics.height()
    tops = (
        (room.top() + (i + 0.5) * size - height / 2, words) for i, words in _cut(names, size, metrics, room.width())
    )
    found = [Label(QRectF(room.left(), top, room.width(), height), words) for top, words in tops]
    return [label for label in found if label.area.bottom() <= room.bottom()]  # below are those of the columns


def of_columns(names: Sequence[str], room: QRectF, size: float, width: float) -> list[Label]:
    """Names below the middle of their columns, each of them at most so wide."""
    step = _step(width, size)
    return [
        Label(QRectF(room.left() + (i + 0.5) * size - width / 2, room.top(), width, room.height()), names[i], _CENTRE)
        for i in range(0, len(names), step)
    ]


def of_columns_upwards(names: Sequence[str], room: QRectF, size: float, metrics: QFontMetricsF) -> list[Label]:
    """Names that are written upwards and end below their columns."""
    height = metrics.height()
    lefts = (
        (room.left() + (i + 0.5) * size - height / 2, words) for i, words in _cut(names, size, metrics, room.height())
    )
    return [Label(QRectF(left, room.top(), height, room.height()), words, upwards=True) for left, words in lefts]


def paint_label(painter: QPainter, label: Label) -> None:
    """Write a label in the pen and the font of a painter."""
    area, flags = label.area, label.place | Qt.TextFlag.TextDontClip
    if not label.upwards:
        painter.drawText(area, flags, label.words)
        return
    painter.save()
    painter.translate(area.center())
    painter.rotate(-90)
    painter.drawText(QRectF(-area.height() / 2, -area.width() / 2, area.height(), area.width()), flags, label.words)
    painter.restore()


def _step(length: float, size: float) -> int:
    """Every how many cells there is room for something so long."""
    return max(1, ceil(length / size)) if size > 0 else 1


def _cut(names: Sequence[str], size: float, metrics: QFontMetricsF, room: float) -> list[tuple[int, str]]:
    """The cells that are named, and their names; long ones lose their middle, since many differ at their end alone."""
    middle, step = Qt.TextElideMode.ElideMiddle, _step(metrics.height(), size)
    return [(i, metrics.elidedText(names[i], middle, room)) for i in range(0, len(names), step)]
