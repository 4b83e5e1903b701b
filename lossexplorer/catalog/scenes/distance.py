"""The scene of two things at a distance, and perhaps of a third that is a friend of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.params import NON_NEGATIVE, UNIT, Integer, Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.spec import Values

TOGETHER = Integer("target", "y", 1, (0, 1), UNIT, words="belong together").means(
    "1 for a pair that belongs together, 0 for strangers."
)


def _place_distance(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    """On a line: the stranger stands at 0, the first at x, the friend behind it."""
    first = x[:, None]
    return {
        "first": first,
        "friend": first - s["positive_distance"],
        "stranger": torch.zeros_like(first),
        "target": torch.full_like(x, s["target"]),
    }


SCENE = Scene(
    "distance",
    "Two things at a distance",
    (Axis("distance", "distance", "d", (0.0, 3.0), (0.0, 1e6)),),
    (
        Number("positive_distance", "d", 0.5, (0.0, 3.0), NON_NEGATIVE, words="distance of the friend").means(
            "How far the anchor is from its friend, while the stranger moves."
        ),
        TOGETHER,
    ),
    _place_distance,
    lambda u, axis, s: u,
    lambda x, axis, s: x,
)

LAYS: Mapping[str, Lay] = {
    "triplets": Lay(lambda at, s, p: (at["first"], at["friend"], at["stranger"]), ("positive_distance",)),
    "marked_pairs": Lay(lambda at, s, p: (at["first"], at["stranger"], at["target"]), ("target",)),
}
