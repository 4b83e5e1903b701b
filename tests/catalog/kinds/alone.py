"""Numbers that stand alone: values, gradients, sizes of classes, parts of a batch, epochs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from .kind import Array, Draw, Extreme, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.catalog.spec import Loss, Values

_NUMBER = st.sampled_from([0.0, 1.0, -1.0, 1e4, -1e4, 1e-6]) | st.floats(-12, 12)
_COUNT = st.sampled_from([0.0, 1.0, 2.0, 1000.0]) | st.integers(0, 2000).map(float)
_LOSS = st.sampled_from([0.5, 1.0, 2.0]) | st.floats(0.01, 8)
Inputs = tuple[tuple[Array, ...], "Values"]


def _in_range(parameters: Values) -> Values:
    """With a zero point that there is."""
    if "zero_point" in parameters:
        low, high = parameters.get("quant_min", -128), parameters.get("quant_max", 127)
        parameters["zero_point"] = min(max(parameters["zero_point"], low), high)
    return parameters


def _drawn(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> Inputs:
    shape = draw(hnp.array_shapes(max_dims=3, max_side=3))
    return (draw(hnp.arrays(np.float64, shape, elements=_NUMBER)),), _in_range(parameters_for(shape))


def _drawn_counts(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> Inputs:
    n = draw(st.integers(1, 5))
    return (draw(hnp.arrays(np.float64, n, elements=_COUNT)),), parameters_for((n,))


def _drawn_runs(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> Inputs:
    n = draw(st.integers(1, 8))
    second = _LOSS if loss.task.key == "epochs" else _COUNT
    return tuple(draw(hnp.arrays(np.float64, n, elements=e)) for e in (_LOSS, second)), parameters_for((n,))


def _typical(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    return (rng.normal(size=(rows, 2)) * (1e-4 if loss.task.key == "gradients" else 0.3),)


def _typical_counts(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    return (rng.integers(2, 500, rows).astype(float),)


def _typical_runs(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    second = rng.uniform(0.5, 2, rows) if loss.task.key == "epochs" else rng.integers(1, 50, rows).astype(float)
    return rng.uniform(0.5, 2, rows), second


def _extremes(loss: Loss) -> Iterator[Extreme]:
    x = np.array([0.0, 0.031, -0.26, 1e4, -1e4, 12.69, -12.81, 1e-6, 2.0**-20])
    narrow = {"quant_min": 0, "quant_max": 3, "zero_point": 1, "scale": 0.25}
    for given in ({}, {"scale": 1.0}, {"scale": 2.0**24}, narrow, {"quant_min": -2, "quant_max": 1}):
        yield f"all sizes {given}", (x,), given
    yield "one number", (np.array(0.37),), {}


def _extreme_counts(loss: Loss) -> Iterator[Extreme]:
    for scheme in ("inverse", "sqrt_inverse", "effective_number"):
        for normalize in ("none", "mean_1"):
            given = {"scheme": scheme, "normalize": normalize}
            yield f"unequal {given}", (np.array([900.0, 90.0, 10.0]),), given
            yield f"a class without samples {given}", (np.array([5.0, 0.0]),), given
    for beta in (0.0, 0.5, 1.0):
        yield f"β = {beta}", (np.array([1000.0, 3.0]),), {"scheme": "effective_number", "beta": beta}


def _extreme_runs(loss: Loss) -> Iterator[Extreme]:
    one, other = np.array([2.0, 1.0, 0.5, 0.25, 0.125]), np.array([3.0, 1.0, 2.0, 2.0, 4.0])
    for given in ({}, {"patience": 0}, {"patience": 1}, {"min_delta": 1.5}):
        yield f"a course {given}", (one, other), given
    for averaging in ("elements", "mean_of_means", "sum_of_means"):
        yield f"counts, {averaging}", (one, other), {"averaging": averaging}
        yield f"a part without elements, {averaging}", (one, other * [1, 1, 0, 1, 1]), {"averaging": averaging}
    yield "one alone", (one[:1], other[:1]), {}


KINDS = {
    "numbers": Kind(_drawn, _typical, _extremes),
    "gradients": Kind(_drawn, _typical, _extremes),
    "class_counts": Kind(_drawn_counts, _typical_counts, _extreme_counts),
    "parts": Kind(_drawn_runs, _typical_runs, _extreme_runs),
    "epochs": Kind(_drawn_runs, _typical_runs, _extreme_runs),
}
