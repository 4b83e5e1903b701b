"""The scene of a vector at an angle to that of its class, beside other classes that stand still."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.params import Integer, Interval, Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.spec import Values


def _place_angle(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    """Each position has one row and classes of its own: the vector of the true one turns, the others are alike."""
    c, others = s["other_cosine"], s["classes"] - 1
    cosine, sine = (x.cos(), x.sin()) if axis == "angle" else (x, ((1 - x) * (1 + x)).clamp(min=0).sqrt())
    true = torch.stack([cosine, sine, torch.zeros_like(x)], 1)[:, None]
    rest = x.new_tensor([c, 0.0, math.sqrt(1 - c * c)]).expand(len(x), others, 3)
    return {
        "input": x.new_tensor([1.0, 0.0, 0.0]).expand(len(x), 1, 3),
        "weight": torch.cat([true, rest], 1),
        "label": torch.zeros(len(x), 1, dtype=torch.int64, device=x.device),
    }


def _show_angle(u: float, axis: str, s: Values) -> float | None:
    if axis == "angle":
        return u
    return math.cos(u) if 0 <= u <= math.pi else None


SCENE = Scene(
    "angle",
    "An angle to the true class",
    (
        Axis("angle", "angle to the true class", "θ", (0.0, math.pi), (0.0, math.pi)),
        Axis("cosine", "cosine to the true class", "cos θ", (-1.0, 1.0), (-1.0, 1.0), affine=False),
    ),
    (
        Integer("classes", "C", 10, (2, 100), Interval(2, 1000), "log").means("The number of classes."),
        Number("other_cosine", "cos", 0.0, (-0.9, 0.9), Interval(-1, 1), words="cosine to the others").means(
            "The cosine to the vector of every other class."
        ),
    ),
    _place_angle,
    _show_angle,
    lambda x, axis, s: x if axis == "angle" else math.acos(x),
)

LAYS: Mapping[str, Lay] = {
    "class_directions": Lay(lambda at, s, p: (at["input"], at["weight"], at["label"]), ("classes", "other_cosine"))
}
