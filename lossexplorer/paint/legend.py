"""What a curve is called beside its sign: the loss, and what tells it from another of the same loss."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lossexplorer.base import mark
from lossexplorer.catalog.params import Number
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lossexplorer.catalog.scenes import Axis
    from lossexplorer.compute.curve import CurveSet
    from lossexplorer.paint.caption import Entry


def legend(
    curves: CurveSet, slots: Mapping[int, int] | None = None, say: Callable[[str], str] = str
) -> tuple[Entry, ...]:
    """A line for each curve that is drawn."""
    from lossexplorer.paint.caption import Entry  # here and below: cards want no more than the last function

    return tuple(
        Entry(
            f"{say(CATALOGUE.get(c.ask.key).title)}  {short_parameters(c.ask.key, c.ask.parameters)}".rstrip(),
            i if slots is None else slots.get(c.ask.id, 0),
        )
        for i, c in enumerate(curves.curves)
        if c.problem is None
    )


def fixed(curves: CurveSet, say: Callable[[str], str] = str) -> tuple[Entry, ...]:
    """One line that says under which circumstances the curves hold: the target, the number of classes."""
    from lossexplorer.compute.curve import held_fixed
    from lossexplorer.paint.caption import Entry

    held = held_fixed(curves)
    labels = {p.name: f"{say(p.label)} {p.symbol}" for p in SCENES[curves.request.scene].controls}
    text = "   ".join(_short(f"{labels[name]} =", value) for name, value in held.items())
    return (Entry(text),) if text else ()


def labels(keys: Sequence[str], axis: Axis, say: Callable[[str], str] = str) -> tuple[str, str]:
    """What the heights of the two plots are: loss and slope, or else a value, and that there may be no gradient."""
    entries = [CATALOGUE.get(key) for key in keys]
    name = say(mark("loss")) if all(loss.role == "loss" for loss in entries) else say(mark("value"))
    if entries and not any(loss.differentiable for loss in entries):
        return name, say(mark("no gradient: it moves in steps"))
    return name, f"{say(mark('slope'))} = d {name} / d {axis.symbol}"


def short_parameters(key: str, parameters: tuple[tuple[str, Any], ...]) -> str:
    """The first number of a loss, and all parameters that are not as usual, in symbols."""
    declared, values = CATALOGUE.get(key).params, dict(parameters)
    first = next((p.name for p in declared if isinstance(p, Number) and p.symbol and not p.optional), None)
    shown = [p for p in declared if p.name == first or values[p.name] != p.default]
    return "  ".join(_short(p.symbol or p.name, values[p.name]) for p in shown)


def _short(name: str, value: Any) -> str:
    if isinstance(value, tuple):
        value = value[0]
    if isinstance(value, bool):
        return name if value else f"¬{name}"
    if isinstance(value, float | int):
        if f"{value:.3g}" == "1" != f"{value:g}":  # 0.9999 is not 1
            return f"{name} {value:g}"
        return re.sub(r"e([+-])0*", r"e\1", f"{name} {value + 0.0:.3g}").replace("-", "−")
    return f"{name} –" if value is None else str(value)
