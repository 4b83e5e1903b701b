"""What a loss should be, and how a definition of one element or row is applied to arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from .numbers import Big, big, mpf, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Array = npt.NDArray[Any]
Pair = tuple[Big, Big]
"""Of one element: value and gradient by the first input."""
Row = tuple[Big, list[Big], Big]
"""Of one row: value, gradient, mass."""


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
    settled: bool = True
    """False where which rows are selected is a matter of the last digits."""

    def reduced(self, reduction: str) -> tuple[Array | None, Array | None]:
        """Value and gradient under a reduction; None where any number or none would do.

        Where every row is ignored the mean is nan and its gradient, as in torch, 0. Where rows are used but weigh
        nothing, 0/0 is nan, and its gradient is undefined; so is both where a smoothed label still costs something.
        """
        if not self.settled:
            return None, None
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
