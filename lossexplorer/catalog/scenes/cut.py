"""The scene of a few examples that are cut into yes and no: where the cut is, runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import torch
from lossexplorer.catalog.cut import made_up
from lossexplorer.catalog.params import UNIT, Integer, Interval, Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.scenes.scene import Place
    from lossexplorer.catalog.spec import Values


def _place_cut(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    true, false = made_up(s)
    p = torch.tensor(true + false, dtype=x.dtype, device=x.device)
    target = torch.tensor([1.0] * len(true) + [0.0] * len(false), dtype=x.dtype, device=x.device)
    return {"threshold": x, "p": p.expand(len(x), -1), "target": target.expand(len(x), -1)}


SCENE = Scene(
    "cut",
    "A few examples, cut into yes and no",
    (Axis("threshold", "threshold", "t", (0.0, 1.0), (0.0, 1.0)),),
    (
        Integer("examples", "n", 8, (1, 32), Interval(1, 64)).means(
            "How many examples are true, and as many are not; their probabilities are evenly spread."
        ),
        Number("overlap", "o", 0.4, (0.0, 1.0), UNIT).means(
            "How far the probabilities of the true ones reach among those of the others: 0 is told apart at ½, "
            "1 is guessed."
        ),
    ),
    _place_cut,
    lambda u, axis, s: u,
    lambda x, axis, s: x,
)


def _lay(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    """Probabilities, or the logits of which the entry makes them."""
    probability = at["p"]
    return (torch.logit(probability) if p.get("activation") == "sigmoid" else probability), at["target"]


_CONTROLS = ("examples", "overlap")
_JUDGED = Lay(_lay, _CONTROLS, Message("of the examples, cut at each threshold in turn"), moved=("threshold",))
LAYS: Mapping[str, Lay] = {
    "bits": _JUDGED,
    "decisions": _JUDGED,
    "binary_probability": Lay(_lay, _CONTROLS, Message("the mean over the examples: it knows no threshold")),
}
