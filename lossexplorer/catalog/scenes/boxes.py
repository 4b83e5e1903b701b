"""The scene of two boxes, of which one is shifted past the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.params import NON_NEGATIVE, Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.spec import Values


def _box(x: Tensor, y: float, width: float, height: float) -> Tensor:
    """Boxes around centres (x, y)."""
    low, high = torch.full_like(x, y - height / 2), torch.full_like(x, y + height / 2)
    return torch.stack([x - width / 2, low, x + width / 2, high], 1)


def _place_boxes(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    target = _box(torch.zeros_like(x), 0.0, s["target_width"], s["target_height"])
    return {"input": _box(x, s["offset"], s["width"], s["height"]), "target": target}


def _side(name: str, words: str, symbol: str, help: str) -> Number:
    return Number(name, symbol, 1.0, (0.25, 4.0), NON_NEGATIVE, "log", words=words).means(help)


SCENE = Scene(
    "boxes",
    "Boxes of objects",
    (Axis("shift", "shift of the box", "Δx", (-2.5, 2.5)),),
    (
        _side("width", "width of the box", "w", "The width of the predicted box."),
        _side("height", "height of the box", "h", "The height of the predicted box."),
        Number("offset", "Δy", 0.0, (-2.0, 2.0), words="offset of the box").means(
            "How far the centre of the predicted box lies below that of the true one."
        ),
        _side("target_width", "width of the true box", "w", "The width of the true box."),
        _side("target_height", "height of the true box", "h", "The height of the true box."),
    ),
    _place_boxes,
    lambda u, axis, s: u,
    lambda x, axis, s: x,
)

_CONTROLS = ("width", "height", "offset", "target_width", "target_height")
LAYS: Mapping[str, Lay] = {"boxes": Lay(lambda at, s, p: (at["input"], at["target"]), _CONTROLS)}
