"""Regions of images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.classes import check_classes
from lossexplorer.catalog.tasks.task import (
    PAIR,
    Task,
    need_floats,
    need_same_shape,
    need_unit,
    refuse,
    refuse_where,
    shape_of,
)

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_masks(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Predictions and masks (N, C, …) of one shape, masks in [0, 1]."""
    input, target = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target)
    if input.ndim < 2:
        shape = Message("got {a}", a=shape_of(input))
        raise refuse(loss, Message("masks of shape (N, C, …)"), shape)
    need_unit(
        loss, target, Message("masks in [0, 1]"), Message("Grey values are divided by their maximum first."), first
    )
    if parameters["activation"] == "none":
        hint = Message('Raw scores need activation="sigmoid" or "softmax".')
        need_unit(loss, input, Message("probabilities in [0, 1]"), hint, first)


def check_mask_logits(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Logits and masks (N, …) of one shape, masks of 0 and 1."""
    input, target = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target)
    if input.ndim < 2:
        raise refuse(loss, Message("logits of shape (N, …)"), Message("got {a}", a=shape_of(input)))
    signs = Message("Masks of −1 and 1 become 0 and 1 by (t + 1) / 2.")
    need_unit(loss, target, Message("masks in [0, 1]"), signs, first)
    soft = Message("Soft masks have no order of right and wrong pixels; round them first.")
    refuse_where(loss, (target > 0) & (target < 1), target, Message("masks of 0 and 1"), soft, first)


MASKS = Task("masks", "regions of an image", PAIR, "mask", "mask", "", check_masks)
MASK_LOGITS = Task(
    "mask_logits", "one region of an image, from logits", PAIR, "mask", "mask", "sigmoid", check_mask_logits
)
CLASS_MASKS = Task(
    "class_masks", "regions of an image, from logits of classes", PAIR, "mask", "class", "softmax", check_classes
)
