"""Masks whose loss takes logits and sorts pixels by their errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from .kind import Array, Draw, Extreme, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.catalog.spec import Loss, Values

_SCORE = st.sampled_from([0.0, 1.0, -1.0, 20.0, -800.0, 1e4, -1e4]) | st.floats(-12, 12)
_QUARTERS = st.integers(-24, 24).map(lambda n: n / 4)


def apart(scores: Array) -> Array:
    """Scores moved by different amounts: which of two equal errors comes first decides the gradient."""
    return scores + 0.2 * np.modf(np.sqrt(7.3 + np.arange(scores.size) * 3.7))[0].reshape(scores.shape)


def _images(draw: Draw) -> tuple[int, ...]:
    few = st.integers(1, 3)
    return tuple(draw(st.tuples(few, st.integers(1, 6)) | st.tuples(few, few, few)))


def _drawn_logits(
    draw: Draw, loss: Loss, parameters_of: Callable[[tuple[int, ...]], Values]
) -> tuple[tuple[Array, ...], Values]:
    shape = _images(draw)
    z = draw(hnp.arrays(np.float64, shape, elements=_SCORE))
    return (z, draw(hnp.arrays(np.float64, shape, elements=st.sampled_from([0.0, 1.0])))), parameters_of(shape)


def _drawn_classes(
    draw: Draw, loss: Loss, parameters_of: Callable[[tuple[int, ...]], Values]
) -> tuple[tuple[Array, ...], Values]:
    images, classes = _images(draw), draw(st.integers(1, 4))
    shape = (images[0], classes, *images[1:])
    parameters = parameters_of(shape)
    labels = draw(hnp.arrays(np.int64, images, elements=st.integers(0, classes - 1)))
    if draw(st.booleans()):
        labels = np.where(draw(hnp.arrays(np.bool_, images)), parameters.get("ignore_index", -100), labels)
    return (apart(draw(hnp.arrays(np.float64, shape, elements=_QUARTERS))), labels), parameters


def _typical_logits(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    return rng.normal(size=(rows, 2, 3)), rng.integers(0, 2, (rows, 2, 3)).astype(float)


def _typical_classes(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    return rng.normal(size=(rows, 4, 5)), rng.integers(0, 4, (rows, 5))


def _extreme_logits(loss: Loss) -> Iterator[Extreme]:
    rng = np.random.default_rng(5)
    z, t = rng.normal(size=(3, 4, 4)) * 3, (rng.random((3, 4, 4)) < 0.4).astype(float)
    for per_image in (True, False):
        given = {"per_image": per_image}
        yield f"images {given}", (z, t), given
        yield f"logits of ±1e4 {given}", (np.where(t + z > 1, 1e4, -1e4), t), given
        yield f"empty masks {given}", (z, 0 * t), given
        yield f"full masks {given}", (z, 0 * t + 1), given
        yield f"equal errors {given}", (np.sign(z) * 0.5, t), given
        yield f"errors that differ by less than 1 has digits {given}", (z * 1e-20, t), given
        yield f"a perfect mask {given}", (8 * t - 4, t), given
        yield f"at the margin {given}", (2 * t - 1, t), given
        yield f"one pixel {given}", (z[:1, :1, 0], t[:1, :1, 0]), given
    yield "many pixels", (apart(rng.normal(size=(1, 300))), (rng.random((1, 300)) < 0.1).astype(float)), {}


def _extreme_classes(loss: Loss) -> Iterator[Extreme]:
    rng = np.random.default_rng(6)
    z, y = apart(rng.normal(size=(3, 4, 2, 3)) * 2), rng.integers(0, 3, (3, 2, 3))
    void = np.where(rng.random(y.shape) < 0.4, 255, y)
    void[1] = 255
    for classes in ("present", "all"):
        for per_image in (True, False):
            given = {"classes": classes, "per_image": per_image}
            yield f"images {given}", (z, y), given
            yield f"ignored pixels {given}", (z, void), {**given, "ignore_index": 255}
            yield f"an ignored class {given}", (z, y), {**given, "ignore_index": 0}
            yield f"nothing but ignored pixels {given}", (z, np.full_like(y, -100)), given
            yield f"logits of ±1e4 {given}", (np.where(z > 0, 1e4, -1e4), y), given
            yield f"one class {given}", (z[:, :1], y * 0), given
            yield f"one pixel {given}", (z[:1, :, 0, 0], y[:1, 0, 0]), given
            yield f"equal errors {given}", (z * 0, y), given
    yield "100 classes", (apart(rng.normal(size=(1, 100, 4))), rng.integers(0, 100, (1, 4))), {}


KINDS = {
    "mask_logits": Kind(_drawn_logits, _typical_logits, _extreme_logits),
    "class_masks": Kind(_drawn_classes, _typical_classes, _extreme_classes),
}
