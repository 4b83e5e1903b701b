"""Binary cross entropy of many labels, averaged over them."""

from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import CLASS_WEIGHT, binary_marks
from lossexplorer.catalog.spec import Known, Loss


def multilabel_soft_margin(input: Tensor, target: Tensor, weight: Tensor | None) -> Tensor:
    """Σ w_c [y sp(−z) + (1 − y) sp(z)] / C, sp(z) = log(1 + exp z), for each row."""
    return F.binary_cross_entropy_with_logits(input, target, weight, reduction="none").mean(1)


def gradient(p: Tensor, input: Tensor, target: Tensor, weight: Tensor | None) -> Tensor:
    """w_c (p_c − y_c) / C."""
    slope = (p - target) / input.shape[1]
    return slope if weight is None else weight * slope


LOSS = Loss(
    title="Multi-label soft margin",
    task=tasks.MULTILABEL_LOGIT,
    formula=r"\ell = \frac{1}{C} \sum_{c=1}^{C} w_c\,[\,y_c \log(1 + e^{-z_c}) + (1 - y_c) \log(1 + e^{z_c})\,]",
    plain="One question of yes or no for each label, averaged.",
    convention="A row is the mean over its labels, as in torch; codes that sum over the labels are C times larger.",
    fn=multilabel_soft_margin,
    params=(CLASS_WEIGHT,),
    reductions=("mean", "none", "sum"),
    gradient=gradient,
    marks=lambda p, s: binary_marks(s),
    convex=True,
    native="multilabel_soft_margin_loss",
    aliases=("MultiLabelSoftMarginLoss", "multilabel logistic"),
    references=("torch.nn.functional.multilabel_soft_margin_loss",),
    known=(
        Known((((0.0, 0.0, 0.0),), ((1.0, 0.0, 1.0),)), 0.6931471805599453, "log 2"),
        Known(
            (((1.3, -1e4), (0.0, 0.0)), ((1.0, 0.0), (1.0, 0.0))),
            (0.12050422691649603, 0.6931471805599453),
            "half of log(1 + exp(−1.3)), and log 2",
            reduction="none",
        ),
        Known((((0.0, 0.0),), ((1.0, 0.0),)), 1.3862943611198906, "(log 2 + 3 log 2)/2", {"weight": (1.0, 3.0)}),
    ),
)
