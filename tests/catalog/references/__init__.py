"""Losses as the literature defines them, in 50 digits, without torch and without the package.

A definition works on plain ``mpf`` numbers, so that it can be written down as the formula stands in a book: value
first, gradient by the first input beside it. At kinks, and at probabilities of exactly 0 and 1, the gradient is
torch's own where torch has the function, else 0 at a kink.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from .answer import Answer, Array
from .numbers import big, mpf

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["REFERENCES", "Answer", "Array", "big", "mpf"]

REFERENCES: dict[str, Callable[..., Answer]] = {}
for _module in iter_modules(__path__, f"{__name__}."):
    REFERENCES |= getattr(import_module(_module.name), "REFERENCES", {})
