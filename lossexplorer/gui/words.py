"""Text for people: translated first, formatted afterwards, numbers as the language writes them."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QEvent, QLocale

from lossexplorer.base import Message
from lossexplorer.paint.scale import raised

CONTEXT = "lossexplorer"
_GROUPED_FROM = 10_000
_FITS_QT = 1 << 63
"""Whole numbers from here on are written as others are: Qt groups no larger ones."""


def say(text: str | Message) -> str:
    """A sentence or a word in the language of the window."""
    if isinstance(text, Message):
        return text.render(_translate, number)
    return _translate(text)


def _translate(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def inside(text: str) -> str:
    """A title within a line: its first letter small, the names in it as they are."""
    return text[:1].lower() + text[1:]


def number(x: float, digits: int = 4) -> str:
    """A number for reading: true minus sign, words for what is no number, groups in large whole ones."""
    if isinstance(x, int) and abs(x) < _FITS_QT:
        return QLocale().toString(x).replace("-", "−") if abs(x) >= _GROUPED_FROM else str(x).replace("-", "−")
    if math.isnan(x):
        return "nan"
    if math.isinf(x):
        return "∞" if x > 0 else "−∞"
    text = f"{x + 0.0:.{digits}g}"  # + 0.0: no −0
    if "e" in text:
        mantissa, exponent = text.split("e")
        return f"{mantissa}·10{raised(int(exponent))}".replace("-", "−")
    return text.replace("-", "−")


def percent(share: float) -> str:
    """A share in percent with one decimal."""
    return f"{100 * share:.1f} %"


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
