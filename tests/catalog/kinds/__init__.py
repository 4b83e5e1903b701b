"""Kinds of inputs beside the usual pair of predictions and targets: one module for each, found by scanning.

A module declares ``KINDS``, from the key of a task to its ``Kind``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from .kind import Draw, Extreme, Kind

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Loss

__all__ = ["Draw", "Extreme", "Kind", "kind_of"]


def kind_of(loss: Loss) -> Kind | None:
    """How inputs of this entry are made; None where the spaces of its predictions and targets say enough."""
    return _kinds().get(loss.task.key)


@cache  # not while this package is imported: a module of it may want helpers of ``draws``, which imports it
def _kinds() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for module in iter_modules(__path__, f"{__name__}."):
        found |= getattr(import_module(module.name), "KINDS", {})
    return found
