"""Jensen–Shannon divergence."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import entropy, logit, minimum, wide
from lossexplorer.catalog.spec import Known, Loss, Mark, Values


def js_divergence(input: Tensor, target: Tensor) -> Tensor:
    """H(m) − ½ (H(p) + H(q)) over the classes, m = ½ (p + q); a class that is impossible in both costs nothing."""
    p, q = wide(input), wide(target)
    neither = (p == 0) & (q == 0)
    p, q = torch.where(neither, 1.0, p), torch.where(neither, 1.0, q)
    entropies = (torch.special.entr(p) + torch.special.entr(q)) / 2
    divergence: Tensor = torch.special.entr((p + q) / 2) - entropies
    return divergence.sum(1).to(input.dtype)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The minimum at p = y, the value of not knowing, and log 2, which a sure mistake approaches."""
    y = s["target"]
    level = entropy((0.25 + y / 2, 0.75 - y / 2)) - (entropy((y, 1 - y)) + math.log(2)) / 2
    found = [Mark("chance", Message("chance"), at=0.0, level=level)]
    if 0 < y < 1:
        return (*found, minimum(logit(y), 0.0))
    return (*found, Mark("bound", Message("at most log 2"), level=math.log(2), toward=math.copysign(math.inf, 0.5 - y)))


LOSS = Loss(
    title="Jensen–Shannon divergence",
    task=tasks.PROBABILITIES,
    formula=r"\ell = H(m) - \frac{1}{2} \left(H(p) + H(y)\right) \quad m = \frac{1}{2}(p + y)",
    plain="A fair, bounded distance between two beliefs: it does not matter which of them comes first.",
    convention="The divergence in nats, from 0 to log 2, of each row; scipy's jensenshannon is its square root.",
    fn=js_divergence,
    marks=marks,
    aliases=("JS", "JSD", "Jensen-Shannon", "JensenShannonLoss"),
    references=(
        "scipy.spatial.distance.jensenshannon, squared",
        "kornia.losses.js_div_loss_2d",
        "Lin 1991, Divergence measures based on the Shannon entropy",
    ),
    known=(
        Known((((0.3, 0.7),), ((0.3, 0.7),)), 0.0, "p = y"),
        Known((((1.0, 0.0),), ((0.0, 1.0),)), 0.6931471805599453, "log 2 of sure opposites"),
        Known((((0.5, 0.5),), ((1.0, 0.0),)), 0.21576155433883568, "log 2 − ¼ log 27 + ½ log 2, by hand"),
        Known((((0.5, 0.5, 0.0),), ((1.0, 0.0, 0.0),)), 0.21576155433883568, "a class that neither believes in"),
    ),
)
