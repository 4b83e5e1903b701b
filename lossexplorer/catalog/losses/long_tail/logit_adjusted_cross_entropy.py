"""Cross entropy of logits that are adjusted by the frequency of their class."""

from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, class_marks, is_used
from lossexplorer.catalog.params import NON_NEGATIVE, Number, Vector
from lossexplorer.catalog.spec import Known, Loss
from lossexplorer.catalog.true_class import shifted_cross_entropy


def logit_adjusted_cross_entropy(
    input: Tensor, target: Tensor, tau: float, class_prior: Tensor | None, ignore_index: int
) -> Tensor:
    """Cross entropy of z + τ log π, where 0 · log 0 is 0."""
    shift = None if class_prior is None else torch.special.xlogy(tau, class_prior)
    return shifted_cross_entropy(input, target, shift, ignore_index)


LOSS = Loss(
    title="Logit adjustment",
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = -\log \frac{\pi_y^{\tau} e^{z_y}}{\sum_{c} \pi_c^{\tau} e^{z_c}}",
    plain="Handicap the frequent classes while training, so that rare ones have to be learnt properly.",
    convention="Adjusts while training, by adding τ log π; at test time the logits are used as they are. The other "
    "way is to train plainly and to subtract τ log π afterwards: do one of them. Counts do for π as well as shares.",
    fn=logit_adjusted_cross_entropy,
    params=(
        Number("tau", "τ", 1.0, (0.0, 2.0), NON_NEGATIVE).means(
            "How strongly frequent classes are handicapped; 0 is cross entropy."
        ),
        Vector("class_prior", "π", domain=NON_NEGATIVE).means(
            "The share of each class in the training data; None takes all classes as equally frequent."
        ),
        IGNORE_INDEX,
    ),
    mass=is_used,
    marks=lambda p, s: class_marks(s) if p["class_prior"] is None else (),
    convex=True,
    aliases=("LogitAdjustedLoss", "LogitAdjust", "logit adjusted softmax", "class priors"),
    references=(
        "Menon et al. 2020, Long-tail learning via logit adjustment (google-research/logit_adjustment) "
        "https://arxiv.org/abs/2007.07314",
    ),
    known=(
        Known((((0.0, 0.0),), (0,)), 0.6931471805599453, "log 2 without a prior"),
        Known(
            (((0.0, 0.0),), (1,)), 1.3862943611198906, "log 4: what the prior expects", {"class_prior": (0.75, 0.25)}
        ),
        Known(
            (((0.0, 0.0),), (1,)), 2.302585092994046, "log 10 = log(1 + 3²)", {"class_prior": (0.75, 0.25), "tau": 2.0}
        ),
    ),
)
