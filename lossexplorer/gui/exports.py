"""What leaves the window: pictures, numbers and code of the place that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from lossexplorer.base import Message
from lossexplorer.gui.words import say
from lossexplorer.paint.export import image_of, picture_data, write_picture
from lossexplorer.report.html import save_report
from lossexplorer.report.tables import Numbers, check_suffix, clipboard_text, save_columns

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.gui.places import Place
    from lossexplorer.paint.caption import Caption
    from lossexplorer.report.tables import Tick
    from lossexplorer.session.export_session import ExportSession


class Exports(QObject):
    """Commands that copy or save what a place shows.

    Args:
        place: the one that is shown now.
        session: makes and writes.
        window: owner of the dialogs.
    """

    done = Signal(object)
    """What was copied or saved, as a Message."""

    def __init__(self, place: Callable[[], Place], session: ExportSession, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._session, self._window = place, session, window
        self._copying = Message("")
        session.copied.connect(self._on_copied)
        session.saved.connect(self._on_saved)

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        place = self._place()
        self.copy_widget(place.picture, place.caption())

    def copy_widget(self, picture: QWidget, caption: Caption) -> None:
        """Put this picture on the clipboard."""
        QGuiApplication.clipboard().setImage(image_of(picture, caption))
        self.done.emit(Message("picture copied"))

    def copy_data(self) -> None:
        """Put the numbers on the clipboard, as text with tabs."""
        self.copy_numbers(self._place().numbers())

    def copy_numbers(self, numbers: Numbers) -> None:
        """Put these numbers on the clipboard."""
        part = Message("{n} of {all} rows copied", n=numbers.rows, all=numbers.of)
        self._copying = Message("numbers copied") if numbers.of is None else part
        self._session.copy(lambda: clipboard_text(numbers))

    def copy_text(self, code: str) -> None:
        """Put this code on the clipboard."""
        self._copying = Message("code copied")
        self._session.copy(lambda: code)

    def copy_code(self) -> None:
        """Put PyTorch code on the clipboard that gives the number on screen."""
        code = self._place().code()
        self._copying = Message("code copied")
        self._session.copy(code)

    def save_picture(self) -> None:
        """Ask where, and write PNG or SVG."""
        place = self._place()
        self.save_widget(place.picture, place.caption())

    def save_widget(self, picture: QWidget, caption: Caption) -> None:
        """Ask where, and write this picture as PNG or SVG."""
        path = self._ask(say("Save picture"), "loss.png", "PNG (*.png);;SVG (*.svg)")
        if path:
            data = picture_data(path, picture, caption)
            self._session.save(path, lambda tick: write_picture(path, data))

    def save_data(self) -> None:
        """Ask where, and write the numbers."""
        numbers = self._place().numbers()
        part = Message("Save the chosen {n} of {all} rows", n=numbers.rows, all=numbers.of)
        title = say("Save data") if numbers.of is None else say(part)
        path = self._ask(title, "loss.csv", "CSV (*.csv);;NumPy (*.npz);;Parquet (*.parquet)")
        if path:
            check_suffix(path)
            self._session.save(
                path, lambda tick: save_columns(path, numbers.columns(), numbers.used, tick, numbers.beside)
            )

    def save_report(self, make: Callable[[Tick], str]) -> None:
        """Ask where, and write the page that is made on the way."""
        path = self._ask(say("Save report"), "report.html", "HTML (*.html)")
        if path:
            self._session.save(path, lambda tick: save_report(path, make(tick)))

    def save_reproducer(self, write: Callable[[str], None]) -> None:
        """Ask where, and write a script and its rows.

        Args:
            write: takes the path of the script.
        """
        path = self._ask(say("Save reproducer"), "reproducer.py", "Python (*.py)")
        if path:
            self._session.save(path, lambda tick: write(path))

    def _on_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.done.emit(self._copying)

    def _on_saved(self, name: str) -> None:
        self.done.emit(Message("{name} saved", name=name))

    def _ask(self, title: str, name: str, filters: str) -> str:
        path, chosen = QFileDialog.getSaveFileName(self._window, title, name, filters)
        suffix = chosen.rpartition("*")[2].rstrip(")")
        return path + suffix if path and "." not in path.rpartition("/")[2] else path
