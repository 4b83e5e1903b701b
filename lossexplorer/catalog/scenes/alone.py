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
    Integer(
        name="classes",
        symbol="C",
        default=3,
        domain=Interval(2, 1000),
        typical=(2, 100),
        scale="log",
        help="The number of classes.",
    ),
    Number(
        name="log_others",
        words="size of the others",
        symbol="log₁₀ m",
        default=3.0,
        domain=Interval(0, 9),
        typical=(0.0, 5.0),
        help="How many samples each other class has, as a power of ten.",
    ),
)
PART = _one_axis(
    "part",
    "A part of a batch",
    Axis("count", "elements of one part", "n", (0.0, 64.0), (0.0, 1e6)),
    Number(
        name="part_loss",
        words="loss of the part",
        symbol="ℓ",
        default=2.0,
        domain=NON_NEGATIVE,
        typical=(0.0, 5.0),
        help="The mean loss of the part whose size runs.",
    ),
    Integer(
        name="parts",
        symbol="B",
        default=4,
        domain=Interval(2, 1024),
        typical=(2, 64),
        scale="log",
        help="Of how many parts the batch consists.",
    ),
    Integer(
        name="other_count",
        words="elements of the others",
        symbol="m",
        default=32,
        domain=Interval(1, 1_000_000),
        typical=(1, 64),
        help="How many elements each other part has.",
    ),
    Number(
        name="other_loss",
        words="loss of the others",
        symbol="ℓₘ",
        default=0.5,
        domain=NON_NEGATIVE,
        typical=(0.0, 5.0),
        help="The mean loss of each other part.",
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
