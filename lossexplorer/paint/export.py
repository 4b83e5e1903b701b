"""Pictures of what is on screen, for files and the clipboard."""

from __future__ import annotations

import re
from contextlib import ExitStack
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from lossexplorer.base import Message, Problem, UsageProblem
from lossexplorer.io.atomic import write_atomically
from lossexplorer.paint.base_plot import BasePlot
from lossexplorer.paint.curve_plot import CurvePlot
from lossexplorer.paint.thicken import thickened

if TYPE_CHECKING:
    from lossexplorer.paint.caption import Caption

PICTURES = (".png", ".svg")
SHARPNESS = 2.0
"""Pixels of a PNG for each pixel on screen."""


def image_of(widget: QWidget, caption: Caption) -> QImage:
    """The widget under its caption, as an image of twice its size whatever the screen."""
    size = _size(widget, caption)
    image = QImage(size * SHARPNESS, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(QColor(caption.tokens.field))
    with ExitStack() as stack:
        for plot in widget.findChildren(BasePlot):
            stack.enter_context(thickened(plot, SHARPNESS))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint(painter, widget, caption)
        painter.end()
    return image


def save_picture(path: str | Path, widget: QWidget, caption: Caption) -> None:
    """Write the widget under its caption as PNG or SVG; the suffix chooses.

    Raises:
        UsageProblem: another suffix.
        Problem: the file cannot be written.
    """
    write_picture(path, picture_data(path, widget, caption))


def picture_data(path: str | Path, widget: QWidget, caption: Caption) -> bytes:
    """What a file of this name is to hold: PNG or SVG.

    Raises:
        UsageProblem: another suffix.
    """
    path = Path(path)
    if path.suffix.lower() not in PICTURES:
        raise UsageProblem(Message("{name}: pictures are saved as .png or .svg", name=path.name))
    return _svg(widget, caption) if path.suffix.lower() == ".svg" else _png(widget, caption)


def write_picture(path: str | Path, data: bytes) -> None:
    """Write ``picture_data``; in any thread.

    Raises:
        Problem: the file cannot be written.
    """
    path = Path(path)

    def write(file: BinaryIO) -> None:
        file.write(data)

    def check(file: str) -> None:
        if QImageReader(file, _format(path)).size().isEmpty():
            raise Problem(Message("{name} was not saved: the picture could not be read back", name=path.name))

    write_atomically(path, write, check=check)


def _format(path: Path) -> QByteArray:
    return QByteArray(path.suffix.lower().removeprefix(".").encode())


def _size(widget: QWidget, caption: Caption) -> QSize:
    return QSize(widget.width(), widget.height() + caption.height(widget.width()))


def _paint(painter: QPainter, widget: QWidget, caption: Caption) -> None:
    caption.paint(painter, widget.width())
    place, children = QPoint(0, caption.height(widget.width())), QWidget.RenderFlag.DrawChildren
    widget.render(painter, place, renderFlags=children)


def _png(widget: QWidget, caption: Caption) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"PNG"))
    if not writer.write(image_of(widget, caption)):
        raise Problem(Message("the picture could not be made"), writer.errorString())
    buffer.close()
    return bytes(data.data())


def _svg(widget: QWidget, caption: Caption) -> bytes:
    data, size = QByteArray(), _size(widget, caption)
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(", ".join(entry.text for entry in caption.entries))
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setResolution(96)
    with ExitStack() as stack:
        for plot in widget.findChildren(CurvePlot):
            stack.enter_context(plot.clipped())
        painter = QPainter(generator)
        _paint(painter, widget, caption)
        painter.end()
    return _for_browsers(bytes(data.data()))


def _for_browsers(svg: bytes) -> bytes:
    """Qt names one font, which may be missing where the file is seen, and images of cells would be smoothed there."""

    def listed(found: re.Match[str]) -> str:
        names = dict.fromkeys((found[1], *QGuiApplication.font().families(), "sans-serif"))
        return f'font-family="{escape(", ".join(f"{chr(39)}{n}{chr(39)}" if " " in n else n for n in names))}"'

    text = re.sub(r'font-family="([^"]*)"', listed, svg.decode())
    return text.replace("<image ", '<image style="image-rendering:pixelated" ').encode()
