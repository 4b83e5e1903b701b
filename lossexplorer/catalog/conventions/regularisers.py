"""What implementations of losses of weights disagree about."""

from __future__ import annotations

from lossexplorer.base import mark
from lossexplorer.catalog.conventions.convention import Convention, Other

CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "l2_regularization": (
        Convention(
            "w = (3, 4), λ = 0.01",
            ((3.0, 4.0),),
            mark("weight_decay of SGD"),
            (
                Other("keras.regularizers.L2", "leaves out the ½", {"form": "sum_sq"}),
                Other(mark("a group lasso"), "takes the length of the array", {"form": "norm"}),
            ),
            {"lambda_": 0.01},
        ),
    )
}
