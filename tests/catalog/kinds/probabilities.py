"""Probabilities of classes, against distributions or labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from .kind import Array, Draw, Extreme, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.catalog.spec import Loss, Values

_ANY = st.sampled_from([0.0, 1.0, 0.5, 1e-13, 1e-6, 1 - 1e-6, 1 - 2**-53]) | st.floats(1e-3, 1 - 1e-3)


def _rows(draw: Draw, shape: tuple[int, ...]) -> Array:
    """Rows that sum to 1, with zeros among them; or numbers that do not."""
    if draw(st.booleans()):
        return draw(hnp.arrays(np.float64, shape, elements=_ANY))
    weight = draw(hnp.arrays(np.float64, shape, elements=st.sampled_from([0.0, 1.0, 1e-9]) | st.floats(1e-3, 1)))
    weight[:, 0] += ~weight.any(1)
    return weight / weight.sum(1, keepdims=True)


def _drawn(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> tuple[tuple[Array, ...], Values]:
    few = st.integers(1, 3)
    shape = draw(
        st.tuples(st.integers(1, 4), st.sampled_from([1, 2, 2, 3, 5, 10]))
        | st.tuples(few, few, few)
        | st.tuples(few, st.just(3), few, few)
    )
    parameters, p = parameters_for(shape), _rows(draw, shape)
    if loss.task.key == "probabilities" or draw(st.booleans()):
        y = p if draw(st.integers(0, 3)) == 0 else _rows(draw, shape)
    else:
        y = draw(hnp.arrays(np.int64, shape[:1] + shape[2:], elements=st.integers(0, shape[1] - 1)))
        if draw(st.booleans()):
            y = np.where(draw(hnp.arrays(np.bool_, y.shape)), parameters.get("ignore_index", -100), y)
    return (p, y), parameters


def _typical(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    p, y = rng.dirichlet(np.full(4, 2.0), (2, rows))
    return p, y if loss.task.key == "probabilities" else rng.integers(0, 4, rows)


def _extremes(loss: Loss) -> Iterator[Extreme]:
    rng = np.random.default_rng(1)
    p, y = rng.dirichlet(np.ones(3), (2, 4))
    sure, wrong = np.eye(3)[[0, 1, 2]], np.eye(3)[[0, 2, 1]]
    tiny = np.array([[1e-40, 1 - 1e-40, 0.0], [3e-40, 0.0, 1.0], [1e-13, 1e-13, 1 - 2.0**-24]])
    yield "all alike", (p, p), {}
    yield "one row", (p[:1], y[:1]), {}
    yield "one class", (np.ones((2, 1)), np.ones((2, 1))), {}
    yield "nothing at all", (np.zeros((2, 3)), y[:2]), {}
    yield "1000 classes", tuple(rng.dirichlet(np.ones(1000), (2, 1))), {}
    yield "pixels", tuple(np.moveaxis(rng.dirichlet(np.ones(3), (2, 2, 2, 2)), -1, 2)), {}
    for clamp in (-100.0, None, -1.0, 0.0):
        for normalize in (False, True):
            given = {"log_clamp": clamp, "normalize": normalize} if loss.key == "categorical_cross_entropy" else {}
            for name, q in {"sure": sure, "wrong": wrong, "tiny": tiny}.items():
                yield f"{name}, one-hot {given}", (q, sure), given
                yield f"{name}, soft {given}", (q, p[:3]), given
                yield f"{name} beside itself {given}", (q, q[::-1].copy()), given
            yield f"rows of another sum {given}", (p / 2, y), given
    if loss.task.key == "class_probabilities":
        labels = np.array([2, 0, 1, 0])
        yield "labels", (p, labels), {}
        yield "all rows ignored", (p, np.full(4, -100)), {}
        yield "ignored rows", (p, np.array([2, 255, 1, 255])), {"ignore_index": 255}
        yield "an ignored class", (p, labels), {"ignore_index": 0}
        yield "sure and wrong", (wrong, np.array([0, 1, 2])), {}


KINDS = {"probabilities": Kind(_drawn, _typical, _extremes), "class_probabilities": Kind(_drawn, _typical, _extremes)}
