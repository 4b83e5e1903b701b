"""How the files of a batch are read: in a job, from their stamps to what fits them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.compute.fit import prospect
from lossexplorer.compute.survey import holds_shares, survey
from lossexplorer.io import open_batch, shown, split_name
from lossexplorer.session.file_watch import files_of
from lossexplorer.session.loaded import Loaded, Unfit, named

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import Batch, ChunkSource
    from lossexplorer.state.batch import BatchRef


def read(ref: BatchRef, tick: Callable[[], None], *, either_way: bool = False) -> Loaded | Unfit:
    """Read the files of a batch, and see which losses fit.

    Args:
        ref: which files.
        tick: called between pieces of the work; may raise ``Cancelled``.
        either_way: whether the two files may be meant the other way round: then shapes and types
            decide, or rows that sum to 1.

    Raises:
        Problem: a file cannot be opened or used.
    """
    turned = _turned(ref, tick) if either_way else None
    ref = turned or ref
    files = files_of(ref)  # before reading: later would hide a change
    batch = _opened(ref, tick)
    if turned is not None:
        batch = replace(batch, notices=(*batch.notices, _said(ref)))
    stamped = replace(ref, stamps=tuple(file.stamp for file in files))
    try:
        return Loaded(stamped, prospect(batch, tick), files)
    except Problem as problem:
        return Unfit(stamped, batch, named(ref, problem))


def close(batch: Batch) -> None:
    """Let go of the files of a batch that nobody will look at."""
    for source in (batch.predictions, batch.targets):
        let_go = getattr(source, "close", None)
        if let_go is not None:
            let_go()


def _opened(ref: BatchRef, tick: Callable[[], None]) -> Batch:
    return open_batch(ref.predictions, ref.targets, unpack_anyway=ref.unpack_anyway, tick=tick)


def _turned(ref: BatchRef, tick: Callable[[], None]) -> BatchRef | None:
    """The same files the other way round; None, if there is no sign that they are meant so."""
    if ref.targets is None:
        return None
    other = replace(ref, predictions=ref.targets, targets=ref.predictions, label=shown(split_name(ref.targets)[0]))
    try:
        batch = _opened(ref, tick)
    except Problem:  # columns of labels alone are no predictions, but may be targets
        return other if _opens_in_order(other, tick) else None
    try:
        turned = is_target(batch.predictions, batch.targets) or _are_shares_beside_scores(batch, tick)
    finally:
        close(batch)
    return other if turned else None


def _opens_in_order(ref: BatchRef, tick: Callable[[], None]) -> bool:
    try:
        batch = _opened(ref, tick)
    except Problem:
        return False
    in_order = is_target(batch.targets, batch.predictions)
    close(batch)
    return in_order


def is_target(array: ChunkSource, other: ChunkSource) -> bool:
    """Whether an array looks like the targets of the other one: labels beside scores, by shapes and types alone."""
    a, b = array.shape, other.shape
    whole, scores = array.dtype.kind in "iub", other.dtype.kind == "f"
    if a == b:
        return whole and scores
    if len(b) != len(a) + 1 or a[:1] != b[:1] or not scores:
        return False
    return any(a == b[:axis] + b[axis + 1 :] and b[axis] > 1 for axis in {1, len(b) - 1})


def _are_shares_beside_scores(batch: Batch, tick: Callable[[], None]) -> bool:
    """Whether predictions of a floating type are one-hot or soft labels: their rows sum to 1, and targets cannot.

    Targets within [0, 1] may be several yes and no beside the probabilities of a model: those are left as they are.
    """
    first, second = batch.predictions, batch.targets
    if first.shape != second.shape or second.dtype.kind != "f" or not holds_shares(first, tick):
        return False
    facts = survey(second, tick)
    return facts.low < 0 or facts.high > 1


def _said(ref: BatchRef) -> Message:
    first, second = (shown(split_name(file)[0]) for file in (ref.predictions, ref.targets or ""))
    return Message(
        "{first} holds scores and {second} labels, so {first} was taken as the predictions", first=first, second=second
    )
