"""The loss that somebody saw, as it was saved with a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossexplorer.base import Batch

_LONGEST = 40


def observed(batch: Batch) -> str | None:
    """The number as it was written, its digits kept; None where nothing was saved that is a number."""
    seen = batch.meta.get("observed")
    if isinstance(seen, bool) or not isinstance(seen, str | int | float):
        return None
    text = str(seen).strip()
    try:
        float(text)
    except ValueError:
        return None
    return text if len(text) <= _LONGEST else None
