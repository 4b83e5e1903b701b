"""The scene of saying how sure one is: the error is what it is, the deviation that is claimed runs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.common import log
from lossexplorer.catalog.params import NON_NEGATIVE, Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.spec import Values


def _place_deviation(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    var = {"deviation": x.square, "variance": x.clone, "log_variance": x.exp}[axis]()
    return {"var": var, "prediction": torch.full_like(x, s["error"]), "target": torch.zeros_like(x)}


def _show_deviation(u: float, axis: str, s: Values) -> float | None:
    if axis == "deviation":
        return u
    if u < 0:
        return None
    return u * u if axis == "variance" else 2 * log(u)


def _find_deviation(x: float, axis: str, s: Values) -> float | None:
    if axis == "variance":
        return math.sqrt(x) if x >= 0 else None
    return math.exp(min(x, 1000.0) / 2) if axis == "log_variance" else x


SCENE = Scene(
    "deviation",
    "Saying how sure",
    (
        Axis("deviation", "deviation claimed", "σ", (0.0, 4.0), (0.0, 1e6)),
        Axis("variance", "variance claimed", "v", (0.0, 8.0), (0.0, 1e12), affine=False),
        Axis("log_variance", "logarithm of the variance", "log v", (-4.0, 4.0), (-60.0, 60.0), affine=False),
    ),
    (Number("error", "e", 1.0, (0.0, 4.0), NON_NEGATIVE).means("How far off the prediction is."),),
    _place_deviation,
    _show_deviation,
    _find_deviation,
)

LAYS: Mapping[str, Lay] = {"variance": Lay(lambda at, s, p: (at["prediction"], at["target"], at["var"]), ("error",))}
