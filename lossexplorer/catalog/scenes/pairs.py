"""The scene of two views of one thing: their cosine, among strangers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.params import Integer, Interval, Number
from lossexplorer.catalog.scenes.distance import TOGETHER
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.spec import Values


def _place_pairs(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    """Views of one pair at cosine x; each stranger has cosine c with both, in a direction of its own."""
    c, strangers = s["negative_similarity"], s["pairs"] - 1
    zero = torch.zeros_like(x)
    half = ((1 + x) / 2).sqrt(), ((1 - x) / 2).clamp(min=0).sqrt()
    first = torch.stack([half[0], half[1], *[zero] * strangers], 1)
    second = torch.stack([half[0], -half[1], *[zero] * strangers], 1)
    along = (c / half[0])[:, None, None].expand(-1, strangers, 1)
    own = (1 - along**2).clamp(min=0).sqrt() * torch.eye(strangers, dtype=x.dtype, device=x.device)
    rest = torch.cat([along, torch.zeros_like(along), own], 2)
    views = {"z1": torch.cat([first[:, None], rest], 1), "z2": torch.cat([second[:, None], rest], 1)}
    turned, still = _turned(x)
    return {**views, "turned": turned, "still": still, "target": torch.full_like(x, s["target"])}


def _turned(x: Tensor) -> tuple[Tensor, Tensor]:
    """A vector at cosine x to another, which stands still."""
    still = torch.stack([torch.ones_like(x), torch.zeros_like(x)], 1)
    return torch.stack([x, (1 - x * x).clamp(min=0).sqrt()], 1), still


def _bounds_pairs(axis: str, s: Values) -> tuple[float, float]:
    """Two views that both have cosine c with a third cannot be further apart than this."""
    return max(2 * s["negative_similarity"] ** 2 - 1, -1.0), 1.0


SCENE = Scene(
    "pairs",
    "Two views of one thing",
    (Axis("cosine", "cosine of the pair", "s", (-1.0, 1.0), (-1.0, 1.0)),),
    (
        Number("negative_similarity", "cos", 0.0, (-0.9, 0.9), Interval(-1, 1), words="cosine of strangers").means(
            "The cosine of either view with every stranger."
        ),
        Integer("pairs", "N", 8, (2, 64), Interval(1, 64), "log").means("The number of pairs in the set."),
        TOGETHER,
    ),
    _place_pairs,
    lambda u, axis, s: u,
    lambda x, axis, s: x,
    _bounds_pairs,
)

LAYS: Mapping[str, Lay] = {
    "embedding_pairs": Lay(lambda at, s, p: (at["z1"], at["z2"]), ("negative_similarity", "pairs")),
    "embedding_target": Lay(lambda at, s, p: (at["turned"], at["still"]), ()),
    "signed_pairs": Lay(lambda at, s, p: (at["turned"], at["still"], 2 * at["target"] - 1), ("target",)),
}
