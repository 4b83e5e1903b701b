"""Where implementations disagree: one file for each family, read when somebody asks."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from lossexplorer.catalog.conventions.convention import Convention, Other

__all__ = ["Convention", "Other", "conventions_of"]


def conventions_of(key: str) -> tuple[Convention, ...]:
    """The questions about this entry that implementations answer differently; none for most."""
    return _all().get(key, ())


@cache
def _all() -> dict[str, tuple[Convention, ...]]:
    found: dict[str, tuple[Convention, ...]] = {}
    for module in iter_modules(__path__, __name__ + "."):
        found |= getattr(import_module(module.name), "CONVENTIONS", {})
    return found
