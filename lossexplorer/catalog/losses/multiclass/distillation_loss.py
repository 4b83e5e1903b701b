"""Knowledge distillation."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, entropy, is_used, wide, zero_of
from lossexplorer.catalog.params import POSITIVE, UNIT, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def divergence(student: Tensor, teacher: Tensor) -> Tensor:
    """KL(softmax(t) ‖ softmax(s)) as (N, …): log Σ q e^v, where v is s − t less its mean under q = softmax(t)."""
    q = teacher.softmax(1)
    v = student - teacher
    mean = (q * torch.where(q > 0, v, 0.0)).sum(1)
    v = v - mean.unsqueeze(1)
    near = v.abs().amax(1) < 1  # where the two are nearly alike their log-sum-exps would cancel
    small = torch.log1p((q * v.where(near.unsqueeze(1), 0.0).expm1()).sum(1))
    return torch.where(near, small, student.logsumexp(1) - teacher.logsumexp(1) - mean)


def distillation_loss(
    input: Tensor, teacher: Tensor, target: Tensor, temperature: float, alpha: float, ignore_index: int
) -> Tensor:
    """α T² KL(softmax(t/T) ‖ softmax(s/T)) + (1 − α) cross entropy."""
    hard = F.cross_entropy(input, target, ignore_index=ignore_index, reduction="none")
    if alpha == 0:
        return hard
    soft = temperature**2 * divergence(wide(input) / temperature, wide(teacher) / temperature).to(input.dtype)
    loss = soft if alpha == 1 else alpha * soft + (1 - alpha) * hard  # 0 times an infinite price would be nan
    return loss.masked_fill(target == ignore_index, 0)


def slope(m: float, others: float, teacher: float, temperature: float, alpha: float) -> float:
    """Of the loss by the margin, where the other logits are equal."""

    def share(margin: float) -> float:
        return 1 / (1 + others * math.exp(min(-margin, 700.0)))

    soft = temperature * (share(m / temperature) - share(teacher / temperature))
    return alpha * soft - (1 - alpha) * (1 - share(m))


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Chance, the best margin and the straight ends, where the other logits are equal."""
    if s["others"] is not None:
        return ()
    t, a, others = p["temperature"], p["alpha"], s["classes"] - 1
    q = 1 / (1 + others * math.exp(min(-s["teacher_margin"] / t, 700.0)))
    doubt = entropy((q, *[(1 - q) / others] * others))
    soft, log_others = a * t * t, math.log(others)
    level = soft * (math.log(others + 1) - doubt) + (1 - a) * math.log(others + 1)
    left = (-a * t * q - (1 - a), soft * (log_others - doubt) + (1 - a) * log_others)
    found = [
        Mark("chance", Message("chance"), at=0.0, level=level),
        Mark("asymptote", Message("the student is wrong"), line=left, toward=-math.inf),
    ]
    if a > 0:
        right = (a * t * (1 - q), -soft * doubt)
        at = zero_of(lambda m: slope(m, others, s["teacher_margin"], t, a), s["teacher_margin"])
        found.append(Mark("minimum", Message("minimum"), at=at))
        found.append(Mark("asymptote", Message("surer than the teacher"), line=right, toward=math.inf))
    return tuple(found)


LOSS = Loss(
    title="Knowledge distillation",
    task=tasks.TWO_NETWORKS,
    formula=r"\ell = \alpha T^2 \, \mathrm{KL}(q^T \Vert p^T) - (1 - \alpha) \log p_y "
    r"\quad q^T = \mathrm{softmax}(t / T), \; p^T = \mathrm{softmax}(s / T)",
    plain="Copy the teacher's doubts as well as the answers.",
    convention="α weighs the teacher and 1 − α the labels, some code has it the other way round. T² keeps the gradient "
    "at its size when T grows. The divergence is summed over classes: torch's KLDivLoss would divide by them.",
    fn=distillation_loss,
    params=(
        Number("temperature", "T", 4.0, (1.0, 20.0), POSITIVE).means(
            "What all logits are divided by before they are compared; high shows the small doubts."
        ),
        Number("alpha", "α", 0.5, (0.0, 1.0), UNIT).means("How much the teacher counts; the labels get the rest."),
        IGNORE_INDEX,
    ),
    mass=lambda teacher, target, ignore_index: is_used(target, ignore_index),
    marks=marks,
    convex=True,
    aliases=("KD", "distillation", "DistillationLoss", "teacher student", "soft targets", "dark knowledge"),
    references=(
        "Hinton, Vinyals & Dean 2015, Distilling the Knowledge in a Neural Network https://arxiv.org/abs/1503.02531",
        "torch.nn.functional.kl_div",
    ),
    known=(
        Known((((3.0, 1.0),), ((3.0, 1.0),), (0,)), 0.06346400552148625, "half of log(1 + e^−2): a perfect copy"),
        Known((((0.0, 0.0),), ((1e4, 0.0),), (1,)), 11.090354888959125, "16 log 2", {"alpha": 1.0}),
        Known((((0.0, 0.0),), ((1e4, 0.0),), (1,)), 0.6931471805599453, "cross entropy", {"alpha": 0.0}),
    ),
)
