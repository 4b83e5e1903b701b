"""The edge between parsers, which throw anything, and the program, which only knows Problems."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.base.cancel import Cancelled
from lossexplorer.io.wording import clean

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def guarded(name: str, otherwise: Message, *, memory: Message | None = None) -> Iterator[None]:
    """Turn whatever a parser throws into a Problem.

    Args:
        name: the file as it is shown.
        otherwise: the sentence for anything that is neither a Problem nor a lack of memory nor a bad disk.
        memory: the sentence for a MemoryError, where it does not mean a lack of memory.
    """
    try:
        yield
    except (Problem, Cancelled):
        raise
    except MemoryError as error:
        sentence = memory or Message("There is not enough memory to open {name}. Save fewer rows.", name=name)
        raise Problem(sentence, told(error)) from error
    except OSError as error:
        raise unreadable(name, error) from error
    except Exception as error:
        raise Problem(otherwise, told(error)) from error


def unreadable(name: str, error: OSError) -> Problem:
    """The disk or the network behind a file does not answer as it should."""
    sentence = Message("{name} cannot be read: the disk or network reports an error. Copy the file again.", name=name)
    return Problem(sentence, told(error))


def told(error: BaseException) -> str:
    """What an exception says of itself, fit for details."""
    return clean(f"{type(error).__name__}: {error}")
