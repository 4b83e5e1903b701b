"""The number is right and its name is not: another loss, a metric, or the loss with its usual parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, Problem, mark
from lossexplorer.base.door import torch
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.layout import lay_out
from lossexplorer.diagnosis.case import group_of
from lossexplorer.diagnosis.causes.measures import measures
from lossexplorer.diagnosis.causes.regression import ASKED
from lossexplorer.diagnosis.classes import ClassChunk
from lossexplorer.diagnosis.reason import Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lossexplorer.catalog.spec import Loss, Values
    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts

_MIXED = (
    ("cross_entropy", "nll_loss", "label_smoothing_cross_entropy"),
    ("binary_cross_entropy", "binary_cross_entropy_with_logits"),
    tuple(ASKED),
)
"""Losses that have reasons of their own for being taken for one another."""


def other_losses(facts: Facts) -> list[Loss]:
    """Losses of the catalogue that take this file as it is."""
    own = facts.loss.key
    told = next((keys for keys in _MIXED if own in keys), ())
    return [
        loss
        for loss in CATALOGUE
        if loss.role == "loss"
        and loss not in CATALOGUE.brought()
        and loss.key not in (own, *told)
        and group_of(loss) == facts.case.group
        and _takes(loss, facts)
    ]


def _takes(loss: Loss, facts: Facts) -> bool:
    """Whether the file, as it is read, suits another loss."""
    batch = facts.case.batch
    try:
        layout = lay_out(loss, batch.predictions, batch.targets, facts.case.targets)
    except Problem:
        return False
    return layout.shape == facts.case.layout.shape and layout.target_rule == facts.case.layout.target_rule


def _settings(facts: Facts, loss: Loss) -> Iterator[tuple[str, Values]]:
    """Usual parameters and forms that papers have, by what tells them apart; labels that do not count hold for all."""
    kept = {p.name for p in loss.params} & facts.given & {"ignore_index"}
    same = {name: facts.parameters[name] for name in kept}
    yield "", same
    if loss.key in ("sigmoid_focal_loss", "binary_focal_loss"):
        yield "alpha=none", same | {"alpha": None}
    if loss.key == "softmax_focal_loss":
        yield "alpha=0.25", same | {"alpha": (0.25,) * facts.classes}


def _variants(facts: Facts) -> Iterator[tuple[str, Message, Facts]]:
    """Name of the sum, words and facts of each other loss."""
    for loss in other_losses(facts):
        for told, given in _settings(facts, loss):
            words = (
                Message("{loss} with {settings}", loss=loss.key, settings=told)
                if told
                else Message("{loss} with its usual parameters", loss=loss.key)
            )
            yield f"as {loss.key} {told}".rstrip(), words, facts.under(loss, given)


def _as_other(c: ClassChunk | ElementChunk) -> dict[str, Any]:
    """Σ value and Σ mass under each other loss, and of squares against one-hot labels."""
    facts = c.facts
    found = {name: _price(c, other) for name, _, other in _variants(facts) if facts.wants(name)}
    if isinstance(c, ClassChunk) and c.soft is None and facts.case.kind.verdict == "logits" and facts.wants("squares"):
        found |= _squares(c)
    return found


def _price(c: ClassChunk | ElementChunk, other: Facts) -> Any:
    return torch.stack([part.sum() for part in c.under(other).columns()])


def _squares(c: ClassChunk) -> dict[str, Any]:
    found = c.z.square().sum(1).double() - 2 * c.at(c.z) + 1
    return {"squares": torch.stack([found.where(c.used, 0.0).sum(), c.used.sum().double()])}


def another_loss(facts: Facts) -> Iterator[Hypothesis]:
    """Losses at their usual parameters, and metrics."""
    if facts.case.reduction not in ("mean", "batchmean"):
        return
    for name, what, other in _variants(facts):
        if name in facts.sums:
            yield _one_of_many(other.of(name), what, {"loss": name.removeprefix("as ")}, measured=name)
    for measure in measures(facts):
        what, shown = Message(measure.words), {"metric": measure.words}
        yield _one_of_many(measure.value, what, shown, measured=measure.measured, wrong=measure.wrong)


def _one_of_many(value: float, what: Message, shown: Mapping[str, Any], **more: str) -> Hypothesis:
    """Of so many numbers, as unlike as they are, that four digits of one may be those of any number."""
    return Hypothesis(value, what, shown, "free", False, least_digits=4, claim_digits=5, **more)  # type: ignore[arg-type]


ANOTHER_LOSS = Reason(
    key="another_loss",
    title=mark("The number is another loss or metric of this file"),
    group="G",
    fix=Message("Compare like with like: this is another measure of the same predictions."),
    applies=lambda f: f.by_rows or f.case.group == "overlap",
    costly=True,
    measure=_as_other,
    predict=another_loss,
)

_WITH_REASONS = {"weight", "pos_weight", "samples_per_class", "ignore_index", "label_smoothing", "smooth", "batch"}
"""Parameters whose absence has a reason of its own."""


def _resets(facts: Facts) -> list[tuple[str, ...]]:
    """Which parameters may not have reached the loss: each, and all at once."""
    usual = facts.loss.resolve({})
    given = [
        name for name in sorted(facts.given - _WITH_REASONS) if name in usual and usual[name] != facts.parameters[name]
    ]
    return [(name,) for name in given] + ([tuple(given)] if len(given) > 1 else [])


def _without(facts: Facts, names: tuple[str, ...]) -> Facts:
    return facts.under(facts.loss, {name: facts.parameters[name] for name in facts.given if name not in names})


def parameters_without_effect(facts: Facts) -> Iterator[Hypothesis]:
    """The loss with the usual value of a parameter instead of the one that was given."""
    usual = facts.loss.resolve({})
    for names in _resets(facts):
        value = _without(facts, names).of(f"usual {names}")
        settings = ", ".join(f"{name}={usual[name]}" for name in names)
        what = Message("{loss} with the usual {settings}", loss=facts.loss.key, settings=settings)
        shown = {"parameters": list(names)}
        wrong = f"criterion(predictions, targets, {', '.join(f'{name}={usual[name]!r}' for name in names)})"
        yield Hypothesis(value, what, shown, wrong=wrong)


PARAMETERS_WITHOUT_EFFECT = Reason(
    key="parameters_without_effect",
    title=mark("A parameter does not reach the loss"),
    group="G",
    fix=Message("Check that the parameter is passed on: the number is that of the usual value."),
    specific=True,
    applies=lambda f: (f.by_rows or f.case.group == "overlap") and bool(_resets(f)),
    measure=lambda c: {f"usual {names}": _price(c, _without(c.facts, names)) for names in _resets(c.facts)},
    predict=parameters_without_effect,
)


def opposite(facts: Facts) -> Iterator[Hypothesis]:
    """Minus the loss, and one less a loss of overlap."""
    own = "criterion(predictions, targets)"
    yield Hypothesis(-facts.recomputed, Message("minus the loss"), wrong=f"-{own}")
    if facts.case.group == "overlap":
        what = Message("one less the loss, the overlap itself,")
        yield Hypothesis(1 - facts.recomputed, what, wrong=f"1 - {own}")


SCORE_NOT_LOSS = Reason(
    key="score_not_loss",
    title=mark("A score to be maximised instead of a loss"),
    group="G",
    fix=Message("Turn the sign, or subtract from 1: a score is to grow, a loss to fall."),
    code="loss = -score",
    predict=opposite,
)
