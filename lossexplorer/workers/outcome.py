"""How work that went wrong is told to people."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass

from lossexplorer.base import Message, Problem
from lossexplorer.io.wording import clean

_LOG = logging.getLogger(__name__)
_FULL = ("can't allocate memory", "out of memory")
"""What torch says in a RuntimeError where numpy raises a MemoryError."""
_MOST_LINES = 60
"""Lines of a traceback that are kept: the last ones say where."""


@dataclass(frozen=True)
class Failure:
    """One sentence, and what stands behind it for those who ask."""

    message: Message
    details: str = ""
    expected: bool = True
    """Whether it is about the user's input and not about a fault of the program."""
    problem: Problem | None = None
    """What was raised, for those who can offer more than a sentence."""

    def log(self) -> None:
        """Write a fault of the program into the log. Not in a worker: Python would list its thread for ever after."""
        if not self.expected:
            _LOG.error("%s\n%s", self.message, self.details)


def failure_of(error: BaseException) -> Failure:
    """The sentence of a Problem, or one that says that this is not the user's fault."""
    if isinstance(error, Problem):
        return Failure(error.message, _harmless(error.details), problem=error)
    details = _harmless("".join(traceback.format_exception(error)))
    said = "".join(traceback.format_exception_only(error))  # str(error) could raise
    if isinstance(error, MemoryError) or any(words in said for words in _FULL):
        return Failure(Message("there is not enough memory for this"), details)
    what = clean(said)[:200]
    return Failure(Message("something went wrong in the program itself: {what}", what=what), details, expected=False)


def _harmless(text: str) -> str:
    """Line by line what ``clean`` makes of it, indented as before."""
    lines = text.splitlines()[-_MOST_LINES:]
    return "\n".join(" " * (len(line) - len(line.lstrip())) + clean(line) for line in lines)
