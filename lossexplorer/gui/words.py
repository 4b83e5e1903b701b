"""Text for people: translated first, formatted afterwards, numbers as the language writes them."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QLocale

from lossexplorer.base import Message
from lossexplorer.paint.scale import raised

CONTEXT = "lossexplorer"
_GROUPED_FROM = 10_000
_FITS_QT = 1 << 63
"""Whole numbers from here on are written as others are: Qt groups no larger ones."""
_MOST_DIGITS = 9
"""With which ``steady`` tells a number from the whole one beside it."""


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
    """A number for reading: true minus sign, words for what is no number, groups in large whole ones."""
    if isinstance(x, int) and abs(x) < _FITS_QT:
        return QLocale().toString(x).replace("-", "−") if abs(x) >= _GROUPED_FROM else str(x).replace("-", "−")
    if math.isnan(x):
        return "nan"
    if math.isinf(x):
        return "∞" if x > 0 else "−∞"
    return _typeset(f"{x + 0.0:.{digits}g}")  # + 0.0: no −0


def _typeset(text: str) -> str:
    """With a true minus sign, and with a raised exponent where there is one."""
    if "e" in text:
        mantissa, exponent = text.split("e")
        return f"{mantissa}·10{raised(int(exponent))}".replace("-", "−")
    return text.replace("-", "−")


def steady(x: float, digits: int = 4) -> str:
    """A number that keeps its places while it changes: zeros at its end stay, and only a whole number looks whole."""
    if not math.isfinite(x):
        return number(x)
    text = f"{x + 0.0:#.{digits}g}"
    while digits < _MOST_DIGITS and x != round(x) == float(text):
        digits += 1
        text = f"{x:#.{digits}g}"
    return _typeset(text.rstrip(".").replace(".e", "e"))


def percent(share: float) -> str:
    """A share in percent with one decimal; only all of it is 100 %."""
    shown = f"{100 * share:.1f} %"
    return "99.9 %" if shown == "100.0 %" and share < 1 else shown


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
