"""Definitions of losses that select the rows that count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .answer import Answer, Array, by_row
from .multiclass import cross_entropy
from .numbers import Big, exp, log, mp, mpf, ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAIN = {"weight": None, "label_smoothing": 0.0, "weight_normalization": "batch"}


def of_rows(x: Array, target: Array, ignore_index: int) -> tuple[list[Big], list[Any], Array]:
    """Cross entropies of the rows that are used, where they stand, and the gradient of their sum, class axis last."""
    answer = by_row(cross_entropy)(x, target, ignore_index=ignore_index, **PLAIN)
    used = [i for i in np.ndindex(target.shape) if target[i] != ignore_index]
    return [answer.values[i] for i in used], used, np.moveaxis(answer.gradient, 1, -1)


def whole_share(count: int, share: Big) -> int:
    """Of a share that is meant in decimal digits."""
    return int(mp.floor(share * count + mpf("1e-9")))


def is_close(a: Big, b: Big, x: Array) -> bool:
    """Whether the order of two losses of these logits is a matter of the last digits."""
    x = x.astype(np.float64)
    finite = x[np.isfinite(x)]
    return bool(abs(a - b) < 1e-5 * (1 + (float(np.abs(finite).max()) if finite.size else 0.0)))


def only(rows: Sequence[Any], gradient: Array) -> Array:
    """A gradient that is 0 but for these rows, class axis back in its place."""
    mask = np.zeros(gradient.shape[:-1], bool)
    for i in rows:
        mask[i] = True
    return np.moveaxis(np.where(mask[..., None], gradient, mpf(0)), -1, 1)


def ohem_cross_entropy(
    x: Array, target: Array, mode: str, keep_ratio: float, thresh: float, min_kept: int, ignore_index: int
) -> Answer:
    losses, used, gradient = of_rows(x, target, ignore_index)
    order = sorted(range(len(losses)), key=lambda i: -losses[i])
    settled = True
    if mode == "topk":
        k = max(min_kept, whole_share(len(losses), mpf(keep_ratio)))
        kept = order[:k]
        settled = not 0 < k < len(order) or not is_close(losses[order[k - 1]], losses[order[k]], x)
    elif min_kept >= len(losses):
        kept = order
    else:
        limit = max(mpf(thresh), exp(-losses[order[min_kept]]))
        kept = [i for i in order if exp(-losses[i]) < limit]
        least = -log(limit)
        settled = not any(is_close(losses[i], least, x) for i in order if i != order[min_kept] or limit == mpf(thresh))
    values = np.array([losses[i] for i in kept], object)
    return Answer(values, only([used[i] for i in kept], gradient), mpf(len(kept)), len(x), bool(used), settled)


def co_teaching_loss(one: Array, other: Array, target: Array, forget_rate: float, ignore_index: int) -> Answer:
    pairs = [of_rows(x, target, ignore_index) for x in (one, other)]
    used = pairs[0][1]
    k = whole_share(len(used), 1 - mpf(forget_rate))
    easy, settled = [], True
    for (losses, _, _), x in zip(pairs, (one, other), strict=True):
        order = sorted(range(len(losses)), key=lambda i: losses[i])
        easy.append(order[:k])
        settled = settled and (not 0 < k < len(order) or not is_close(losses[order[k - 1]], losses[order[k]], x))
    values = [ratio(sum((pairs[a][0][i] for i in easy[1 - a]), mpf(0)), mpf(k)) for a in (0, 1)]
    gradient = only([used[i] for i in easy[1]], pairs[0][2])
    gradient = gradient / mpf(k) if k else gradient
    return Answer(np.array(values, object), gradient, mpf(2), len(one), bool(used), settled)


REFERENCES = {"ohem_cross_entropy": ohem_cross_entropy, "co_teaching_loss": co_teaching_loss}
