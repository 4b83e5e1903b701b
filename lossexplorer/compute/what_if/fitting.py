"""Which conditions a loss and a batch admit, and why not the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.catalog.params import Choice
from lossexplorer.compute.what_if.conditions import CONDITIONS

if TYPE_CHECKING:
    from lossexplorer.catalog.params import Param
    from lossexplorer.catalog.spec import Loss
    from lossexplorer.compute.layout import Layout
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.compute.what_if.conditions import WhatIf

_BATCHED = ("batches", "accumulated", "undivided")
_YES_OR_NO = ("unit", "sign")


def reasons_against(result: BatchResult) -> dict[str, Message]:
    """The conditions that make no sense here, each with the reason."""
    loss, layout = result.loss, result.layout
    found = {
        "label_noise": _against_noise(loss, layout),
        "ignore_index": _against_ignoring(loss, layout),
        "class_weights": _against_weights(loss, layout),
        "label_smoothing": _against_smoothing(loss, layout),
        "temperature": _against_temperature(loss),
        "quantisation": _against_steps(loss),
        "hardest": _against_rows(result),
    }
    return {name: reason for name, reason in found.items() if reason is not None}


def conditions_of(result: BatchResult, wish: WhatIf) -> tuple[Param, ...]:
    """What can be tried here, and of the details those that matter under this wish."""
    absent, way = reasons_against(result), wish["reduction"]
    weighed = "class_weights" not in absent and wish["class_weights"] != "none"
    matters = {
        "beta": weighed and wish["class_weights"] == "effective_number",
        "normalize": weighed,
        "noise_seed": "label_noise" not in absent and wish["label_noise"] is not None,
        "batch_size": way in _BATCHED,
        "steps": way in ("accumulated", "undivided"),
        "ranks": way == "ranks",
    }
    shown = [p for p in CONDITIONS if p.name not in absent and matters.get(p.name, True)]
    if "hardest" not in absent:
        return tuple(shown)
    return tuple(_of_sets(p) if isinstance(p, Choice) and p.name == "reduction" else p for p in shown)


def _of_sets(reduction: Choice) -> Choice:
    """A loss of a whole set is never merged: it can be taken of smaller ones, and that is all."""
    return replace(reduction, options={key: reduction.options[key] for key in ("own", "batches")})


def has_pieces(result: BatchResult) -> bool:
    """Whether rows have sums and masses of their own, of which a mean is made."""
    loss = result.loss
    return loss.role == "loss" and (loss.kind_of(result.parameters) == "elementwise" or loss.finish is not None)


def _has_labels(loss: Loss, layout: Layout) -> bool:
    rule = layout.target_rule
    return layout.classes is not None and loss.task.has_classes and rule in ("as_is", "labels", "one_hot")


def _against_noise(loss: Loss, layout: Layout) -> Message | None:
    if _has_labels(loss, layout) or loss.task.target in _YES_OR_NO:
        return None
    if layout.target_rule == "distribution":
        return Message("the targets are spread over several classes")
    return Message("the targets are no classes")


def _against_ignoring(loss: Loss, layout: Layout) -> Message | None:
    if not any(p.name == "ignore_index" for p in loss.params):
        return Message("this loss ignores no label")
    return None if _has_labels(loss, layout) else Message("the targets are no classes")


def _against_weights(loss: Loss, layout: Layout) -> Message | None:
    if not any(p.name == "weight" for p in loss.params) or not loss.task.has_classes:
        return Message("this loss takes no weights of classes")
    return None if _has_labels(loss, layout) else Message("the targets are no classes")


def _against_smoothing(loss: Loss, layout: Layout) -> Message | None:
    named = any(p.name == "label_smoothing" for p in loss.params) and loss.task.has_classes
    return None if named or loss.task.target == "unit" else Message("this loss takes no smoothed labels")


def _against_temperature(loss: Loss) -> Message | None:
    return None if loss.task.prediction in ("logit", "logits") else Message("the predictions are no logits")


def _against_steps(loss: Loss) -> Message | None:
    if loss.task.prediction in ("logit", "logits", "value", "score", "embedding"):
        return None
    return Message("the predictions are probabilities or something else with a range of their own")


def _against_rows(result: BatchResult) -> Message | None:
    return None if has_pieces(result) else Message("it is no mean over the rows")
