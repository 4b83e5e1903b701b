"""Softmax over an axis that is not that of the classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.causes.softmax_space import has_labels
from lossexplorer.diagnosis.logsum import LogSum
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.classes import ClassChunk
    from lossexplorer.diagnosis.facts import Facts


def _over_rows(c: ClassChunk) -> dict[str, Any]:
    """Log-sum-exp of each column over the rows, counts of labels by place, and the sum of true logits."""
    places = torch.arange(len(c.label)) % c.facts.per_row
    weight = c.facts.pricing.mass(c.safe) if c.facts.pricing is not None else torch.ones(len(c.label)).double()
    weight = weight.where(c.used, 0.0)
    count = torch.zeros(c.facts.per_row * c.classes, dtype=torch.float64)
    count.index_add_(0, places * c.classes + c.safe, weight)
    true = (c.at(c.z) * weight).where(c.used, 0.0).sum()
    found = {"columns": LogSum.of(c), "label_counts": count, "true_logits": true}
    for axis in range(1, c.whole.ndim - 1):
        own = c.at(c.whole.log_softmax(axis).reshape(c.raw.shape))
        found[f"axis {axis}"] = torch.stack([-(own * weight).where(c.used, 0.0).sum(), weight.sum()])
    if c.facts.case.kind.verdict in ("sigmoid_outputs", "probabilities"):
        found["column_sums"] = c.raw.reshape(c.rows, -1).double().sum(0)
    return found


_CODE = "F.nll_loss(F.log_softmax(as_read, dim={dim}), labels, weight=weight, ignore_index=ignore_index)"


def softmax_wrong_axis(facts: Facts) -> Iterator[Hypothesis]:
    """Cross entropy of a softmax over the rows, or over places of a row."""
    if facts.loss.key not in ("cross_entropy", "nll_loss") or facts.parameters.get("label_smoothing"):
        return
    count = facts.sums["label_counts"]
    price = (count * facts.sums["columns"].value).nan_to_num(nan=0.0)[count > 0].sum() - facts.sums["true_logits"]
    if facts.case.kind.verdict != "logits":
        return
    over_rows = _CODE.format(dim=0)
    yield Hypothesis(
        facts.reduced((price, count.sum())), Message("cross entropy of a softmax over the rows"), wrong=over_rows
    )
    for axis in range(1, len(facts.case.inner) + 1):
        if facts.case.inner[axis - 1] > 1:
            what = Message(
                "cross entropy of a softmax over the {n} places of a row along axis {axis}, classes last,",
                n=facts.case.inner[axis - 1],
                axis=axis,
            )
            wrong = _CODE.format(dim=axis + 1)  # in the order of torch, classes second
            yield Hypothesis(facts.of(f"axis {axis}"), what, {"axis": axis}, wrong=wrong)


def finds_columns(facts: Facts) -> Found | None:
    """Columns that sum to 1, and rows that do not."""
    if facts.case.kind.verdict != "sigmoid_outputs" or facts.n < 2:
        return None
    sums = facts.sums["column_sums"]
    if float((sums - 1).abs().max()) > 1e-3:
        return None
    evidence = Message(
        "every column sums to 1 and rows do not: their mean sum is {mean}, classes over rows",
        mean=float(sums.sum()) / facts.elements,
    )
    return Found("warning", evidence)


SOFTMAX_WRONG_AXIS = Reason(
    key="softmax_wrong_axis",
    title=mark("Softmax over another axis than the classes"),
    group="A",
    fix=Message("Take the softmax over the classes: dim=1 of (N, C, …), dim=-1 of (N, …, C)."),
    code="log_p = F.log_softmax(logits, dim=1)  # the axis of the classes",
    sources=(
        "perone/euclidesdb#2",
        "d2l-ai/d2l-en#2274",
        "ikostrikov/pytorch-meta-optimizer#10",
        "Lackel/DPN#1",
        "hfslyc/AdvSemiSeg#73",
        "ethanfetaya/NRI#25",
    ),
    applies=has_labels,
    measure=_over_rows,
    finds_by_measure=True,
    predict=softmax_wrong_axis,
    find=finds_columns,
)
