"""Lovász-Softmax loss."""

import math

from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import lovasz, regions, tasks
from lossexplorer.catalog.common import IGNORE_INDEX
from lossexplorer.catalog.lovasz import lovasz_extension
from lossexplorer.catalog.named import held
from lossexplorer.catalog.params import Choice
from lossexplorer.catalog.regions import shares
from lossexplorer.catalog.spec import Known, Loss, Rows
from lossexplorer.catalog.wide import widest


def lovasz_softmax(input: Tensor, target: Tensor, classes: str, per_image: bool, ignore_index: int) -> Tensor:
    """Mean over classes of the extension at |δ − p|: of each image (N,), or one value of the whole batch."""
    p, rest = shares(input, "softmax")
    label = torch.arange(p.shape[1], device=p.device).view(-1, *[1] * (p.ndim - 2))
    used = (target != ignore_index).unsqueeze(1).expand(p.shape)
    true = (target.unsqueeze(1) == label) & used
    error, true, used = (x.unsqueeze(-1).flatten(2) for x in (p.where(~true, rest), true.long(), used.long()))
    if not per_image:
        error, true, used = (x.movedim(0, 1).flatten(1) for x in (error, true, used))
    order = error.detach().argsort(dim=-1, descending=True, stable=True)
    of_class = lovasz_extension(error, order, true, used)
    counted = (true if classes == "present" else used).sum(-1) > 0
    mean = (of_class * counted).sum(-1) / counted.sum(-1).clamp(min=1)
    return mean.where(counted.any(-1), 0.0 if per_image else math.nan)


def mass(target: Tensor, ignore_index: int) -> Tensor:
    """1 for each image with a pixel that counts."""
    return (target != ignore_index).unsqueeze(-1).flatten(1).any(1).to(widest(target.device))


LOSS = Loss(
    title="Lovász-Softmax",
    task=tasks.CLASS_MASKS,
    formula=r"\ell = \frac{1}{C} \sum_c \sum_i m_{(i)}\, g_i \quad m_i = |\delta_{c y_i} - p_{c,i}|,\; m_{(1)} \ge "
    r"m_{(2)} \ge \ldots,\; g_i = \Delta J(\{1 \ldots i\})",
    plain="A smooth way to work on the mean IoU of all classes itself.",
    convention="Predictions are logits and softmax is applied inside, as in kornia and smp; the paper's code takes "
    "probabilities. The mean is over classes with true pixels, as in smp, where kornia counts all; equal errors stay "
    "in the order of their pixels.",
    fn=lovasz_softmax,
    params=(
        Choice("classes", "", "present", {"present": "classes with true pixels", "all": "all classes"}).means(
            "Over which classes the mean is taken; one without true pixels costs its largest probability."
        ),
        lovasz.per_image(default=False),
        IGNORE_INDEX,
    ),
    kind=lambda p: "elementwise" if p["per_image"] else "set",
    rows=Rows("Lovász-Softmax loss of the image alone", held(lovasz_softmax, per_image=True)),
    mass=mass,
    reductions=("mean",),
    marks=regions.marks,
    aliases=("LovaszSoftmax", "LovaszLoss", "Lovasz"),
    references=(
        "kornia.losses.lovasz_softmax_loss",
        "Berman et al. 2018, The Lovász-Softmax loss https://arxiv.org/abs/1705.08790",
    ),
    known=(
        Known(((((math.log(3.0),) * 2, (0.0, 0.0)),), ((0, 1),)), 0.625, "p = ¾ and ¼: (¾ · ½ + ¼ · ½ + ¾ · 1 + 0)/2"),
        Known(((((math.log(2.0),) * 2, (0.0, 0.0), (0.0, 0.0)),), ((0, 0),)), 0.5, "one class is present"),
        Known(
            ((((math.log(2.0),) * 2, (0.0, 0.0), (0.0, 0.0)),), ((0, 0),)),
            1 / 3,
            "all classes: (½ + ¼ + ¼)/3",
            {"classes": "all"},
        ),
    ),
)
