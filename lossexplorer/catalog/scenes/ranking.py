"""The scene of which of two is better: how far its score, or its reward, is ahead of the other's."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.common import logit
from lossexplorer.catalog.params import REAL, Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.scenes.scene import Place
    from lossexplorer.catalog.spec import Values


def _place_ranking(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    gap = torch.logit(x) if axis == "probability" else x
    return {"gap": gap, "zero": torch.zeros_like(gap)}


def _show_ranking(u: float, axis: str, s: Values) -> float | None:
    if axis == "probability":
        return 1 / (1 + math.exp(-u)) if u > -700 else 0.0
    return None if math.isinf(u) else u


def _find_ranking(x: float, axis: str, s: Values) -> float | None:
    return logit(x) if axis == "probability" else x


SCENE = Scene(
    "ranking",
    "Which of two is better",
    (
        Axis("gap", "lead of the better one, in score or reward", "s", (-6.0, 6.0)),
        Axis("probability", "probability that the better one wins", "p", (0.0, 1.0), (0.0, 1.0), affine=False),
    ),
    (
        Number("relevance", "r", 1.0, (0.0, 4.0), REAL, words="lead in relevance").means(
            "By how much the better one is more relevant."
        ),
    ),
    _place_ranking,
    _show_ranking,
    _find_ranking,
)


def _lay_lists(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    """A list of two."""
    relevance = torch.full_like(at["gap"], s["relevance"])
    return torch.stack([at["gap"], at["zero"]], 1), torch.stack([relevance, at["zero"]], 1)


LAYS: Mapping[str, Lay] = {
    "ranked_pairs": Lay(lambda at, s, p: (at["gap"], at["zero"], torch.ones_like(at["gap"])), ()),
    "ranked_lists": Lay(_lay_lists, ("relevance",)),
    "preference": Lay(lambda at, s, p: (at["gap"], at["zero"]), ()),
    "policies": Lay(lambda at, s, p: (at["gap"] / p["beta"], at["zero"], at["zero"], at["zero"]), ()),
}
