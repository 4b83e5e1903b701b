"""Where somebody met a mistake, as links."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lossexplorer.base import Message
from lossexplorer.gui.diagnose.code import breakable
from lossexplorer.gui.words import Spoken, say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.gui.look import Look

_MOST = 6


class Sources(Spoken, QLabel):
    """Threads, ``owner/repository#number``; without any, nothing."""

    def __init__(self, look: Look, sources: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._sources = look, sources[:_MOST]
        self.setObjectName("small")
        self.setWordWrap(True)
        self.setOpenExternalLinks(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        look.changed.connect(self.retranslate)
        if not sources:
            self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text; links are in the accent of the theme."""
        links = [_link(source, self._look.tokens.accent) for source in self._sources]
        self.setText(say(Message("met in {where}", where=", ".join(links))))


def _link(source: str, tint: str) -> str:
    """The name of a thread as a link to it."""
    name, _, thread = source.partition("#")
    if not thread.isdecimal() or name.count("/") != 1:
        return escape(source)
    shown = breakable(escape(source))
    return f'<a style="color:{tint}" href="https://github.com/{escape(name)}/issues/{thread}">{shown}</a>'
