"""Definitions of the family boxes, in numbers that carry their own derivatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .answer import Answer, Array
from .numbers import Big, big, mp, mpf, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Grown:
    """A number and its derivative by the four corners of the predicted box."""

    value: Big
    by: Array

    def __add__(self, other: Grown | Big) -> Grown:
        o = grown(other)
        return Grown(self.value + o.value, self.by + o.by)

    def __sub__(self, other: Grown | Big) -> Grown:
        return self + grown(other) * mpf(-1)

    def __mul__(self, other: Grown | Big) -> Grown:
        o = grown(other)
        return Grown(self.value * o.value, self.by * o.value + o.by * self.value)

    def __truediv__(self, other: Grown | Big) -> Grown:
        o = grown(other)
        return Grown(
            ratio(self.value, o.value), ratio(self.by * o.value - o.by * self.value, np.full(4, o.value * o.value))
        )


def grown(x: Grown | Big) -> Grown:
    return x if isinstance(x, Grown) else Grown(mpf(x), np.full(4, mpf(0)))


def larger(a: Grown, b: Grown) -> Grown:
    """Of equal ones the mean of both derivatives."""
    if a.value == b.value:
        return Grown(a.value, (a.by + b.by) / 2)
    return a if a.value > b.value else b


def smaller(a: Grown, b: Grown) -> Grown:
    return larger(a * mpf(-1), b * mpf(-1)) * mpf(-1)


def positive(a: Grown) -> Grown:
    return a if a.value > 0 else grown(0)


def angle(w: Grown, h: Grown) -> Grown:
    """The arctangent of w/h."""
    if w.value == h.value == 0:
        return Grown(mp.nan, np.full(4, mp.nan))
    square = w.value**2 + h.value**2
    return Grown(mp.atan2(w.value, h.value), (w.by * h.value - h.by * w.value) / square)


@dataclass(frozen=True)
class Pair:
    """A predicted box and a true one."""

    a: Sequence[Grown]
    b: Sequence[Grown]

    def sides(self, box: Sequence[Grown]) -> tuple[Grown, Grown]:
        return box[2] - box[0], box[3] - box[1]

    def hull(self) -> tuple[Grown, Grown]:
        x, y = ((larger(self.a[i + 2], self.b[i + 2]) - smaller(self.a[i], self.b[i])) for i in (0, 1))
        return x, y

    def areas(self) -> tuple[Grown, Grown]:
        x, y = (positive(smaller(self.a[i + 2], self.b[i + 2]) - larger(self.a[i], self.b[i])) for i in (0, 1))
        (w, h), (v, g) = self.sides(self.a), self.sides(self.b)
        return x * y, w * h + v * g - x * y


def iou_part(pair: Pair, eps: Big) -> Grown:
    shared, union = pair.areas()
    return grown(1) - shared / (union + eps)


def distance_part(pair: Pair, eps: Big) -> Grown:
    x, y = ((pair.a[i] + pair.a[i + 2] - pair.b[i] - pair.b[i + 2]) * mpf("0.5") for i in (0, 1))
    w, h = pair.hull()
    return (x * x + y * y) / (w * w + h * h + eps)


def box_iou_loss(pair: Pair, eps: float) -> Grown:
    return iou_part(pair, mpf(eps))


def giou_loss(pair: Pair, eps: float) -> Grown:
    w, h = pair.hull()
    return iou_part(pair, mpf(eps)) + (w * h - pair.areas()[1]) / (w * h + mpf(eps))


def diou_loss(pair: Pair, eps: float) -> Grown:
    return iou_part(pair, mpf(eps)) + distance_part(pair, mpf(eps))


def ciou_loss(pair: Pair, detach_alpha: bool, eps: float) -> Grown:
    turn = angle(*pair.sides(pair.b)) - angle(*pair.sides(pair.a))
    v = turn * turn * (4 / mp.pi**2)
    alpha = v / (iou_part(pair, mpf(eps)) + v + mpf(eps))
    return diou_loss(pair, eps) + (grown(alpha.value) if detach_alpha else alpha) * v


def eiou_loss(pair: Pair, eps: float) -> Grown:
    loss = diou_loss(pair, eps)
    for own, true, around in zip(pair.sides(pair.a), pair.sides(pair.b), pair.hull(), strict=True):
        loss += (own - true) * (own - true) / (around * around + mpf(eps))
    return loss


def by_box(definition: Callable[..., Grown]) -> Callable[..., Answer]:
    def answer(x: Array, y: Array, **parameters: object) -> Answer:
        values, gradient = np.empty(len(x), object), np.empty(x.shape, object)
        for i, (a, b) in enumerate(zip(big(x), big(y), strict=True)):
            own = [Grown(c, np.array([mpf(int(j == k)) for k in range(4)])) for j, c in enumerate(a)]
            found = definition(Pair(own, [grown(c) for c in b]), **parameters)
            values[i], gradient[i] = found.value, found.by
        return Answer(values, gradient, mpf(len(x)), len(x))

    return answer


REFERENCES = {
    "box_iou_loss": by_box(box_iou_loss),
    "giou_loss": by_box(giou_loss),
    "diou_loss": by_box(diou_loss),
    "ciou_loss": by_box(ciou_loss),
    "eiou_loss": by_box(eiou_loss),
}
