"""What the focal losses of yes and no share."""

from __future__ import annotations

from lossexplorer.catalog.params import NON_NEGATIVE, UNIT, Number

ALPHA = Number(
    name="alpha",
    symbol="α",
    default=0.25,
    domain=UNIT,
    typical=(0.05, 0.95),
    optional=True,
    start=0.25,
    help="Weight of the positive class; the negatives get the rest. None weighs both by 1.",
)
GAMMA = Number(
    name="gamma",
    symbol="γ",
    default=2.0,
    domain=NON_NEGATIVE,
    typical=(0.0, 5.0),
    help="How strongly examples that are right already are turned down; 0 is plain cross entropy.",
)


def alpha_of(y: float, alpha: float | None) -> float:
    """The weight of a target share."""
    return 1.0 if alpha is None else alpha * y + (1 - alpha) * (1 - y)
