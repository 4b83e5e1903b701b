"""The scene of predicting a count: a rate, or its logarithm."""

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

_FAR = 60.0
"""Beyond this a rate is more than can be counted, and soon its square leaves float64."""


def _place_count(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    rate, log_rate = (x, x.log()) if axis == "rate" else (x.exp(), x)
    return {"rate": rate, "log_rate": log_rate, "target": torch.full_like(x, s["target"])}


def _show_count(u: float, axis: str, s: Values) -> float | None:
    return math.exp(min(u, 700.0)) if axis == "rate" else u


def _find_count(x: float, axis: str, s: Values) -> float | None:
    if axis == "rate":
        return log(x) if x >= 0 else None
    return x


SCENE = Scene(
    "count",
    "Predicting a count",
    (
        Axis("log_rate", "logarithm of the rate", "x", (-3.0, 4.0), (-_FAR, _FAR)),
        Axis("rate", "rate", "r", (0.0, 12.0), (0.0, 1e6), affine=False),
    ),
    (Number("target", "y", 3.0, (0.0, 12.0), NON_NEGATIVE).means("What was counted."),),
    _place_count,
    _show_count,
    _find_count,
)

_RATE = Lay(lambda at, s, p: (at["rate"], at["target"]), ("target",))
LAYS: Mapping[str, Lay] = {
    "count": Lay(lambda at, s, p: (at["log_rate" if p["log_input"] else "rate"], at["target"]), ("target",)),
    **dict.fromkeys(("percentage", "amount", "regression"), _RATE),
}
