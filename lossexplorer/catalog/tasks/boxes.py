"""Boxes of objects in an image."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.task import PAIR, Task, first_row, need_floats, need_same_shape, refuse, shape_of

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_boxes(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Predicted and true boxes (N, 4), each from its upper left corner to its lower right."""
    input, target = inputs
    need_floats(loss, input)
    need_same_shape(loss, input, target)
    if input.ndim != 2 or input.shape[1] != 4:
        hint = Message("got {a}: give a single box its axis with .unsqueeze(0)", a=shape_of(input))
        got = hint if tuple(input.shape) == (4,) else Message("got {a}", a=shape_of(input))
        raise refuse(loss, Message("boxes of shape (N, 4): x1, y1, x2, y2"), got)
    for name, boxes in zip(loss.task.inputs, inputs, strict=True):
        bad = boxes[:, 2:] < boxes[:, :2]
        if bool(bad.any()):
            row, _ = first_row(bad)
            got = Message(
                "row {row} of {name} holds {box}. Boxes x, y, width, height become corners by x + width and "
                "y + height.",
                row=first + row,
                name=name,
                box="(" + ", ".join(f"{float(x):g}" for x in boxes[row].detach()) + ")",
            )
            raise refuse(loss, Message("boxes x1, y1, x2, y2 with x1 ≤ x2 and y1 ≤ y2"), got)


BOXES = Task("boxes", "boxes of objects", PAIR, "box", "box", "", check_boxes)
