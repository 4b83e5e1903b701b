"""The scene of predicting an amount: what matters is not the error alone, but what it is an error of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import torch
from lossexplorer.catalog.params import Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.scenes.scene import Place
    from lossexplorer.catalog.spec import Values


def _place_amount(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    y = torch.full_like(x, s["target"])
    return {"prediction": y + x if axis == "error" else x, "target": y}


SCENE = Scene(
    "amount",
    "Predicting an amount",
    (Axis("prediction", "prediction", "ŷ", (-1.0, 8.0)), Axis("error", "error ŷ − y", "e", (-1.0, 4.0))),
    (Number("target", "y", 2.0, (0.0, 8.0)).means("What should have been predicted."),),
    _place_amount,
    lambda u, axis, s: u - float(s["target"]) if axis == "error" else u,
    lambda x, axis, s: x + float(s["target"]) if axis == "error" else x,
)


def _lay_pair(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    return at["prediction"], at["target"]


def _lay_amount(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    if s["target"] <= -1:
        raise Problem(Message("wants a target above −1"))
    return _lay_pair(at, s, p)  # predictions below −1 have no logarithm: the curve ends there


LAYS: Mapping[str, Lay] = {
    "percentage": Lay(_lay_pair, ("target",)),
    "amount": Lay(_lay_amount, ("target",)),
    "regression": Lay(_lay_pair, ("target",)),
}
