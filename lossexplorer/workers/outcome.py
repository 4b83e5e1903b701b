"""How work that went wrong is told to people."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from lossexplorer.base import Message, Problem


@dataclass(frozen=True)
class Failure:
    """One sentence, and what stands behind it for those who ask."""

    message: Message
    details: str = ""
    expected: bool = True
    """Whether it is about the user's input and not about a fault of the program."""
    problem: Problem | None = None
    """What was raised, for those who can offer more than a sentence."""


def failure_of(error: BaseException) -> Failure:
    """The sentence of a Problem, or one that says that this is not the user's fault."""
    if isinstance(error, Problem):
        return Failure(error.message, error.details, problem=error)
    details = "".join(traceback.format_exception(error))
    if isinstance(error, MemoryError) or "can't allocate memory" in str(error):
        return Failure(Message("there is not enough memory for this"), details)
    what = f"{type(error).__name__}: {error}"[:200]
    return Failure(Message("something went wrong in the program itself: {what}", what=what), details, expected=False)
