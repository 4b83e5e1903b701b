"""Cross entropy with smoothed labels, in both conventions."""

from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, class_marks, entropy, is_used, true_class
from lossexplorer.catalog.params import UNIT, Choice, Flag, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def shares(classes: int, epsilon: float, mode: str) -> tuple[float, float]:
    """Target share of the true class and of each other class."""
    if classes == 1:
        return 1.0, 0.0
    if mode == "uniform_all":
        return 1 - epsilon * (classes - 1) / classes, epsilon / classes
    return 1 - epsilon, epsilon / (classes - 1)


def label_smoothing_cross_entropy(
    input: Tensor, target: Tensor, epsilon: float, mode: str, subtract_entropy: bool, ignore_index: int
) -> Tensor:
    """−Σ q_c log p_c, minus the entropy of q where asked."""
    classes = input.shape[1]
    own, other = shares(classes, epsilon, mode)
    log_p = F.log_softmax(input, 1)
    label = true_class(target, ignore_index)
    loss = -(own - other) * log_p.gather(1, label).squeeze(1)
    if other:
        loss = loss - other * log_p.sum(1)
    if subtract_entropy:
        loss = loss - entropy((own, *[other] * (classes - 1)))
    return loss.masked_fill(target == ignore_index, 0)


def gradient(p: Tensor, input: Tensor, target: Tensor, epsilon: float, mode: str, ignore_index: int) -> Tensor:
    """P − q."""
    own, other = shares(input.shape[1], epsilon, mode)
    label = true_class(target, ignore_index)
    p.sub_(other).scatter_add_(1, label, p.new_full(label.shape, other - own))
    return p.masked_fill_((target == ignore_index).unsqueeze(1), 0)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Those of a cross entropy whose target is not sure."""
    classes = s["classes"]
    own, other = shares(classes, p["epsilon"], p["mode"])
    shift = entropy((own, *[other] * (classes - 1))) if p["subtract_entropy"] else 0.0
    return class_marks(s, own, shift)


LOSS = Loss(
    title="Label smoothing",
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = -\sum_{c} q_c \log p_c \quad q_y = 1 - \varepsilon + \frac{\varepsilon}{C}, \; "
    r"q_{c \neq y} = \frac{\varepsilon}{C}",
    plain="Tell the model it may never be entirely sure.",
    convention="ε is spread over all C classes (torch, keras, timm) or over the other C − 1 (t5x); "
    "the loss of a perfect answer is not 0 unless the entropy is subtracted.",
    fn=label_smoothing_cross_entropy,
    params=(
        Number("epsilon", "ε", 0.1, (0.0, 0.4), UNIT).means(
            "The share of the target that is taken from the true class."
        ),
        Choice(
            "mode",
            "",
            "uniform_all",
            {"uniform_all": "spread over all classes", "uniform_others": "spread over the other classes"},
        ).means("Whether the true class gets a part of what is spread."),
        Flag("subtract_entropy", "−H", False).means(
            "Subtract the entropy of the smoothed target, so that a perfect answer costs 0."
        ),
        IGNORE_INDEX,
    ),
    mass=is_used,
    gradient=gradient,
    marks=marks,
    convex=True,
    aliases=("LabelSmoothingCrossEntropy", "LSCE", "smoothed labels", "label_smoothing"),
    references=(
        "torch.nn.functional.cross_entropy(label_smoothing=…)",
        "Szegedy et al. 2015, Rethinking the Inception Architecture https://arxiv.org/abs/1512.00567",
        "Müller et al. 2019, When Does Label Smoothing Help? https://arxiv.org/abs/1906.02629",
    ),
    known=(
        Known((((0.0,) * 4,), (0,)), 1.3862943611198906, "uniform prediction: log C, whatever ε"),
        Known((((4.511, 0, 0, 0, 0, 0, 0, 0, 0, 0),), (0,)), 0.5003, "floor for K = 10, ε = 0.1", digits=4),
        Known((((100.0, 0.0),), (0,)), 10.0, "slope ε far beyond the best margin", {"mode": "uniform_others"}),
    ),
)
