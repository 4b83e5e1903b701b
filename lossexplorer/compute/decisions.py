"""Rows that are several decisions: the tokens of a text, the pixels of an image, labels that may each be yes or no."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Self

import numpy as np

from lossexplorer.compute.summaries.columns import Columns
from lossexplorer.compute.summaries.tally import Tally

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.base.arrays import Array
    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.compute.analysis import Plan
    from lossexplorer.compute.summaries.calibration import Reliability
    from lossexplorer.compute.summaries.classes import ClassTable, Confusion

What = Literal["tokens", "pixels", "outputs"]
_DECIDED = ("probability", "logit", "logits", "probabilities", "log_probabilities")
"""Spaces of predictions that are right or wrong one by one."""
_PIECE = 1 << 16
"""Decisions at a time: fresh memory for copies of more would cost more than the arithmetic."""
_PAIRS = 1 << 22
"""Pairs of classes that are kept in mind: batches have any number of decisions, and vocabularies many words."""


@dataclass(frozen=True)
class Form:
    """What the decisions of a row are."""

    labels: tuple[int, ...] | range
    """The classes that each of them is between."""
    each: int
    """How many of them a row has, ignored ones counted."""
    what: What
    """``outputs`` are a table of answers yes or no, each of which is a question of its own."""
    yes_or_no: bool

    @property
    def columns(self) -> int:
        """Questions that are asked of every row; 0 where decisions of different rows have nothing to do with it."""
        return self.each if self.what == "outputs" else 0


def form_of(plan: Plan) -> Form | None:
    """The decisions of each row; None where rows are one decision, or none that can be right or wrong."""
    task, layout, activation = plan.loss.task, plan.layout, plan.loss.activation_of(plan.parameters)
    asked = activation and "target" in task.inputs and not layout.one_target and layout.target_rule != "masks"
    if not asked or (task.prediction not in _DECIDED and not (task.prediction == "mask" and layout.classes)):
        return None
    tail = layout.shape[1:] if layout.classes is None else layout.shape[1:-1]
    each = int(np.prod(tail, dtype=np.int64))
    if all(n == 1 for n in tail) or not each or layout.classes == 1:  # between one class there is nothing to decide
        return None
    if layout.classes is None:
        labels = (-1, 1) if activation == "sign" else range(2)
        return Form(labels, each, "outputs" if len(tail) == 1 else "pixels", True)
    return Form(range(layout.classes), each, "tokens" if len(tail) == 1 else "pixels", False)


@dataclass(frozen=True)
class Decided:
    """The decisions of some rows, ``(n k,)`` each, those of one row behind each other."""

    target: Tensor
    """Labels of classes; of decisions that do not count, whatever stands there."""
    predicted: Tensor
    """Likewise; another number where the predictions are no numbers."""
    confidence: Tensor | None
    log_p: Tensor | None = None
    """Log-probability of the true class, where somebody knows it anyway."""


class Decisions:
    """Sums over decisions, which are merged by addition: of a chunk, and of a whole batch.

    Args:
        form: what the decisions are.
    """

    def __init__(self, form: Form) -> None:
        self.form = form
        none = np.empty(0)
        whole = Columns(none, none.astype(np.bool_), None, *(none,) * 3, labels=form.labels, binary=form.yes_or_no)
        self._tally = Tally(whole, spread=False, most_pairs=_PAIRS)
        self.has_losses = True
        """Whether each decision has a loss of its own, and not only its row."""
        self.surprise: float | None = 0.0
        """Sum of −log p of the true classes; None where nobody knows."""
        self.columns = np.zeros((3, form.columns), np.int64)
        """For each question: how often the answer is yes, how often yes is predicted, and how often both."""

    def count(
        self, found: Decided, values: Tensor, used: Tensor | None, ignored: int | None = None
    ) -> tuple[Array, Array]:
        """Add the decisions of some rows.

        Args:
            found: the decisions.
            values: of the loss, unreduced, in the order of the decisions: one for each, several, or one for each row.
            used: which of the values count, of the same number; None counts all.
            ignored: the label of decisions that do not, where only rows have values.

        Returns:
            How many decisions of each row count, and how many of these are right, ``(n,)`` each.
        """
        target, predicted = _plain(found.target), _plain(found.predicted)
        if target.dtype.kind == "f":  # whole numbers that a file has as floats
            target = target.astype(np.int64)
        sure = None if found.confidence is None else _plain(found.confidence)
        if sure is None:
            self._tally.no_confidence()
        n, each = len(target), self.form.each
        if values.numel() % n:  # one for each row
            self.has_losses = False
            loss, counts = np.zeros(n), np.repeat(_any(used, n // each), each)
            counts &= True if ignored is None else target != ignored
        else:
            loss, counts = _plain(values if values.numel() == n else values.reshape(n, -1).sum(1)), _any(used, n)
        columns = loss, counts, None, target, predicted, sure
        whole = Columns(*columns, labels=self.form.labels, binary=self.form.yes_or_no)
        for start in range(0, n, _PIECE):
            self._tally.add(whole.part(start, start + _PIECE).chosen())
        self._add_surprise(found.log_p, counts)
        table = n // each, each
        if self.form.columns:
            yes = [(x == self.form.labels[-1]).reshape(table) & counts.reshape(table) for x in (target, predicted)]
            self.columns += np.stack([x.sum(0) for x in (*yes, yes[0] & yes[1])])
        right = (target == predicted) & counts
        return np.count_nonzero(counts.reshape(table), 1), np.count_nonzero(right.reshape(table), 1)

    def _add_surprise(self, log_p: Tensor | None, counts: Array) -> None:
        if log_p is None or self.surprise is None:
            self.surprise = None
            return
        self.surprise -= float(_plain(log_p).sum(dtype=np.float64, where=counts))

    def merge(self, other: Decisions) -> Self:
        """Add the decisions of other rows of the same batch."""
        self._tally.merge(other._tally)
        self.columns += other.columns
        self.has_losses &= other.has_losses
        known = self.surprise is not None and other.surprise is not None
        self.surprise = self.surprise + other.surprise if known else None  # type: ignore[operator]  # as was asked
        return self

    def without_confidence(self) -> None:
        """The predictions turned out not to be what they were taken for: nothing is said of confidence."""
        self._tally.no_confidence()

    @property
    def n(self) -> int:
        """How many decisions count."""
        return self._tally.rows

    @property
    def accuracy(self) -> float:
        """Share of the decisions that are right; nan if none counts."""
        accuracy = self._tally.accuracy
        return float("nan") if accuracy is None else accuracy

    def classes(self, names: ClassNames) -> ClassTable | None:
        """What each class costs, one entry for each; None where decisions have no loss of their own."""
        table = self._tally.classes() if self.has_losses else None
        return None if table is None else replace(table, names=names, decisions=True)

    def confusion(self, names: ClassNames) -> Confusion | None:
        """Which classes are taken for which; None where there are too many pairs to be kept in mind."""
        found = self._tally.confusion()
        return None if found is None else replace(found, names=names, decisions=True)

    def reliability(self) -> Reliability | None:
        """Whether confidence is borne out; None where there is none."""
        return self._tally.reliability()

    def metrics(self) -> dict[str, float]:
        """accuracy, f1_macro, and where they mean something mean_iou, f1_micro, perplexity, ece."""
        if not self.n:
            return {}
        count, guessed, right = self.columns if self.form.columns else self._tally.sides
        both = count + guessed
        found = {"accuracy": self.accuracy, "f1_macro": _mean(2 * right, both)}
        if self.form.columns:
            found["f1_micro"] = float(2 * right.sum() / both.sum()) if both.any() else float("nan")
        if self.form.what == "pixels":
            found["mean_iou"] = _mean(right, both - right)
        if self.form.what == "tokens" and self.surprise is not None:
            with np.errstate(over="ignore"):
                found["perplexity"] = float(np.exp(self.surprise / self.n))
        sure = self.reliability()
        if sure is not None and not sure.left_out:
            found["ece"] = sure.error
        return found


def _plain(x: Tensor) -> Array:
    return np.asarray(x.reshape(-1).cpu().numpy())


def _any(used: Tensor | None, n: int) -> Array:
    """Whether anything counts in each of ``n`` equal parts."""
    if used is None:
        return np.ones(n, np.bool_)
    return _plain(used if used.numel() == n else used.reshape(n, -1).any(1))


def _mean(part: Array, whole: Array) -> float:
    """The mean of what each class reaches, of the classes that occur."""
    occurs = whole > 0
    return float(np.mean(part[occurs] / whole[occurs])) if occurs.any() else float("nan")
