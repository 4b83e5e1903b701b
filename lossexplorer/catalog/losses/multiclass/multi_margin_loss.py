"""Multi-class hinge loss."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import CLASS_WEIGHT, IGNORE_INDEX, is_used
from lossexplorer.catalog.params import Integer, Interval, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, MoreExact, Values

_LARGE = 1e3
"""Where it begins to matter that torch rounds m − z_y before it adds z_c; so does nan, of which torch makes 0."""


def multi_margin_loss(
    input: Tensor, target: Tensor, p: int, margin: float, weight: Tensor | None, ignore_index: int
) -> Tensor:
    """Σ_{c≠y} w_y max(0, m − z_y + z_c)^p / C: torch's own, of logits (N, C, …), with rows that are ignored."""
    ignored = target == ignore_index
    is_whole = not bool(ignored.any())
    label = target if is_whole else target.masked_fill(ignored, 0)
    z = input.movedim(1, -1).flatten(0, -2) if input.ndim > 2 else input
    y = label.flatten()
    ordinary = not len(y) or bool(torch.stack(z.detach().aminmax()).abs().max() < _LARGE)
    if not ordinary:
        z = z - z.detach().gather(1, y.unsqueeze(1))
    loss = F.multi_margin_loss(z, y, p, margin, weight, reduction="none")
    if not ordinary:
        loss = loss.masked_fill(z.detach().amax(1).isnan(), math.nan)
    loss = loss.view(target.shape)
    return loss if is_whole else loss.masked_fill(ignored, 0)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where the margin is wide enough, chance, and the straight end."""
    found = [Mark("kink" if p["p"] == 1 else "joint", Message("wide enough"), at=p["margin"], level=0.0)]
    if s["others"] is None:
        share = 1 - 1 / s["classes"]
        found.append(Mark("chance", Message("chance"), at=0.0, level=share * p["margin"] ** p["p"]))
        if p["p"] == 1:
            line = (-share, share * p["margin"])
            found.append(Mark("asymptote", Message("straight below the margin"), line=line, toward=-math.inf))
    return tuple(found)


LOSS = Loss(
    title="Multi-class hinge",
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = \frac{1}{C} \sum_{c \neq y} w_y \max(0, m - z_y + z_c)^p",
    plain="The right score must beat every other by a margin.",
    convention="As torch: summed over the other classes and divided by all C; optax, keras and scikit-learn take the "
    "largest violation instead. The mean divides by the number of rows, also with weights.",
    fn=multi_margin_loss,
    params=(
        Integer("p", "p", 1, (1, 2), Interval(1, 2)).means("The power of what a margin lacks: 1 or 2."),
        Number("margin", "m", 1.0, (0.0, 5.0)).means("By how much the right score has to lead before nothing is paid."),
        CLASS_WEIGHT,
        IGNORE_INDEX,
    ),
    mass=is_used,
    marks=marks,
    convex=True,
    more_exact=MoreExact(1.5, "nan stays nan, and large logits keep their digits."),
    aliases=("MultiMarginLoss", "CategoricalHinge", "Crammer-Singer", "multiclass SVM"),
    references=(
        "torch.nn.functional.multi_margin_loss",
        "Weston & Watkins 1999: Support vector machines for multi-class pattern recognition",
    ),
    known=(
        Known((((1.0, 0.5, -1.0),), (0,)), 1 / 6, "(1 − 0.5)/3: the other class is far enough"),
        Known((((1.0, 0.5, -1.0),), (0,)), 1 / 12, "0.5²/3", {"p": 2}),
        Known((((0.0, 2.0),), (0,)), 3.0, "2 · 3/2", {"weight": (2.0, 5.0)}),
    ),
)
