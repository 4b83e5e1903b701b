"""Which losses fit a batch, and which is the natural one to begin with."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, Problem, mark
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.kind import InputKind, KindWatcher, tolerance_of
from lossexplorer.compute.layout import lay_out
from lossexplorer.compute.others import lay_out_others
from lossexplorer.compute.survey import NO_CLASS, TargetFacts, survey

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from lossexplorer.base import Batch
    from lossexplorer.catalog.spec import Loss

_LEFT_OUT = mark("The label {label} is none of the classes: elements with it are left out (ignore_index = {label}).")
_PEEK = 1 << 20
"""Bytes that are read for a first opinion."""


@dataclass(frozen=True)
class Prospect:
    """What is known of a batch before a loss is computed on it."""

    batch: Batch
    facts: TargetFacts
    first_look: InputKind
    """What the first rows look like."""
    against: Mapping[str, Message | None]
    """For each loss the reason why it does not fit, or None."""
    natural: str | None
    """The loss to begin with; None if none fits."""
    ignored: int | None = None
    """The label that is no class, as ``ignore_index`` of those losses that have one; None where there is none."""

    def parameters_of(self, key: str) -> dict[str, Any]:
        """What a loss has to be told to fit, beside its defaults."""
        return _told(CATALOGUE.get(key), self.ignored)


def prospect(batch: Batch, tick: Callable[[], None] = lambda: None) -> Prospect:
    """Read the targets and the first rows of the predictions, and decide what fits.

    Args:
        batch: what was opened.
        tick: called between pieces of the work; may raise ``Cancelled``.

    Raises:
        Problem: nothing can fit: there are no rows, or predictions and targets do not belong together.
    """
    facts = survey(batch.targets, tick)
    ignored = _ignored(batch, facts)
    against = {loss.key: _reason(batch, facts, loss.key, ignored) for loss in CATALOGUE}
    usual = [key for key in against if _is_usual(CATALOGUE.get(key))]
    if all(against[key] for key in usual):
        lay_out(CATALOGUE.get(_by_shape(batch, facts, "logits")), batch.predictions, batch.targets, facts)
    kind = first_look(batch)
    wish = str(batch.meta.get("loss", ""))
    candidates = [wish, _by_shape(batch, facts, kind.verdict), *usual]
    natural = next((key for key in candidates if key in against and against[key] is None), None)
    if ignored is not None:
        batch = replace(batch, notices=(*batch.notices, Message(_LEFT_OUT, label=ignored)))
    return Prospect(batch, facts, kind, against, natural, ignored)


def again(found: Prospect, keys: Collection[str]) -> Prospect:
    """The same, with these entries of the catalogue as they are now."""
    against = {key: reason for key, reason in found.against.items() if key in CATALOGUE}
    against |= {key: _reason(found.batch, found.facts, key, found.ignored) for key in keys if key in CATALOGUE}
    return replace(found, against=against)


def _is_usual(loss: Loss) -> bool:
    """Whether files that fit it speak for it: a table beside labels is rarely one of embeddings."""
    task = loss.task
    return task.target_at is not None and (task.prediction != "embedding" or task.target == "embedding")


def _told(loss: Loss, ignored: int | None) -> dict[str, Any]:
    has_one = any(p.name == "ignore_index" for p in loss.params)
    return {"ignore_index": ignored} if ignored is not None and has_one else {}


def _ignored(batch: Batch, facts: TargetFacts) -> int | None:
    """A label that usually stands for no class, where the classes would fit without it and do not with it."""
    if not facts.integral or facts.signs_only or _reason(batch, facts, "cross_entropy", None) is None:
        return None
    for label in NO_CLASS:
        if label in (facts.low, facts.high) and _reason(batch, facts, "cross_entropy", label) is None:
            layout = lay_out(
                CATALOGUE.get("cross_entropy"), batch.predictions, batch.targets, facts, ignore_index=label
            )
            return label if facts.classes_high < (layout.classes or 0) else None
    return None


def _reason(batch: Batch, facts: TargetFacts, key: str, ignored: int | None) -> Message | None:
    loss = CATALOGUE.get(key)
    if loss.trouble is not None:
        return loss.trouble
    ignore = loss.resolve(_told(loss, ignored)).get("ignore_index", -100)
    try:
        lay_out_others(loss, lay_out(loss, batch.predictions, batch.targets, facts, ignore_index=ignore), batch)
    except Problem as problem:
        return problem.message
    return None


def first_look(batch: Batch) -> InputKind:
    """The kind of the first rows, as ``compute.kind`` judges whole files."""
    shape, dtype = batch.predictions.shape, batch.predictions.dtype
    per_row = max(1, dtype.itemsize * math.prod(shape[1:]))
    rows = batch.predictions.read(0, min(shape[0], max(1, _PEEK // per_row)))
    columns = shape[1] if len(shape) == 2 else shape[-1] if len(shape) > 2 else 1
    watcher = KindWatcher(columns, tolerance_of(dtype))
    watcher.see(rows.reshape(-1, columns) if len(shape) > 1 else rows, 0)
    return watcher.verdict()


def _by_shape(batch: Batch, facts: TargetFacts, verdict: str) -> str:
    """Class indices beside one more axis, or shares of classes: cross entropy; bits: binary; else regression."""
    p, t = batch.predictions.shape, batch.targets.shape
    labels = batch.targets.dtype.kind in "iub" or (facts.integral and facts.low >= 0 and p[-1] > 1)
    if labels and len(p) == len(t) + 1:
        return "nll_loss" if verdict == "log_probabilities" else "cross_entropy"
    if facts.shares and p == t:
        return "kl_div" if verdict == "log_probabilities" else "cross_entropy"
    if facts.bits_only:
        return "binary_cross_entropy_with_logits" if verdict == "logits" else "binary_cross_entropy"
    return "mse_loss"
