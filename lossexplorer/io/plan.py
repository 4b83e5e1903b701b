"""Limits with names, and the checks that come before a byte is allocated (all sums in Python's integers)."""

from __future__ import annotations

from lossexplorer.base import Message, Problem
from lossexplorer.base.free_memory import free_memory
from lossexplorer.io.wording import amount

MOST_ARRAYS = 10_000
"""Arrays in one file. More is no batch but an attack or a store of another kind."""
MOST_NODES = 10_000
"""Containers and tensors that are visited in a nested file."""
MOST_DEPTH = 32
"""Containers within containers."""
MOST_DIMENSIONS = 32
"""Axes of an array."""
RATIO = 200
"""How many times its size on disk a compressed array may become without a question. Noise stays at 1."""
HARMLESS = 64 << 20
"""Bytes below which no ratio is a threat: a mask of zeros honestly packs a thousand times."""
NPY_HEADER = 10_000
"""Bytes of an npy header; numpy's own limit, since its parser is not safe on longer text."""
ZIP_DIRECTORY = 16 << 20
"""Bytes of the directory at the end of a zip file."""
SAFETENSORS_HEADER = 16 << 20
"""Bytes of a safetensors header: 1.6 kB for each of the most arrays."""
PICKLE = 4 << 20
"""Bytes of the pickle in a PyTorch file, which holds structure, never numbers of tensors."""
LINE = 8 << 20
"""Characters in one line of a table."""
META = 1 << 20
"""Bytes of the JSON text beside the arrays of a batch."""
CLASS_NAMES = 16 << 20
"""Bytes of an array of names of classes: 40 letters for each of 100 000."""
WORKING = 2
"""How many times its size an array that is unpacked takes meanwhile: packed pieces and the copy that is handed on."""
SHARE = 2
"""The part of the free memory that one file may take: one in so many."""


def memory_budget() -> int:
    """Bytes that one file may take in memory."""
    return free_memory() // SHARE


def check_fits(name: str, needed: int) -> None:
    """Refuse what would not fit into memory.

    Args:
        name: the file or array as it is shown.
        needed: bytes.

    Raises:
        Problem: it needs more than the budget.
    """
    budget = memory_budget()
    if needed > budget:
        raise too_large(name, needed, budget)


def too_large(name: str, needed: int, budget: int) -> Problem:
    """The Problem of a file that needs more bytes than it may take."""
    return Problem(
        Message(
            "{name} needs {need} of memory and {free} may be used. Save fewer rows, or save it as npy or"
            " safetensors, which are read piece by piece.",
            name=name,
            need=amount(needed),
            free=amount(budget),
        )
    )


class Bomb(Problem):
    """A small file that unpacks to something suspiciously large; may be opened all the same if the user insists.

    Args:
        message: the sentence.
        fits: whether there is memory for it, so that insisting makes sense.
    """

    def __init__(self, message: Message, *, fits: bool) -> None:
        super().__init__(message)
        self.fits = fits


def check_ratio(name: str, packed: int, unpacked: int) -> None:
    """Refuse what unpacks to suspiciously many times its size.

    Args:
        name: the file or array as it is shown.
        packed: bytes on disk.
        unpacked: bytes in memory.

    Raises:
        Bomb: the ratio is above the limit, and the size no longer harmless.
    """
    if unpacked > HARMLESS and unpacked > RATIO * packed:
        raise Bomb(
            Message(
                "{name} unpacks to {unpacked} from {packed} ({times} times as much) and was not opened."
                " If it is yours, save it again without compression.",
                name=name,
                unpacked=amount(unpacked),
                packed=amount(packed),
                times=unpacked // max(1, packed),
            ),
            fits=WORKING * unpacked <= memory_budget(),
        )


def check_count(name: str, count: int) -> None:
    """Refuse a file with too many arrays.

    Raises:
        Problem: there are more than ``MOST_ARRAYS``.
    """
    if count > MOST_ARRAYS:
        raise Problem(
            Message(
                "{name} holds {count} arrays; at most {most} can be shown. Save the arrays that you need to a file"
                " of their own.",
                name=name,
                count=count,
                most=MOST_ARRAYS,
            )
        )
