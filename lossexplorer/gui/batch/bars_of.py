"""Which numbers of a row become bars: all of a short one, of a long one what decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message
from lossexplorer.compute.detail import decision_of, decisions_in, place_in_row, true_class
from lossexplorer.gui.describe import as_tip
from lossexplorer.gui.words import number, say
from lossexplorer.paint.bars import MOST, Bar

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.compute.detail import RowDetail

_SEQUENCE = 2
"""Axes of the predictions of a row that is a sequence: position and class."""


def bars_of(detail: RowDetail, as_it_is: RowDetail | None = None) -> tuple[str, list[Bar]]:
    """A line that says what is shown, and the bars.

    Args:
        detail: the row to show.
        as_it_is: the same row with its own scores, if one of them is moved: arrows shrink as the gradient does.
    """
    heading, bars = _heading_and_bars(detail, detail if as_it_is is None else as_it_is)
    if detail.gradient is None:
        return heading, bars
    return say(Message("{columns} · push", columns=heading)), bars


def _heading_and_bars(detail: RowDetail, own: RowDetail) -> tuple[str, list[Bar]]:
    if detail.form == "classes" and detail.probabilities is not None:
        return say("class · probability · score"), _classes(detail, own)
    if detail.form == "binary":
        return say("output · probability or score · target"), _outputs(detail, own)
    if detail.form == "embedding" and detail.targets.size != detail.predictions.size:
        return say("dimension · value"), _numbers(detail, own)
    if detail.form == "embedding":
        return say("dimension · bar: how far the views are apart · first view · second view"), _pairs(detail, own)
    return say("output · bar: how far prediction and target are apart · predicted · target"), _pairs(detail, own)


def _pushed(
    detail: RowDetail, own: RowDetail, bars: list[Bar], which: list[int], first: int = 0, last: int | None = None
) -> list[Bar]:
    """The bars with arrows: minus the gradient; the strongest of the decision, moved or not, is as long as any."""
    if detail.gradient is None:
        return bars
    push = -detail.gradient.reshape(-1)[first:last]
    size = max(_largest(row.gradient.reshape(-1)[first:last]) for row in (detail, own) if row.gradient is not None)
    return [
        replace(
            bar, push=float(push[i] / (size or 1.0)), push_words=say(Message("push {x}", x=number(float(push[i]), 3)))
        )
        for bar, i in zip(bars, which, strict=True)
    ]


def _largest(gradient: Array) -> float:
    return float(np.abs(gradient[np.isfinite(gradient)]).max(initial=0.0))


def masks_of(detail: RowDetail) -> tuple[Array, Array]:
    """The first channel of prediction and mask as pictures; scores become probabilities."""
    height = detail.predictions.shape[-2] if detail.predictions.ndim > 2 else 1
    shown = detail.predictions[0]
    if not ((shown >= 0) & (shown <= 1)).all():
        shown = 0.5 + 0.5 * np.tanh(shown / 2)  # the sigmoid, without an overflow
    return shown.reshape(height, -1), detail.targets[0].astype(np.float64).reshape(height, -1)


def position_of(detail: RowDetail) -> Message | None:
    """Which of several decisions of a row is shown, and whether it is the worst."""
    if detail.form != "classes" or detail.predictions.ndim == 1:
        return None
    place = place_in_row(detail, decision_of(detail))
    if detail.predictions.ndim == _SEQUENCE:
        place = Message("{place} of {count}", place=place, count=decisions_in(detail))
    if decision_of(detail) != decision_of(replace(detail, at=None)):
        return place
    return Message("{place}, the worst of the row", place=place)


def _classes(detail: RowDetail, own: RowDetail) -> list[Bar]:
    """The true class and the likeliest ones, the likeliest first."""
    classes = detail.predictions.shape[-1]
    at = decision_of(detail)
    z = detail.predictions.reshape(-1, classes)[at]
    p = np.asarray(detail.probabilities).reshape(-1, classes)[at]
    truth = true_class(detail)
    top = np.argsort(-p, kind="stable")[:MOST]
    if truth is not None and truth not in top:
        top = np.append(top[:-1], truth)
    chosen = sorted(top.tolist()) if classes <= MOST else top.tolist()
    best = int(np.argmax(p))
    bars = [_class_bar(c, p, z, truth, best, detail.names) for c in chosen]
    return _pushed(detail, own, bars, chosen, at * classes, (at + 1) * classes)


def _class_bar(c: int, p: Array, z: Array, truth: int | None, best: int, names: ClassNames) -> Bar:
    emphasis = "true" if c == truth else "wrong" if c == best else ""
    mark, tip = say("true") if c == truth else "", as_tip(names.tell(c)) if names else ""
    share = _share(float(p[c]))
    return Bar(names.call(c), float(p[c]), share, number(float(z[c]), 3), emphasis, tip=tip, mark=mark)


def _share(p: float) -> str:
    """A probability with three places; one that would look like 0 says that it is not."""
    return "<0.001" if 0 < p < 0.0005 else f"{p:.3f}"


def _outputs(detail: RowDetail, own: RowDetail) -> list[Bar]:
    """Probabilities of yes-or-no outputs; scores where there are no probabilities."""
    z, y = detail.predictions.reshape(-1), detail.targets.astype(np.float64).reshape(-1)
    shown = z if detail.probabilities is None else np.asarray(detail.probabilities).reshape(-1)
    bars = []
    order = _first(np.abs(shown - y))
    for i in order:
        right = (shown[i] > (0.5 if detail.probabilities is not None else 0.0)) == (y[i] > 0)
        share = float(np.clip(shown[i], 0, 1)) if detail.probabilities is not None else float(shown[i] > 0)
        name, emphasis = _output(detail, i), "true" if right else "wrong"
        bars.append(Bar(name, share, number(float(shown[i]), 3), number(float(y[i]), 3), emphasis))
    return _pushed(detail, own, bars, order)


def _output(detail: RowDetail, i: int) -> str:
    """What an output is called: by its name or number, in an image by line and column."""
    shape = tuple(n for n in detail.predictions.shape if n > 1)
    if len(shape) > 1:
        return ", ".join(str(int(part)) for part in np.unravel_index(i, shape))
    return detail.names.call(i) if detail.predictions.size > 1 else str(i)


def _numbers(detail: RowDetail, own: RowDetail) -> list[Bar]:
    """One vector alone: its label is no vector to compare it with."""
    x = detail.predictions.reshape(-1)
    size = np.abs(x)
    largest = max(float(size[np.isfinite(size)].max(initial=0.0)), 1e-300)
    share = np.minimum(size / largest, 1.0)
    order = _first(size)
    return _pushed(detail, own, [Bar(str(i), float(share[i]), number(float(x[i]), 3), "") for i in order], order)


def _pairs(detail: RowDetail, own: RowDetail) -> list[Bar]:
    """Two numbers beside each other; the bar is as long as their distance."""
    x, y = detail.predictions.reshape(-1), detail.targets.astype(np.float64).reshape(-1)
    gap = np.abs(x - y)
    finite = gap[np.isfinite(gap)]
    largest = max(float(finite.max()), 1e-300) if finite.size else 1.0
    share = np.minimum(gap / largest, 1.0)
    order = _first(gap)
    called = detail.names.call
    bars = [Bar(called(i), float(share[i]), number(float(x[i]), 3), number(float(y[i]), 3)) for i in order]
    return _pushed(detail, own, bars, order)


def _first(gap: Array) -> list[int]:
    """All in order if they are few, else the furthest off first."""
    if len(gap) <= MOST:
        return list(range(len(gap)))
    return np.argsort(-gap, kind="stable")[:MOST].tolist()
