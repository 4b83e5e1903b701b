"""Class-balanced loss: weights from the effective number of samples."""

from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.class_sizes import effective_number
from lossexplorer.catalog.common import IGNORE_INDEX, class_marks, is_used, true_class
from lossexplorer.catalog.params import NON_NEGATIVE, UNIT, Choice, Number
from lossexplorer.catalog.spec import Known, Loss
from lossexplorer.catalog.true_class import SAMPLES_PER_CLASS


def effective_weights(samples: Tensor, beta: float) -> Tensor:
    """Weights in proportion to (1 − β)/(1 − β^n), 1/n at β = 1, of which the mean is 1."""
    number = effective_number(samples, beta)
    return len(samples) / (number * (1 / number).sum())


def one_against_rest(input: Tensor, label: Tensor, gamma: float) -> Tensor:
    """Σ_c (1 − p_t)^γ · binary cross entropy of class c against the rest, where p_t is given to what is true."""
    z = input.scatter(1, label, -input.gather(1, label))  # now the logit of being wrong
    loss = -F.logsigmoid(-z)
    return (loss if gamma == 0 else (gamma * F.logsigmoid(z)).exp() * loss).sum(1)


def class_balanced_loss(
    input: Tensor,
    target: Tensor,
    beta: float,
    samples_per_class: Tensor | None,
    base: str,
    gamma: float,
    ignore_index: int,
) -> Tensor:
    """w_y times the base loss."""
    label = true_class(target, ignore_index)
    if base == "softmax":
        loss = F.cross_entropy(input, label.squeeze(1), reduction="none")
    else:
        loss = one_against_rest(input, label, gamma if base == "focal" else 0.0)
    if samples_per_class is not None:
        loss = effective_weights(samples_per_class, beta)[label.squeeze(1)] * loss
    return loss.masked_fill(target == ignore_index, 0)


LOSS = Loss(
    title="Class-balanced",
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = w_y\,\ell_{base} \quad w_c \propto \frac{1 - \beta}{1 - \beta^{n_c}}, \;\; \sum_{c} w_c = C",
    plain="The thousandth picture of a cat teaches less than the tenth, so classes are weighed accordingly.",
    convention="The mean is over rows, not over their weights, as the authors have it. Base softmax is weighted cross "
    "entropy; sigmoid and focal are summed over the classes. A popular port has BCE of the softmax and averages.",
    fn=class_balanced_loss,
    params=(
        Number("beta", "β", 0.9999, (0.9, 0.99999), UNIT).means(
            "How slowly more samples stop to teach: 0 weighs all classes alike, 1 by one over their number."
        ),
        SAMPLES_PER_CLASS,
        Choice(
            "base",
            "",
            "softmax",
            {
                "softmax": "cross entropy of the softmax",
                "sigmoid": "binary cross entropy of each class",
                "focal": "focal loss of each class",
            },
        ).means("What is weighted."),
        Number("gamma", "γ", 2.0, (0.0, 5.0), NON_NEGATIVE).means(
            "Of the focal base: how strongly what is right already is turned down."
        ),
        IGNORE_INDEX,
    ),
    mass=is_used,
    marks=lambda p, s: class_marks(s) if p["base"] == "softmax" and p["samples_per_class"] is None else (),
    aliases=("CB loss", "ClassBalancedLoss", "effective number of samples"),
    references=(
        "Cui et al. 2019, Class-Balanced Loss Based on Effective Number of Samples https://arxiv.org/abs/1901.05555",
        "richardaecn/class-balanced-loss https://github.com/richardaecn/class-balanced-loss",
    ),
    known=(
        Known((((0.0, 0.0),), (0,)), 0.6931471805599453, "log 2 where all are alike"),
        Known(
            (((0.0, 0.0),), (1,)),
            1.0397207708399179,
            "β = 1: weights 1/n, scaled to ½ and 1½",
            {"beta": 1.0, "samples_per_class": (3, 1)},
        ),
        Known(
            (((0.0, 0.0),), (0,)),
            0.5545177444479562,
            "β = ½: 1/(3/4) and 1/(1/2), scaled to 4/5 and 6/5",
            {"beta": 0.5, "samples_per_class": (2, 1)},
        ),
        Known((((0.0, 0.0),), (0,)), 1.3862943611198906, "2 log 2", {"base": "sigmoid"}),
        Known((((0.0, 0.0),), (0,)), 0.34657359027997264, "2 log(2)/4", {"base": "focal"}),
    ),
)
