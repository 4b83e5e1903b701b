"""Text for people: translated first, formatted afterwards, numbers as the language writes them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QLocale

from lossexplorer.base import Message
from lossexplorer.base.numbers import GROUPED_BELOW, GROUPED_FROM, written
from lossexplorer.base.numbers import percent as percent
from lossexplorer.base.numbers import steady as steady

CONTEXT = "lossexplorer"


def say(text: str | Message, digits: int = 4) -> str:
    """A sentence or a word in the language of the window, numbers in it with so many digits."""
    if isinstance(text, Message):
        return text.render(_translate, partial(number, digits=digits))
    return _translate(text)


def _translate(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def inside(text: str) -> str:
    """A title within a line: its first letter small, the names in it as they are."""
    return text[:1].lower() + text[1:]


def number(x: float, digits: int = 4) -> str:
    """A number for reading, its groups as the language writes them."""
    if isinstance(x, int) and GROUPED_FROM <= abs(x) < GROUPED_BELOW:
        return QLocale().toString(x).replace("-", "−")
    return written(x, digits)


class Spoken:
    """A widget that has words: ``retranslate`` sets them all, at first and whenever the language changes."""

    def retranslate(self) -> None:
        """Set every text."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]
