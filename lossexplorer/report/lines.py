"""What each picture of a batch says, in a line; the same in the window and in a report."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.numbers import percent, written
from lossexplorer.compute.summaries.calibration import ROUNDING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.compute.histogram import Histogram
    from lossexplorer.compute.summaries import (
        ClassTable,
        Columns,
        Confusion,
        Lorenz,
        Pair,
        Reliability,
        Ruler,
        TemperatureFit,
    )

SURE = 0.9
"""The confidence from which a model is called sure."""
TOLD = 0.5
"""The part of the loss of which is told how many rows make it."""
_LEVELS = {"floor": mark("floor {x}"), "prior": mark("always the same {x}"), "chance": mark("chance {x}")}
_ALIKE = 1e-6
"""Means that differ by no more than this share are alike: sums of one precision differ by less."""
_BEYOND = 1.15
"""Times its highest level, or the loss above it, that the ruler reaches."""
_FAR = 3.0
"""Times its highest level up to which it reaches for a loss; one that is farther off is an arrow at its end."""
_SAME = 1e-3
"""Levels that lie closer together than this share of the ruler are one."""


@dataclass(frozen=True)
class Level:
    """A point of the ruler."""

    name: Message
    value: float


def levels_of(ruler: Ruler) -> list[Level]:
    """The levels that there are, the lowest first; of two that are alike, the later one."""
    values = {name: getattr(ruler, name) for name in _LEVELS}
    known = {name: x for name, x in values.items() if x is not None and math.isfinite(x)}
    if len(known) < 2:
        return []
    width = max(known.values()) - min(known.values())
    found: list[Level] = []
    for name, x in sorted(known.items(), key=lambda pair: pair[1]):
        if found and x - found[-1].value < _SAME * width:
            found.pop()
        found.append(Level(Message(_LEVELS[name], x=written(x)), x))
    return found


def ruler_ends(levels: Sequence[float], yours: float) -> tuple[float, float]:
    """Where the ruler begins and ends: a loss that is not far from its levels, the lowest first, has its true place."""
    low, high = levels[0], levels[-1]
    width = high - low
    spare = (_BEYOND - 1) * width
    if abs(yours - low) > _FAR * width:
        return low, high + spare
    return (yours - spare if yours < low else low), max(high, yours) + spare


def spread_line(histogram: Histogram | None) -> Message | None:
    """What lies beyond the last bar, or that there is none."""
    if histogram is None:
        return None
    if not histogram.beyond:
        return None if histogram.counts.any() else Message("no row has a loss that can be drawn")
    return Message(
        "{n} row lies beyond, up to {largest}",
        plural="{n} rows lie beyond, up to {largest}",
        n=histogram.beyond,
        largest=written(histogram.largest),
    )


def sure_and_wrong(columns: Columns, rows: Any = None) -> int:
    """How many rows are wrong with a confidence of ``SURE`` or more, of all or of those of ``rows``, ``(n,)``."""
    right, confidence = columns.right, columns.confidence
    if right is None or confidence is None:
        return 0
    with np.errstate(invalid="ignore"):
        found = (confidence >= SURE) & ~right & columns.used
    return int(np.count_nonzero(found if rows is None else found & rows))


def density_line(count: int) -> Message | None:
    """How many rows are sure and wrong."""
    if not count:
        return None
    return Message(
        "{n} row is wrong at 90 % confidence or more", plural="{n} rows are wrong at 90 % confidence or more", n=count
    )


def classes_line(table: ClassTable | None) -> Message | None:
    """The worst class, where there is one."""
    ranked = np.empty(0, np.int64) if table is None else table.worst(len(table.labels))
    if table is None or len(ranked) < 2:
        return None
    at, least = int(ranked[0]), int(ranked[-1])
    if np.isclose(table.mean_loss[at], table.mean_loss[least], rtol=_ALIKE, atol=0):
        return Message("every class costs the same on average")
    return Message(
        "class {label} costs most: {loss}, {share} of the loss",
        label=table.names.call(int(table.labels[at])),
        loss=written(float(table.mean_loss[at])),
        share=percent(float(table.total_loss[at] / max(float(table.total_loss.sum()), 1e-300))),
    )


def class_line(table: ClassTable, at: int) -> Message:
    """What is known of one class, by its place in the table."""
    known: dict[str, Any] = {
        "label": table.names.tell(int(table.labels[at])),
        "loss": written(float(table.mean_loss[at])),
        "right": percent(float(table.recall[at])),
        "n": int(table.count[at]),
    }
    if table.decisions:
        return Message(
            "class {label}: mean loss {loss}, {right} right, {n} decision",
            plural="class {label}: mean loss {loss}, {right} right, {n} decisions",
            **known,
        )
    return Message(
        "class {label}: mean loss {loss}, {right} right, {n} row",
        plural="class {label}: mean loss {loss}, {right} right, {n} rows",
        **known,
    )


def confused_line(names: ClassNames, pair: Pair, *, decisions: bool = False) -> Message:
    """What is known of two classes, one of which is taken for the other, or of a class that is right."""
    known: dict[str, Any] = {
        "target": names.tell(pair.target),
        "predicted": names.tell(pair.predicted),
        "n": pair.count,
        "share": percent(pair.share),
    }
    if decisions:
        return Message(
            "target {target}, predicted {predicted}: {n} decision, {share} of the class",
            plural="target {target}, predicted {predicted}: {n} decisions, {share} of the class",
            **known,
        )
    return Message(
        "target {target}, predicted {predicted}: {n} row, {share} of the class",
        plural="target {target}, predicted {predicted}: {n} rows, {share} of the class",
        **known,
    )


def of_decisions(line: Message | None, decisions: int | None) -> Message | None:
    """What a picture says of all decisions, whichever rows are looked at, where it cannot tell those of some.

    Args:
        line: what it says.
        decisions: how many there are; None where a row is one, of which pictures can be told.
    """
    if decisions is None:
        return line
    which = Message("of all {n} decisions", n=decisions)
    return which if line is None else Message("{which}: {line}", which=which, line=line)


def confusion_line(confusion: Confusion | None) -> Message:
    """The most frequent mistake."""
    if confusion is None or not confusion.pairs:
        return Message("no class is taken for another")
    most = confusion.pairs[0]
    return Message(
        "most often {target} is taken for {predicted}: {n} time",
        plural="most often {target} is taken for {predicted}: {n} times",
        target=confusion.names.call(most.target),
        predicted=confusion.names.call(most.predicted),
        n=most.count,
    )


def calibration_line(
    shown: Reliability | None, fit: TemperatureFit | None, *, by_outcome: bool = False
) -> Message | None:
    """The error and to which side it is, or what a temperature would make of it.

    Args:
        shown: the diagram.
        fit: the best temperature for it, if there is one.
        by_outcome: whether rows were chosen by loss or answer: whatever the model, these are not calibrated.
    """
    if shown is None:
        return None
    if not shown.count.any():
        return Message("no row has a confidence")
    if by_outcome:
        return Message("no ECE: rows are chosen by loss or answer")
    error, by = error_text(shown.error), error_text(abs(shown.too_sure))
    if fit is not None and not fit.at_end:
        after, t = error_text(fit.after.error), written(fit.temperature, 3)
        return Message("ECE {error}; {after} at temperature {t}", error=error, after=after, t=t)
    if by == "0":
        return Message("ECE {error}", error=error)
    side = Message(sides(shown.binary)[int(shown.too_sure < 0)])
    if by == error:  # every bin lies on one side
        return Message("ECE {error}: {side}", error=error, side=side)
    return Message("ECE {error}, on average {by} {side}", error=error, by=by, side=side)


def sides(binary: bool) -> tuple[str, str]:
    """What a confidence above and one below the share that is right is called; ``binary`` as ``Reliability`` has it."""
    return (mark("too high"), mark("too low")) if binary else (mark("too sure"), mark("too unsure"))


def temperature_line(fit: TemperatureFit) -> Message:
    """What else is known of the best temperature."""
    loss = written(fit.loss_after, 4)
    if fit.rows == fit.of:
        return Message("the loss is {loss} there", loss=loss)
    before = error_text(fit.before.error)
    return Message(
        "the loss is {loss} there, found on {n} of {all} rows, whose ECE is {before}",
        loss=loss, n=fit.rows, all=fit.of, before=before,
    )  # fmt: skip


def error_text(error: float) -> str:
    """A calibration error; what is only rounded confidences is none."""
    return written(0.0 if error < ROUNDING else error, 3)


def tail_line(lorenz: Lorenz | None) -> Message | None:
    """How few rows make half of the loss, and how unequal they are."""
    if lorenz is None:
        return None
    n = lorenz.makes_share(TOLD)
    return Message(
        "{n} row ({share}) makes half the loss; Gini {gini}",
        plural="{n} rows ({share}) make half the loss; Gini {gini}",
        n=n,
        gini=written(lorenz.gini, 2),
        share=percent(n / lorenz.n),
    )


def tail_point(lorenz: Lorenz) -> tuple[float, float]:
    """The place on the curve of which ``tail_line`` speaks."""
    told = lorenz.makes_share(TOLD) / lorenz.n
    return told, float(np.interp(told, lorenz.rows, lorenz.loss))


def value_text(value: Any, say: Callable[[str], str]) -> str:
    """A value of a parameter for reading."""
    if value is None:
        return say("none")
    if isinstance(value, tuple | list | np.ndarray):
        return ", ".join(value_text(x, say) for x in value)
    if isinstance(value, np.generic):
        value = value.item()
    return written(value, 6) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
