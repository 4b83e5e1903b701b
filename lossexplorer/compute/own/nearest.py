"""Which entry of the catalogue a loss of somebody's own is nearest to, and what a convention explains of the rest."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import torch
from lossexplorer.catalog.params import Choice, Flag, Integer, Number, Vector
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.own.draws import CLASSES, adversarial, draw
from lossexplorer.compute.own.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

    from lossexplorer.catalog.params import Param
    from lossexplorer.catalog.spec import Loss, Values

_ROWS, _BATCHES = 8, 6
_EQUAL = 1e-9
"""Relative difference up to which two computations in float64 are the same number."""
_ALIKE = 0.25
"""Mean difference, in standard deviations of the entry, up to which an entry is worth naming."""
_SAME_TASK = {
    "soft_class_logits": ("soft_class_logits", "class_logits"),
    "class_logits": ("class_logits", "soft_class_logits"),
    "regression": ("regression", "amount"),
}
_ALIKE_IN_KIND = ((Number, Integer), (Vector,), (Choice,), (Flag,))
"""Kinds of parameters whose values mean the same."""


@dataclass(frozen=True)
class _Match:
    """An entry beside the values of both on the same drawn batches."""

    loss: Loss
    parameters: Values
    own: Tensor
    other: Tensor

    @property
    def called(self) -> str:
        """The entry, with the parameters that are not at their default."""
        set_so = {p.name: self.parameters[p.name] for p in self.loss.params if self.parameters[p.name] != p.default}
        words = (
            f"{name}={value:g}" if isinstance(value, float) else f"{name}={value}" for name, value in set_so.items()
        )
        text = ", ".join(words)
        return f"{self.loss.key}({text})" if text else self.loss.key

    @property
    def factor(self) -> float | None:
        """The constant by which the entry is multiplied; None if there is none."""
        if not bool((self.other.abs() > 0).all()):
            return None
        ratio = self.own / self.other
        middle = float(ratio.median())
        same = bool(((ratio - middle).abs() <= _EQUAL * abs(middle)).all())
        return middle if same and middle and math.isfinite(middle) else None

    @property
    def shift(self) -> float | None:
        """The constant that is added to the entry; None if there is none."""
        gap = self.own - self.other
        middle = float(gap.median())
        scale = float(self.other.abs().max())
        return middle if bool(((gap - middle).abs() <= _EQUAL * max(scale, 1.0)).all()) else None

    @property
    def distance(self) -> float:
        """Mean difference in standard deviations of the entry; inf where it is no number."""
        spread = float(self.other.std())
        found = float((self.own - self.other).abs().mean()) / spread if spread else math.inf
        return found if math.isfinite(found) else math.inf


def compare(loss: Loss, parameters: Values) -> tuple[Finding, ...]:
    """What the catalogue says of it: the same as an entry, a factor or a constant beside it, or the nearest.

    Raises:
        Problem: the loss cannot be computed.
    """
    own = _values(loss, parameters)
    matches = [_Match(other, words, own, values) for other, words, values in _others(loss, parameters)]
    for m in matches:
        if m.factor is not None and abs(m.factor - 1) < _EQUAL:
            words = Message("values: those of {entry}, to {digits} digits on drawn inputs", entry=m.called, digits=9)
            return (Finding(words, True), *_differences(loss, parameters, m))
    for m in matches:
        if m.factor is not None:
            return (Finding(_by_factor(m, m.factor, parameters), False),)
    for m in matches:
        if m.shift is not None and math.isfinite(m.shift):
            words = Message("values: {entry} and a constant of {c}", entry=m.called, c=_short(m.shift))
            return (Finding(words, False),)
    return (Finding(_nearest(matches), True),)


def _nearest(matches: list[_Match]) -> Message:
    """The entry that comes closest, if one comes close at all."""
    best = min(matches, key=lambda m: m.distance, default=None)
    if best is None or best.distance > _ALIKE:
        return Message("values: those of no entry of the catalogue; compared with {n}", n=len(matches))
    gap = (best.own - best.other).abs()
    at = int(gap.argmax())
    return Message(
        "values: nearest is {entry}; on drawn batches it differs by up to {gap} ({own} instead of {other})",
        entry=best.called,
        gap=_short(float(gap[at])),
        own=_short(float(best.own[at])),
        other=_short(float(best.other[at])),
    )


def _others(loss: Loss, parameters: Values) -> Iterator[tuple[Loss, Values, Tensor]]:
    """Entries that take the same inputs, with parameters of the same names and kinds at the same values."""
    wanted = _SAME_TASK.get(loss.task.key, (loss.task.key,))
    for other in CATALOGUE:
        if other.origin is not None or other.task.key not in wanted:
            continue
        known = {p.name: p for p in other.params}
        shared = [p.name for p in loss.params if p.name in known and _is_alike(p, known[p.name])]
        try:
            words = other.resolve({name: parameters[name] for name in shared})
            yield other, words, _values(other, words)
        except Problem:  # its domain is another one: it is not this loss
            continue


def _is_alike(own: Param, other: Param) -> bool:
    """Whether a value of the one means the same to the other: a number is no list of numbers."""
    return any(isinstance(own, kinds) and isinstance(other, kinds) for kinds in _ALIKE_IN_KIND)


def _values(loss: Loss, parameters: Values) -> Tensor:
    """The reduced value of drawn batches, ``(batches,)``."""
    batches = (draw(loss.task.key, _ROWS, seed=20 + i) for i in range(_BATCHES))
    return torch.stack([_reduced(loss, *pair, parameters) for pair in batches])


def _reduced(loss: Loss, x: Tensor, y: Tensor, parameters: Values) -> Tensor:
    own = loss.origin is not None
    return loss(x, y, reduction=None if own else loss.reductions[0], check=not own, **parameters).double().mean()


def _by_factor(m: _Match, factor: float, parameters: Values) -> Message:
    """The constant beside an entry, and the parameter or the convention that explains it."""
    reasons = (
        *((value, Message("the value of {name}", name=name)) for name, value in _apart(m, parameters)),
        (0.5, Message("half of it, as in optax.l2_loss")),
        (2.0, Message("twice it: somebody left out a half")),
        (-1.0, Message("the other sign: is it to be maximised?")),
        (1 / math.log(2), Message("in bits instead of nats")),
        (math.log(2), Message("in nats instead of bits")),
        (float(_ROWS), Message("summed over the {n} rows instead of averaged", n=_ROWS)),
        (1.0 / _ROWS, Message("divided by the {n} rows once more", n=_ROWS)),
        (float(CLASSES), Message("summed over the {n} classes instead of averaged", n=CLASSES)),
        (1.0 / CLASSES, Message("divided by the {n} classes", n=CLASSES)),
        (CLASSES / (CLASSES - 1.0), Message("divided by the {n} other classes instead of all", n=CLASSES - 1)),
    )
    why = next((reason for value, reason in reasons if abs(factor / value - 1) < 1e-6), None)
    if why is None:
        return Message("values: {factor} × {entry}", factor=_short(factor), entry=m.called)
    return Message("values: {factor} × {entry}, {why}", factor=_short(factor), entry=m.called, why=why)


def _apart(m: _Match, parameters: Values) -> list[tuple[str, float]]:
    """Numbers other than 0 that the entry does not share."""
    return [
        (name, value)
        for name, value in parameters.items()
        if isinstance(value, float) and value and m.parameters.get(name) != value
    ]


def _differences(loss: Loss, parameters: Values, m: _Match) -> list[Finding]:
    """Where it parts from an entry that it equals elsewhere."""
    found = []
    for name, (x, y) in adversarial(loss.task.key).items():
        own, other = (_rows(entry, x, y, words) for entry, words in ((loss, parameters), (m.loss, m.parameters)))
        if own is None or other is None or own.shape != other.shape:
            continue
        apart = ~torch.isclose(own, other, rtol=1e-6, atol=1e-9, equal_nan=True)
        if bool(apart.any()):
            at = int(apart.double().argmax())
            found.append(Finding(_parting(name, float(own[at]), m.loss.key, float(other[at])), False))
    return found


def _parting(where: str, own: float, key: str, other: float) -> Message:
    values = {"where": where, "own": _short(own), "entry": key, "other": _short(other)}
    if math.isfinite(own):
        return Message("but at {where} it gives {own} where {entry} gives {other}", **values)
    return Message(
        "but at {where} it gives {own} where {entry} gives {other}: a logarithm or an exponential is not guarded",
        **values,
    )


def _rows(loss: Loss, x: Tensor, y: Tensor, parameters: Values) -> Tensor | None:
    """The value of each row, else that of all; None where the loss refuses these inputs."""
    reduction = "none" if "none" in loss.reductions else loss.reductions[0]
    try:
        return loss(x, y, reduction=reduction, check=False, **parameters).detach().double().reshape(-1)
    except Problem:
        return None


def _short(x: float) -> str:
    return f"{x + 0.0:.6g}"
