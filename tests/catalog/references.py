"""Independent references: the definitions applied to arrays, their reductions, and the losses of whole sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from . import definitions as of
from .definitions import Big, Pair, Row, big, exp, log_softmax, mp, mpf, ratio, sigmoid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Answer:
    """What a loss should be: object arrays of ``mpf``."""

    values: Array
    """The unreduced array."""
    gradient: Array
    """Of the sum of the unreduced array by the first input."""
    mass: Big
    """The denominator of the mean."""
    rows: int
    used: bool = True
    """False where every row is ignored."""

    def reduced(self, reduction: str) -> tuple[Array | None, Array | None]:
        """Value and gradient under a reduction; None where any number or none would do.

        Where every row is ignored the mean is nan and its gradient, as in torch, 0. Where rows are used but weigh
        nothing, 0/0 is nan, and its gradient is undefined; so is both where a smoothed label still costs something.
        """
        if reduction == "none":
            return self.values, self.gradient
        total = np.array(sum(self.values.flat, mpf(0)), object)
        if reduction == "sum":
            return total, self.gradient
        count = mpf(self.rows) if reduction == "batchmean" else self.mass
        mean = np.array(ratio(total.item(), count), object)
        if count == 0:
            return (None if total != 0 else mean), (None if self.used else self.gradient)
        return mean, ratio(self.gradient, count)


# --- whole sets ---------------------------------------------------------------------------------------------------


def rmse_loss(x: Array, y: Array, eps: float) -> Answer:
    e = big(x) - big(y)
    root = mp.sqrt(sum((e * e).flat) / e.size + mpf(eps))
    return Answer(np.array(root, object), ratio(e, e.size * root), mpf(1), len(x))


def dice_loss(x: Array, t: Array, smooth: float, squared: bool, batch: bool, activation: str) -> Answer:
    p, t, s = big(x), big(t), mpf(smooth)
    if activation == "sigmoid":
        p = np.frompyfunc(sigmoid, 1, 1)(p)
    elif activation == "softmax":
        power = np.frompyfunc(exp, 1, 1)(p)
        p = power / power.sum(1, keepdims=True)
    over = (*((0,) if batch else ()), *range(2, p.ndim))
    above = 2 * (p * t).sum(over, keepdims=True) + s
    below = ((p * p + t * t) if squared else (p + t)).sum(over, keepdims=True) + s
    values = 1 - ratio(above, below)
    by_below = 2 * p if squared else 1
    gradient = -ratio(2 * t * below - above * by_below, below * below)
    if activation == "sigmoid":
        gradient = gradient * p * (1 - p)
    elif activation == "softmax":
        gradient = p * (gradient - (gradient * p).sum(1, keepdims=True))
    values = values.reshape(values.shape[1:2] if batch else values.shape[:2])
    return Answer(values, gradient, mpf(values.size), len(x))


def nt_xent_loss(z1: Array, z2: Array, temperature: float) -> Answer:
    views = big(np.concatenate([z1, z2]))
    n, tau = len(views), mpf(temperature)
    norm = np.frompyfunc(mp.sqrt, 1, 1)((views * views).sum(1, keepdims=True))
    unit = views / np.where(norm == 0, mpf(1), norm)  # the cosine with a zero vector is 0, and a kink
    s = unit @ unit.T / tau
    values, by_s = np.empty(n, object), np.full((n, n), mpf(0), object)
    for i in range(n):
        others = [j for j in range(n) if j != i]
        log_p = dict(zip(others, log_softmax([s[i, j] for j in others]), strict=True))
        partner = (i + n // 2) % n
        values[i] = -log_p[partner]
        for j in others:
            by_s[i, j] = (exp(log_p[j]) - (j == partner)) / tau
    by_unit = (by_s + by_s.T) @ unit
    tangential = by_unit - unit * (by_unit * unit).sum(1, keepdims=True)
    gradient = np.where(norm == 0, mpf(0), tangential / np.where(norm == 0, mpf(1), norm))
    return Answer(values, gradient[: len(z1)], mpf(n), len(z1))


# --- from definitions to arrays -----------------------------------------------------------------------------------


def by_element(definition: Callable[..., Pair], weights: Sequence[str] = ()) -> Callable[..., Answer]:
    """Element by element; parameters named in ``weights`` are broadcast over them, and 1 where there are none."""

    def answer(x: Array, y: Array, **parameters: Any) -> Answer:
        spread = {w: big(np.broadcast_to(1.0 if parameters[w] is None else parameters[w], x.shape)) for w in weights}
        fixed = {name: v for name, v in parameters.items() if name not in spread}
        x, y = big(x), big(y)
        values, gradient = np.empty(x.shape, object), np.empty(x.shape, object)
        for i in np.ndindex(x.shape):
            own = {name: w[i] for name, w in spread.items()}
            values[i], gradient[i] = definition(x[i], y[i], **fixed, **own)
        return Answer(values, gradient, mpf(x.size), len(x))

    return answer


def by_row(definition: Callable[..., Row]) -> Callable[..., Answer]:
    """Row by row of an array (N, C, …)."""

    def answer(x: Array, target: Array, **parameters: Any) -> Answer:
        scores = big(np.moveaxis(x, 1, -1))
        soft = target.dtype.kind == "f"
        wanted = big(np.moveaxis(target, 1, -1)) if soft else target
        values, gradient, mass = np.empty(scores.shape[:-1], object), np.empty(scores.shape, object), mpf(0)
        used = soft or bool((target != parameters["ignore_index"]).any())
        for i in np.ndindex(values.shape):
            own = list(wanted[i]) if soft else int(wanted[i])
            values[i], row, share = definition(list(scores[i]), own, **parameters)
            gradient[i] = row
            mass += share
        return Answer(values, np.moveaxis(gradient, -1, 1), mass, len(x), used)

    return answer


REFERENCES: dict[str, Callable[..., Answer]] = {
    "mse_loss": by_element(of.mse_loss),
    "l1_loss": by_element(of.l1_loss),
    "rmse_loss": rmse_loss,
    "huber_loss": by_element(of.huber_loss),
    "smooth_l1_loss": by_element(of.smooth_l1_loss),
    "binary_cross_entropy": by_element(of.binary_cross_entropy, ["weight"]),
    "binary_cross_entropy_with_logits": by_element(of.binary_cross_entropy_with_logits, ["pos_weight", "weight"]),
    "sigmoid_focal_loss": by_element(of.sigmoid_focal_loss),
    "hinge_loss": by_element(of.hinge_loss),
    "cross_entropy": by_row(of.cross_entropy),
    "label_smoothing_cross_entropy": by_row(of.label_smoothing_cross_entropy),
    "nll_loss": by_row(of.nll_loss),
    "kl_div": by_element(of.kl_div),
    "generalized_cross_entropy": by_row(of.generalized_cross_entropy),
    "dice_loss": dice_loss,
    "nt_xent_loss": nt_xent_loss,
}
