"""Hinge of many labels: every true one against every false one."""

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def multilabel_margin(input: Tensor, target: Tensor) -> Tensor:
    """Σ max(0, 1 − (z_j − z_i)) / C over true j and false i, for each row; to torch's own, nan is no mistake."""
    loss = F.multilabel_margin_loss(input, target, reduction="none")
    if not input.numel() or not bool(input.detach().amax().isnan()):
        return loss
    return torch.where(input.isnan().any(1), input.sum(1), loss)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The margin at which the last false label is out of the way, and all labels alike."""
    found = [Mark("kink", Message("margin 1: free beyond"), at=1.0, level=0.0)]
    if s["others"] is None:
        level = (s["classes"] - 1) / s["classes"]
        found.append(Mark("chance", Message("all alike"), at=0.0, level=level))
    return tuple(found)


LOSS = Loss(
    title="Multi-label hinge",
    task=tasks.LABEL_LISTS,
    formula=r"\ell = \frac{1}{C} \sum_{j \in Y} \sum_{i \notin Y} \max(0,\, 1 - (z_j - z_i))",
    plain="Every true label must outrank every false one by a margin.",
    convention="As torch: a target lists the true classes and −1 ends it, so [2, 0, −1, −1] means classes 2 and 0; "
    "yes and no for each class (multi-hot) is something else. At a kink the gradient is 0.",
    fn=multilabel_margin,
    marks=marks,
    convex=True,
    native="multilabel_margin_loss",
    aliases=("MultiLabelMarginLoss", "multilabel hinge"),
    references=("torch.nn.functional.multilabel_margin_loss",),
    known=(
        Known((((0.1, 0.2, 0.4, 0.8),), ((3, 0, -1, 1),)), 0.85, "torch's documentation", digits=4),
        Known(
            (((5.0, 0.0, 0.0), (0.0, 0.0, 0.0)), ((0, -1, -1), (1, 2, -1))), (0.0, 2 / 3), "by hand", reduction="none"
        ),
        Known((((1.0, 2.0),), ((-1, -1),)), 0.0, "no true label"),
    ),
)
