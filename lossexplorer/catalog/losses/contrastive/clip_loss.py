"""CLIP's loss of pictures and captions."""

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.directions import chance_among, directions, recognition_of_partners
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Rows


def clip(image: Tensor, text: Tensor, logit_scale: float) -> Tensor:
    """Cross entropy of finding the caption of each picture and the picture of each caption, half of each."""
    scores = directions(image) * logit_scale @ directions(text).T
    return ((recognition_of_partners(scores) + recognition_of_partners(scores.T)) / 2).to(image.dtype)


LOSS = Loss(
    title="CLIP",
    task=tasks.CAPTIONS,
    formula=r"\ell_i = -\frac{1}{2} \log \frac{e^{s c_{ii}}}{\sum_j e^{s c_{ij}}} "
    r"- \frac{1}{2} \log \frac{e^{s c_{ii}}}{\sum_j e^{s c_{ji}}} \quad c = \cos",
    plain="Match pictures with captions, both ways.",
    convention="Embeddings are normalised inside; open_clip wants them normalised before. The scale multiplies "
    "cosines: it is the exponential of the parameter that CLIP learns, and one over a temperature.",
    fn=clip,
    params=(
        Number("logit_scale", "s", 14.29, (1.0, 100.0), POSITIVE, "log").means(
            "Large makes the nearest strangers count most; 14.29 is one over a temperature of 0.07."
        ),
    ),
    kind="set",
    rows=Rows("Price of the pair", clip),
    pairwise=True,
    marks=lambda p, s: chance_among(s, s["pairs"], Message("chance: log N")),
    convex=True,
    aliases=("ClipLoss", "image-text", "contrastive language-image pre-training"),
    references=("open_clip.loss.ClipLoss", "Radford et al. 2021, CLIP https://arxiv.org/abs/2103.00020"),
    known=(
        Known((((1.0, 0.0),), ((0.0, 1.0),)), 0.0, "one pair has no strangers"),
        Known((((1.0, 0.0),) * 3, ((2.0, 0.0),) * 3), 1.0986122886681098, "all alike: log N = log 3"),
        Known(
            (((1.0, 0.0), (1.0, 0.0)), ((1.0, 0.0), (0.0, 1.0))),
            (0.5032044340390841, 1.003204434039084),
            "scale 1: rows log(1 + 1/e) and log(1 + e), columns log 2",
            {"logit_scale": 1.0},
            reduction="none",
        ),
    ),
)
