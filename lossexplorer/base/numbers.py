"""Numbers for reading, written alike in the window and in what leaves it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST_DIGITS = 9
"""With which ``steady`` tells a number from the whole one beside it."""
GROUPED_FROM = 10_000
"""Whole numbers from here on are written in groups of three figures."""
GROUPED_BELOW = 1 << 63
"""From here on they are written as other numbers are: Qt groups no larger ones."""


def raised(exponent: int) -> str:
    """A whole number in small raised figures."""
    return str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def written(x: float, digits: int = 4) -> str:
    """A number for reading: true minus sign, words for what is no number, groups in large whole ones."""
    if isinstance(x, int) and abs(x) < GROUPED_BELOW:
        return (f"{x:,}" if abs(x) >= GROUPED_FROM else str(x)).replace("-", "−")
    if math.isnan(x):
        return "nan"
    if math.isinf(x):
        return "∞" if x > 0 else "−∞"
    return _typeset(f"{x + 0.0:.{digits}g}")  # + 0.0: no −0


def steady(x: float, digits: int = 4) -> str:
    """A number that keeps its places while it changes: zeros at its end stay, and only a whole number looks whole."""
    if not math.isfinite(x):
        return written(x)
    text = f"{x + 0.0:#.{digits}g}"
    while digits < _MOST_DIGITS and x != round(x) == float(text):
        digits += 1
        text = f"{x:#.{digits}g}"
    return _typeset(text.rstrip(".").replace(".e", "e"))


def decade(value: float) -> str:
    """A place of an axis of powers of ten: in full where that is short, else as a power; dust beside it is left out."""
    if value == 0 or 9e-4 <= abs(value) < 999:
        return f"{value:.3g}".replace("-", "−")
    mantissa, exponent = f"{value:.2e}".split("e")
    factor = f"{float(mantissa):g}·".removesuffix("1·")
    return f"{factor}10{raised(int(exponent))}".replace("-", "−")


def short(count: int) -> str:
    """A count in as few letters as say its size: 4, 980, 1.2k, 35k, 2M."""
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if count >= size * 0.9995:
            return f"{count / size:.{1 if count < 9.95 * size else 0}f}".removesuffix(".0") + letter
    return str(count)


def shape_text(shape: Sequence[int], tell: Callable[[int], str] = written) -> str:
    """A shape for reading, such as 1,000,000 × 10; ``tell`` writes a number."""
    return " × ".join(map(tell, shape)) or "1"


def percent(share: float) -> str:
    """A share in percent with one decimal, what is less with two digits; only all of it is 100 %."""
    shown = f"{100 * share:.1f} %"
    if shown == "0.0 %" and share > 0:
        return f"{written(100 * share, 2)} %"
    return "99.9 %" if shown == "100.0 %" and share < 1 else shown


def _typeset(text: str) -> str:
    """With a true minus sign, and with a raised exponent where there is one."""
    if "e" in text:
        mantissa, exponent = text.split("e")
        return f"{mantissa}·10{raised(int(exponent))}".replace("-", "−")
    return text.replace("-", "−")
