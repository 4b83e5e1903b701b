"""Whether the gradient of a loss of somebody's own is the slope of its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.door import torch
from lossexplorer.compute.own.draws import draw
from lossexplorer.compute.own.finding import Finding

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values

_NUMBERS = 12
"""Of the predictions, about; each is moved twice."""
_STEP = 1e-6
_AGREES = 1e-5
"""Relative difference up to which a slope from two values of float64 is the gradient."""
_KINK = 1e-3
"""How far the slopes to both sides may differ where there is no kink."""


def check_gradient(loss: Loss, parameters: Values) -> Finding:
    """Compare the gradient with central differences at drawn points, kinks left out.

    Raises:
        Problem: the loss cannot be computed.
    """
    x, y = draw(loss.task.key, _NUMBERS, seed=3)
    if x.ndim > 1:
        rows = max(2, _NUMBERS // x.shape[1])
        x, y = x[:rows], y[:rows]
    value, gradient = _with_gradient(loss, x, y, parameters)
    if value.dtype != torch.float64:
        kind = str(value.dtype).removeprefix("torch.")
        return Finding(Message("it returns {dtype} for float64: its gradient was not checked", dtype=kind), False)
    slope, smooth = _slopes(loss, x, y, parameters, value)
    if not smooth.any():
        words = Message("its gradient could not be checked: every drawn point lies on a kink")
        return Finding(words, False)
    scale = gradient.abs().clamp(min=1e-3 * float(gradient.abs().max()) + 1e-12)
    wrong = ((gradient - slope).abs() / scale).where(smooth, 0)
    if float(wrong.max()) <= _AGREES:
        n = int(smooth.sum())
        return Finding(Message("gradient: equals finite differences at {n} drawn points", n=n), True)
    return Finding(_difference(x, y, gradient, slope, int(wrong.argmax())), False)


def _difference(x: Tensor, y: Tensor, gradient: Tensor, slope: Tensor, at: int) -> Message:
    """Both numbers at the point where they differ most."""
    target = y.flatten()[at] if y.shape == x.shape else y[at // x[0].numel()]
    return Message(
        "gradient: {gradient} where finite differences give {slope}, at {x} with target {y}. Is a part detached, "
        "or has it a backward of its own?",
        gradient=_short(gradient.flatten()[at]),
        slope=_short(slope.flatten()[at]),
        x=_short(x.flatten()[at]),
        y=_short(target),
    )


def _with_gradient(loss: Loss, x: Tensor, y: Tensor, parameters: Values) -> tuple[Tensor, Tensor]:
    leaf = x.clone().requires_grad_()
    with torch.enable_grad():
        total = loss.fn(leaf, y, **parameters).sum()
        (gradient,) = torch.autograd.grad(total, leaf, allow_unused=True, materialize_grads=True)
    return total.detach(), gradient


def _slopes(loss: Loss, x: Tensor, y: Tensor, parameters: Values, value: Tensor) -> tuple[Tensor, Tensor]:
    """Central differences of the sum by each number, and where the slopes to both sides agree."""
    ahead, behind = torch.empty_like(x), torch.empty_like(x)
    for i in range(x.numel()):
        step = _STEP * max(1.0, abs(float(x.flatten()[i])))
        for sign, out in ((1, ahead), (-1, behind)):
            moved = x.clone()
            moved.view(-1)[i] += sign * step
            out.view(-1)[i] = (loss.fn(moved, y, **parameters).sum() - value) * sign / step
    slope = (ahead + behind) / 2
    spread = (ahead - behind).abs()
    return slope, (spread <= _KINK * slope.abs().clamp(min=_KINK)) & slope.isfinite()


def _short(x: Tensor) -> str:
    return f"{float(x):.4g}"
