"""Which examples of a set count: the selection is a constant, and no gradient flows through it."""

from __future__ import annotations


def whole_share(count: int, share: float) -> int:
    """The largest whole number in a share of ``count``: 9 of 10 for 0.9, although 0.9 · 10 may fall short of 9."""
    return int(share * count + 1e-9)
