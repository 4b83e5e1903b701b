"""One exhibit: a file, what somebody saw and said, and what is the matter."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
import torch

if TYPE_CHECKING:
    from collections.abc import Mapping

Array = np.ndarray
FEWEST, MOST = 4, 6
"""Digits with which a number is seen."""


@dataclass(frozen=True)
class Scenario:
    """A planted mistake, a correct number, or a number that nothing explains."""

    title: str
    prediction: Array
    target: Array
    told: Mapping[str, Any]
    """Keywords of ``lx.diagnose``: loss, batch size, parameters of the loss."""
    seen: float | None
    """The number that the mistaken code gave; None where only the file is shown."""
    correct: float | None
    """What the loss is on this file, None where it is undefined."""
    cause: str | None
    """The key that must come first; None: nothing explains the number."""
    twins: frozenset[str] = frozenset()
    """Keys that predict the same number here (diagnoses.md 1.4) and must be named as ties."""
    either: frozenset[str] = frozenset()
    """Keys that may stand first instead, where diagnoses.md has two names for one mistake."""
    findings: Mapping[str, str] = field(default_factory=dict)
    """What must be found in the file, with its severity."""
    clean: bool = True
    """Nothing is wrong with the file: any error or warning is a false alarm."""
    claimed: bool = True
    """Whether the cause can be claimed: a bound cannot."""
    item: bool = False
    """The number itself was passed, as ``loss.item()`` gives it in float32: all its digits count, not all are right."""
    digits: int = FEWEST
    room: str = ""
    seed: int = 0

    @property
    def kind(self) -> str:
        """What sort of exhibit this is."""
        if self.seen is None:
            return "file alone"
        if self.cause is None:
            return "unexplained"
        if self.cause == "as_computed":
            return "correct" if self.clean else "faulty file"
        return "mistake"

    @property
    def shows(self) -> bool:
        """Whether the mistake shows at all: at some seed the wrong number may be the right one to seven digits."""
        return self.seen is None or self.item or not math.isfinite(self.seen) or self._as_text() is not None

    @property
    def observed(self) -> str | float | None:
        """The number as it was seen, with as many digits as it takes to tell it from the correct one."""
        if self.seen is None:
            return None
        if not math.isfinite(self.seen):
            return str(self.seen)
        if self.item:
            return self.seen
        return self._as_text()

    def _as_text(self) -> str | None:
        wanted = FEWEST + (crc32(self.title.encode()) + self.seed) % (MOST - FEWEST + 1)
        for digits in range(max(wanted, self.digits), MOST + 2):
            text, unit = as_seen(self.seen, digits)
            if not self._looks_correct(text, unit):
                return text
        return None

    def _looks_correct(self, text: str, unit: float) -> bool:
        if self.cause == "as_computed" or self.correct is None or not math.isfinite(self.correct):
            return False
        return abs(float(text) - self.correct) <= unit


def as_seen(value: float, digits: int) -> tuple[str, float]:
    """A number rounded to so many digits, and the unit of the last of them."""
    if value == 0:
        return f"{value:.{digits}f}", 10.0**-digits
    place = math.floor(math.log10(abs(value))) - digits + 1
    exact = Decimal(value).quantize(Decimal(1).scaleb(place), ROUND_HALF_EVEN)
    plain = -12 <= place <= 0
    return (f"{exact:f}" if plain else f"{exact:.{digits - 1}e}"), 10.0**place


def plain(x: Any) -> Any:
    """A tensor as the array that a file would hold."""
    return x.detach().numpy() if isinstance(x, torch.Tensor) else x


def _number(x: Any) -> float | None:
    return None if x is None else float(x)


def wrong(cause: str, title: str, file: tuple[Any, Any], seen: Any, correct: Any, **more: Any) -> Scenario:
    """A number that a mistake gave."""
    own = {name: more.pop(name) for name in list(more) if name in OWN}
    for name in ("twins", "either"):
        own[name] = frozenset(own.get(name, ()))
    told = {name: plain(value) for name, value in more.items()}
    return Scenario(title, plain(file[0]), plain(file[1]), told, _number(seen), _number(correct), cause, **own)


class Shown:
    """A file, what is told about it and its correct number: mistakes that share them need not repeat them."""

    def __init__(self, file: tuple[Any, Any], correct: Any, **told: Any) -> None:
        self._file, self._correct, self._told = file, correct, told

    def wrong(self, cause: str, title: str, seen: Any, **own: Any) -> Scenario:
        """A number that a mistake gave."""
        return wrong(cause, title, self._file, seen, self._correct, **self._told, **own)


def right(title: str, file: tuple[Any, Any], seen: Any, **more: Any) -> Scenario:
    """A correct number, of a clean file if nothing else is said."""
    return wrong("as_computed", title, file, seen, seen, **more)


def found(title: str, file: tuple[Any, Any], findings: Mapping[str, str], seen: Any = None, **more: Any) -> Scenario:
    """A file in which something is to be found; its number, where it is given, is what the loss gives on it."""
    bad = any(severity != "info" for severity in findings.values())
    more = {"clean": not bad, **more}
    return wrong("as_computed", title, file, seen, seen, findings=findings, **more)


def unexplained(title: str, file: tuple[Any, Any], seen: Any, **more: Any) -> Scenario:
    """A number that has nothing to do with this file."""
    return wrong(None, title, file, seen, None, **more)


OWN = ("twins", "either", "findings", "clean", "claimed", "item", "digits")
