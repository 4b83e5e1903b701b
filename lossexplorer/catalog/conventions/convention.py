"""What implementations disagree about, declared so that the program computes the number of each on one example."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from torch import Tensor


@dataclass(frozen=True)
class Other:
    """How others do it, and how their number comes of what this program has.

    Parameters, a sibling entry or other inputs give it where they can; else ``then``, a formula of this entry's own
    value, or ``fn``, a formula of the inputs.
    """

    who: str
    """The library, the code or the book."""
    how: str
    """What is different there, as the rest of a sentence that begins with ``who``."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """Beside those of the example; of ``key``, if it is given."""
    key: str = ""
    """A sibling entry that has it; empty for this one."""
    inputs: tuple[Any, ...] | None = None
    """What must be given here to get their number, where that is not the example itself."""
    then: Callable[[Tensor], Tensor] | None = None
    fn: Callable[..., Tensor] | None = None


@dataclass(frozen=True)
class Convention:
    """One question that implementations answer differently, on one small example.

    The number is the first of what the entry returns under its first reduction, or with ``slope`` the derivative of
    that by the first number of the first input.
    """

    topic: str
    inputs: tuple[Any, ...]
    """As in ``Known``: nested tuples stand for tensors."""
    who: str
    """Who answers as this entry does under ``parameters``; empty if nobody else is known to."""
    others: tuple[Other, ...]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """Of the example, beside the defaults."""
    slope: bool = False
