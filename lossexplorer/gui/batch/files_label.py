"""Which files exactly: size, time and hash, so that two people can tell whether they look at the same numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QLabel, QWidget

from lossexplorer.base import Message
from lossexplorer.gui.words import Spoken, say
from lossexplorer.io import shown
from lossexplorer.io.wording import amount

if TYPE_CHECKING:
    from lossexplorer.session.file_watch import FileFact

_DIGITS = 12
"""Of a hash: enough to compare by eye. The tooltip has all 64."""


class FilesLabel(Spoken, QLabel):
    """Facts of the files of a batch; hashes arrive later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._files: tuple[FileFact, ...] = ()
        self.setVisible(False)

    def set_files(self, files: tuple[FileFact, ...]) -> None:
        """Show these."""
        self._files = files
        self.setVisible(bool(files))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setText("\n".join(line for file in self._files for line in _lines(file)))
        self.setToolTip("\n".join(_hash(file.sha256) for file in self._files if file.sha256))


def _lines(file: FileFact) -> list[str]:
    time = QDateTime.fromMSecsSinceEpoch(file.stamp.mtime_ns // 10**6).toString("yyyy-MM-dd HH:mm:ss")
    lines = [shown(file.path), f"{say(amount(file.stamp.size))} · {time}"]
    return [*lines, _hash(file.sha256[:_DIGITS] + "…")] if file.sha256 else lines


def _hash(digits: str) -> str:
    return say(Message("SHA-256 {digits}", digits=digits))
