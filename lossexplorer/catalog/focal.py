"""What the focal losses of yes and no share."""

from __future__ import annotations

from lossexplorer.catalog.params import NON_NEGATIVE, UNIT, Number

ALPHA = Number("alpha", "α", 0.25, (0.05, 0.95), UNIT, optional=True, start=0.25).means(
    "Weight of the positive class; the negatives get the rest. None weighs both by 1."
)
GAMMA = Number("gamma", "γ", 2.0, (0.0, 5.0), NON_NEGATIVE).means(
    "How strongly examples that are right already are turned down; 0 is plain cross entropy."
)


def alpha_of(y: float, alpha: float | None) -> float:
    """The weight of a target share."""
    return 1.0 if alpha is None else alpha * y + (1 - alpha) * (1 - y)
