"""The scene of a price of weights: one weight runs, another one stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.params import Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.scenes.scene import Place
    from lossexplorer.catalog.spec import Values

SCENE = Scene(
    "weights",
    "A price of weights",
    (Axis("weight", "weight", "w", (-2.0, 2.0)),),
    (
        Number("other", "v", 0.0, (0.0, 2.0), words="another weight").means(
            "A second weight of the same array, which stays where it is."
        ),
    ),
    lambda x, axis, s: {"weight": x, "other": torch.full_like(x, s["other"])},
    lambda u, axis, s: u,
    lambda x, axis, s: x,
)


def _lay_weights(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    return (torch.stack([at["weight"], at["other"]], 1),)


LAYS: Mapping[str, Lay] = {"weights": Lay(_lay_weights, ("other",))}
