"""Numbers in a typed filter: what they are, and which numbers of a column they are compared with."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base.arrays import Array

EQUAL, UNEQUAL = ("=", "=="), ("!=", "<>", "≠")
SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    **dict.fromkeys(("<",), operator.lt),
    **dict.fromkeys((">",), operator.gt),
    **dict.fromkeys(("<=", "≤"), operator.le),
    **dict.fromkeys((">=", "≥"), operator.ge),
    **dict.fromkeys(EQUAL, operator.eq),
    **dict.fromkeys(UNEQUAL, operator.ne),
}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_POWER = re.compile(r"·10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")


@dataclass(frozen=True)
class Typed:
    """A number with the step of its last digit; 0 for one without a decimal point, which means itself."""

    value: float
    step: float = 0.0

    def against(self, column: Array, sign: str) -> Array:
        """Which numbers of a column, ``(n,)``, stand in this relation to it; those that round to it are equal to it."""
        if column.dtype.kind != "f":
            return np.full(column.shape, sign in UNEQUAL) if np.isnan(self.value) else SIGNS[sign](column, self.value)
        if sign not in EQUAL + UNEQUAL:
            return np.asarray(SIGNS[sign](column, _held(self.value, column)))
        equal = np.isnan(column) if np.isnan(self.value) else self._equals(column)
        return equal if sign in EQUAL else ~equal

    def _equals(self, column: Array) -> Array:
        """What falls short of a whole number does not reach it on screen: 0.999999 is shown as 0.99999."""
        if np.isfinite(self.value) and np.isinf(_held(self.value, column)):
            return np.zeros(column.shape, np.bool_)
        if not self.step:
            return np.asarray(column == self.value)
        size, half = abs(self.value), self.step / 2
        signed, whole = column if self.value >= 0 else -column, round(size + self.step)
        is_last = self.step < 1 and abs(size + self.step - whole) < half
        below = signed < whole if is_last else signed <= _held(size + half, column)
        return np.asarray((signed >= _held(size - half, column)) & below)


def typed(text: str) -> Typed:
    """A number as somebody wrote it; ``%`` makes hundredths.

    Args:
        text: digits with a point, a sign, an exponent or a percent sign, or ``inf``, ``nan``.
    """
    plain = text.replace("−", "-").lower()
    number, hundred = Decimal(plain.rstrip("%")), 100 if plain.endswith("%") else 1
    last = number.as_tuple().exponent
    step = 10.0**last if isinstance(last, int) and ("." in plain or "e-" in plain) else 0.0
    return Typed(float(number) / hundred, step / hundred)


def powers_as_exponents(text: str) -> str:
    """Numbers as they stand on screen, ``1.5·10⁻⁷``, as they are typed: ``1.5e-7``."""
    return _POWER.sub(lambda match: f"e{match[1].translate(_RAISED)}", text)


def _held(value: float, column: Array) -> float:
    """What is too large for the numbers of a column is infinite: float32 would warn that it cannot hold it."""
    return float(np.copysign(np.inf, value)) if abs(value) > float(np.finfo(column.dtype).max) else value
