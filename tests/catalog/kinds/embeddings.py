"""Vectors beside other vectors, signs, bits or labels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tests.catalog import draws

from .kind import Array, Draw, Extreme, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.catalog.spec import Loss, Values

    Targets = Callable[[np.random.Generator, int], Array]

CLASSES = 5


def _signs(rng: np.random.Generator, rows: int) -> Array:
    return rng.choice([-1.0, 1.0], rows)


def _bits(rng: np.random.Generator, rows: int) -> Array:
    return rng.choice([0.0, 1.0], rows)


def _labels(rng: np.random.Generator, rows: int) -> Array:
    return rng.permutation(np.arange(rows) % max(rows // 2, 1))  # everybody has a friend


def _drawn(
    targets: Targets | None, draw: Draw, loss: Loss, parameters_for: Callable[..., Values]
) -> tuple[tuple[Array, ...], Values]:
    shape = draw(draws.shapes("embedding"))
    vectors = [draw(draws.array("embedding", shape)) for _ in _tables(loss)]
    if len(vectors) > 1 and draw(st.booleans()):  # some are the same
        vectors[1] = np.where(draw(hnp.arrays(np.bool_, shape[0]))[:, None], vectors[0], vectors[1])
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    return (*vectors, *([targets(rng, shape[0])] if targets else [])), parameters_for(shape)


def _tables(loss: Loss) -> tuple[str, ...]:
    return tuple(name for name in loss.task.inputs if name != "target")


def _typical(
    targets: Targets | None, rng: np.random.Generator, loss: Loss, rows: int, parameters: Values
) -> tuple[Array, ...]:
    vectors = rng.normal(size=(len(_tables(loss)), rows, 3))
    return (*vectors, *([targets(rng, rows)] if targets else []))


def _extremes(targets: Targets | None, loss: Loss) -> Iterator[Extreme]:
    rng = np.random.default_rng(4)
    count = len(_tables(loss))
    some = rng.normal(size=(count, 4, 4))
    hidden = some * np.array([0.0, 1.0, 1.0, 1.0])[:, None]
    size = np.array([1e4, 1e-4, 1.0])[:count, None, None]
    tables = {
        "one row": some[:, :1],
        "all alike": np.ones((count, 4, 2)),
        "opposites": np.array([1.0, -1.0, 1.0])[:count, None, None] * np.ones((4, 3)),
        "at right angles": np.array([[1.0, 2.0, 3.0], [1.0, 1.0, -1.0], [2.0, -1.0, 0.0]])[:count, None]
        * np.ones((4, 1)),
        "vectors of zeros": hidden,
        "one dimension": some[:, :, :1],
        "vectors of 1e4": some * 1e4,
        "vectors of 1e-4": some * 1e-4,
        "large beside small": some * size,
    }
    for name, vectors in tables.items():
        rows = vectors.shape[1]
        kinds = [targets(np.random.default_rng(seed), rows) for seed in range(3)] if targets else [None]
        for number, target in enumerate(kinds):
            inputs = tuple(vectors) if target is None else (*vectors, target)
            yield f"{name} {number}", inputs, {}
            for given in ({"eps": 0.0, "p": 1.0}, {"eps": 0.0}, {"p": 3.0}, {"margin": 0.5}, {"temperature": 0.02}):
                yield f"{name} {number}, {given}", inputs, given


def _supcon(loss: Loss) -> Iterator[Extreme]:
    yield from _extremes(_labels, loss)
    some = np.random.default_rng(7).normal(size=(4, 3))
    yield "nobody has a friend", (some, np.arange(4)), {}
    yield "some have no friend", (some, np.array([3, -1, 3, 1000])), {}
    yield "one class", (some, np.zeros(4, int)), {"temperature": 1e-3}


def _class_directions(
    draw: Draw, loss: Loss, parameters_for: Callable[..., Values]
) -> tuple[tuple[Array, ...], Values]:
    shape = draw(draws.shapes("embedding"))
    parameters = parameters_for(shape)
    vectors = draw(draws.array("embedding", shape))
    classes = draw(draws.array("embedding", (draw(st.integers(1, 5)), shape[1])))
    if draw(st.booleans()):
        vectors = np.where(draw(hnp.arrays(np.bool_, shape[0]))[:, None], classes[0], vectors)
    return (vectors, classes, draws.draw_classes(draw, loss, (shape[0], len(classes)), parameters)), parameters


def _typical_directions(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    return rng.normal(size=(rows, 3)), rng.normal(size=(CLASSES, 3)), rng.integers(0, CLASSES, rows)


def _extreme_directions(loss: Loss) -> Iterator[Extreme]:
    rng = np.random.default_rng(8)
    x, w, y = rng.normal(size=(4, 3)), rng.normal(size=(3, 3)), np.array([2, 0, 1, 0])
    for given in ({}, {"margin": 0.0}, {"margin": 1.5}, {"scale": 1.0}, {"scale": 1000.0}):
        yield f"ordinary {given}", (x, w, y), given
        yield f"on the vectors of their classes {given}", (w[y], w, y), given
        yield f"four times as long {given}", (4 * w[y], w, y), given
        yield f"opposite {given}", (-w[y], w, y), given
        yield f"one dimension {given}", (x[:, :1], w[:, :1], y), given
        yield f"small and large {given}", (x * 1e4, w * 1e-4, y), given
    yield "one row", (x[:1], w, y[:1]), {}
    yield "one class", (x, w[:1], 0 * y), {}
    yield "a vector of zeros", (x * [[0.0], [1.0], [1.0], [1.0]], w, y), {}
    yield "a class of zeros", (x, w * [[0.0], [1.0], [1.0]], y), {}
    yield "1000 classes", (x, rng.normal(size=(1000, 3)), 111 * y), {}
    yield "ignored rows", (x, w, np.array([2, 255, 1, 255])), {"ignore_index": 255}
    yield "all rows ignored", (x, w, np.full(4, -100)), {}


def _kind(targets: Targets | None) -> Kind:
    return Kind(partial(_drawn, targets), partial(_typical, targets), partial(_extremes, targets))


KINDS = {
    "triplets": _kind(None),
    "signed_pairs": _kind(_signs),
    "marked_pairs": _kind(_bits),
    "labelled_embeddings": Kind(partial(_drawn, _labels), partial(_typical, _labels), _supcon),
    "class_directions": Kind(_class_directions, _typical_directions, _extreme_directions),
}
