"""Supervised contrastive loss."""

from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog import tasks
from lossexplorer.catalog.directions import directions, temperature
from lossexplorer.catalog.spec import Known, Loss, Rows


def of_the_same_class(target: Tensor) -> Tensor:
    """(N, N), whether two different rows have one label."""
    return (target == target.unsqueeze(1)) & ~torch.eye(len(target), dtype=torch.bool, device=target.device)


def prices_of_anchors(input: Tensor, target: Tensor, temperature: float) -> Tensor:
    """(N,), mean over the others of its class of −log of their share among all others; 0 where there are none."""
    unit, friends = directions(input), of_the_same_class(target)
    similarity = unit / temperature @ unit.T
    mean = (similarity * friends).sum(1, keepdim=True) / friends.sum(1, keepdim=True).clamp(min=1)
    itself = torch.eye(len(unit), dtype=torch.bool, device=unit.device)
    price = (similarity - mean).masked_fill(itself, torch.finfo(unit.dtype).min).logsumexp(1)
    return torch.where(friends.any(1), price, 0.0).to(input.dtype)


def supervised_contrastive(input: Tensor, target: Tensor, temperature: float) -> Tensor:
    """The mean over those anchors that have others of their class."""
    return prices_of_anchors(input, target, temperature).sum() / of_the_same_class(target).any(1).sum()


LOSS = Loss(
    title="Supervised contrastive (SupCon)",
    task=tasks.LABELLED_EMBEDDINGS,
    formula=r"\ell_i = \frac{1}{|P(i)|} \sum_{p \in P(i)} "
    r"-\log \frac{e^{s_{ip}/\tau}}{\sum_{a \neq i} e^{s_{ia}/\tau}} \quad s = \cos",
    plain="Gather each class, scatter the rest.",
    convention="The sum over the class stands outside of the logarithm. Rows that are alone in their class are left "
    "out of the mean. The authors' code multiplies by τ/0.07 and wants embeddings normalised before.",
    fn=supervised_contrastive,
    params=(temperature(0.1, least=0.02),),
    kind="set",
    mass=lambda target: of_the_same_class(target).any(1),
    rows=Rows("Price of the row as an anchor", prices_of_anchors),
    pairwise=True,
    reductions=("mean",),
    no_picture="Each row has several friends and many strangers, of its own class and of others: no single cosine "
    "stands for them. With one friend each it is the curve of NT-Xent.",
    aliases=("SupCon", "SupConLoss", "supervised contrastive"),
    references=(
        "pytorch_metric_learning.losses.SupConLoss",
        "Khosla et al. 2020, Supervised Contrastive Learning https://arxiv.org/abs/2004.11362",
    ),
    known=(
        Known((((1.0, 0.0),) * 3, (7, 7, 2)), 0.6931471805599453, "all alike: log 2, and the third is left out"),
        Known((((1.0, 0.0),) * 4, (0, 0, 0, 0)), 1.0986122886681098, "all alike, one class: log 3"),
        Known(
            (((3.0, 0.0), (0.0, 2.0), (1.0, 0.0), (0.0, 7.0)), (0, 1, 0, 1)),
            0.2395447662218847,
            "log(1 + 2 exp(−2)): NT-Xent where every class is a pair",
            {"temperature": 0.5},
        ),
    ),
)
