"""Logits alone, and the logits of two networks beside one set of labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tests.catalog import draws, extremes

from .kind import Array, Draw, Extreme, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.catalog.spec import Loss, Values


def _drawn_alone(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> tuple[tuple[Array, ...], Values]:
    shape = draw(draws.shapes("logits"))
    return (draw(draws.array("logits", shape)),), parameters_for(shape)


def _drawn(draw: Draw, loss: Loss, parameters_for: Callable[..., Values]) -> tuple[tuple[Array, ...], Values]:
    shape = draw(draws.shapes("logits"))
    parameters = parameters_for(shape)
    one, other = (draw(draws.array("logits", shape)) for _ in range(2))
    return (one, other, draws.draw_classes(draw, loss, shape, parameters)), parameters


def _typical(rng: np.random.Generator, loss: Loss, rows: int, parameters: Values) -> tuple[Array, ...]:
    one, other = rng.normal(size=(2, rows, 4)) * 2
    return (one, other, rng.integers(0, 4, rows)) if loss.task.has_labels else (one,)


def _alone(loss: Loss) -> Iterator[Extreme]:
    for name, (scores, _), given in extremes.of_classes(loss):
        yield name, (scores,), given
    yield "log-probabilities", (draws.log_softmax(np.arange(6.0).reshape(2, 3)),), {}


def _extremes(loss: Loss) -> Iterator[Extreme]:
    for name, (scores, labels), given in extremes.of_classes(loss):
        other = np.where(np.isfinite(scores), scores[:, ::-1], 0.5)
        yield name, (scores, other, labels), given
        yield f"{name}, a teacher of the same opinion", (scores, scores, labels), given
    rng = np.random.default_rng(6)
    scores, labels = rng.normal(size=(4, 3)), np.array([2, 0, 1, 0])
    nearly = scores * (1 + 1e-4)
    sure = np.where(np.arange(3) == labels[:, None], 1e4, -1e4)
    for given in ({}, {"temperature": 1.0}, {"temperature": 100.0, "alpha": 1.0}):
        yield f"nearly the same opinion {given}", (nearly, scores, labels), given
        yield f"a sure teacher {given}", (scores, sure, labels), given
        yield f"a teacher that rules classes out {given}", (scores, np.where(sure > 0, 1.0, -np.inf), labels), given
    for share in (0.0, 0.5, 0.9, 1.0):
        yield f"{share} forgotten", (scores, scores[::-1].copy(), labels), {"forget_rate": share}


KINDS = {
    **dict.fromkeys(("logits_alone", "class_scores"), Kind(_drawn_alone, _typical, _alone)),
    "two_networks": Kind(_drawn, _typical, _extremes),
}
