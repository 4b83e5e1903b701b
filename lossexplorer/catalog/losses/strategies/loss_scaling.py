"""Loss scaling of mixed precision."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Rows, Values

LEAST, MOST = 2.0**-25, 65520.0
"""Of float16: up to the one a number becomes 0, from the other on it becomes infinite."""


def loss_scaling(gradient: Tensor, scale: float) -> Tensor:
    """What is left of a gradient that is carried as float16, S times as large."""
    return (gradient.detach() * scale).to(torch.float16).to(gradient.dtype) / scale


def lost(gradient: Tensor, scale: float) -> Tensor:
    """1 where a gradient becomes 0 or infinite on its way."""
    arrived = loss_scaling(gradient, scale)
    gone = ((arrived == 0) & (gradient != 0)) | arrived.isinf()
    return gone.to(gradient.dtype).masked_fill(arrived.isnan(), math.nan)


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The window of float16, moved by the scale."""
    shift = math.log10(p["scale"])
    return (
        Mark("guide", Message("underflow: 0 up to here"), at=math.log10(LEAST) - shift),
        Mark("wall", Message("overflow: ∞ from here on"), at=math.log10(MOST) - shift),
    )


LOSS = Loss(
    title="Loss scaling",
    role="strategy",
    differentiable=False,
    task=tasks.GRADIENTS,
    formula=r"\hat g = \frac{\mathrm{float16}(S g)}{S}",
    plain="Turn the volume up so whispers survive a coarse number format.",
    convention="As torch.amp.GradScaler: one step is skipped and S halved where anything is infinite. Divided by S "
    "again in float32, before gradients are clipped. float16 reaches from 6·10⁻⁸ to 65504.",
    fn=loss_scaling,
    params=(
        Number("scale", "S", 65536.0, (1.0, 2.0**24), POSITIVE, "log").means(
            "By what the loss, and so every gradient, is multiplied; usually a power of 2."
        ),
    ),
    rows=Rows("Share of gradients lost", lost),
    reductions=("none",),
    marks=marks,
    aliases=("GradScaler", "mixed precision", "AMP", "float16 underflow", "dynamic loss scale"),
    references=(
        "torch.amp.GradScaler",
        "Micikevicius et al. 2018, Mixed Precision Training https://arxiv.org/abs/1710.03740",
    ),
    known=(
        Known(((2e-8, 0.5),), (0.0, 0.5), "below half of the smallest float16", {"scale": 1.0}),
        Known(((2.0, 0.0),), (math.inf, 0.0), "2 · 65536 is more than 65504"),
        Known(((2.0**-27,),), (2.0**-27,), "a power of 2 comes through unchanged"),
    ),
)
