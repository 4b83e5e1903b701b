"""Gradient accumulation: one mean of the parts of a batch."""

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import Choice
from lossexplorer.catalog.spec import Known, Loss, Mark, Rows, Values


def accumulated_loss(losses: Tensor, counts: Tensor, averaging: str) -> Tensor:
    """The mean over all elements, or what is taken for it."""
    if averaging == "elements":
        return (losses.where(counts > 0, 0) * counts).sum() / counts.sum()
    return losses.sum() if averaging == "sum_of_means" else losses.mean()


def own_loss(losses: Tensor, counts: Tensor) -> Tensor:
    """The mean loss of each part."""
    return losses


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """Where all parts are of one size."""
    at = float(s["other_count"])
    return (
        (Mark("guide", Message("equal counts: both means agree"), at=at),) if p["averaging"] != "sum_of_means" else ()
    )


LOSS = Loss(
    title="Gradient accumulation",
    role="strategy",
    task=tasks.PARTS,
    formula=r"L = \frac{\sum_b n_b \bar\ell_b}{\sum_b n_b} \neq \frac{1}{B} \sum_b \bar\ell_b \neq "
    r"\sum_b \bar\ell_b",
    plain="Adding small batches must give the same as one big batch.",
    convention="Over all elements that count, as one large batch has it; a part without any adds nothing. The sum of "
    "the means is B times too large; their mean is wrong where counts differ, and nan where a part has none.",
    fn=accumulated_loss,
    params=(
        Choice(
            "averaging",
            "",
            "elements",
            {
                "elements": "mean over all elements",
                "mean_of_means": "mean of the means",
                "sum_of_means": "sum of the means",
            },
        ).means("How the mean losses of the parts become one: by their counts, or by a mistake that is often made."),
    ),
    kind="set",
    rows=Rows("Mean loss of the part", own_loss),
    reductions=("mean",),
    marks=marks,
    aliases=("micro-batches", "accumulate_grad_batches", "gradient_accumulation_steps", "num_items_in_batch"),
    references=(
        "huggingface/transformers #34191 https://github.com/huggingface/transformers/pull/34191",
        "torch.nn.CrossEntropyLoss(reduction='sum'), over the count of all parts",
    ),
    known=(
        Known(((1.0, 4.0), (3.0, 1.0)), 1.75, "(3 · 1 + 1 · 4)/4"),
        Known(((1.0, 4.0), (3.0, 1.0)), 2.5, "(1 + 4)/2", {"averaging": "mean_of_means"}),
        Known(((1.0, 4.0), (3.0, 1.0)), 5.0, "1 + 4", {"averaging": "sum_of_means"}),
        Known(((1.0, float("nan")), (3.0, 0.0)), 1.0, "a part without elements"),
    ),
)
