"""Softmax cross entropy on logits."""

from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import CLASS_WEIGHT, IGNORE_INDEX, class_marks, is_used, true_class
from lossexplorer.catalog.params import UNIT, Choice, Number
from lossexplorer.catalog.spec import Known, Loss


def cross_entropy(
    input: Tensor,
    target: Tensor,
    weight: Tensor | None,
    ignore_index: int,
    label_smoothing: float,
    weight_normalization: str,
) -> Tensor:
    """−w_y log softmax(z)_y of class indices, or −Σ w_c q_c log softmax(z)_c of probabilities."""
    ignore = -100 if target.is_floating_point() else ignore_index  # torch refuses it beside probabilities
    return F.cross_entropy(
        input, target, weight, ignore_index=ignore, label_smoothing=label_smoothing, reduction="none"
    )


def of_true_class(log_p: Tensor, target: Tensor, weight: Tensor | None, ignore_index: int) -> Tensor:
    """−w_y log p_y."""
    loss = -log_p if weight is None else -log_p * weight[target.where(target != ignore_index, 0)]
    return loss.masked_fill(target == ignore_index, 0)


def mass(target: Tensor, weight: Tensor | None, ignore_index: int, weight_normalization: str) -> Tensor:
    """The weight of the true class; 1 for probabilities, whatever the weights."""
    if target.is_floating_point():
        return target.new_ones(target.shape[:1] + target.shape[2:])
    used = is_used(target, ignore_index)
    if weight is None or weight_normalization == "batch":
        return used
    return used * weight[target.where(target != ignore_index, 0)]


def gradient(
    p: Tensor, input: Tensor, target: Tensor, weight: Tensor | None, ignore_index: int, label_smoothing: float
) -> Tensor:
    """p_c Σ_k a_k − a_c, where a is the weighted, smoothed target."""
    classes = input.shape[1]
    per_class = (1, classes) + (1,) * (input.ndim - 2)
    if target.is_floating_point():
        a = target * (1 - label_smoothing) + label_smoothing / classes
        a = a if weight is None else a * weight.view(per_class)
        return p.mul_(a.sum(1, keepdim=True)).sub_(a)
    label = true_class(target, ignore_index)
    used = (target != ignore_index).unsqueeze(1).to(p.dtype)
    own = used * (1 - label_smoothing)
    own = own if weight is None else own * weight[label]
    if not label_smoothing:
        return (p if weight is None and bool(used.all()) else p.mul_(own)).scatter_add_(1, label, -own)
    spread = p.new_ones(per_class) if weight is None else weight.view(per_class)
    a = (used * spread * (label_smoothing / classes)).scatter_add_(1, label, own)
    return p.mul_(a.sum(1, keepdim=True)).sub_(a)


LOSS = Loss(
    title="Cross entropy",
    task=tasks.SOFT_CLASS_LOGITS,
    formula=r"\ell = -(1 - \varepsilon)\, w_y \log p_y \quad {} - \frac{\varepsilon}{C} \sum_{c=1}^{C} w_c \log p_c "
    r"\quad p_c = \frac{e^{z_c}}{\sum_{j} e^{z_j}}",
    plain="The price of the probability you gave to the right answer; nothing else counts.",
    convention="As torch: class indices are averaged over the sum of their weights, probabilities over rows; "
    "smoothing spreads ε over all C classes; weights w are 1 unless given.",
    fn=cross_entropy,
    params=(
        CLASS_WEIGHT,
        IGNORE_INDEX,
        Number("label_smoothing", "ε", 0.0, (0.0, 0.3), UNIT).means(
            "The share of the target that is spread evenly over all classes."
        ),
        Choice(
            "weight_normalization",
            "",
            "sum_of_weights",
            {"sum_of_weights": "by the sum of weights", "batch": "by the number of rows"},
            batch_only=True,
        ).means("What the mean of weighted rows is divided by: torch takes the weights, keras the rows."),
    ),
    mass=mass,
    reductions=("mean", "none", "sum"),
    gradient=gradient,
    of_true_class=of_true_class,
    marks=lambda p, s: class_marks(s, 1 - p["label_smoothing"] * (1 - 1 / s["classes"])),
    convex=True,
    native=lambda p: "cross_entropy" if p["weight_normalization"] == "sum_of_weights" else "",
    aliases=(
        "CE",
        "CrossEntropyLoss",
        "softmax loss",
        "softmax cross entropy",
        "sparse categorical cross entropy",
        "log loss",
    ),
    references=("torch.nn.functional.cross_entropy",),
    known=(
        Known((((1.0, 2.0, 3.0), (4.0, 5.0, 6.0)), (1, 2)), 0.9076059644443802, "log-sum-exp by hand"),
        Known((((0.0,) * 10,), (3,)), 2.302585092994046, "log 10"),
        Known((((0.0, 0.0), (0.0, 0.0)), (-100, 1)), 0.6931471805599453, "an ignored row"),
        Known(
            (((1.0, 0.0), (1.0, 0.0)), (0, 1)),
            0.8132616875182228,
            "weights 1 and 1 are no weights",
            {"weight": (1.0, 1.0)},
        ),
    ),
)
