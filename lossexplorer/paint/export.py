"""Pictures of what is on screen, for files and the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from lossexplorer.base import Message, UsageProblem
from lossexplorer.io.atomic import write_atomically

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PICTURES = (".png", ".svg")
SHARPNESS = 2.0
"""Pixels of a PNG for each pixel on screen."""


def image_of(widget: QWidget) -> QImage:
    """The widget as an image of twice its size, whatever the screen."""
    image = QImage(widget.size() * SHARPNESS, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    widget.render(painter, QPoint())
    painter.end()
    return image


def save_picture(path: str | Path, widget: QWidget, title: str) -> None:
    """Write the widget as PNG or SVG; the suffix chooses.

    Raises:
        UsageProblem: another suffix.
        Problem: the file cannot be written.
    """
    path = Path(path)
    if path.suffix.lower() not in PICTURES:
        raise UsageProblem(Message("{name}: pictures are saved as .png or .svg", name=path.name))
    data = _svg(widget, title) if path.suffix.lower() == ".svg" else _png(widget)

    def write(file: BinaryIO) -> None:
        file.write(data)

    write_atomically(path, write)


def _png(widget: QWidget) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(widget).save(buffer, b"PNG")
    buffer.close()
    return bytes(data.data())


def _svg(widget: QWidget, title: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    generator.setSize(QSize(widget.width(), widget.height()))
    generator.setViewBox(QRect(0, 0, widget.width(), widget.height()))
    generator.setResolution(96)
    painter = QPainter(generator)
    widget.render(painter, QPoint())
    painter.end()
    return bytes(data.data())
