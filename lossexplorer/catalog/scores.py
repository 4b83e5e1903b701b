"""One score among others that stand still: where those stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Values


def rival_scores(s: Values) -> list[float]:
    """Scores of the false labels, or of the negatives: evenly spread about 0."""
    n = s["rivals"]
    return [(i - (n - 1) / 2) * s["apart"] for i in range(n)]
