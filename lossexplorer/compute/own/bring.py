"""A loss that somebody names outright: on a command line, in a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.own.load import load
from lossexplorer.compute.own.packages import declared, key_of, load_packages
from lossexplorer.compute.own.source import Source, split_spec

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.catalog.spec import Loss


def bring(spec: str, read: Callable[[str], tuple[str, bytes]]) -> Loss:
    """Execute ``path.py:name``, or import ``package:name``, and put it into the catalogue.

    Args:
        spec: the file and the function or class in it; or an entry point of the group ``lossexplorer.losses``.
        read: gives the absolute path and the content of a file.

    Raises:
        Problem: it cannot be read or executed, or is no loss.
    """
    parts = split_spec(spec)
    if parts is not None:
        made, problems = load(Source(*read(parts[0])), [parts[1]])
    else:
        made, problems = load_packages(point for point in declared() if key_of(point) == spec)
    for problem in problems.values():
        raise problem
    if not made:
        return CATALOGUE.get(spec)  # which says what there is
    CATALOGUE.add(made[0])
    return made[0]
