"""Vectors whose directions or distances matter: pairs and triples of them, or vectors beside labels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.tasks.binary import need_signs
from lossexplorer.catalog.tasks.classes import check_labels
from lossexplorer.catalog.tasks.task import PAIR, Task, need_floats, need_same_shape, refuse, refuse_where, shape_of

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values


def check_vectors(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Two or three tables of vectors (N, D) that belong together row by row."""
    for name, x in zip(loss.task.inputs, inputs, strict=False):
        need_floats(loss, x)
        need_same_shape(loss, inputs[0], x, (loss.task.inputs[0], name))
    _need_vectors(loss, inputs[0])


def _need_vectors(loss: Loss, x: Tensor) -> None:
    need_floats(loss, x)
    if x.ndim != 2:
        hint = Message("got {a}: give a single vector its axis with .unsqueeze(0)", a=shape_of(x))
        got = hint if x.ndim == 1 else Message("got {a}", a=shape_of(x))
        raise refuse(loss, Message("embeddings of shape (N, D)"), got)


def _need_one_each(loss: Loss, x: Tensor, target: Tensor) -> None:
    """Refuse targets that are not one number for each row."""
    if target.shape == x.shape[:1]:
        return
    got = Message("got {a} and {b}", a=shape_of(x), b=shape_of(target))
    if target.squeeze().shape == x.shape[:1]:
        got = Message("got {a} and {b}: drop the extra axis with .squeeze(-1)", a=shape_of(x), b=shape_of(target))
    elif loss.task.has_labels and target.ndim == 2 and len(target) == len(x):
        got = Message("got {a} and {b}: one-hot targets become labels by argmax(1)", a=shape_of(x), b=shape_of(target))
    raise refuse(loss, Message("one target for each row"), got)


def _need_whole(loss: Loss, target: Tensor) -> None:
    if target.is_floating_point():
        wants = Message("labels of an integer type (use .long())")
        raise refuse(loss, wants, Message("got {dtype}", dtype=str(target.dtype)))


def check_signed_pairs(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Two vectors in each row, and 1 where they should point the same way, −1 where they should not."""
    one, other, target = inputs
    check_vectors(loss, (one, other), parameters, first)
    _need_one_each(loss, one, target)
    need_signs(loss, target, Message("Labels of 0 and 1 become these by 2·y − 1."), first)


def check_marked_pairs(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Two vectors in each row, and 1 where they belong together, 0 where they do not."""
    one, other, target = inputs
    check_vectors(loss, (one, other), parameters, first)
    _need_one_each(loss, one, target)
    hint = Message("1 stands for a pair that belongs together; labels of −1 and 1 become these by (y + 1) / 2.")
    refuse_where(loss, (target != 0) & (target != 1), target, Message("targets 0 and 1"), hint, first)


def check_labelled(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Vectors (N, D) and any whole number for each, the same where they are of one class."""
    input, target = inputs
    _need_vectors(loss, input)
    _need_one_each(loss, input, target)
    _need_whole(loss, target)


def check_class_directions(loss: Loss, inputs: tuple[Tensor, ...], parameters: Values, first: int = 0) -> None:
    """Vectors (N, D), one vector for each class (C, D), and class indices (N,)."""
    input, weight, target = inputs
    _need_vectors(loss, input)
    need_floats(loss, weight)
    if weight.ndim != 2 or weight.shape[1] != input.shape[1]:
        got = Message("got {a} beside vectors of shape {b}", a=shape_of(weight), b=shape_of(input))
        if weight.ndim == 2 and weight.shape[0] == input.shape[1]:
            got = Message("got {a} beside vectors of shape {b}: use .T", a=shape_of(weight), b=shape_of(input))
        raise refuse(loss, Message("one vector for each class as weight, (C, {d})", d=input.shape[1]), got)
    _need_one_each(loss, input, target)
    _need_whole(loss, target)
    check_labels(loss, target, len(weight), parameters["ignore_index"], first)


_X = ("x1", "x2", "target")
EMBEDDING_PAIRS = Task(
    "embedding_pairs", "two views of the same things", ("z1", "z2"), "embedding", "embedding", "", check_vectors
)
QUERIES = replace(EMBEDDING_PAIRS, inputs=("query", "key"))
CAPTIONS = replace(EMBEDDING_PAIRS, inputs=("image", "text"))
EMBEDDING_TARGET = Task(
    "embedding_target",
    "an embedding and the one it should match",
    ("prediction", "projection"),
    "embedding",
    "embedding",
    "",
    check_vectors,
)
LABELLED_EMBEDDINGS = Task(
    "labelled_embeddings", "embeddings and their classes", PAIR, "embedding", "label", "", check_labelled
)
TRIPLETS = Task(
    "triplets",
    "an anchor, a friend and a stranger",
    ("anchor", "positive", "negative"),
    "embedding",
    "embedding",
    "",
    check_vectors,
)
MARKED_PAIRS = Task("marked_pairs", "pairs near or far", _X, "embedding", "bit", "", check_marked_pairs)
SIGNED_PAIRS = Task("signed_pairs", "pairs that agree or not", _X, "embedding", "sign", "", check_signed_pairs)
CLASS_DIRECTIONS = Task(
    "class_directions",
    "embeddings and a vector for each class",
    ("input", "weight", "target"),
    "embedding",
    "class",
    "",
    check_class_directions,
    shared=frozenset({"weight"}),
)
