"""Bootstrapping: a label that is partly the model's own opinion."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import IGNORE_INDEX, is_used, true_class
from lossexplorer.catalog.params import UNIT, Choice, Flag, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def trust(mode: str, beta: float | None) -> float:
    """The share of the target that is the label's; where none is given it depends on the mode."""
    if beta is not None:
        return beta
    return 0.95 if mode == "soft" else 0.8


def bootstrapping(
    input: Tensor, target: Tensor, mode: str, beta: float | None, detach: bool, ignore_index: int
) -> Tensor:
    """−β log p_y − (1 − β) Σ q_c log p_c, where q is p itself or its largest class."""
    share = trust(mode, beta)
    log_p = F.log_softmax(input, 1)
    label = log_p.gather(1, true_class(target, ignore_index)).squeeze(1)
    if mode == "hard":
        own = log_p.gather(1, input.argmax(1, keepdim=True)).squeeze(1)
    else:
        p = log_p.detach().exp() if detach else log_p.exp()
        own = (p * log_p.masked_fill(log_p == -math.inf, 0)).sum(1)
    return (-share * label - (1 - share) * own).masked_fill(target == ignore_index, 0)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where the model changes its mind, chance, and the end where label and model disagree completely."""
    share = trust(p["mode"], p["beta"])
    found = []
    if p["mode"] == "hard" and share < 1:
        found.append(Mark("kink", Message("the model changes its mind"), at=0.0))
    if s["others"] is None:
        found.append(Mark("chance", Message("chance: log C"), at=0.0, level=math.log(s["classes"])))
        line = (-share, math.log(s["classes"] - 1))
        found.append(Mark("asymptote", Message("slope −β"), line=line, toward=-math.inf))
    return tuple(found)


LOSS = Loss(
    title="Bootstrapping",
    task=tasks.CLASS_LOGITS,
    formula=r"\ell = -\sum_{c} \left[\beta\,\delta_{cy} + (1 - \beta)\,q_c\right] \log p_c "
    r"\quad q = p \;\, \mathrm{or} \;\, q_c = \delta_{c \hat z}",
    plain="Believe the label mostly, and yourself a little.",
    convention="Soft takes p as the model's opinion, hard its most probable class, of equals the first. The opinion is "
    "differentiated too unless it is detached: one value, two gradients.",
    fn=bootstrapping,
    params=(
        Choice(
            "mode", "", "soft", {"soft": "the model's probabilities", "hard": "the model's most probable class"}
        ).means("What counts as the model's own opinion."),
        Number("beta", "β", None, (0.5, 1.0), UNIT, optional=True, start=0.9).means(
            "The share of the target that is the label's; none is 0.95 in soft mode and 0.8 in hard mode."
        ),
        Flag("detach", "", False).means("Take the model's own opinion as a constant."),
        IGNORE_INDEX,
    ),
    mass=is_used,
    marks=marks,
    detached=lambda p: p["detach"] and p["mode"] == "soft" and trust("soft", p["beta"]) < 1,
    aliases=("BootstrappingLoss", "soft bootstrapping", "hard bootstrapping", "bootstrapped cross entropy"),
    references=(
        "Reed et al. 2014, Training Deep Neural Networks on Noisy Labels with Bootstrapping "
        "https://arxiv.org/abs/1412.6596",
        "boot_soft and boot_hard of YisenWang/symmetric_cross_entropy_for_noisy_labels "
        "https://github.com/YisenWang/symmetric_cross_entropy_for_noisy_labels",
    ),
    known=(
        Known((((0.0, 0.0),), (0,)), 0.6931471805599453, "log 2, whatever β"),
        Known((((0.0, 1e4),), (0,)), 9500.0, "soft: the entropy of a sure answer is 0"),
        Known((((0.0, 1e4),), (0,)), 8000.0, "hard: a sure answer costs itself nothing", {"mode": "hard"}),
        Known((((0.0, 1e4),), (0,)), 5000.0, "half of the target is the label's", {"beta": 0.5}),
    ),
)
