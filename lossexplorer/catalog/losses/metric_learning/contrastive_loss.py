"""The contrastive loss of pairs, by their distance."""

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def contrastive(x1: Tensor, x2: Tensor, target: Tensor, margin: float) -> Tensor:
    """½d² where the two belong together, else ½ of the square that the distance d lacks of the margin."""
    difference = x1 - x2
    near = difference.square().sum(1)
    far = F.relu(margin - torch.linalg.vector_norm(difference, dim=1)).square()
    return torch.where(target > 0, near, far) / 2


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """No distance at all, or the margin beyond which strangers are left alone."""
    if s["target"]:
        return (minimum(0.0, 0.0),)
    return (Mark("joint", Message("margin"), at=p["margin"], level=0.0),)


LOSS = Loss(
    title="Contrastive (pairs)",
    task=tasks.MARKED_PAIRS,
    formula=r"\ell = \begin{cases} \frac{1}{2} d^2 & y = 1 \\ "
    r"\frac{1}{2} \max(0, m - d)^2 & y = 0 \end{cases} \quad d = \|x_1 - x_2\|",
    plain="Pull pairs together, push others to arm's length.",
    convention="1 stands for a pair that belongs together; Hadsell's paper has it the other way round. Distances are "
    "squared and every pair counts: pytorch-metric-learning does neither. No gradient at a distance of 0.",
    fn=contrastive,
    params=(Number("margin", "m", 1.0, (0.1, 5.0), POSITIVE).means("The distance from which strangers cost nothing."),),
    marks=marks,
    convex=True,
    aliases=("ContrastiveLoss", "contrastive", "Siamese", "pair loss"),
    references=("Hadsell, Chopra, LeCun 2006: Dimensionality Reduction by Learning an Invariant Mapping",),
    known=(
        Known((((3.0, 4.0),), ((0.0, 0.0),), (1.0,)), 12.5, "½ · 5²"),
        Known((((0.3, 0.4),), ((0.0, 0.0),), (0.0,)), 0.125, "½ (1 − ½)²"),
        Known((((3.0, 4.0),), ((0.0, 0.0),), (0.0,)), 0.0, "beyond the margin"),
    ),
)
