"""Distributions against distributions."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.natural import TEMPERATURES
from lossexplorer.diagnosis.reason import Hypothesis, Reason
from lossexplorer.diagnosis.results import FLOAT32

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.facts import Facts


def _columns(facts: Facts) -> int:
    return facts.classes if facts.soft or facts.case.group == "divergence" else 1


KLDIV_MEAN = Reason(
    key="kldiv_mean",
    title=mark("The divergence was averaged over classes as well"),
    group="G",
    fix=Message("Use reduction='batchmean': 'mean' divides by the classes too."),
    code="loss = F.kl_div(log_p, targets, reduction='batchmean')",
    sources=(
        "pytorch/pytorch#7006",
        "facebookresearch/deit#61",
        "facebookresearch/deit#116",
        "haitongli/knowledge-distillation-pytorch#48",
        "huawei-noah/Pretrained-Language-Model#176",
    ),
    specific=True,
    applies=lambda f: _columns(f) > 1,
    predict=lambda f: iter(
        [
            Hypothesis(
                f.recomputed / f.classes,
                Message("the loss divided by {n} classes", n=f.classes),
                wrong=f"criterion(predictions, targets) / {f.classes}",
            )
        ]
        if f.case.reduction != "sum" and not (f.loss.key == "kl_div" and f.case.reduction == "mean")
        else [
            Hypothesis(
                f.recomputed * f.classes,
                Message("the sum over {n} classes, averaged over rows,", n=f.classes),
                wrong=f"criterion(predictions, targets) * {f.classes}",
            )
        ]
        if f.case.reduction == "mean"
        else []
    ),
)


_KL = "F.kl_div({}, reduction=reduction)"


def kldiv_arguments(facts: Facts) -> Iterator[Hypothesis]:
    """Arguments exchanged, or logarithms missing or taken twice."""
    c = facts.whole
    if c is None or facts.case.reduction not in ("batchmean", "mean"):
        return
    q = c.t.exp() if facts.parameters["log_target"] else c.t
    log_p, p, rows = c.log_p, c.log_p.exp(), facts.n
    over = rows if facts.case.reduction == "batchmean" else c.raw.numel()
    plogp = torch.special.xlogy(p, p)
    qlogq = torch.special.xlogy(q, q)
    what = Message("KL divergence with its arguments exchanged")
    wrong = "" if facts.parameters["log_target"] else _KL.format("targets.log(), predictions.exp()")
    yield Hypothesis(float((plogp - torch.special.xlogy(p, q)).sum()) / over, what, wrong=wrong)
    given = (qlogq - q * p).sum()
    what = Message("KL divergence of probabilities where logarithms belong")
    yield Hypothesis(float(given) / over, what, wrong="criterion(predictions.exp(), targets)")
    yield Hypothesis(
        float(given) / c.raw.numel(),
        Message("KL divergence of probabilities where logarithms belong, averaged over all elements,"),
        wrong='criterion(predictions.exp(), targets, reduction="none").mean()',
    )
    as_log = (q.exp() * (q - log_p)).sum()
    what = Message("KL divergence with targets taken for logarithms")
    wrong = "" if facts.parameters["log_target"] else _KL.format("predictions, targets, log_target=True")
    yield Hypothesis(float(as_log) / over, what, wrong=wrong)
    if facts.case.kind.verdict == "logits":
        raw = (qlogq - q * c.raw).sum()
        parts = float((qlogq.abs() + (q * c.raw).abs()).sum()) / over  # which may cancel
        what = Message("KL divergence of raw scores, without log_softmax")
        yield Hypothesis(float(raw) / over, what, wrong="criterion(as_read, targets)", rounding=FLOAT32 * parts)


KLDIV_ARGUMENTS = Reason(
    key="kldiv_arguments",
    title=mark("Order or logarithms of the arguments of kl_div"),
    group="G",
    fix=Message("First log-probabilities of the model, then probabilities of the target, both normalised."),
    code="loss = F.kl_div(F.log_softmax(logits, 1), targets, reduction='batchmean')",
    sources=(
        "pytorch/pytorch#57459",
        "pytorch/pytorch#5282",
        "pytorch/pytorch#60928",
        "pytorch/pytorch#69230",
        "pytorch/pytorch#32520",
        "pytorch/pytorch#80488",
    ),
    applies=lambda f: f.loss.key == "kl_div",
    predict=kldiv_arguments,
)


def distillation(facts: Facts) -> Iterator[Hypothesis]:
    """The loss times or over the square of a temperature."""
    for temperature in TEMPERATURES:
        square = temperature**2
        shown = {"temperature": temperature}
        what = Message(
            "the loss times {square}, the square of temperature {temperature},", square=square, temperature=temperature
        )
        wrong = "criterion(predictions, targets) * temperature**2"
        yield Hypothesis(facts.recomputed * square, what, shown, "free", False, least_digits=4, wrong=wrong)
        what = Message(
            "the loss over {square}, the square of temperature {temperature},", square=square, temperature=temperature
        )
        wrong = "criterion(predictions, targets) / temperature**2"
        yield Hypothesis(facts.recomputed / square, what, shown, "free", False, least_digits=4, wrong=wrong)


DISTILLATION_T_SQUARED = Reason(
    key="distillation_t_squared",
    title=mark("With or without the square of the temperature"),
    group="G",
    fix=Message("Multiply by T² to keep the scale of the gradient: a choice, not a law."),
    code="loss = T**2 * F.kl_div(F.log_softmax(student / T, 1), F.softmax(teacher / T, 1), reduction='batchmean')",
    sources=(
        "IntelLabs/distiller#122",
        "keras-team/keras-io#869",
        "huggingface/transformers#12299",
        "yuanli2333/Teacher-free-Knowledge-Distillation#24",
        "TropComplique/knowledge-distillation-keras#2",
    ),
    specific=True,
    applies=lambda f: f.case.group == "divergence" or f.soft,
    predict=distillation,
)

UNITS = ("softmax", "sigmoid", "divergence")


def log_units(facts: Facts) -> Iterator[Hypothesis]:
    """Bits, decimal logarithms, perplexities."""
    loss = facts.recomputed
    own = "criterion(predictions, targets)"
    what = Message("the loss in bits")
    yield Hypothesis(loss / math.log(2), what, {"unit": "bits"}, wrong=f"{own} / math.log(2)")
    what = Message("the loss in decimal logarithms")
    yield Hypothesis(loss / math.log(10), what, {"unit": "log10"}, wrong=f"{own} / math.log(10)")
    if loss < 80:
        what = Message("the perplexity, exp of the loss,")
        yield Hypothesis(math.exp(loss), what, {"unit": "perplexity"}, wrong=f"{own}.exp()")
        what = Message("2 to the loss, a perplexity as if it were in bits,")
        yield Hypothesis(2**loss, what, {"unit": "2^loss"}, wrong=f"2 ** {own}")


LOG_UNITS = Reason(
    key="log_units",
    title=mark("Bits, decimal logarithms or perplexity"),
    group="G",
    fix=Message("Divide nats by ln 2 for bits; perplexity is exp of the mean in nats."),
    code="bits = loss / math.log(2); perplexity = math.exp(loss)",
    sources=(
        "NVIDIA/sentiment-discovery#25",
        "facebookresearch/fairseq#466",
        "EleutherAI/lm-evaluation-harness#242",
        "facebookresearch/adaptive-span#17",
        "SocialComplexityLab/life2vec#8",
        "pytorch/pytorch#130342",
    ),
    applies=lambda f: f.case.group in UNITS,
    predict=log_units,
)
