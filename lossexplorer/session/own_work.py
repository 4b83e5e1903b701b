"""What the session of somebody's own losses has done in threads, and how it tells what came of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.base.printable import printable
from lossexplorer.compute.own.load import load
from lossexplorer.compute.own.packages import declared, load_packages
from lossexplorer.compute.own.source import Source
from lossexplorer.io.script import read_script
from lossexplorer.workers.outcome import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lossexplorer.catalog.spec import Loss


@dataclass(frozen=True)
class Made:
    """What came of executing a file, or of importing packages."""

    path: str
    """Empty for packages."""
    entries: tuple[Loss, ...] = ()
    problems: Mapping[str, Problem] | None = None
    """By the names of what could not be made."""
    whole: Problem | None = None
    """Why nothing could be made."""


def read(path: str) -> Source | Problem:
    """The file, looked through, or why it holds no loss; nothing is executed."""
    try:
        source = Source(*read_script(path))
        source.candidates()
    except Problem as problem:
        return problem
    return source


def made_of(source: Source, left_out: frozenset[str]) -> Made:
    """Execute a file that is trusted; without a path, import what packages declare."""
    if not source.path:
        return Made("", *load_packages(declared()))
    try:
        return Made(source.path, *load(source, [c.name for c in source.candidates() if c.name not in left_out]))
    except Problem as problem:
        return Made(source.path, whole=problem)


def told(path: str, names: tuple[str, ...], problems: Sequence[Problem]) -> Failure:
    """What is said of what could not be made: one sentence of a file, in whose list each says why; all of packages."""
    if path and len(problems) > 1:
        file = printable(os.path.basename(path))
        words = Message("{file}: {names} cannot be used; each says why in the list", file=file, names=", ".join(names))
        return Failure(words)
    words = problems[0].message
    for problem in problems[1:]:
        words = Message("{first}. {second}", first=words, second=problem.message)
    return Failure(words, problems[0].details)
