"""Probabilities that are cut into yes and no: the parameters and the marks of what is counted then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.params import UNIT, Choice, Number
from lossexplorer.catalog.spec import Mark

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Values

THRESHOLD = Number("threshold", "t", 0.5, (0.05, 0.95), UNIT).means(
    "Above this probability the answer is yes; of several classes the most probable one is taken instead."
)
SIGMOID = Choice(
    "activation", "", "none", {"none": "none, they are probabilities", "sigmoid": "sigmoid of logits"}
).means("How the predictions become probabilities.")


def made_up(s: Values) -> tuple[list[float], list[float]]:
    """The probabilities of the examples of the scene that are true, and of those that are not."""
    n, width = s["examples"], (1 + s["overlap"]) / 2
    steps = [(i + 0.5) / n * width for i in range(n)]
    return [1 - x for x in steps], steps


def cut_marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The threshold that is chosen, over the examples that are cut elsewhere."""
    return (Mark("guide", Message("the threshold that is chosen"), at=p["threshold"]),)
