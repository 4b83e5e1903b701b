"""Activation and loss of yes-or-no problems do not fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts

CLIPS = (1e-7, 2e-7, 1e-8, 1e-12, 1e-15)
"""Of probabilities, as frameworks have them."""


def is_sigmoid(facts: Facts) -> bool:
    """Whether the loss is of yes or no."""
    return facts.case.group == "sigmoid"


def is_share(facts: Facts) -> bool:
    """Whether the file lies in [0, 1]."""
    return facts.case.kind.verdict in ("probabilities", "sigmoid_outputs")


def takes_logits(facts: Facts) -> bool:
    """Whether the loss applies the sigmoid itself."""
    return is_sigmoid(facts) and facts.loss.task.prediction == "logit"


def of_shares(s: Tensor, t: Tensor, weight: Any = None) -> Tensor:
    """Binary cross entropy of probabilities in their own type, Σ and number of elements; the 0 · log 0 of it is nan."""
    value = -(t * s.log() + (1 - t) * (1 - s).log())
    value = value if weight is None else value * torch.as_tensor(weight, dtype=value.dtype)
    return torch.stack([value.double().sum(), torch.tensor(float(value.numel()), dtype=torch.float64)])


def double_sigmoid(c: ElementChunk) -> dict[str, Any]:
    """The loss with one sigmoid more."""
    again = c.s if c.facts.loss.task.prediction == "logit" else c.s.sigmoid()
    return {"double_sigmoid": c.price(again)}


def predict_double(facts: Facts) -> Iterator[Hypothesis]:
    """Its number, and for plain binary cross entropy the floor."""
    yield Hypothesis(
        facts.of("double_sigmoid"), Message("{loss} of the probabilities, read as logits,", loss=facts.loss.key)
    )


DOUBLE_SIGMOID = Reason(
    key="double_sigmoid",
    title=mark("Sigmoid was applied before a loss that has its own"),
    group="A",
    fix=Message("Pass the raw score to the with-logits loss, or use the loss of probabilities on the sigmoid."),
    code="loss = F.binary_cross_entropy_with_logits(logits, targets)  # logits without sigmoid",
    wrong="criterion(predictions.sigmoid(), targets)",
    recipe=lambda f: f.case.as_it_is,
    sources=(
        "itakurah/focal-loss-pytorch#5",
        "NVIDIA-Merlin/models#1175",
        "argusswift/YOLOv4-pytorch#89",
        "cvg/glue-factory#89",
        "lopuhin/kaggle-imet-2019#3",
    ),
    applies=is_sigmoid,
    measure=double_sigmoid,
    predict=predict_double,
    find=lambda f: (
        Found("warning", Message("{loss} takes logits, but {why}", loss=f.loss.key, why=f.case.kind.evidence))
        if takes_logits(f) and is_share(f)
        else None
    ),
)


def _clipped(c: ElementChunk) -> dict[str, Any]:
    """Logits clipped as if they were probabilities, in both precisions."""
    found: dict[str, Any] = {}
    for eps in CLIPS:
        for name, kind in (("float64", torch.float64), ("float32", torch.float32)):
            x = c.raw.to(kind)
            low, high = torch.tensor([eps, 1 - eps], dtype=kind)
            s = x.clamp(low, high)
            if c.facts.loss.key == "binary_cross_entropy":
                found[f"clipped {eps} {name}"] = of_shares(s, c.t.to(kind), c.facts.parameters.get("weight"))
            else:
                found[f"clipped {eps} {name}"] = c.price(s.double())
    return found


_CLIPPED = {
    "binary_cross_entropy": "p = as_read.to(getattr(torch, dtype)).clamp(eps, 1 - eps)\n"
    "-(targets * p.log() + (1 - targets) * (1 - p).log()).double().mean()"
}


def logits_as_probabilities(facts: Facts) -> Iterator[Hypothesis]:
    """One number for each clip and type."""
    for eps in CLIPS:
        for name in ("float64", "float32"):
            what = Message("{loss} of the raw scores, clipped to [{eps}, 1 − {eps}]", loss=facts.loss.key, eps=eps)
            shown = {"eps": eps, "dtype": name}
            yield Hypothesis(facts.of(f"clipped {eps} {name}"), what, shown, wrong=_CLIPPED.get(facts.loss.key, ""))


LOGITS_AS_PROBABILITIES = Reason(
    key="logits_as_probabilities",
    title=mark("Raw scores in a loss that wants probabilities"),
    group="A",
    fix=Message("Your outputs are no probabilities: add a sigmoid, or use the with-logits loss."),
    code="loss = F.binary_cross_entropy_with_logits(logits, targets)",
    recipe=lambda f: f.case.as_it_is,
    sources=("keras-team/keras#4744", "APPFL/APPFL#60"),
    applies=lambda f: is_sigmoid(f) and not takes_logits(f) and not is_share(f),
    measure=_clipped,
    predict=logits_as_probabilities,
    find=lambda f: Found(
        "warning", Message("{loss} takes probabilities, but {why}", loss=f.loss.key, why=f.case.kind.evidence)
    ),
)
