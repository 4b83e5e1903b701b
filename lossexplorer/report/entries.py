"""The catalogue as data, as ``losses --json`` prints it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from lossexplorer.catalog.params import Choice, Integer, Number, Vector

if TYPE_CHECKING:
    from lossexplorer.catalog.params import Param
    from lossexplorer.catalog.spec import Loss
    from lossexplorer.compute.conventions import Answer, Question


def describe(loss: Loss, *, conventions: bool = False) -> dict[str, Any]:
    """One entry in plain JSON values.

    Args:
        loss: the entry.
        conventions: also what libraries disagree about; torch computes the numbers, so that it is imported.
    """
    found = {
        "key": loss.key,
        "title": loss.title,
        "family": loss.family.value,
        "role": loss.role,
        "higher_is_better": loss.higher_is_better,
        "differentiable": loss.differentiable,
        "inputs": list(loss.task.inputs),
        "prediction": loss.task.prediction,
        "target": loss.task.target,
        "formula": loss.formula,
        "plain": loss.plain,
        "convention": loss.convention,
        "reductions": list(loss.reductions),
        "parameters": [_parameter(p) for p in loss.params],
        "references": [f"{title}, {url}" if url else title for title, url in loss.sources],
    }
    if conventions:
        from lossexplorer.compute.conventions import questions_about

        found["conventions"] = [_question(q) for q in questions_about(loss.key)]
    return found


def _parameter(p: Param) -> dict[str, Any]:
    low = high = typical = None
    if isinstance(p, Number | Integer):
        low, high = (x if math.isfinite(x) else None for x in (p.domain.low, p.domain.high))
    if isinstance(p, Number | Integer | Vector) and p.typical is not None:
        typical = list(p.typical)
    found = {"name": p.name, "default": p.default, "min": low, "max": high, "typical": typical, "help": p.help}
    if isinstance(p, Choice):
        found["options"] = list(p.options)
    return found


def _question(question: Question) -> dict[str, Any]:
    return {
        "topic": question.topic,
        "who": question.who or None,
        "value": _number(question.value),
        "others": [_answer(other) for other in question.others],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    """``loss`` and ``parameters`` give it; both are null where no parameter of an entry does."""
    given = answer.parameters
    return {
        "who": answer.who,
        "how": answer.how,
        "value": _number(answer.value),
        "loss": answer.key or None,
        "parameters": None if given is None else {k: list(v) if isinstance(v, tuple) else v for k, v in given.items()},
    }


def _number(x: float) -> float | str:
    """JSON has no infinity and no nan: they are told as text."""
    return x + 0.0 if math.isfinite(x) else str(x)
