"""The scene of all logits at once: what happens if the same number is added to each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.params import REAL, Integer, Interval, Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.spec import Values


def _place_shift(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    z = x[:, None].expand(-1, s["classes"])
    lead = torch.zeros(s["classes"], dtype=x.dtype, device=x.device)
    lead[0] = s["margin"]
    return {"z": z + lead, "label": torch.zeros(len(x), dtype=torch.int64, device=x.device)}


SCENE = Scene(
    "shift",
    "All logits together",
    (Axis("shift", "common shift of all logits", "s", (-8.0, 8.0)),),
    (
        Integer("classes", "C", 10, (2, 1000), Interval(2, 100_000), "log").means("The number of classes."),
        Number("margin", "m", 0.0, (-5.0, 5.0), REAL, words="margin of the true class").means(
            "By how much the logit of the true class exceeds the others, which are equal."
        ),
    ),
    _place_shift,
    lambda u, axis, s: u,
    lambda x, axis, s: x,
)

_CONTROLS = ("classes", "margin")
LAYS: Mapping[str, Lay] = {
    "logits_alone": Lay(lambda at, s, p: (at["z"],), _CONTROLS),
    "class_scores": Lay(lambda at, s, p: (at["z"],), _CONTROLS, value=lambda v: v[:, 0]),
    "class_logits": Lay(lambda at, s, p: (at["z"], at["label"]), _CONTROLS),
    "soft_class_logits": Lay(lambda at, s, p: (at["z"], at["label"]), _CONTROLS),
}
