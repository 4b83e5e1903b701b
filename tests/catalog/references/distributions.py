"""Definitions of the family distributions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .answer import Pair, Row, by_element, by_row
from .numbers import Big, exp, inf, log, mpf, nan

if TYPE_CHECKING:
    from collections.abc import Sequence


def kl_div(x: Big, y: Big, log_target: bool) -> Pair:
    share, log_share = (exp(y), y) if log_target else (y, log(y))
    return (share * (log_share - x), -share) if share else (mpf(0), mpf(0))


def categorical_cross_entropy(p: Sequence[Big], share: Sequence[Big], normalize: bool, log_clamp: float | None) -> Row:
    total = sum(p) if normalize else mpf(1)
    if total == 0:
        return nan, [nan] * len(p), mpf(1)
    value, slope, counted = mpf(0), [mpf(0)] * len(p), mpf(0)
    for c, (x, y) in enumerate(zip(p, share, strict=True)):
        log_p = log(x / total)
        if y == 0:
            continue
        if log_clamp is not None and log_p <= log_clamp:
            value -= y * mpf(log_clamp)
            continue
        value -= y * log_p
        slope[c] = -y / x if x else -inf
        counted += y
    return value, [s + counted / total if normalize else s for s in slope], mpf(1)


def brier_loss(p: Sequence[Big], target: Any, ignore_index: int) -> Row:
    if isinstance(target, int):
        if target == ignore_index:
            return mpf(0), [mpf(0)] * len(p), mpf(0)
        target = [mpf(int(c == target)) for c in range(len(p))]
    off = [x - y for x, y in zip(p, target, strict=True)]
    return sum(d**2 for d in off), [2 * d for d in off], mpf(1)


def js_divergence(p: Sequence[Big], q: Sequence[Big]) -> Row:
    """½ KL(p‖m) + ½ KL(q‖m); a class that is impossible in both has no slope."""

    def part(x: Big, m: Big) -> Big:
        return x * log(x / m) / 2 if x else mpf(0)

    mean = [(x + y) / 2 for x, y in zip(p, q, strict=True)]
    value = sum(part(x, m) + part(y, m) for x, y, m in zip(p, q, mean, strict=True))
    return value, [(log(x / m) / 2 if x else -inf) if m else mpf(0) for x, m in zip(p, mean, strict=True)], mpf(1)


REFERENCES = {
    "kl_div": by_element(kl_div),
    "categorical_cross_entropy": by_row(categorical_cross_entropy),
    "brier_loss": by_row(brier_loss),
    "js_divergence": by_row(js_divergence),
}
