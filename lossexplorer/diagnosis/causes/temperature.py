"""Scores that were divided by a temperature before the loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.classes import ClassChunk
from lossexplorer.diagnosis.natural import TEMPERATURES
from lossexplorer.diagnosis.reason import Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts

_COLD = (0.07, 0.1, 0.2, 0.5)


def _at_temperatures(c: ClassChunk | ElementChunk) -> dict[str, Any]:
    """The price of logits over each temperature."""
    found: dict[str, Tensor] = {}
    for temperature in (*_COLD, *TEMPERATURES):
        name = f"temperature {temperature}"
        if isinstance(c, ClassChunk) and c.facts.wants(name):
            found[name] = c.price(c.z / temperature)
    return found


def _softened(facts: Facts, temperature: float) -> float:
    """The divergence of both distributions at a temperature."""
    c = facts.whole
    if c is None:
        raise TypeError("a divergence has its file in memory")
    log_p, log_q = ((x / temperature).log_softmax(-1) for x in (c.log_p, c.t.log()))
    value = (torch.special.xlogy(log_q.exp(), log_q.exp()) - log_q.exp() * log_p).sum()
    return float(value) / (c.raw.numel() if facts.case.reduction == "mean" else facts.n)


def temperature_in_logits(facts: Facts) -> Iterator[Hypothesis]:
    """The loss at each temperature; of a divergence also times the square, as distillation has it."""
    for temperature in (*_COLD, *TEMPERATURES):
        name, shown = f"temperature {temperature}", {"temperature": temperature}
        if name in facts.sums:
            what = Message("{loss} of the logits over {temperature}", loss=facts.loss.key, temperature=temperature)
            wrong = "criterion(predictions / temperature, targets)"
            yield Hypothesis(facts.of(name), what, shown, "free", False, least_digits=4, measured=name, wrong=wrong)
        elif facts.case.group == "divergence" and temperature > 1:
            value = _softened(facts, temperature)
            what = Message("KL divergence of both at temperature {temperature}", temperature=temperature)
            yield Hypothesis(value, what, shown, "free", False, least_digits=4)
            words = mark("KL divergence of both at temperature {temperature}, times its square,")
            what = Message(words, temperature=temperature)
            yield Hypothesis(value * temperature**2, what, shown, "free", False, least_digits=4)


def _applies(facts: Facts) -> bool:
    if facts.case.group == "divergence":
        return (
            facts.loss.key == "kl_div"
            and facts.whole is not None
            and not facts.parameters["log_target"]
            and facts.case.reduction != "sum"
        )
    return facts.case.group == "softmax" and facts.loss.task.activation == "softmax"


TEMPERATURE_IN_LOGITS = Reason(
    key="temperature_in_logits",
    title=mark("A temperature is in the logits"),
    group="G",
    fix=Message("Divide by the temperature on both sides, or on neither."),
    code="loss = F.cross_entropy(logits, labels)  # not logits / temperature",
    applies=_applies,
    costly=True,
    measure=_at_temperatures,
    predict=temperature_in_logits,
)
