"""Weights of classes from how many samples they have."""

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.class_sizes import effective_number
from lossexplorer.catalog.params import UNIT, Choice, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Rows, Values


def class_weights(samples_per_class: Tensor, scheme: str, beta: float, normalize: str) -> Tensor:
    """A weight for each class, (C,); a class without samples counts as if it had one."""
    n = samples_per_class.clamp(min=1)
    if scheme == "inverse":
        weight = n.sum() / (len(n) * n)
    else:
        weight = n**-0.5 if scheme == "sqrt_inverse" else 1 / effective_number(n, beta)
    return weight if normalize == "none" else weight / weight.mean()


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where the class is as large as the others."""
    return (Mark("guide", Message("as many as the others"), at=s["log_others"]),)


LOSS = Loss(
    title="Class weights",
    role="strategy",
    task=tasks.CLASS_COUNTS,
    formula=r"w_c = \frac{N}{C n_c} \;\; | \;\; \frac{1}{\sqrt{n_c}} \;\; | \;\; \frac{1 - \beta}{1 - \beta^{n_c}}",
    plain="Rare classes count more.",
    convention="Inverse is scikit-learn's “balanced”. The effective number of samples is that of Cui et al.; some call "
    "the square root by that name. Scaled to a mean of 1 a weighted loss stays as large as it was.",
    fn=class_weights,
    params=(
        Choice(
            "scheme",
            "",
            "inverse",
            {"inverse": "N / (C n), balanced", "sqrt_inverse": "1 / √n", "effective_number": "(1 − β) / (1 − βⁿ)"},
        ).means("How the weight falls with the number of samples."),
        Number("beta", "β", 0.9999, (0.9, 0.99999), UNIT).means(
            "Of the effective number: 0 weighs all classes alike, 1 by one over their number."
        ),
        Choice("normalize", "", "none", {"none": "as they are", "mean_1": "to a mean of 1"}).means(
            "Whether the weights are scaled."
        ),
    ),
    kind="set",
    rows=Rows("Weight of the class", class_weights),
    reductions=("none",),
    marks=marks,
    aliases=(
        "balanced",
        "compute_class_weight",
        "inverse frequency",
        "square root of inverse frequency",
        "effective number",
        "reweighting",
    ),
    references=(
        "sklearn.utils.class_weight.compute_class_weight",
        "timm.loss.class_weights",
        "Cui et al. 2019 https://arxiv.org/abs/1901.05555",
    ),
    known=(
        Known(((900.0, 90.0, 10.0),), (10 / 27, 100 / 27, 100 / 3), "scikit-learn: balanced"),
        Known(
            ((900.0, 90.0, 10.0),),
            (0.044, 0.306, 2.649),
            "computed with 80 digits",
            {"scheme": "effective_number", "beta": 0.999, "normalize": "mean_1"},
            digits=3,
        ),
        Known(
            ((900.0, 90.0, 10.0),),
            (0.220, 0.695, 2.085),
            "computed with 80 digits",
            {"scheme": "sqrt_inverse", "normalize": "mean_1"},
            digits=3,
        ),
        Known(((4.0, 0.0),), (0.5, 1.0), "no sample counts as one", {"scheme": "sqrt_inverse"}),
    ),
)
