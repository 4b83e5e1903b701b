"""ArcFace: softmax on angles, with a margin for the true class."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, is_used
from lossexplorer.catalog.directions import cosine_and_sine, directions, recognition
from lossexplorer.catalog.params import POSITIVE, Interval, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def arcface(input: Tensor, weight: Tensor, target: Tensor, margin: float, scale: float, ignore_index: int) -> Tensor:
    """Cross entropy of scale · cos θ, where the angle to the true class counts as wider by the margin."""
    used = target != ignore_index
    label = target.where(used, 0)
    vectors, classes = directions(input), directions(weight)
    cosine, sine = cosine_and_sine(vectors, classes[label])
    wider = cosine * math.cos(margin) - sine * math.sin(margin)
    own = torch.where(cosine < -math.cos(margin), cosine - margin * math.sin(margin), wider)
    others = torch.arange(len(weight), device=label.device) != label.unsqueeze(1)
    loss = recognition(scale * own, scale * vectors @ classes.T, others)
    return torch.where(used, loss, 0.0).to(input.dtype)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Chance: with the margin, the true class is as far as every other."""
    angle = math.acos(s["other_cosine"]) - p["margin"]
    return (Mark("chance", Message("chance: log C"), at=angle, level=math.log(s["classes"])),) if angle >= 0 else ()


LOSS = Loss(
    title="ArcFace",
    task=tasks.CLASS_DIRECTIONS,
    formula=r"\ell = -\log \frac{e^{s g}}{e^{s g} + \sum_{c \neq y} e^{s \cos \theta_c}} "
    r"\quad g = \begin{cases} \cos(\theta_y + m) & \theta_y \le \pi - m \\ "
    r"\cos \theta_y - m \sin m & \theta_y > \pi - m \end{cases}",
    plain="Recognise the face even after tilting it by half a radian.",
    convention="The margin is in radians; pytorch-metric-learning takes degrees. Where angle and margin exceed π, the "
    "authors' straight line takes over, with a step. Right on the vector of its class a row has no gradient by its "
    "own angle.",
    fn=arcface,
    params=(
        Number("margin", "m", 0.5, (0.0, 1.0), Interval(0, 1.5)).means(
            "The angle in radians by which the true class seems further away than it is."
        ),
        Number("scale", "s", 64.0, (1.0, 64.0), POSITIVE, "log").means(
            "What multiplies the cosines: large makes the softmax sharp."
        ),
        IGNORE_INDEX,
    ),
    mass=lambda weight, target, ignore_index: is_used(target, ignore_index),
    marks=marks,
    aliases=("ArcFaceLoss", "AAM-Softmax", "additive angular margin", "face recognition"),
    references=(
        "pytorch_metric_learning.losses.ArcFaceLoss",
        "Deng et al. 2018, ArcFace https://arxiv.org/abs/1801.07698",
    ),
    known=(
        Known(
            (((2.0, 0.0),), ((1.0, 0.0), (0.0, 3.0)), (0,)), 0.3476854448672507, "log(1 + exp(−cos ½))", {"scale": 1.0}
        ),
        Known(
            (((2.0, 0.0),), ((-1.0, 0.0), (0.0, 3.0)), (0,)),
            1.4939419953583308,
            "log(1 + exp(1 + ½ sin ½))",
            {"scale": 1.0},
        ),
        Known(
            (((2.0, 0.0),), ((1.0, 0.0), (0.0, 3.0)), (0,)),
            0.31326168751822286,
            "log(1 + 1/e)",
            {"scale": 1.0, "margin": 0.0},
        ),
    ),
)
