"""The elastic net."""

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import NON_NEGATIVE, UNIT, Number
from lossexplorer.catalog.penalties import of_rows
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def elastic_net(*weights: Tensor, l1_ratio: float, lambda_: float) -> Tensor:
    """λ Σ (ρ |w| + ½ (1 − ρ) w²) over all weights."""
    straight = torch.stack([w.abs().sum() for w in weights]).sum()
    squares = torch.stack([w.square().sum() for w in weights]).sum()
    return lambda_ * (l1_ratio * straight + (1 - l1_ratio) / 2 * squares)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """A kink wherever there is a share of |w|."""
    if p["lambda_"] * p["l1_ratio"] > 0:
        return (Mark("kink", Message("kink: slope −λρ to λρ"), at=0.0),)
    return (Mark("minimum", Message("minimum"), at=0.0),) if p["lambda_"] > 0 else ()


LOSS = Loss(
    title="Elastic net",
    task=tasks.WEIGHTS,
    formula=r"L = \lambda \sum_{i} \left(\rho |w_i| + \frac{1 - \rho}{2} w_i^2\right)",
    plain="A tax on large weights and one that sets small weights to zero, mixed.",
    convention="As in scikit-learn, with ½ before the squares; Keras takes l1 = λρ and l2 = λ(1 − ρ)/2.",
    fn=elastic_net,
    params=(
        Number("l1_ratio", "ρ", 0.5, (0.0, 1.0), UNIT).means(
            "The share of |w|; 0 is the L2 penalty, 1 the L1 penalty."
        ),
        Number("lambda_", "λ", 0.01, (1e-6, 1.0), NON_NEGATIVE, "log").means("The price of both together."),
    ),
    kind="set",
    rows=of_rows(elastic_net),
    reductions=("sum",),
    marks=marks,
    convex=True,
    aliases=("ElasticNet", "L1 + L2", "Zou-Hastie"),
    references=("keras.regularizers.L1L2", "Zou & Hastie 2005"),
    known=(Known(((3.0, -4.0),), 0.0975, "by hand: 0.01 · (3.5 + 6.25)"),),
)
