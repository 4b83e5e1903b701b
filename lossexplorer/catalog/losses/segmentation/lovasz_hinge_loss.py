"""Lovász hinge loss."""

import math

from lossexplorer.base import Message
from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import lovasz, tasks
from lossexplorer.catalog.lovasz import lovasz_extension
from lossexplorer.catalog.named import held
from lossexplorer.catalog.spec import Known, Loss, Mark, Rows, Values


def lovasz_hinge(input: Tensor, target: Tensor, per_image: bool) -> Tensor:
    """Hinge errors, the worst first, times what they add to the Jaccard loss: of each image (N,), or of the batch."""
    z, t = (x.flatten(1) if per_image else x.flatten() for x in (input, target))
    margin = z * (2 * t - 1)
    order = margin.detach().argsort(dim=-1, stable=True)  # of what is exact: 1 − margin would round margins into ties
    return lovasz_extension(F.relu(1 - margin), order, t.long(), torch.ones_like(t).long())


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where the pixels of the mask become free, and the end."""
    if round(s["mask_share"] * s["pixels"]) == 0:
        return ()
    free = Mark("kink", Message("margin 1: free beyond"), at=1 / (1 + math.exp(-1)))
    return (free, Mark("minimum", Message("the whole mask found"), at=1.0))


LOSS = Loss(
    title="Lovász hinge",
    task=tasks.MASK_LOGITS,
    formula=r"\ell = \sum_i \max(0,\, m_{(i)})\, g_i \quad m_i = 1 - z_i (2 t_i - 1),\; m_{(1)} \ge m_{(2)} \ge "
    r"\ldots,\; g_i = \Delta J(\{1 \ldots i\})",
    plain="The closest convex stand-in for the share of two regions that they do not have in common.",
    convention="Each image for itself, as in kornia; smp sorts the whole batch by default. Predictions are logits of "
    "one region; equal errors stay in the order of their pixels, which decides the gradient there.",
    fn=lovasz_hinge,
    params=(lovasz.per_image(default=True),),
    kind=lambda p: "elementwise" if p["per_image"] else "set",
    rows=Rows("Lovász hinge loss of the image alone", held(lovasz_hinge, per_image=True)),
    reductions=("mean",),
    marks=marks,
    aliases=("LovaszHinge", "LovaszHingeLoss", "Lovasz"),
    references=(
        "kornia.losses.lovasz_hinge_loss",
        "Berman et al. 2018, The Lovász-Softmax loss https://arxiv.org/abs/1705.08790",
    ),
    known=(
        Known((((2.0, 1.0),), ((1.0, 0.0),)), 1.0, "a false alarm alone: 2 · ½"),
        Known((((-1.0, -3.0),), ((1.0, 0.0),)), 2.0, "a miss alone: 2 · 1"),
        Known((((2.0, 1.0), (-1.0, -3.0)), ((1.0, 0.0), (1.0, 0.0))), 1.5, "the mean of both"),
        Known(
            (((2.0, 1.0), (-1.0, -3.0)), ((1.0, 0.0), (1.0, 0.0))),
            4 / 3,
            "the whole batch: 2 · ⅓ + 2 · ⅓",
            {"per_image": False},
        ),
        Known((((3.0, -0.5),), ((0.0, 0.0),)), 4.0, "an empty mask: the worst pixel alone"),
    ),
)
