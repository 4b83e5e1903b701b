"""What kind of problem a function of somebody's own is made for, found by names and by trying it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import torch
from lossexplorer.catalog import tasks
from lossexplorer.compute.own.draws import draw
from lossexplorer.compute.own.function import ByRows
from lossexplorer.compute.own.running import Halted
from lossexplorer.compute.own.trouble import OwnProblem

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Values
    from lossexplorer.catalog.tasks import Task
    from lossexplorer.compute.own.function import Form, OwnFunction

ROWS = 6
"""Of a trial; not the number of classes, which broadcasting would take for it."""
_CLOSE = 1e-5
"""How far two values of the same function may be apart; it may compute in float32."""
_EMBEDDINGS = {("z1", "z2"), ("x1", "x2"), ("query", "key"), ("image", "text"), ("anchor", "positive")}
_LOGIT = re.compile(r"logit|score|^z$")
_PROBABILITY = re.compile(r"prob|^p$")
_SIGN = re.compile(r"sign|hinge|margin")


def task_of(own: OwnFunction, first: str, second: str) -> Task:
    """The first task whose inputs the function takes, those first that its names and its text speak of.

    Args:
        own: the function; ``soft`` is set if it wants class indices as distributions.
        first: what it calls its predictions.
        second: what it calls its targets.

    Raises:
        OwnProblem: it takes inputs of no such task; the sentence is that of the likeliest.
    """
    problems: list[OwnProblem] = []
    whole: list[tuple[Task, bool]] = []
    for task, soft in _wishes(own, first.lower(), second.lower()):
        own.soft = soft
        try:
            form, _ = form_of(own, task, {p.name: p.default for p in own.signature.params})
        except Halted:
            raise
        except OwnProblem as problem:
            problems.append(problem)
            continue
        if form != "set":
            return task
        whole.append((task, soft))  # it may be a sum along an axis that these inputs lack
    if not whole:
        raise problems[-1]
    task, own.soft = whole[0]
    return tasks.EMBEDDING_PAIRS if task is tasks.EMBEDDING_TARGET else task


def _wishes(own: OwnFunction, first: str, second: str) -> list[tuple[Task, bool]]:
    """Tasks in the order in which they are tried. Class indices come first: numbers do not pass for them."""
    if (first, second) in _EMBEDDINGS:
        return [(tasks.EMBEDDING_TARGET, False), (tasks.REGRESSION, False)]
    text = own.source.segment(own.name)
    classes = [(_class_task(first, text), False)]
    if "softmax" in text:
        classes.append((tasks.SOFT_CLASS_LOGITS, True))
    same = [(_same_task(own, first, text), False)]
    tables = [(tasks.EMBEDDING_TARGET, False), (tasks.PROBABILITIES, False)]
    if "log" in text or _PROBABILITY.search(first):
        tables.reverse()
    return [*classes, *same, *tables, *same]


def _class_task(first: str, text: str) -> Task:
    if "log_prob" in first or "logp" in first or ("nll_loss" in text and "softmax" not in text):
        return tasks.CLASS_LOG_PROBABILITIES
    return tasks.CLASS_PROBABILITIES if _PROBABILITY.search(first) else tasks.CLASS_LOGITS


def _same_task(own: OwnFunction, first: str, text: str) -> Task:
    """The task of predictions and targets of one shape; a trial could not tell them apart."""
    if _SIGN.search(text) and "sigmoid" not in text and not any(p.name == "margin" for p in own.signature.params):
        return tasks.MARGIN
    if _PROBABILITY.search(first):
        return tasks.BINARY_PROBABILITY
    if _LOGIT.search(first) or "sigmoid" in text or "with_logits" in text or "softplus" in text:
        return tasks.BINARY_LOGIT
    if "binary_cross_entropy" in text or "bceloss" in text or re.search(r"log\(\s*1(\.0?)?\s*-", text):
        return tasks.BINARY_PROBABILITY
    return tasks.REGRESSION


def form_of(own: OwnFunction, task: Task, parameters: Values) -> tuple[Form, ByRows]:
    """What its result is of drawn inputs, and how it is computed row by row.

    Raises:
        OwnProblem: it does not take them, or returns something of another shape.
    """
    x, y = draw(task.key, ROWS)
    with torch.enable_grad():
        value = own(x.clone().requires_grad_(), y, **parameters).detach()
    if value.ndim and value.shape[0] != ROWS:
        shape = str(tuple(value.shape))
        raise own.problem(Message("it returned shape {shape} for {n} rows", shape=shape, n=ROWS))
    rows = _rows(own, (x, y), parameters)
    alone = rows(x, y, **parameters)
    if value.ndim:
        each = value.reshape(ROWS, -1).mean(1)
        return ("values" if _same(each, alone) else "set"), rows
    if _same(value, alone.mean()):
        return "mean", rows
    return ("sum" if _same(value, alone.sum()) else "set"), rows


def _rows(own: OwnFunction, pair: tuple[Tensor, Tensor], parameters: Values) -> ByRows:
    """All rows at once if torch can and it comes to the same, else one after the other."""
    slow, fast = ByRows(own, together=False), ByRows(own, together=True)
    x = pair[0].clone().requires_grad_()
    return fast if _same(fast(x, pair[1], **parameters), slow(x, pair[1], **parameters)) else slow


def _same(a: Tensor, b: Tensor) -> bool:
    return bool(torch.allclose(a.double(), b.double(), rtol=_CLOSE, atol=_CLOSE, equal_nan=True))
