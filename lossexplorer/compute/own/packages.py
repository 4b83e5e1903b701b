"""Losses of installed packages: what stands under the entry point group ``lossexplorer.losses``."""

from __future__ import annotations

import inspect
import os
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, Problem
from lossexplorer.base.printable import clean, printable
from lossexplorer.catalog.family import Family
from lossexplorer.catalog.spec import Loss, Origin
from lossexplorer.compute.own.load import entry
from lossexplorer.compute.own.source import Source
from lossexplorer.compute.own.trouble import OwnProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

GROUP = "lossexplorer.losses"


def declared() -> tuple[EntryPoint, ...]:
    """What installed packages declare; nothing of them is imported."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)))


def key_of(point: EntryPoint) -> str:
    """``package:name``, which no entry of the catalogue is called."""
    return f"{point.dist.name if point.dist is not None else point.module}:{point.name}"


def load_packages(points: Iterable[EntryPoint]) -> tuple[tuple[Loss, ...], dict[str, Problem]]:
    """Import what packages declare, and make entries of it; nothing is put into the catalogue.

    Returns:
        The entries, and what is wrong with those that could not be made, by their keys.
    """
    made: list[Loss] = []
    problems: dict[str, Problem] = {}
    for point in points:
        try:
            made.append(_entry(point))
        except Problem as problem:
            problems[key_of(point)] = problem
    return tuple(made), problems


def _entry(point: EntryPoint) -> Loss:
    package = key_of(point).partition(":")[0]
    try:
        found = point.load()
    except KeyboardInterrupt:
        raise
    except (Exception, SystemExit) as error:  # whatever a package does when it is imported
        what = clean(f"{type(error).__name__}: {error}")
        names = {"package": printable(package), "name": printable(point.name)}
        raise OwnProblem(Message("the loss {name} of the package {package}: {what}", **names, what=what)) from error
    origin = Origin("", point.attr or point.name, package)
    if isinstance(found, Loss):
        return replace(found, key=key_of(point), family=Family.OWN, origin=origin)
    made = entry(found, getattr(found, "__name__", point.name), _source(found, package))
    return replace(made, key=key_of(point), title=point.name, origin=origin)


def _source(found: Any, package: str) -> Source:
    """The file of a function, for the lines in its sentences."""
    try:
        path = inspect.getsourcefile(found) or ""
        return Source(os.path.abspath(path), Path(path).read_bytes())
    except (TypeError, OSError):  # compiled: there are no lines
        return Source(package, b"")
