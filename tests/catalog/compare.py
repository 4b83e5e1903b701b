"""How near a result has to be to its reference, and what is reported where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from lossexplorer.catalog.call import prepare

from .references import REFERENCES, Answer, Array

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Loss, Values

    from .draws import Case

DTYPES = (torch.float64, torch.float32, torch.float16, torch.bfloat16)
RELATIVE = {torch.float64: 1e-9, torch.float32: 1e-5}
_ANSWERS: dict[tuple[object, ...], Answer] = {}
ABSOLUTE = {torch.float64: 1e-12, torch.float32: 1e-6}


def tolerance(reference: Array, dtype: torch.dtype, scale: float) -> Array:
    """The admissible difference, element by element; ``scale`` multiplies what is admissible next to 0.

    Of half types it is two units in the last place. They are computed in float32, so it is not less than what is
    asked of float32.
    """
    size = np.abs(reference)
    if dtype in RELATIVE:
        return RELATIVE[dtype] * size + ABSOLUTE[dtype] * scale
    kind = torch.finfo(dtype)
    unit = np.ldexp(kind.eps, np.frexp(np.maximum(size, kind.tiny))[1] - 1)
    return np.maximum(2 * unit, tolerance(reference, torch.float32, scale))


def differences(got: Tensor, reference: Array, scale: float) -> str:
    """Why ``got`` is not the reference; empty where it is.

    Args:
        got: what the program said.
        reference: ``mpf`` numbers of the same shape.
        scale: see ``tolerance``.
    """
    if tuple(got.shape) != reference.shape:
        return f"shape {tuple(got.shape)} instead of {reference.shape}"
    exact = reference.astype(np.float64)
    with np.errstate(over="ignore"):
        want = torch.tensor(exact).to(got.dtype).to(torch.float64).numpy()  # where it overflows, inf is right
    have = got.detach().to(torch.float64).numpy()
    finite = np.isfinite(want)
    with np.errstate(invalid="ignore"):
        near = np.abs(have - exact) <= tolerance(exact, got.dtype, scale)
    same = (have == want) | (np.isnan(have) & np.isnan(want))
    wrong = ~np.where(finite, near | same, same)
    if not wrong.any():
        return ""
    i = tuple(np.argwhere(wrong)[0])
    return f"{have[i]!r} instead of {exact[i]!r} at {tuple(map(int, i))}; {wrong.sum()} of {wrong.size} are wrong"


def differences_of(loss: Loss, case: Case) -> list[str]:
    """Everything in which a call differs from its reference."""
    answer = answer_of(loss, case)
    checks = check_numbers, check_closed_form, check_of_true_class
    return [wrong for check in checks for wrong in check(loss, case, answer)]


def answer_of(loss: Loss, case: Case) -> Answer:
    """The reference of a call, which is computed once: other types and planted errors ask for the same."""
    arrays, parameters = case.arrays(), loss.resolve(case.parameters)
    question = (loss.key, *((x.shape, x.dtype.str, x.tobytes()) for x in arrays), repr(parameters))
    if question not in _ANSWERS:
        _ANSWERS[question] = REFERENCES[loss.key](*arrays, **parameters)
    return _ANSWERS[question]


def check_numbers(loss: Loss, case: Case, answer: Answer) -> list[str]:
    """Value and gradient of the loss under each of its reductions against the reference: what is wrong."""
    found = []
    first = case.inputs[0].clone().requires_grad_()
    terms = {"sum": answer.values.size, "batchmean": answer.values.size / answer.rows}  # each with its own difference
    for reduction in loss.reductions:
        value, slope = answer.reduced(reduction)
        got = loss(first, *case.inputs[1:], reduction=reduction, **case.parameters)
        if got.dtype != first.dtype:
            found.append(f"{reduction}: {got.dtype} from {first.dtype}")
        if value is not None:
            found.append(_of(f"{reduction}, value", differences(got, value, case.scale * terms.get(reduction, 1))))
        if not loss.differentiable:
            found += [f"{reduction}: a gradient of what moves in steps"] if got.requires_grad else []
            continue
        (gradient,) = torch.autograd.grad(got, first, torch.ones_like(got))
        if slope is not None:
            found.append(_of(f"{reduction}, gradient", differences(gradient, slope, case.scale)))
    return [f for f in found if f]


def check_closed_form(loss: Loss, case: Case, answer: Answer) -> list[str]:
    """The declared gradient of an entry against the reference: what is wrong."""
    gradient = closed_form(loss, case)
    wrong = "" if gradient is None else differences(gradient.to(case.inputs[0].dtype), answer.gradient, case.scale)
    return [f"closed form: {wrong}"] if wrong else []


def check_of_true_class(loss: Loss, case: Case, answer: Answer) -> list[str]:
    """The values that an entry makes of the true class alone against the reference: what is wrong."""
    if loss.of_true_class is None or case.inputs[0].ndim != 2 or case.inputs[1].is_floating_point():
        return []
    (logits, target), ready = prepared(loss, case)
    if ready.get("label_smoothing"):
        return []
    inside = target.clamp(0, logits.shape[1] - 1).unsqueeze(1)
    log_p = logits.log_softmax(1).gather(1, inside).squeeze(1)
    values = loss.of_true_class(log_p, target, **ready).to(case.inputs[0].dtype)
    wrong = differences(values, answer.values, case.scale)
    return [f"of the true class: {wrong}"] if wrong else []


def closed_form(loss: Loss, case: Case) -> Tensor | None:
    """What the declared gradient gives, in the type in which it is computed; None where none is declared."""
    if loss.gradient is None:
        return None
    inputs, ready = prepared(loss, case)
    first = inputs[0]
    p = probabilities(loss, first)
    return loss.gradient(*inputs, **ready) if p is None else loss.gradient(p, *inputs, **ready)


def prepared(loss: Loss, case: Case) -> tuple[tuple[Tensor, ...], Values]:
    """Inputs and parameters as the functions of an entry take them."""
    return prepare(loss, case.inputs, loss.resolve(case.parameters), case.inputs[0].dtype)


def probabilities(loss: Loss, x: Tensor) -> Tensor | None:
    """What a closed gradient gets beside its inputs; a buffer of its own."""
    activation = loss.task.activation
    if activation == "softmax":
        return x.softmax(1)
    return {"sigmoid": x.sigmoid, "exp": x.exp, "identity": x.clone}[activation]() if activation in PROBABLE else None


PROBABLE = ("sigmoid", "exp", "identity")


def _of(what: str, wrong: str) -> str:
    return f"{what}: {wrong}" if wrong else ""
