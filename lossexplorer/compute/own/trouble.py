"""What went wrong in somebody's own code, as one sentence with their own line."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from lossexplorer.base import Problem
from lossexplorer.base.printable import clean

if TYPE_CHECKING:
    from lossexplorer.compute.own.source import Source


class OwnProblem(Problem):
    """Something is wrong with a loss that somebody brought along."""


def told(error: BaseException, source: Source) -> OwnProblem:
    """The sentence of an exception that came out of a file: the last of its lines that was being executed."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == source.path]
    line = lines[-1] if lines and lines[-1] is not None else 0
    if isinstance(error, SyntaxError) and error.filename == source.path:
        line = error.lineno or line
    said = "".join(traceback.format_exception_only(error)).strip().splitlines()
    what = clean(said[-1 if isinstance(error, SyntaxError) else 0])
    details = "".join(traceback.format_exception(error))
    return OwnProblem(source.at(line, what), details)
