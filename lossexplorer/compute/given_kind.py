"""What predictions are if somebody says so: they are turned into what the loss takes, and nobody guesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, UsageProblem
from lossexplorer.base.door import torch
from lossexplorer.compute.kind import InputKind, titled

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Loss
    from lossexplorer.compute.kind import Verdict

GIVEN: tuple[Verdict, ...] = ("logits", "probabilities", "log_probabilities", "sigmoid_outputs")
"""What may be said."""
_STEPS: dict[tuple[str, str], tuple[str, ...]] = {
    ("logits", "logits"): (),
    ("probabilities", "logits"): ("log",),
    ("log_probabilities", "logits"): (),
    ("sigmoid_outputs", "logits"): ("logit",),
    ("logits", "log_probabilities"): ("log_softmax",),
    ("probabilities", "log_probabilities"): ("log",),
    ("log_probabilities", "log_probabilities"): (),
    ("logits", "probabilities"): ("softmax",),
    ("probabilities", "probabilities"): (),
    ("log_probabilities", "probabilities"): ("exp",),
    ("logits", "logit"): (),
    ("probabilities", "logit"): ("logit",),
    ("sigmoid_outputs", "logit"): ("logit",),
    ("log_probabilities", "logit"): ("exp", "logit"),
    ("logits", "probability"): ("sigmoid",),
    ("probabilities", "probability"): (),
    ("sigmoid_outputs", "probability"): (),
    ("log_probabilities", "probability"): ("exp",),
}
"""Methods of a tensor that lead from what there is to what a loss takes; what is missing here cannot be had."""
_ALONG_CLASSES = ("softmax", "log_softmax")


@dataclass(frozen=True)
class GivenKind:
    """A kind that somebody stated, and the way from it to what the loss takes."""

    kind: Verdict
    steps: tuple[str, ...]

    def apply(self, part: Array) -> Array:
        """Predictions, class axis last, as the loss takes them; half types and integers are widened first."""
        if not self.steps:
            return part
        wide = np.float64 if part.dtype.kind != "f" or part.dtype.itemsize > 4 else np.float32
        x = torch.from_numpy(np.ascontiguousarray(part, wide))
        for step in self.steps:
            x = getattr(x, step)(*((-1,) if step in _ALONG_CLASSES else ()))
        return np.asarray(x.numpy())

    def code(self) -> str:
        """The same behind a tensor whose class axis is the second; empty if nothing is done."""
        return "".join(f".{step}({'1' if step in _ALONG_CLASSES else ''})" for step in self.steps)

    @property
    def verdict(self) -> InputKind:
        """As it is shown where a guess would stand."""
        return InputKind(self.kind, Message("as somebody said"))


def can_be_given(loss: Loss, wish: str) -> bool:
    """Whether the loss can be had from predictions of this kind."""
    return wish == "auto" or (wish, loss.task.prediction) in _STEPS


def is_taken_right(loss: Loss, kind: Verdict) -> bool:
    """Whether predictions of this kind give the same loss if they are taken as they are."""
    return _STEPS.get((kind, loss.task.prediction)) == ()


def given_kind(loss: Loss, wish: str) -> GivenKind | None:
    """What to do with predictions of which somebody says what they are.

    Args:
        loss: what will take them.
        wish: one of ``GIVEN``, or ``auto``: nothing was said, and nothing is done.

    Raises:
        UsageProblem: there is no such kind, or the loss cannot be had from it.
    """
    kind = next((kind for kind in GIVEN if kind == wish), None)
    if wish == "auto":
        return None
    if kind is None:
        sentence = Message(
            "the kind of input {kind} is not one of {kinds}", kind=wish, kinds=", ".join(("auto", *GIVEN))
        )
        raise UsageProblem(sentence)
    steps = _STEPS.get((kind, loss.task.prediction))
    if steps is None:
        raise UsageProblem(
            Message("{loss} cannot be computed from {kind}: it takes something else", loss=loss.key, kind=titled(kind))
        )
    return GivenKind(kind, steps)
