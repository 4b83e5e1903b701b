"""Files that become the inputs of a loss, whatever their number."""

from __future__ import annotations

import os
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

from lossexplorer.base import Batch, Message, Problem, UsageProblem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.devices import fetch_torch
from lossexplorer.io import AmbiguousFile, open_array, open_batch, open_named, split_name
from lossexplorer.io.sniff import suffix_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lossexplorer.base import ChunkSource
    from lossexplorer.catalog.spec import Loss

FORMATS = "npy, npz, pt, safetensors, csv, parquet, arrow or HDF5"
"""What batches are read from, as the help says it."""


def open_inputs(key: str | None, predictions: str, targets: str | None, words: Iterable[str]) -> Batch:
    """Open everything that a loss takes.

    Args:
        key: of the entry; None if the file is to say which loss it was saved with.
        predictions: ``FILE`` or ``FILE::NAME``; a file may hold all inputs under their names.
        targets: likewise, or None.
        words: ``NAME=FILE`` or ``NAME=FILE::ARRAY`` for each further input in a file of its own.

    Raises:
        UsageProblem: a word is not of that form or names no input.
        Problem: a file cannot be opened or used.
    """
    _fetch_torch_beside(predictions, targets)
    if key is None:
        return open_batch(predictions, targets)
    loss = CATALOGUE.get(key)
    task = loss.task
    path, name = split_name(predictions)
    wished = {key: open_array(*split_name(file)) for key, file in _pairs(loss, words)}
    if task.counted and (targets is not None or _has_labels(predictions)):
        return open_batch(predictions, targets)
    if task.inputs[0].startswith("*") and targets is not None:
        raise UsageProblem(Message("{loss} is a sum over weights, not over the rows of a batch", loss=loss.key))
    if task.target_at is None:
        source = open_array(path, name)
        return Batch(source, source, source.notices)
    there: dict[str, ChunkSource] = dict(open_named(path, task.inputs)) if task.others else {}
    others = {key: source for key, source in (there | wished).items() if key in task.others}
    first, target = task.inputs[0], task.inputs[task.target_at]
    if targets is None and not name and first in there and target in there:
        return Batch(there[first], there[target], others=others)
    try:
        batch = open_batch(predictions, targets)
    except AmbiguousFile:  # no usual names, but it may be those of this loss
        pair = {} if targets is not None or name else open_named(path, (first, target))
        if len(pair) < 2:
            raise
        return Batch(pair[first], pair[target])
    return replace(batch, others=others)


def _fetch_torch_beside(*files: str | None) -> None:
    """Import torch here while the process that reads tensors imports it there: else one would wait for the other.

    Nothing is imported beside a name that was mistyped, whose sentence would wait for it.
    """
    paths = [split_name(file)[0] for file in files if file is not None]
    if all(map(os.path.exists, paths)) and any(suffix_kind(path) == "pt" for path in paths):
        Thread(target=fetch_torch, name="fetching torch").start()


def _has_labels(predictions: str) -> bool:
    """Whether a file holds predictions and labels, and not one array alone."""
    try:
        open_batch(predictions, None, beside=False)
    except Problem:
        return False
    return True


def _pairs(loss: Loss, words: Iterable[str]) -> list[tuple[str, str]]:
    found = []
    for word in words:
        name, equals, file = word.partition("=")
        if not equals or not file:
            raise UsageProblem(Message("--input wants NAME=FILE; got {word}", word=word))
        if name not in loss.task.others:
            names = ", ".join(loss.task.others) or "none"
            raise UsageProblem(
                Message("{loss} has no further input {name}; it has {names}", loss=loss.key, name=name, names=names)
            )
        found.append((name, file))
    return found
