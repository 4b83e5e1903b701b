"""Weights of classes that the run made from the labels, and that the question does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.diagnosis.causes.labels import can_relabel
from lossexplorer.diagnosis.reason import Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.facts import Facts


class _Scheme(NamedTuple):
    """How weights fall with the number n of labels of a class; the first is what people use most."""

    key: str
    beta: float
    words: str
    code: str
    """Of a tensor ``n``."""


_SCHEMES = (
    _Scheme("inverse", 0.0, "N / (C · n)", "n.sum() / (len(n) * n)"),
    _Scheme("sqrt_inverse", 0.0, "1 / √n", "n**-0.5"),
    _Scheme("effective_number", 0.999, "(1 − β) / (1 − βⁿ), β = 0.999", "(1 - 0.999) / (1 - 0.999**n)"),
    _Scheme("effective_number", 0.9999, "(1 − β) / (1 − βⁿ), β = 0.9999", "(1 - 0.9999) / (1 - 0.9999**n)"),
)
_COUNTS = "n = labels[labels != ignore_index].bincount(minlength=logits.shape[1]).clamp(min=1).double()"
_BY_WEIGHT = "criterion(logits, labels, weight=weight.to(logits.dtype))"
_BY_ROWS = "criterion(logits, labels, reduction='sum', weight=weight.to(logits.dtype)) / (labels != ignore_index).sum()"


def class_weights_from_counts(facts: Facts) -> Iterator[Hypothesis]:
    """The mean over the weights, and over the elements with weights as they come and of mean 1."""
    count = np.bincount(facts.label.numpy()[facts.used], minlength=facts.classes)
    value = np.bincount(facts.label.numpy()[facts.used], facts.value[facts.used], facts.classes)
    if not facts.n_used or len(set(count.tolist())) == 1:
        return
    make = CATALOGUE.get("class_weights").fn
    for scheme in _SCHEMES:
        weight = make(torch.from_numpy(count).double(), scheme.key, scheme.beta, "none").numpy()
        lines, known = f"{_COUNTS}\nweight = {scheme.code}\n", scheme.key == "inverse"
        total = float(weight @ value)
        what = Message("{loss} with class weights {scheme}", loss=facts.loss.key, scheme=scheme.words)
        yield _of(total / float(weight @ count), what, known, lines + _BY_WEIGHT)
        if known:
            what = Message("the sum with class weights {scheme} over the number of labels", scheme=scheme.words)
            yield _of(total / facts.n_used, what, True, lines + _BY_ROWS)
        what = Message("the sum with class weights {scheme} of mean 1 over the number of labels", scheme=scheme.words)
        scaled = lines + "weight = weight / weight.mean()\n" + _BY_ROWS
        yield _of(total / float(weight.mean()) / facts.n_used, what, False, scaled)


def _of(value: float, what: Message, known: bool, wrong: str) -> Hypothesis:
    return Hypothesis(value, what, kind="free", known=known, least_digits=4, wrong=wrong)


CLASS_WEIGHTS_FROM_COUNTS = Reason(
    key="class_weights_from_counts",
    title=mark("The number is that of weighted classes"),
    group="B",
    fix=Message("The run weighs rare classes more: give it weights here as well, or compare without them."),
    code="loss = F.cross_entropy(logits, labels)  # without weights, for comparison",
    applies=lambda f: (
        can_relabel(f)
        and f.loss.key in ("cross_entropy", "nll_loss")
        and f.case.reduction == "mean"
        and f.pricing is not None
        and f.pricing.weight is None
        and not f.pricing.smoothing
    ),
    predict=class_weights_from_counts,
)
