"""Geometry of boxes (N, 4) as corners x1, y1, x2, y2, and what losses of boxes share; all of it row by row."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import F, torch
from lossexplorer.catalog.params import NON_NEGATIVE, Number
from lossexplorer.catalog.spec import Mark

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Values

EPS = Number("eps", "ε", 1e-7, (1e-9, 1e-3), NON_NEGATIVE, "log").means(
    "Added to every denominator, so that boxes without area have a value."
)


def sides(box: Tensor) -> tuple[Tensor, Tensor]:
    """Widths and heights."""
    return box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]


def areas(input: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """The area that two boxes share, and the area that they cover together."""
    low, high = torch.maximum(input[:, :2], target[:, :2]), torch.minimum(input[:, 2:], target[:, 2:])
    shared = F.relu(high - low).prod(1)
    (w, h), (v, g) = sides(input), sides(target)
    return shared, w * h + v * g - shared


def hull(input: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Width and height of the smallest box around both."""
    low, high = torch.minimum(input[:, :2], target[:, :2]), torch.maximum(input[:, 2:], target[:, 2:])
    return sides(torch.cat([low, high], 1))


def one_minus_iou(input: Tensor, target: Tensor, eps: float) -> Tensor:
    """1 − I/(U + ε)."""
    shared, union = areas(input, target)
    return 1 - shared / (union + eps)


def distance_share(input: Tensor, target: Tensor, eps: float) -> Tensor:
    """ρ²/(c² + ε): the squared distance of the centres over the squared diagonal of the box around both."""
    apart = (input - target).view(-1, 2, 2).sum(1) / 2
    width, height = hull(input, target)
    return (apart**2).sum(1) / (width**2 + height**2 + eps)


def shape_distance(input: Tensor, target: Tensor) -> Tensor:
    """4/π² (arctan w_g/h_g − arctan w/h)²; a box without width and height has no shape."""
    angles = []
    for width, height in (sides(target), sides(input)):
        point = (width == 0) & (height == 0)
        angles.append(torch.where(point, width / height.where(point, 1.0), torch.atan2(width, height)))
    return 4 / math.pi**2 * (angles[0] - angles[1]) ** 2


def overlap_along(s: Values) -> bool:
    """Whether the boxes of the scene share rows of the image, so that they meet where one is shifted."""
    return bool(abs(s["offset"]) < (s["height"] + s["target_height"]) / 2)


def contact(s: Values) -> tuple[Mark, ...]:
    """The kinks where the boxes of the scene begin to touch."""
    if not overlap_along(s):
        return ()
    at = (s["width"] + s["target_width"]) / 2
    return tuple(Mark("kink", Message("contact"), at=x) for x in (-at, at))


def far_apart(level: float) -> tuple[Mark, ...]:
    """What boxes that are far apart cost."""
    return tuple(Mark("bound", Message("far apart"), level=level, toward=end) for end in (-math.inf, math.inf))


def largest_overlap() -> Mark:
    """Where the boxes of the scene share most."""
    return Mark("minimum", Message("minimum"), at=0.0)


def centred(s: Values) -> tuple[Mark, ...]:
    """The minimum where the centres meet; with an offset, a shift makes the box around both larger as well."""
    return (largest_overlap(),) if s["offset"] == 0 else ()
