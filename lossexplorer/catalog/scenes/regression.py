"""The scene of predicting a number: an error, or the prediction that makes it."""

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


def _place_regression(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    y = torch.full_like(x, s["target"])
    return {"prediction": y + x if axis == "error" else x, "target": y}


def _show_regression(u: float, axis: str, s: Values) -> float | None:
    return u if axis == "error" else u + s["target"]


def _find_regression(x: float, axis: str, s: Values) -> float | None:
    return x if axis == "error" else x - float(s["target"])


SCENE = Scene(
    "regression",
    "Predicting a number",
    (Axis("error", "error ŷ − y", "e", (-4.0, 4.0)), Axis("prediction", "prediction", "ŷ", (-4.0, 4.0))),
    (
        Number("target", "y", 0.0, (-4.0, 4.0)).means("What should have been predicted."),
        Integer("count", "n", 4, (1, 32), Interval(1, 4096), words="predictions in the set").means(
            "How many predictions the set has; the others keep their error."
        ),
        Number("other_error", "e", 0.5, (0.0, 4.0), NON_NEGATIVE, words="error of the others").means(
            "The error of each of the other predictions."
        ),
    ),
    _place_regression,
    _show_regression,
    _find_regression,
)


def _lay_set_of_numbers(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    y = at["target"][:, None]
    others = (y + s["other_error"]).expand(-1, s["count"] - 1)
    return torch.cat([at["prediction"][:, None], others], 1), y.expand(-1, s["count"])


LAYS: Mapping[str, Lay] = {"regression": Lay(lambda at, s, p: (at["prediction"], at["target"]), ("target",))}
SET_OF_NUMBERS = Lay(_lay_set_of_numbers, ("target", "count", "other_error"))
"""Of a loss that is no sum over its numbers."""
