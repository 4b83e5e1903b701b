"""BYOL's regression of one embedding on another."""

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.common import minimum
from lossexplorer.catalog.directions import cosine_of_rows
from lossexplorer.catalog.spec import Known, Loss


def byol(prediction: Tensor, projection: Tensor) -> Tensor:
    """2 − 2 cos, the squared distance of the two at length 1; the projection is a constant."""
    return (2 - 2 * cosine_of_rows(prediction, projection.detach())).to(prediction.dtype)


LOSS = Loss(
    title="BYOL",
    task=tasks.EMBEDDING_TARGET,
    formula=r"\ell = 2 - 2 \cos(p, z) = \left\| \hat p - \hat z \right\|^2",
    plain="Guess what your slower twin says about the same picture, without any strangers to push away.",
    convention="One direction; the paper adds both. No gradient reaches the projection: without that, all embeddings "
    "collapse into one. The cosine with a vector of zeros is 0.",
    fn=byol,
    marks=lambda p, s: (minimum(1.0, 0.0),),
    convex=True,
    aliases=("BYOLLoss", "Bootstrap Your Own Latent", "SimSiam", "negative cosine similarity"),
    references=("Grill et al. 2020, Bootstrap Your Own Latent https://arxiv.org/abs/2006.07733",),
    known=(
        Known((((3.0, 0.0),), ((0.5, 0.0),)), 0.0, "the same direction"),
        Known((((3.0, 0.0),), ((0.0, 2.0),)), 2.0, "at right angles"),
        Known(
            (((1.0, 1.0), (3.0, 4.0)), ((-2.0, -2.0), (4.0, 3.0))), (4.0, 0.08), "2 − 2·(−1), 2 − 2·24/25", None, "none"
        ),
    ),
)
