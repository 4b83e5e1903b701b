"""The scene of yes or no: a logit, its probability, or its margin."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import F, torch
from lossexplorer.catalog.common import logit
from lossexplorer.catalog.params import UNIT, Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.scenes.scene import Place
    from lossexplorer.catalog.spec import Values


def _sign(s: Values) -> float:
    return 1.0 if s["target"] >= 0.5 else -1.0


def _place_binary(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    target = torch.full_like(x, s["target"])
    if axis == "probability":
        z = torch.logit(x)
        return {"z": z, "p": x, "log_p": x.log(), "log_q": torch.log1p(-x), "target": target}
    z = x * _sign(s) if axis == "margin" else x
    return {"z": z, "p": torch.sigmoid(z), "log_p": F.logsigmoid(z), "log_q": F.logsigmoid(-z), "target": target}


def _show_binary(u: float, axis: str, s: Values) -> float | None:
    if axis == "probability":
        return 1 / (1 + math.exp(-u)) if u > -700 else 0.0
    if math.isinf(u):
        return None
    return u * _sign(s) if axis == "margin" else u


def _find_binary(x: float, axis: str, s: Values) -> float | None:
    if axis == "probability":
        return logit(x)
    return x * _sign(s) if axis == "margin" else x


SCENE = Scene(
    "binary",
    "Yes or no",
    (
        Axis("logit", "logit", "z", (-6.0, 6.0)),
        Axis("probability", "probability", "p", (0.0, 1.0), (0.0, 1.0), affine=False),
        Axis("margin", "margin (2y − 1)·z", "m", (-6.0, 6.0)),
    ),
    (Number("target", "y", 1.0, (0.0, 1.0), UNIT).means("The true share of “yes”."),),
    _place_binary,
    _show_binary,
    _find_binary,
)


def _lay_sign(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    if s["target"] not in (0.0, 1.0):
        raise Problem(Message("needs a target of exactly 0 or 1"))
    return at["z"], 2 * at["target"] - 1


def _log_if(wanted: bool, share: Tensor) -> Tensor:
    return share.log() if wanted else share


_OF_PROBABILITY = Message("of the probability p = σ(z)")
LAYS: Mapping[str, Lay] = {
    "binary_logit": Lay(lambda at, s, p: (at["z"], at["target"]), ("target",)),
    "multilabel_logit": Lay(lambda at, s, p: (at["z"][:, None], at["target"][:, None]), ("target",)),
    "binary_probability": Lay(lambda at, s, p: (at["p"], at["target"]), ("target",), _OF_PROBABILITY),
    "margin": Lay(_lay_sign, ("target",), Message("labels 0 and 1 stand for −1 and 1")),
    "regression": Lay(lambda at, s, p: (at["p"], at["target"]), ("target",), _OF_PROBABILITY),
    "probabilities": Lay(
        lambda at, s, p: (
            torch.stack([at["log_q"].exp(), at["p"]], 1),
            torch.stack([1 - at["target"], at["target"]], 1),
        ),
        ("target",),
    ),
    "distribution": Lay(
        lambda at, s, p: (
            torch.stack([at["log_q"], at["log_p"]], 1),
            _log_if(p["log_target"], torch.stack([1 - at["target"], at["target"]], 1)),
        ),
        ("target",),
        Message("of the two probabilities 1 − p and p"),
    ),
}
