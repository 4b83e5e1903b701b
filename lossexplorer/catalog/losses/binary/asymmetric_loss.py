"""Asymmetric loss of many labels."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import logit, wide
from lossexplorer.catalog.params import NON_NEGATIVE, Interval, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def asymmetric_loss(
    input: Tensor, target: Tensor, gamma_neg: float, gamma_pos: float, clip: float, eps: float | None
) -> Tensor:
    """−y (1 − p)^γ₊ log p − (1 − y) pₘ^γ₋ log(1 − pₘ), pₘ = max(p − m, 0)."""
    z = wide(input)  # p − m loses digits where pₘ begins
    log_p, log_q = F.logsigmoid(z), F.logsigmoid(-z)
    least = -math.inf if eps is None else math.log(eps)
    yes = (gamma_pos * log_q).exp() * log_p.clamp(min=least)
    if clip == 0:
        no = (gamma_neg * log_p).exp() * log_q.clamp(min=least)
    else:
        no = _beyond_clip(torch.sigmoid(z) - clip, torch.sigmoid(-z) + clip, gamma_neg, least)
    return (-target * yes - (1 - target) * no).to(input.dtype)


def _beyond_clip(p: Tensor, q: Tensor, gamma: float, least: float) -> Tensor:
    """P^γ log q where p > 0, else 0; q is 1 − p."""
    free = p <= 0
    p, low = torch.where(free, 1.0, p), p < 0.5
    log_q = torch.where(low, torch.log1p(-torch.where(free | ~low, 0.0, p)), torch.log(torch.where(low, 1.0, q)))
    return torch.where(free, 0.0, p**gamma * log_q.clamp(min=least))


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Up to where a negative is free, and the ends: straight, or bounded by the clip or by eps."""
    y, m, eps = s["target"], p["clip"], p["eps"] or 0.0
    found = []
    if m > 0 and y < 1:
        at, level = logit(m), -y * (1 - m) ** p["gamma_pos"] * math.log(max(m, eps))
        if p["gamma_neg"] == 0:
            found.append(Mark("kink", Message("negatives are free below m"), at=at, level=level))
        elif y == 0:
            found.append(Mark("minimum", Message("negatives are free below m"), at=at, level=0.0))
    for share, floor, gamma, end in ((y, eps, 0.0, -math.inf), (1 - y, max(m, eps), p["gamma_neg"], math.inf)):
        if share == 1 and floor > 0:
            level = -((1 - m) ** gamma) * math.log(floor)
            found.append(Mark("bound", Message("at most {level}", level=f"{level:.3g}"), level=level, toward=end))
        elif share > 0 and floor == 0:
            slope = math.copysign(share, end)
            found.append(Mark("asymptote", Message("slope of the share"), line=(slope, 0.0), toward=end))
    return tuple(found)


LOSS = Loss(
    title="Asymmetric (multi-label)",
    task=tasks.BINARY_LOGIT,
    formula=r"\ell = -y (1 - p)^{\gamma_+} \log p - (1 - y)\, p_m^{\gamma_-} \log(1 - p_m) \quad p_m = \max(p - m, 0)",
    plain="It forgives easy negatives, and never forgets positives.",
    convention="Each label is an element of its own, and the mean counts them; the authors sum over the batch and "
    "keep logarithms above log 1e-8, which costs a sure mistake its gradient.",
    fn=asymmetric_loss,
    params=(
        Number("gamma_neg", "γ₋", 4.0, (0.0, 8.0), NON_NEGATIVE).means(
            "How strongly negatives that are right already are turned down."
        ),
        Number("gamma_pos", "γ₊", 1.0, (0.0, 4.0), NON_NEGATIVE).means(
            "How strongly positives that are right already are turned down."
        ),
        Number("clip", "m", 0.05, (0.0, 0.3), Interval(0, 1, open_high=True)).means(
            "The probability up to which a negative costs nothing at all."
        ),
        Number("eps", "ε", None, (1e-8, 1e-2), Interval(0, 1, open_low=True), "log", optional=True, start=1e-8).means(
            "The least probability of which a logarithm is taken; none takes it as it is."
        ),
    ),
    reductions=("mean", "none", "sum"),
    marks=marks,
    aliases=("ASL", "AsymmetricLoss", "AsymmetricLossMultiLabel"),
    references=(
        "Alibaba-MIIL/ASL https://github.com/Alibaba-MIIL/ASL",
        "Ben-Baruch et al. 2020, Asymmetric Loss For Multi-Label Classification https://arxiv.org/abs/2009.14119",
    ),
    known=(
        Known(((0.0,), (1.0,)), 0.34657359027997264, "log(2)/2"),
        Known(((-3.0,), (0.0,)), 0.0, "p = 0.047 is below the clip"),
        Known(((-40.0,), (1.0,)), 40.0, "a sure mistake"),
        Known(((-40.0,), (1.0,)), 18.42, "the authors' eps", {"eps": 1e-8}, digits=2),
        Known(((0.0,), (0.0,)), 0.6931471805599453, "BCE", {"gamma_neg": 0.0, "gamma_pos": 0.0, "clip": 0.0}),
    ),
)
