"""The question before a Python file of somebody's own is executed for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from lossexplorer.base import Message, mark
from lossexplorer.base.printable import printable
from lossexplorer.gui.words import say
from lossexplorer.io.wording import NAME_LENGTH, names_text
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.compute.own.source import Source

_MEANING = mark(
    "It can do anything that you can, and so can the files that it imports: read and delete your files, or send them "
    "elsewhere."
)
_MEMORY = mark("The answer is remembered for exactly this content. If the file changes, you are asked again.")
_LONGEST_LINE = 2000
_WIDTH, _CODE_HEIGHT = 84 * UNIT, 32 * UNIT


class TrustQuestion(QDialog):
    """Shows the file and says what trusting it means; unless somebody says yes, it is not executed."""

    def __init__(self, source: Source, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.source = source
        self.setWindowTitle(say("Trust this file?"))
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setSpacing(UNIT)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        names = names_text(candidate.name for candidate in source.candidates())
        layout.addWidget(_label(say(Message("Run {file} to draw {names}?", file=source.file, names=names)), "title"))
        layout.addWidget(_label(printable(source.path, 4 * NAME_LENGTH), "small"))
        layout.addWidget(_label(say(_MEANING)))
        self.code = self._code()
        layout.addWidget(self.code)
        layout.addWidget(_label(say(_MEMORY), "muted"))
        layout.addWidget(self._buttons())

    def _code(self) -> QPlainTextEdit:
        """The file, to be read before it is trusted; what would be invisible in it is escaped."""
        lines = (printable(line.expandtabs(4), _LONGEST_LINE, keep_end=False) for line in self.source.lines)
        code = QPlainTextEdit("\n".join(lines))
        code.setReadOnly(True)
        code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        code.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        code.setMinimumHeight(_CODE_HEIGHT)
        code.setAccessibleName(self.source.file)
        return code

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.yes = buttons.addButton(say("Trust it and run it"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.no = buttons.addButton(say("Do not run it"), QDialogButtonBox.ButtonRole.RejectRole)
        self.no.setObjectName("primary")
        self.yes.setAutoDefault(False)
        self.no.setDefault(True)
        self.no.setFocus()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _label(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(role)
    label.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called anything
    label.setWordWrap(True)
    return label
