"""Mean squared logarithmic error."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def log_ratio(input: Tensor, target: Tensor) -> Tensor:
    """The logarithm of (1 + ŷ)/(1 + y); of near numbers from their difference, which keeps its digits."""
    error, whole = input - target, 1 + target
    near = error.abs() <= whole / 2
    relative = torch.where(near, error, 0.0) / torch.where(near, whole, 1.0)
    x, y = (torch.where(near, 0.0, v) for v in (input, target))
    return torch.where(near, torch.log1p(relative), torch.log1p(x) - torch.log1p(y))


def squared_log_error(input: Tensor, target: Tensor) -> Tensor:
    """(log(1 + ŷ) − log(1 + y))²."""
    return log_ratio(input, target).square()


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The minimum, and the end of all predictions."""
    least = (minimum(s["target"], 0.0),) if s["target"] > -1 else ()
    return (*least, Mark("wall", Message("−1: no logarithm"), at=-1.0))


LOSS = Loss(
    title="Mean squared logarithmic error",
    task=tasks.AMOUNT,
    formula=r"\ell = \left(\log(1 + \hat y) - \log(1 + y)\right)^2",
    plain="Cares about ratios, not differences: twice too much costs about as much as half too little.",
    convention="Predictions between −1 and 0 are taken as they are, as in scikit-learn; Keras replaces them by 0.",
    fn=squared_log_error,
    gradient=lambda input, target: 2 * log_ratio(input, target) / (1 + input),
    marks=marks,
    aliases=("MSLE", "RMSLE", "MeanSquaredLogarithmicError", "logarithmic error"),
    references=("sklearn.metrics.mean_squared_log_error",),
    known=(
        Known(((math.e - 1,), (0.0,)), 1.0, "by hand"),
        Known(((-0.5,), (1.0,)), 1.922, "scikit-learn: (log 4)²", digits=3),
    ),
)
