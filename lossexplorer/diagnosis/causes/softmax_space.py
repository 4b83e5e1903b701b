"""Activation and loss of class scores do not fit together."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.classes import ClassChunk
    from lossexplorer.diagnosis.facts import Facts


def is_softmax(facts: Facts) -> bool:
    """Whether the loss takes class scores."""
    return facts.case.group == "softmax"


def has_labels(facts: Facts) -> bool:
    """Whether it also has one class index for each element."""
    return is_softmax(facts) and not facts.soft


def takes_logits(facts: Facts) -> bool:
    """Whether the loss applies a softmax itself."""
    return is_softmax(facts) and facts.loss.task.activation == "softmax"


def is_nll(facts: Facts) -> bool:
    """Whether the loss wants log-probabilities."""
    return has_labels(facts) and facts.loss.key == "nll_loss"


def may_be_nll(facts: Facts) -> bool:
    """Whether the number may come from NLLLoss: people who see one below 0 often ask about cross entropy."""
    return has_labels(facts) and facts.loss.key in ("nll_loss", "cross_entropy")


# -- double_softmax ------------------------------------------------------------------------------------------------


def double_softmax(facts: Facts) -> Iterator[Hypothesis]:
    """The loss of probabilities read as logits, and the interval that it cannot leave."""
    yield Hypothesis(
        facts.of("double_softmax"), Message("{loss} of the probabilities, read as logits,", loss=facts.loss.key)
    )
    if (
        facts.loss.key == "cross_entropy"
        and not facts.given
        and facts.case.reduction == "mean"
        and facts.accuracy > 0.9
    ):
        c = facts.classes
        floor = math.log(math.e + c - 1) - 1
        what = Message(
            "softmax applied twice keeps cross entropy of {classes} classes above {floor}, and so is your number, "
            "though {accuracy} % of the rows are right",
            classes=c,
            floor=floor,
            accuracy=100 * facts.accuracy,
        )
        yield Hypothesis(floor, what, kind="bound", high=floor + 0.1)


def finds_probabilities(facts: Facts) -> Found | None:
    """Probabilities where logits belong."""
    if facts.case.kind.verdict != "probabilities":
        return None
    evidence = Message(
        "{loss} takes logits, but the file holds probabilities: {why}",
        loss=facts.loss.key,
        why=facts.case.kind.evidence,
    )
    return Found("warning", evidence)


DOUBLE_SOFTMAX = Reason(
    key="double_softmax",
    title=mark("Softmax was applied before the loss"),
    group="A",
    fix=Message("Remove the softmax from the model: cross entropy wants raw logits."),
    code="loss = F.cross_entropy(logits, labels)  # logits as the last layer gives them, without softmax",
    wrong="criterion(logits.softmax(1), labels)",
    recipe=lambda f: f.case.as_it_is,
    sources=(
        "ariecattan/SciCo#2",
        "tflearn/tflearn#562",
        "jindongwang/Deep-learning-activity-recognition#10",
        "gitabcworld/MatchingNetworks#5",
        "mlelarge/graph_neural_net#37",
        "bowang-lab/Transformer-GCN-QA#32",
    ),
    applies=takes_logits,
    measure=lambda c: {"double_softmax": c.price(c.p, unit=True)},
    predict=double_softmax,
    find=finds_probabilities,
)

# -- nll -----------------------------------------------------------------------------------------------------------


def _minus(c: ClassChunk, x: Any) -> Any:
    """Σ −w x at the true class and Σ w."""
    value = -c.at(x)
    weight = c.facts.pricing.mass(c.safe) if c.facts.pricing is not None else value.new_ones(value.shape)
    zero = value.new_zeros(())
    return (value * weight).where(c.used, zero).sum(), weight.where(c.used, zero).sum()


def _pair(pair: Any) -> Any:
    from lossexplorer.base.door import torch

    return torch.stack([*pair])


def _below_zero(facts: Facts, guess: Hypothesis, scores: str) -> Iterator[Hypothesis]:
    """Of cross entropy, which is never negative, only a number below 0 says that it was another loss."""
    if facts.loss.key == "nll_loss":
        yield guess
    elif guess.value < 0:
        wrong = f"F.nll_loss({scores}, labels, weight=weight, ignore_index=ignore_index, reduction=reduction)"
        yield replace(guess, wrong=wrong)


def nll_on_logits(facts: Facts) -> Iterator[Hypothesis]:
    """Minus the mean of the true logits."""
    if facts.case.kind.verdict == "logits":
        what = Message("minus the raw score of the true class")
        yield from _below_zero(facts, Hypothesis(facts.of("nll_on_logits"), what), "as_read")


def nll_on_probabilities(facts: Facts) -> Iterator[Hypothesis]:
    """Minus the mean of the true probabilities."""
    what = Message("minus the probability of the true class")
    yield from _below_zero(facts, Hypothesis(facts.of("nll_on_probabilities"), what), "logits.softmax(1)")


def finds_scores(facts: Facts) -> Found | None:
    """Rows whose exp does not sum to 1."""
    if not is_nll(facts) or facts.case.kind.verdict not in ("logits", "sigmoid_outputs"):
        return None
    return Found(
        "warning", Message("nll_loss takes log-probabilities, but the file holds {kind}", kind=facts.case.kind.title)
    )


NLL_ON_LOGITS = Reason(
    key="nll_on_logits",
    title=mark("log_softmax is missing before the NLL loss"),
    group="A",
    fix=Message("Apply log_softmax first, or use cross entropy on the logits."),
    code="loss = F.nll_loss(F.log_softmax(logits, dim=1), labels)",
    wrong="criterion(as_read, labels)",
    recipe=lambda f: f.case.as_it_is,
    sources=("pytorch/pytorch#12703", "keon/seq2seq#5"),
    applies=may_be_nll,
    measure=lambda c: {"nll_on_logits": _pair(_minus(c, c.raw))},
    predict=nll_on_logits,
    find=finds_scores,
)
NLL_ON_PROBABILITIES = Reason(
    key="nll_on_probabilities",
    title=mark("Softmax instead of log_softmax before the NLL loss"),
    group="A",
    fix=Message("The NLL loss wants log-probabilities: use log_softmax instead of softmax."),
    code="loss = F.nll_loss(F.log_softmax(logits, dim=1), labels)",
    wrong="criterion(predictions.exp(), labels)",
    recipe=lambda f: f.case.as_it_is,
    sources=(
        "AnubhavGupta3377/Text-Classification-Models-Pytorch#9",
        "yanx27/Pointnet_Pointnet2_pytorch#30",
        "clvrai/ACGAN-PyTorch#3",
        "clvrai/ACGAN-PyTorch#4",
        "pandeykartikey/Hierarchical-Attention-Network#3",
    ),
    applies=may_be_nll,
    measure=lambda c: {"nll_on_probabilities": _pair(_minus(c, c.p))},
    predict=nll_on_probabilities,
    find=lambda f: (
        Found("warning", Message("nll_loss takes log-probabilities, but the file holds probabilities"))
        if is_nll(f) and f.case.kind.verdict == "probabilities"
        else None
    ),
)

# -- sigmoid before cross entropy, single label as BCE ----------------------------------------------------------------

SIGMOID_BEFORE_CROSS_ENTROPY = Reason(
    key="sigmoid_before_cross_entropy",
    title=mark("Sigmoid was applied before cross entropy"),
    group="A",
    fix=Message("Remove the sigmoid: cross entropy wants raw logits."),
    code="loss = F.cross_entropy(logits, labels)  # logits without sigmoid",
    wrong="criterion(logits.sigmoid(), labels)",
    sources=("opendataval/opendataval#25",),
    applies=lambda f: takes_logits(f) and f.case.kind.verdict in ("logits", "sigmoid_outputs"),
    costly=True,
    measure=lambda c: {"sigmoid_before_cross_entropy": c.price(c.z.sigmoid(), unit=True)},
    predict=lambda f: iter(
        [
            Hypothesis(
                f.of("sigmoid_before_cross_entropy"), Message("{loss} of the sigmoid of the logits", loss=f.loss.key)
            )
        ]
        if f.case.kind.verdict == "logits"
        else []
    ),
    find=lambda f: (
        Found("info", Message("{why}: they look like sigmoid outputs, not logits", why=f.case.kind.evidence))
        if f.case.kind.verdict == "sigmoid_outputs" and f.classes > 2
        else None
    ),
)
