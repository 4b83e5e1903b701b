"""Scenes of numbers that stand alone: a number, a gradient, the size of a class, the size of a part of a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.params import NON_NEGATIVE, Integer, Interval, Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.scenes.scene import Place
    from lossexplorer.catalog.spec import Values


def _one_axis(key: str, title: str, axis: Axis, *controls: Integer | Number) -> Scene:
    """A scene whose coordinate is what is shown; over decades there are decades."""
    return Scene(
        key,
        title,
        (axis,),
        controls,
        lambda x, axis, s: {"x": x},
        lambda u, axis, s: u,
        lambda x, axis, s: x,
        spans_decades=axis.decades,
    )


NUMBER = _one_axis("number", "A number", Axis("value", "number", "x", (-1.0, 1.0)))
MAGNITUDE = _one_axis(
    "magnitude",
    "A gradient on its way",
    Axis("log_magnitude", "size of the gradient", "log₁₀ g", (-14.0, 2.0), (-30.0, 30.0), decades=True),
)
CLASS_SIZE = _one_axis(
    "class_size",
    "The size of a class",
    Axis("log_count", "samples of the class", "log₁₀ n", (0.0, 5.0), (0.0, 9.0), decades=True),
    Integer("classes", "C", 3, (2, 100), Interval(2, 1000), "log").means("The number of classes."),
    Number("log_others", "log₁₀ m", 3.0, (0.0, 5.0), Interval(0, 9), words="size of the others").means(
        "How many samples each other class has, as a power of ten."
    ),
)
PART = _one_axis(
    "part",
    "A part of a batch",
    Axis("count", "elements of one part", "n", (0.0, 64.0), (0.0, 1e6)),
    Number("part_loss", "ℓ", 2.0, (0.0, 5.0), NON_NEGATIVE, words="loss of the part").means(
        "The mean loss of the part whose size runs."
    ),
    Integer("parts", "B", 4, (2, 64), Interval(2, 1024), "log").means("Of how many parts the batch consists."),
    Integer("other_count", "m", 32, (1, 64), Interval(1, 1_000_000), words="elements of the others").means(
        "How many elements each other part has."
    ),
    Number("other_loss", "ℓₘ", 0.5, (0.0, 5.0), NON_NEGATIVE, words="loss of the others").means(
        "The mean loss of each other part."
    ),
)


def _beside(x: Tensor, value: float, others: int) -> Tensor:
    """What runs, and others that do not."""
    return torch.cat([x[:, None], x.new_full((len(x), others), value)], 1)


def _lay_sizes(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    return (_beside(10 ** at["x"], 10 ** s["log_others"], s["classes"] - 1),)


def _lay_parts(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    counts = _beside(at["x"], s["other_count"], s["parts"] - 1)
    return _beside(torch.full_like(at["x"], s["part_loss"]), s["other_loss"], s["parts"] - 1), counts


SCENES: tuple[tuple[Scene, Mapping[str, Lay]], ...] = (
    (NUMBER, {"numbers": Lay(lambda at, s, p: (at["x"],), ())}),
    (MAGNITUDE, {"gradients": Lay(lambda at, s, p: (10 ** at["x"],), ())}),
    (CLASS_SIZE, {"class_counts": Lay(_lay_sizes, ("classes", "log_others"), value=lambda v: v[:, 0])}),
    (PART, {"parts": Lay(_lay_parts, ("part_loss", "parts", "other_count", "other_loss"))}),
)
