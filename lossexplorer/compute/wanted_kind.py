"""Which kind of predictions a loss wants, and whether a file looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message, mark

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Loss
    from lossexplorer.catalog.tasks.task import Space
    from lossexplorer.compute.kind import InputKind

_WANTED = {
    "logits": mark("logits"),
    "logit": mark("logits"),
    "probability": mark("probabilities"),
    "probabilities": mark("probabilities"),
    "log_probabilities": mark("log-probabilities"),
}
_ACCEPTS = {
    "logits": ("logits",),
    "logit": ("logits",),
    "probability": ("probabilities", "sigmoid_outputs"),
    "probabilities": ("probabilities",),
    "log_probabilities": ("log_probabilities",),
}
_MASK_OF: dict[str, Space] = {"sigmoid": "logit", "softmax": "logits"}
"""What pixels are predicted by, where the entry applies the activation itself."""


def wanted_instead(loss: Loss, kind: InputKind | None) -> Message | None:
    """What the loss wants where predictions look like something else; None where they fit, or nobody can tell."""
    wanted = loss.task.prediction
    if wanted == "mask":
        wanted = _MASK_OF.get(loss.task.activation, wanted)
    if (
        loss.role == "metric" or kind is None or wanted not in _ACCEPTS
    ):  # a metric takes both, or refuses what is neither
        return None
    return None if kind.verdict in _ACCEPTS[wanted] else Message(_WANTED[wanted])
