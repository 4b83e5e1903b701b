"""Boxes (N, 4) as corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from .kind import Array, Draw, Extreme, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.catalog.spec import Loss, Values

_CORNER = st.sampled_from([0.0, 1.0, -2.0, 64.0]) | st.floats(-3, 3)
_SIDE = st.sampled_from([1.0, 2.0, 0.5]) | st.floats(0.25, 5)


def corners(low: Array, side: Array) -> Array:
    return np.concatenate([low, low + side], -1)


def _drawn(
    draw: Draw, loss: Loss, parameters_of: Callable[[tuple[int, ...]], Values]
) -> tuple[tuple[Array, ...], Values]:
    shape = (draw(st.integers(1, 5)), 2)
    parameters = parameters_of((shape[0], 4))
    input, target = (
        corners(*(draw(hnp.arrays(np.float64, shape, elements=e)) for e in (_CORNER, _SIDE))) for _ in range(2)
    )
    same = draw(hnp.arrays(np.bool_, (shape[0], 4)) | st.just(np.zeros((shape[0], 4), np.bool_)))
    mixed = np.where(same, target, input)  # edges in line
    right = (mixed[:, 2:] > mixed[:, :2]).all(1, keepdims=True)
    return (np.where(right, mixed, input), target), parameters


def _typical(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    low, side = rng.normal(size=(2, rows, 2)) * 0.5, rng.uniform(1, 3, (2, rows, 2))
    return tuple(corners(a, b) for a, b in zip(low, side, strict=True))


def _extremes(loss: Loss) -> Iterator[Extreme]:
    def one(*box: float) -> Array:
        return np.array([box])

    unit, far = one(0.0, 0.0, 1.0, 1.0), one(2.0, 0.0, 3.0, 1.0)
    pairs = {
        "identical": (unit, unit),
        "disjoint": (unit, far),
        "touching": (unit, one(1.0, 0.0, 2.0, 1.0)),
        "a corner in common": (unit, one(1.0, 1.0, 2.0, 2.0)),
        "one inside of the other": (one(0.25, 0.25, 0.5, 0.75), unit),
        "an edge in line": (one(0.0, 0.25, 0.5, 0.75), unit),
        "no width": (one(0.5, 0.0, 0.5, 1.0), unit),
        "no height": (one(0.0, 0.5, 1.0, 0.5), unit),
        "a point": (one(0.0, 0.0, 0.0, 0.0), one(0.0, 0.0, 2.0, 2.0)),
        "a point, far": (one(5.0, 5.0, 5.0, 5.0), unit),
        "two points": (one(1.0, 1.0, 1.0, 1.0), one(1.0, 1.0, 1.0, 1.0)),
        "pixels": (one(1e4, 9e3, 1.2e4, 1e4), one(1.1e4, 8.5e3, 1.3e4, 9.5e3)),
        "small boxes": (one(0.5, 0.5, 0.50390625, 0.5078125), one(0.501953125, 0.50390625, 0.505859375, 0.51171875)),
        "negative corners": (one(-1e4, -1e4, 1e4, 1e4), one(-1.0, -1.0, 1.0, 1.0)),
        "several": (np.concatenate([unit, far, far]), np.concatenate([far, far, unit * 3])),
    }
    for name, inputs in pairs.items():
        yield name, inputs, {}
        yield f"{name}, α with its gradient", inputs, {"detach_alpha": False}
        yield f"{name}, ε = 0.1", inputs, {"eps": 0.1}
    for name in ("identical", "a point", "two points", "touching"):
        yield f"{name}, ε = 0", pairs[name], {"eps": 0.0}


KINDS = {"boxes": Kind(_drawn, _typical, _extremes)}
