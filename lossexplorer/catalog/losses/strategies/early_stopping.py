"""Early stopping."""

import math

from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import NON_NEGATIVE, Integer, Number
from lossexplorer.catalog.spec import Known, Loss, Rows


def early_stopping(train: Tensor, val: Tensor, patience: int, min_delta: float) -> Tensor:
    """The best epoch and the last one, from 0."""
    least, best, last = math.inf, 0, len(val) - 1
    for epoch, loss in enumerate(val.tolist()):
        if loss + min_delta < least:
            least, best = loss, epoch
        elif epoch > 0 and epoch - (best if least < math.inf else -1) >= patience:
            last = epoch
            break
    return train.new_tensor([best, last] if len(val) else [math.nan, math.nan])


def gap(train: Tensor, val: Tensor) -> Tensor:
    """How much larger the validation loss of an epoch is than its training loss."""
    return val - train


LOSS = Loss(
    title="Early stopping",
    role="strategy",
    differentiable=False,
    task=tasks.EPOCHS,
    formula=r"e^* = \max \{\, e : v_e + \delta < \min_{i < e} v_i \,\} \quad e_{stop} = e^* + k",
    plain="Stop when the exam marks get worse though the homework marks improve.",
    convention="As keras.callbacks.EarlyStopping, epochs from 0: the best epoch is the last one that improved by more "
    "than min_delta. Where patience does not run out, the last epoch is the last one there is. A training loss that "
    "is averaged over its epoch, with dropout, starts above the validation loss.",
    fn=early_stopping,
    params=(
        Integer("patience", "k", 3, (1, 20), NON_NEGATIVE).means(
            "After how many epochs without improvement training stops."
        ),
        Number("min_delta", "δ", 0.0, (0.0, 0.1), NON_NEGATIVE).means("What counts as an improvement: more than this."),
    ),
    kind="set",
    rows=Rows("Gap between validation and training", gap),
    reductions=("none",),
    no_picture="It looks at two whole courses of losses, and no single axis shows that.",
    aliases=("EarlyStopping", "overfitting", "patience", "validation loss", "learning curves"),
    references=("keras.callbacks.EarlyStopping", "Prechelt 1998, Early Stopping — But When?"),
    known=(
        Known(((1.0, 0.5, 0.4, 0.3, 0.2), (1.0, 0.6, 0.7, 0.8, 0.9)), (1.0, 4.0), "Keras: three epochs after the best"),
        Known(((1.0, 0.5), (1.0, 0.6)), (1.0, 1.0), "patience does not run out"),
        Known(((1.0, 0.5, 0.4), (1.0, 0.95, 0.9)), (0.0, 2.0), "no improvement by more than 0.1", {"min_delta": 0.1}),
    ),
)
