"""The scene of regions of an image: how sure it is on the mask, or how far two regions overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import torch
from lossexplorer.catalog.params import UNIT, Integer, Interval, Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.scenes.scene import Place
    from lossexplorer.catalog.spec import Values


def _place_masks(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    pixels = s["pixels"]
    inside = round(s["mask_share"] * pixels)
    mask = (torch.arange(pixels, device=x.device) < inside).to(x.dtype).expand(len(x), -1)
    if axis == "overlap":  # a region as large as the mask, of which the part x lies on it
        outside = (1 - x) * inside / max(pixels - inside, 1) if inside else torch.zeros_like(x)
    else:
        outside = torch.full_like(x, s["background"])
    return {"p": torch.where(mask > 0, x[:, None], outside[:, None]), "mask": mask}


def _show_masks(u: float, axis: str, s: Values) -> float | None:
    return u if axis == "probability" or u == 1 else None


def _find_masks(x: float, axis: str, s: Values) -> float | None:
    return x if axis == "probability" else None


def _bounds_masks(axis: str, s: Values) -> tuple[float, float]:
    """A region as large as a mask of more than half of the image cannot lie beside it altogether."""
    inside = round(s["mask_share"] * s["pixels"])
    if axis == "overlap" and 2 * inside > s["pixels"]:
        return 1 - (s["pixels"] - inside) / inside, 1.0
    return 0.0, 1.0


SCENE = Scene(
    "masks",
    "Regions of an image",
    (
        Axis("probability", "probability on the mask", "p", (0.0, 1.0), (0.0, 1.0)),
        Axis("overlap", "overlap of two regions of one size", "o", (0.0, 1.0), (0.0, 1.0), affine=False),
    ),
    (
        Number("mask_share", "mask", 0.2, (0.0, 0.5), UNIT, words="size of the mask").means(
            "The share of the image that the mask covers."
        ),
        Number("background", "p₀", 0.05, (0.0, 1.0), UNIT, words="background").means(
            "The probability that is given to the pixels outside of the mask."
        ),
        Integer("pixels", "n", 100, (10, 4096), Interval(2, 65_536), "log").means("The number of pixels."),
    ),
    _place_masks,
    _show_masks,
    _find_masks,
    _bounds_masks,
)


def _lay_masks(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    share, mask = at["p"][:, None], at["mask"][:, None]
    if p.get("batch"):  # each position is a batch of one image
        share, mask = share[:, None], mask[:, None]
    if p["activation"] == "sigmoid":
        return torch.logit(share), mask
    if p["activation"] == "softmax":
        both = torch.cat([1 - share, share], -2)
        return both.log(), torch.cat([1 - mask, mask], -2)
    return share, mask


def _need_finite_logit(s: Values) -> None:
    if s["background"] == 1:
        raise Problem(Message("wants a background below 1: the logit of a sure pixel is infinite"))


def _lay_mask_logits(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    _need_finite_logit(s)
    share, mask = at["p"], at["mask"]
    return (torch.logit(share), mask) if p["per_image"] else (torch.logit(share)[:, None], mask[:, None])


def _lay_class_masks(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    """The region and the rest of the image are the two classes."""
    both, mask = torch.stack([torch.log1p(-at["p"]), at["p"].log()], 1), at["mask"].long()
    return (both, mask) if p["per_image"] else (both[:, None], mask[:, None])


_CONTROLS = ("mask_share", "background", "pixels")
LAYS: Mapping[str, Lay] = {
    "masks": Lay(_lay_masks, _CONTROLS),
    "mask_logits": Lay(_lay_mask_logits, _CONTROLS),
    "class_masks": Lay(_lay_class_masks, _CONTROLS),
}
