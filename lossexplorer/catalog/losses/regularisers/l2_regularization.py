"""The L2 penalty, or weight decay."""

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import NON_NEGATIVE, Choice, Number
from lossexplorer.catalog.penalties import of_rows
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def l2_penalty(*weights: Tensor, form: str, lambda_: float) -> Tensor:
    """λ times half the sum of squares, the sum of squares, or the sum of the arrays' lengths."""
    if form == "norm":
        return lambda_ * torch.stack([torch.linalg.vector_norm(w) for w in weights]).sum()
    factor = lambda_ / 2 if form == "half_sum_sq" else lambda_
    return factor * torch.stack([w.square().sum() for w in weights]).sum()


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The bottom of the bowl; of a length, the tip of a cone."""
    if p["lambda_"] == 0:
        return ()
    if p["form"] == "norm" and s["other"] == 0:
        return (Mark("kink", Message("kink: slope −λ to λ"), at=0.0),)
    return (Mark("minimum", Message("minimum"), at=0.0),)


LOSS = Loss(
    title="L2 penalty (weight decay)",
    task=tasks.WEIGHTS,
    formula=r"L = \frac{\lambda}{2} \sum_{i} w_i^2",
    plain="A tax on large weights.",
    convention="Half the sum of squares, as SGD's weight_decay; Keras leaves out the ½. AdamW's decay is no loss term.",
    fn=l2_penalty,
    params=(
        Choice("form", "", "half_sum_sq", {"half_sum_sq": "½ λ Σ w²", "sum_sq": "λ Σ w²", "norm": "λ Σ ‖w‖"}).means(
            "What is summed: squares with ½ or without, or the lengths of arrays, which drives whole arrays to 0."
        ),
        Number("lambda_", "λ", 1e-3, (1e-6, 1.0), NON_NEGATIVE, "log").means(
            "The price: the gradient of a weight is λ times the weight."
        ),
    ),
    kind="set",
    rows=of_rows(l2_penalty),
    reductions=("sum",),
    marks=marks,
    convex=True,
    aliases=("ridge", "weight decay", "Tikhonov", "L2 penalty"),
    references=(
        "torch.optim.SGD(weight_decay=…)",
        "keras.regularizers.L2",
        "Krogh & Hertz 1992",
        "Loshchilov & Hutter 2019, decoupled weight decay https://arxiv.org/abs/1711.05101",
    ),
    known=(
        Known(((3.0, 4.0),), 0.125, "by hand: SGD", {"lambda_": 0.01}),
        Known(((3.0,), (4.0,)), 0.25, "by hand: Keras", {"lambda_": 0.01, "form": "sum_sq"}),
        Known(((3.0, 4.0), (-2.0,)), 0.07, "by hand: lengths 5 and 2", {"lambda_": 0.01, "form": "norm"}),
    ),
)
