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
            return float(round(raw)) if self.whole else _rounded(raw, _DIGITS)
        raw = self.low + (self.high - self.low) * share
        if self.whole:
            return float(round(raw))
        step = (self.high - self.low) / TICKS
        places = max(0, -math.floor(math.log10(step)))
        return round(raw, places) + 0.0  # + 0.0: no −0

    def tick(self, value: float) -> int:
        """The nearest tick of a value; the ends for values beyond them."""
        if self.scale == "log":
            if value <= self.low:
                return 0
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return round(min(max(share, 0.0), 1.0) * TICKS)


def _rounded(x: float, digits: int) -> float:
    return float(f"{x:.{digits}g}")
