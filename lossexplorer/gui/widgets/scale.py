"""From the ticks of a slider to values and back: linear or in decades, and no more digits than a hand can mean."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

TICKS = 1000
_DIGITS = 3


@dataclass(frozen=True)
class Ticks:
    """A range of values spread over the ticks of a slider."""

    low: float
    high: float
    scale: Literal["linear", "log"] = "linear"
    whole: bool = False

    def value(self, tick: int) -> float:
        """The value of a tick, rounded to what one tick is worth."""
        share = min(max(tick, 0), TICKS) / TICKS
        if share in (0.0, 1.0):
            return self.high if share else self.low
        if self.scale == "log":
            raw = self.low * (self.high / self.low) ** share
            rounded = float(f"{raw:.{_DIGITS}g}")
        else:
            raw = self.low + (self.high - self.low) * share
            rounded = round(raw, max(0, -math.floor(math.log10((self.high - self.low) / TICKS)))) + 0.0  # no −0
        return min(max(float(round(raw)) if self.whole else rounded, self.low), self.high)

    def tick(self, value: float) -> int:
        """The nearest tick of a value; the ends for values beyond them."""
        if self.scale == "log":
            if value <= self.low:
                return 0
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return round(min(max(share, 0.0), 1.0) * TICKS)

    def step(self, start: int, end: int) -> int:
        """The first tick from ``end`` on, seen from ``start``, that has another value than ``start``."""
        direction = 1 if end > start else -1
        while 0 < end < TICKS and self.value(end) == self.value(start):
            end += direction
        return end
