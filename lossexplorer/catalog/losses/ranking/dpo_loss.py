"""Direct preference optimisation."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import entropy, logit, minimum
from lossexplorer.catalog.params import POSITIVE, UNIT, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def dpo(
    policy_chosen: Tensor,
    policy_rejected: Tensor,
    reference_chosen: Tensor,
    reference_rejected: Tensor,
    beta: float,
    label_smoothing: float,
) -> Tensor:
    """−(1 − ε) log σ(u) − ε log σ(−u), u = β [(log π_c − log π_r) − (log ref_c − log ref_r)]."""
    u = beta * ((policy_chosen - policy_rejected) - (reference_chosen - reference_rejected))
    return -(1 - label_smoothing) * F.logsigmoid(u) - label_smoothing * F.logsigmoid(-u)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where training begins, the straight ends, and what smoothed preferences hold best."""
    e = p["label_smoothing"]
    found = [
        Mark("chance", Message("the beginning: log 2"), at=0.0, level=math.log(2)),
        Mark("asymptote", Message("slope ε − 1"), line=(e - 1, 0.0), toward=-math.inf),
    ]
    if e > 0:
        found.append(Mark("asymptote", Message("slope ε"), line=(e, 0.0), toward=math.inf))
    return (*found, minimum(logit(1 - e), entropy((e, 1 - e)))) if 0 < e < 1 else tuple(found)


LOSS = Loss(
    title="Preference optimisation (DPO)",
    task=tasks.POLICIES,
    formula=r"\ell = -(1 - \epsilon) \log \sigma(u) - \epsilon \log \sigma(-u) \quad "
    r"u = \beta \left(\log \frac{\pi_c}{\pi_r} - \log \frac{\pi^{ref}_c}{\pi^{ref}_r}\right)",
    plain="Prefer what people preferred, compared with where you started.",
    convention="Log-probabilities are sums over the tokens of an answer, not means; ε is the share of preferences "
    "that may be wrong. The picture shows u, the implicit reward margin, which has β in it.",
    fn=dpo,
    params=(
        Number("beta", "β", 0.1, (0.01, 1.0), POSITIVE, "log", batch_only=True).means(
            "The reward for each nat by which the policy leaves the reference: large keeps it near."
        ),
        Number("label_smoothing", "ε", 0.0, (0.0, 0.3), UNIT).means(
            "The share of preferences that are taken to be the wrong way round."
        ),
    ),
    marks=marks,
    convex=True,
    aliases=("DPO", "DPOLoss", "RLHF", "direct preference optimisation", "direct preference optimization"),
    references=(
        "eric-mitchell/direct-preference-optimization https://github.com/eric-mitchell/direct-preference-optimization",
        "Rafailov et al. 2023, Direct Preference Optimization https://arxiv.org/abs/2305.18290",
    ),
    known=(
        Known(((-12.0,), (-15.0,), (-12.0,), (-15.0,)), 0.6931471805599453, "the policy is the reference: log 2"),
        Known(((-10.0,), (-12.0,), (-11.0,), (-11.0,)), 0.5981388693815918, "log(1 + exp(−0.2))"),
        Known(
            ((1.0,), (0.0,), (0.0,), (0.0,)),
            0.5132616875182228,
            "−0.8 log σ(1) − 0.2 log σ(−1)",
            {"beta": 1.0, "label_smoothing": 0.2},
        ),
    ),
)
