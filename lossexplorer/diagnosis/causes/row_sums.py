"""Rows of probabilities that do not sum to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.causes.labels import can_relabel
from lossexplorer.diagnosis.elements import ElementChunk
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason
from lossexplorer.diagnosis.sketches import row_sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.facts import Facts


_SHOWN = 4096
"""Rows whose sums are drawn."""

# -- log loss ------------------------------------------------------------------------------------------------------


def _row_sums(c: Any) -> dict[str, Any]:
    """Σ −log of the share of the true class in its row, and how far rows are from 1."""
    if isinstance(c, ElementChunk):
        total = c.raw.sum(-1)
        sums = {"rows off": ((total - 1).abs() > 1e-6).sum(), "mean row": total.sum()}
        return sums | {"renormalised": c.price(normalize=True), "as they are": c.price(normalize=False)}
    total = c.raw.sum(1).double()
    value = total.log() - c.at(c.raw).log()
    plain = -c.at(c.raw).log()
    weight = c.facts.pricing.mass(c.safe) if c.facts.pricing is not None else value.new_ones(value.shape)
    mass = weight.where(c.used, 0.0).sum()
    return {
        "renormalised": torch.stack([(weight * value).where(c.used, 0.0).sum(), mass]),
        "as they are": torch.stack([(weight * plain).where(c.used, 0.0).sum(), mass]),
        "rows off": ((total - 1).abs() > 1e-6).sum(),
        "mean row": total.sum(),
    }


def log_loss_renormalised(facts: Facts) -> Iterator[Hypothesis]:
    """The logarithm of normalised rows, and of the rows as they are."""
    if not float(facts.sums["rows off"]):
        return
    of = "F.nll_loss({}.log(), labels, weight=weight, ignore_index=ignore_index)"
    normalised = of.format("(as_read / as_read.sum(1, keepdim=True))")
    indexed = not facts.soft and facts.loss.key != "categorical_cross_entropy"
    what = Message("log loss of rows normalised to sum 1")
    yield Hypothesis(facts.of("renormalised"), what, wrong=normalised if indexed else "")
    what = Message("log loss of the rows as they are")
    yield Hypothesis(facts.of("as they are"), what, wrong=of.format("as_read") if indexed else "")


def finds_row_sums(facts: Facts) -> Found | None:
    """Rows near 1, but not at it."""
    if facts.case.kind.verdict != "sigmoid_outputs":
        return None
    mean = float(facts.sums["mean row"]) / max(facts.size // facts.classes, 1)
    if not 0.9 < mean < 1.1:
        return None
    evidence = Message("{n} rows do not sum to 1; their mean sum is {mean}", n=int(facts.sums["rows off"]), mean=mean)
    return Found("info", evidence)


LOG_LOSS_RENORMALISED = Reason(
    key="log_loss_renormalised",
    title=mark("Rows were normalised before the logarithm"),
    group="G",
    fix=Message("Normalise the rows, and sort the columns by the value of the label."),
    code="p = p / p.sum(1, keepdims=True)",
    sources=(
        "scikit-learn/scikit-learn#24515",
        "scikit-learn/scikit-learn#24365",
        "scikit-learn/scikit-learn#28851",
        "scikit-learn/scikit-learn#30910",
        "scikit-learn/scikit-learn#17399",
    ),
    applies=lambda f: (
        (f.loss.key == "categorical_cross_entropy" or (can_relabel(f) and f.loss.key in ("cross_entropy", "nll_loss")))
        and f.case.kind.verdict in ("probabilities", "sigmoid_outputs")
    ),
    measure=_row_sums,
    finds_by_measure=True,
    predict=log_loss_renormalised,
    find=finds_row_sums,
    draw=lambda f: row_sums(f.predictions(0, min(f.n, _SHOWN)).sum(-1).double().numpy().ravel()),
)
