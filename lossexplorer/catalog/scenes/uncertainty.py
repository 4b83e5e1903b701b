"""The scene of an error that comes with how sure the prediction was: that is held fixed, the error runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch
from lossexplorer.catalog.params import POSITIVE, Interval, Number
from lossexplorer.catalog.scenes import regression
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.scenes.scene import Place
    from lossexplorer.catalog.spec import Values

(_TARGET,) = (p for p in regression.SCENE.controls if p.name == "target")

SCENE = Scene(
    "uncertainty",
    "A number and how sure it is",
    (Axis("error", "error ŷ − y", "e", (-4.0, 4.0)), Axis("prediction", "prediction", "ŷ", (-4.0, 4.0))),
    (
        _TARGET,
        Number("variance", "v", 1.0, (0.1, 10.0), POSITIVE, "log").means("The variance that the prediction claims."),
        Number("nu", "ν", 1.0, (0.1, 10.0), POSITIVE, "log").means(
            "How many observations the prediction claims to rest on."
        ),
        Number("alpha", "α", 2.0, (1.1, 10.0), Interval(1, open_low=True)).means(
            "Half the number of observations that the noise claims to rest on; the tails get thinner with it."
        ),
        Number("beta", "β", 1.0, (0.1, 10.0), POSITIVE, "log").means(
            "How strong the noise is claimed to be; its variance is β / (α − 1)."
        ),
    ),
    regression.SCENE.place,
    regression.SCENE.show,
    regression.SCENE.find,
)


def _lay(at: Place, s: Values, names: tuple[str, ...]) -> tuple[Tensor, ...]:
    return tuple(at[n] if n in at else torch.full_like(at["target"], s[n]) for n in names)


_VARIANCE, _EVIDENCE = ("prediction", "target", "variance"), ("prediction", "nu", "alpha", "beta", "target")
LAYS: Mapping[str, Lay] = {
    "variance": Lay(lambda at, s, p: _lay(at, s, _VARIANCE), ("target", "variance")),
    "evidence": Lay(lambda at, s, p: _lay(at, s, _EVIDENCE), ("target", "nu", "alpha", "beta")),
    "regression": Lay(lambda at, s, p: (at["prediction"], at["target"]), ("target",)),
}
