"""A layout that was decided, and how it is carried out on any run of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, Problem

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.given_kind import GivenKind


@dataclass(frozen=True)
class Layout:
    """The decisions, and the two functions that carry them out on any run of rows."""

    rows: int
    shape: tuple[int, ...]
    """Of the predictions as the loss gets them: class axis last where there is one."""
    classes: int | None
    class_axis: int | None
    """Where the class axis stands in the file."""
    target_rule: str
    """``as_is``, ``labels`` (whole numbers of a float type), ``one_hot`` (argmax), ``distribution``, ``signs``,
    ``masks`` (class indices become a mask for each class)."""
    squeeze: bool
    """Whether targets lose axes of length 1."""
    channel: bool
    """Whether targets gain the channel axis that predictions have."""
    notices: tuple[Message, ...]
    one_target: bool = False
    """Whether a row has one target, whatever the shape of its predictions."""
    given: GivenKind | None = None
    """What somebody said the predictions are."""

    def is_by_row(self, shape: tuple[int, ...]) -> bool:
        """Whether a vector of numbers in this shape has one for each row, and not for each class."""
        return len(shape) == len(self.shape) and shape[0] == self.rows > 1

    @property
    def takes_as_they_lie(self) -> bool:
        """Whether ``predictions`` does no more than ``there``."""
        return self.given is None and self.class_axis in (None, len(self.shape) - 1)

    def there(self, part: Tensor) -> Tensor:
        """Rows of predictions on any device, that are taken as they lie, without superfluous axes."""
        return part.reshape(len(part), *self.shape[1:])

    def predictions(self, part: Array) -> Array:
        """Rows of predictions with the class axis last and superfluous axes gone."""
        if self.class_axis is not None and self.class_axis != part.ndim - 1:
            part = np.moveaxis(part, self.class_axis, -1)
        part = part.reshape(len(part), *self.shape[1:])
        return part if self.given is None else self.given.apply(part)

    def targets(self, part: Array, first: int) -> Array:
        """Rows of targets, converted by the rule; ``first`` is the number of the first of them."""
        if self.target_rule in ("one_hot", "distribution"):
            axis = self.class_axis if self.class_axis is not None else -1
            part = np.moveaxis(part, axis, -1)
            if self.target_rule == "one_hot":
                return _argmax(part, first)
            return part.astype(np.float64, copy=False) if part.dtype.kind != "f" else part
        if self.target_rule == "masks":
            classes = np.arange(self.shape[1]).reshape(-1, *(1,) * (part.ndim - 1))
            return np.asarray(part[:, None] == classes).view(np.uint8)
        if self.one_target:
            part = part.reshape(len(part))
        elif self.squeeze or self.channel:
            part = part.reshape(len(part), *self._target_tail())
        if self.target_rule == "labels":
            return _whole(part, first)
        return 2 * part.astype(np.int8) - 1 if self.target_rule == "signs" else part

    def _target_tail(self) -> tuple[int, ...]:
        return self.shape[1:-1] if self.classes is not None else self.shape[1:]


def _argmax(part: Array, first: int) -> Array:
    sure = (part.sum(-1) == 1) & (part.max(-1) == 1)
    if not sure.all():
        row = first + int(np.argmin(sure.reshape(len(part), -1).all(1)))
        raise Problem(
            Message("row {row}: this loss wants one true class, but the target spreads over several", row=row)
        )
    return np.asarray(part.argmax(-1))


def _whole(part: Array, first: int) -> Array:
    labels = part.astype(np.int64)
    off = labels != part
    if off.any():
        row = first + int(np.argmax(off.reshape(len(part), -1).any(1)))
        value = part[row - first].ravel()[0]
        raise Problem(Message("row {row}: the label {value} is not a whole number", row=row, value=f"{value:g}"))
    return labels
