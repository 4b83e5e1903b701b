"""One score among others that stand still: where those stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.catalog.spec import Mark

if TYPE_CHECKING:
    from lossexplorer.base import Message
    from lossexplorer.catalog.spec import Values


def rival_scores(s: Values) -> list[float]:
    """Scores of the false labels, or of the negatives: evenly spread about 0."""
    n = s["rivals"]
    return [(i - (n - 1) / 2) * s["apart"] for i in range(n)]


def passing_marks(s: Values, first: Message, last: Message) -> tuple[Mark, ...]:
    """Marks at the lowest and at the highest of these scores, where they are not the same."""
    low, high = rival_scores(s)[0], rival_scores(s)[-1]
    found = (Mark("step", first, at=low),)
    return (*found, Mark("step", last, at=high)) if high > low else found
