"""SigLIP: a sigmoid for every pair of picture and caption."""

from lossexplorer.base.door import F, Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.directions import directions
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Known, Loss, Rows


def siglip(image: Tensor, text: Tensor, logit_scale: float, logit_bias: float) -> Tensor:
    """−log σ(z (s cos + b)) of each picture with every caption, z = 1 for its own and −1 else, summed."""
    logits = directions(image) * logit_scale @ directions(text).T + logit_bias
    sign = 2 * torch.eye(len(logits), dtype=logits.dtype, device=logits.device) - 1
    return -F.logsigmoid(sign * logits).sum(1).to(image.dtype)


LOSS = Loss(
    title="SigLIP",
    task=tasks.CAPTIONS,
    formula=r"\ell_i = -\sum_j \log \sigma \left( z_{ij} (s \cos_{ij} + b) \right) "
    r"\quad z_{ii} = 1, \; z_{i \neq j} = -1",
    plain="A yes/no question for every pair of a picture and a caption.",
    convention="The sum over all N² pairs is divided by N, as in the paper, not by N². "
    "Embeddings are normalised inside.",
    fn=siglip,
    params=(
        Number("logit_scale", "s", 10.0, (1.0, 100.0), POSITIVE, "log").means(
            "What multiplies the cosines; the paper learns its logarithm."
        ),
        Number("logit_bias", "b", -10.0, (-20.0, 5.0)).means(
            "Below 0 since nearly all pairs are strangers: a model that knows nothing says no."
        ),
    ),
    kind="set",
    rows=Rows("Price of the picture with all captions", siglip),
    pairwise=True,
    convex=True,
    aliases=("SigLipLoss", "pairwise sigmoid"),
    references=(
        "optax.losses.sigmoid_binary_cross_entropy of all pairs",
        "Zhai et al. 2023, SigLIP https://arxiv.org/abs/2303.15343",
    ),
    known=(
        Known((((1.0, 0.0),), ((5.0, 0.0),)), 0.6931471805599453, "one pair at even odds: log 2"),
        Known(
            (((1.0, 0.0), (0.0, 1.0)), ((1.0, 0.0), (0.0, 1.0))),
            1.0064088680781682,
            "log(1 + 1/e) + log 2",
            {"logit_scale": 1.0, "logit_bias": 0.0},
        ),
    ),
)
