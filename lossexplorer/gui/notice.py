"""One sentence below the page, which gives it the room: what went wrong, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget
from PySide6.QtWidgets import QPushButton as Button

from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import ICON, UNIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import Message
    from lossexplorer.gui.look import Look

Weight = Literal["error", "warning", "info"]
_DETAILS_HEIGHT = 16 * UNIT


@dataclass(frozen=True)
class Offer:
    """One thing that can be done about what is said."""

    words: Message
    """What the button says."""
    accept: Callable[[], None]
    """What happens when it is pressed."""


class Notice(Spoken, QFrame):
    """One sentence with details and at most one thing to do about it; hidden while there is nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._message: Message | None = None
        self._offer: Offer | None = None
        self._weight: Weight = "info"
        self._stays = False
        self._words = ""
        self._sign, self._text = QLabel(), QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button, self._more, self._close = Button(), Button(), QToolButton()
        self._more.setCheckable(True)
        self._details: QPlainTextEdit | None = None
        self._build()
        self._button.clicked.connect(self._on_accepted)
        self._more.toggled.connect(self._on_more)
        self._close.clicked.connect(self.dismiss)
        look.changed.connect(self._on_look)
        self.retranslate()
        self.dismiss()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._more)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        layout.addLayout(row)

    def show_message(
        self,
        message: Message,
        weight: Weight = "error",
        details: str = "",
        offer: Offer | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Say this instead of what was said before; what was offered before cannot be had any more.

        Args:
            message: the sentence.
            weight: how bad it is.
            details: what a library or a traceback says.
            offer: what can be done about it.
            stays: whether it holds whatever else is done meanwhile.
        """
        self._message, self._weight, self._offer, self._stays = message, weight, offer, stays
        self._words = details
        self._more.setChecked(False)
        self._more.setVisible(bool(details))
        self._button.setVisible(offer is not None)
        self.setObjectName(f"notice-{weight}")
        self.style().unpolish(self)
        self.style().polish(self)
        self._on_look()
        self.retranslate()
        self.setVisible(True)

    def move_on(self) -> None:
        """Something else was done: say nothing, unless what is said holds all the same."""
        if not self._stays:
            self.dismiss()

    def dismiss(self) -> None:
        """Say nothing."""
        self._message = self._offer = None
        self.setVisible(False)

    def text(self) -> str:
        """What is said, or nothing."""
        return self._text.text() if self._message is not None else ""

    def retranslate(self) -> None:
        """Set every text."""
        self._text.setText(say(self._message) if self._message is not None else "")
        self._button.setText(say(self._offer.words) if self._offer is not None else "")
        self._more.setText(say("Details"))
        if self._details is not None:
            self._details.setAccessibleName(self._more.text())
        self._close.setToolTip(say("Close this message"))
        self._close.setAccessibleName(say("Close this message"))
        self.setAccessibleName(self._text.text())

    def _on_look(self) -> None:
        self._close.setIcon(self._look.icon("close"))
        self._sign.setPixmap(self._look.icon(self._weight).pixmap(QSize(ICON, ICON)))

    def _on_more(self, shown: bool) -> None:
        """Show what a library or a traceback says; the editor is made when somebody asks for it."""
        layout = self.layout()
        if shown and self._details is None and layout is not None:
            self._details = QPlainTextEdit()
            self._details.setReadOnly(True)
            self._details.setFixedHeight(_DETAILS_HEIGHT)
            self.retranslate()
            layout.addWidget(self._details)
        if self._details is not None:
            self._details.setPlainText(self._words)
            self._details.setVisible(shown)

    def _on_accepted(self) -> None:
        offer = self._offer
        self.dismiss()
        if offer is not None:
            offer.accept()
