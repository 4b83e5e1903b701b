"""What implementations of metrics disagree about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.catalog.conventions.convention import Convention, Other

if TYPE_CHECKING:
    from torch import Tensor


def ranking_loss_by_order(input: Tensor, target: Tensor) -> Tensor:
    """Of rows with one true label: the share of the others that a stable sort puts behind it."""
    place = input.argsort(dim=1, stable=True).argsort(dim=1)
    behind: Tensor = ((input.shape[1] - 1 - place) * target).sum(1).mean() / (input.shape[1] - 1)
    return behind


CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "label_ranking_loss": (
        Convention(
            "scores 0.5, 0.5 and 0.1, the first is true and then the second",
            (((0.5, 0.5, 0.1),) * 2, ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))),
            "scikit-learn",
            (Other("torchmetrics", "takes ties in the order of its sort", fn=ranking_loss_by_order),),
        ),
    ),
    "roc_auc_score": (
        Convention(
            "two rows, both of them true",
            ((0.5, 0.6), (1.0, 1.0)),
            "scikit-learn",
            (Other("torchmetrics", "takes a rate of false alarms of 0", fn=lambda input, target: 0 * input),),
        ),
    ),
    "hamming_loss": (
        Convention(
            "logits 0.4 and 0.9, both labels are true",
            ((0.4, 0.9), (1.0, 1.0)),
            "",
            (Other("torchmetrics", "takes what lies in [0, 1] for probabilities", {"activation": "none"}),),
            {"activation": "sigmoid"},
        ),
    ),
}
