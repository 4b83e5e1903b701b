"""What is found out about a loss of somebody's own before anybody relies on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import torch
from lossexplorer.catalog.params import Vector
from lossexplorer.compute.own.draws import adversarial, draw
from lossexplorer.compute.own.finding import Finding
from lossexplorer.compute.own.gradient import check_gradient
from lossexplorer.compute.own.nearest import compare

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Loss, Values

_DRAWN = ("class_logits", "soft_class_logits", "class_log_probabilities", "class_probabilities", "probabilities")
_TASKS = (*_DRAWN, "embedding_pairs", "embedding_target", "regression", "margin", "binary_logit", "binary_probability")


def check(loss: Loss, parameters: Values | None = None) -> tuple[Finding, ...]:
    """Gradient against finite differences, values against the catalogue, extremes.

    Args:
        loss: an entry that somebody brought along.
        parameters: by default its defaults.

    Returns:
        What was found, in the order in which it is shown; empty for inputs that nobody can draw, and where a list of
        numbers is set, which fits the classes or rows of a file and not what is drawn.
    """
    words = loss.resolve(parameters or {})
    listed = any(isinstance(p, Vector) and words[p.name] is not None for p in loss.params)
    if listed or loss.task.key not in _TASKS:
        return ()
    try:
        gradient = check_gradient(loss, words)
        values = compare(loss, words)
        told = any(not finding.good for finding in values)
        return (gradient, *values, *([] if told else _extremes(loss, words)))
    except Problem as problem:
        return (Finding(problem.message, False),)


def _extremes(loss: Loss, parameters: Values) -> list[Finding]:
    """Where it is no number, of inputs that may occur."""
    found = []
    for name, (x, y) in {**adversarial(loss.task.key), "n = 12": draw(loss.task.key, 12)}.items():
        try:
            values = loss(x, y, check=False, **parameters)
        except Problem as problem:
            found.append(Finding(Message("at {where}: {what}", where=name, what=problem.message), False))
            continue
        if bool(torch.isnan(values).any()):
            found.append(Finding(Message("it is nan at {where}", where=name), False))
    return found
