"""A file as a diagnosis reads it: which loss, axes and kind of numbers; leniently, since faults are its subject."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from lossexplorer.base import ArraySource, Batch, Message, Problem, UsageProblem
from lossexplorer.base.printable import printable
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.class_names import need_as_many
from lossexplorer.compute.given_kind import GIVEN, can_be_given
from lossexplorer.compute.kind import InputKind, KindWatcher, Verdict, tolerance_of
from lossexplorer.compute.layout import Layout, lay_out
from lossexplorer.compute.stream import chunk_rows
from lossexplorer.compute.survey import TargetFacts, survey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.catalog.spec import Loss, Values

Group = Literal["softmax", "sigmoid", "regression", "overlap", "divergence", "pairs", "other"]
_NAME = 40
"""Letters of the name of a class within a sentence."""
SAID = Message("you said so")
_TAKES = {
    "logits": ("logits", "log_probabilities"),
    "logit": ("logits",),
    "probability": ("probabilities", "sigmoid_outputs"),
    "probabilities": ("probabilities",),
    "log_probabilities": ("log_probabilities",),
}
"""What a loss takes as it is."""


@dataclass(frozen=True)
class Question:
    """What somebody asks beside the file."""

    loss: str | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    reduction: str | None = None
    batch_size: int | None = None
    input_kind: Verdict | None = None
    class_names: tuple[str, ...] = ()
    """In the order in which the model was trained."""

    def __post_init__(self) -> None:
        if self.batch_size is not None and self.batch_size < 1:
            raise UsageProblem(Message("the batch size must be at least 1; got {n}", n=self.batch_size))
        if self.reduction == "none":
            raise UsageProblem(Message("a diagnosis explains one number: reduction none gives many"))


@dataclass(frozen=True)
class Case:
    """One file, one loss, and how the one is read for the other."""

    batch: Batch
    loss: Loss
    parameters: Values
    given: frozenset[str]
    """Parameters that the user set: they hold in every hypothesis but those about them."""
    reduction: str
    batch_size: int | None
    group: Group
    layout: Layout
    kind: InputKind
    targets: TargetFacts
    fault: Literal["", "transposed", "one_hot"] = ""
    """What the shapes alone say is wrong, so that the loss is undefined."""
    shapes: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    """Of predictions and targets, as the file has them."""
    class_names: tuple[str, ...] = ()
    """Of the columns, if they are known."""

    @property
    def as_it_is(self) -> dict[str, Any]:
        """The recipe by which the loss takes the predictions as what they are; empty where it does, or cannot."""
        kind = self.kind.verdict
        taken = _TAKES.get(self.loss.task.prediction, ())
        several = self.group == "softmax" and kind == "sigmoid_outputs"  # which are taken as they are
        if kind in taken or kind not in GIVEN or several or not can_be_given(self.loss, kind):
            return {}
        return {"input_kind": kind}

    def called(self, label: int) -> str:
        """The name of a class, or its number."""
        return printable(self.class_names[label], _NAME) if self.class_names else str(label)

    @property
    def rows(self) -> int:
        """Entries of the first axis."""
        return self.layout.rows

    @property
    def classes(self) -> int:
        """Columns of the class axis; 1 where there is none."""
        return self.layout.classes or 1

    @property
    def inner(self) -> tuple[int, ...]:
        """Axes of a row beside that of the classes."""
        shape = self.layout.shape
        return shape[1:-1] if self.layout.classes is not None else shape[1:]


def read_case(batch: Batch, question: Question) -> Case:
    """Decide how the file is read.

    Raises:
        UsageProblem: there is no such loss, parameter or reduction.
        Problem: predictions and targets cannot be paired.
    """
    facts = survey(batch.targets)
    loss = CATALOGUE.get(question.loss or default_loss(batch, facts))
    parameters = loss.resolve(dict(question.parameters))
    reduction = loss.reduction_of(question.reduction)
    shapes = batch.predictions.shape, batch.targets.shape
    batch, fault = _set_right(loss, batch, facts)
    layout = lay_out(loss, batch.predictions, batch.targets, _lenient(batch, facts))
    group = group_of(loss)
    kind = _kind(batch, loss, layout, group, question.input_kind)
    given = frozenset(question.parameters)
    size = question.batch_size
    names = _names(batch, question, layout.classes or 1) if group == "softmax" else ()
    return Case(batch, loss, parameters, given, reduction, size, group, layout, kind, facts, fault, shapes, names)


def _names(batch: Batch, question: Question, classes: int) -> tuple[str, ...]:
    """Those that were typed, or those that the file has, if they are as many.

    Raises:
        UsageProblem: so many were typed as there are no classes.
    """
    if question.class_names:
        need_as_many(question.class_names, classes)
        return question.class_names
    return batch.class_names if len(batch.class_names) == classes else ()


def default_loss(batch: Batch, facts: TargetFacts) -> str:
    """Class indices beside scores: cross entropy; zeros and ones beside as many numbers: binary; otherwise squares."""
    p, t = batch.predictions.shape, batch.targets.shape
    whole = facts.integral and not facts.nan
    flat = tuple(n for n in t[1:] if n != 1)
    if whole and len(p) > 1 and min(p[1:]) > 1 and (len(flat) + 2 == len(p) or _turned(p, t) or _unrolled(p, t)):
        return "cross_entropy"
    return "binary_cross_entropy_with_logits" if facts.bits_only else "mse_loss"


def group_of(loss: Loss) -> Group:
    """The family of reasons that a loss belongs to."""
    task = loss.task
    if task.others or task.target_at is None:
        return "other"
    if task.has_classes and task.prediction != "mask":
        return "other" if loss.kind == "set" else "softmax"
    if task.target == "unit" and task.prediction in ("logit", "probability"):
        return "sigmoid"
    if task.prediction == "value" and task.target == "value":
        return "regression"
    if task.prediction == task.target == "mask" and any(p.name == "activation" for p in loss.params):
        return "overlap"
    if task.target == "distribution":
        return "divergence"
    return "pairs" if task.prediction == task.target == "embedding" else "other"


def _turned(p: tuple[int, ...], t: tuple[int, ...]) -> bool:
    """Whether predictions are (C, N) beside N labels."""
    return len(p) == 2 and t in ((p[1],), (p[1], 1)) and p[0] != p[1]


def _unrolled(p: tuple[int, ...], t: tuple[int, ...]) -> bool:
    """Whether N·C targets in a row may be one-hot labels."""
    return len(p) == 2 and p[1] > 1 and t in ((p[0] * p[1],), (p[0] * p[1], 1))


def _set_right(loss: Loss, batch: Batch, facts: TargetFacts) -> tuple[Batch, Literal["", "transposed", "one_hot"]]:
    """A batch whose shapes fit, and what was wrong with them: the loss itself stays undefined."""
    p, t = batch.predictions.shape, batch.targets.shape
    if not loss.task.has_classes:
        return batch, ""
    if _turned(p, t) and p[0] != t[0]:
        turned = batch.predictions.read(0, p[0]).T
        return replace(batch, predictions=ArraySource(np.ascontiguousarray(turned))), "transposed"
    if _unrolled(p, t) and facts.bits_only:
        blocks = batch.targets.read(0, t[0]).reshape(p)
        if (blocks.sum(1) == 1).all():
            return replace(batch, targets=ArraySource(blocks.argmax(1))), "one_hot"
    return batch, ""


def _lenient(batch: Batch, facts: TargetFacts) -> TargetFacts:
    """Facts under which shapes alone are judged: values out of range are findings, and no reason to stop."""
    soft = batch.predictions.shape == batch.targets.shape and not facts.integral
    return replace(facts, low=0.0, high=0.0, nan=0, integral=facts.integral or not soft)


def _kind(batch: Batch, loss: Loss, layout: Layout, group: Group, said: Verdict | None) -> InputKind:
    if said is not None:
        return InputKind(said, SAID)
    if group == "regression":
        return InputKind("values", Message("{loss} takes numbers of any size", loss=loss.key))
    if group == "pairs" or loss.task.prediction == "embedding":
        return InputKind("embeddings", Message("{loss} takes two embeddings", loss=loss.key))
    if not loss.task.activation and group != "overlap":
        return InputKind("values", Message("{loss} takes numbers of any size", loss=loss.key))
    columns = layout.shape[-1] if len(layout.shape) > 1 and group != "overlap" else 1
    watch = KindWatcher(columns, tolerance_of(batch.predictions.dtype))
    step = chunk_rows(batch)
    for start in range(0, layout.rows, step):
        part = layout.predictions(batch.predictions.read(start, min(start + step, layout.rows)))
        watch.see(part, start)
        if not watch.cares(start + step):
            break
    return watch.verdict()


def need_rows(batch: Batch) -> None:
    """Refuse what has no rows.

    Raises:
        Problem: there is nothing to read.
    """
    for source in (batch.predictions, batch.targets):
        if not source.shape or 0 in source.shape:
            raise Problem(
                Message(
                    "there are no rows: predictions {p}, targets {t}",
                    p=str(batch.predictions.shape),
                    t=str(batch.targets.shape),
                )
            )
