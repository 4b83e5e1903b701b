"""The Lovász extension of the Jaccard loss, by which errors of pixels become a loss of regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.params import Flag

if TYPE_CHECKING:
    from torch import Tensor


def per_image(default: bool) -> Flag:
    """Whether each image is a set of pixels of its own."""
    return Flag("per_image", "", default, batch_only=True).means(
        "Sort the pixels of each image for itself, and average over images; otherwise all pixels of the batch."
    )


def jaccard_steps(true: Tensor, used: Tensor, dtype: torch.dtype) -> Tensor:
    """What each further pixel (last axis) that is wrong adds to the Jaccard loss, the worst pixel first.

    A true pixel adds 1/U, where U is the union so far; a false one adds to U itself. Differences of 1 − I/U would
    lose their digits in a large image. Pixels that are not ``used`` add nothing.
    """
    total, found = true.sum(-1, keepdim=True), true.cumsum(-1)
    union = total + (used - true).cumsum(-1)
    before = (union - 1).clamp(min=1)  # of a false pixel
    share = torch.where(union > 1, (total - found).to(dtype) / before, 1.0)
    return share.where(true == 0, 1.0) * used / union.clamp(min=1)


def lovasz_extension(error: Tensor, order: Tensor, true: Tensor, used: Tensor) -> Tensor:
    """Σ of the errors, each times what its pixel adds to the Jaccard loss; pixels are the last axis."""
    steps = jaccard_steps(true.gather(-1, order), used.gather(-1, order), error.dtype)
    return (error.gather(-1, order) * steps).sum(-1)
