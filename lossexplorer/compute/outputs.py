"""What an entry that gives an array makes of every row of a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.result import BatchResult


def outputs_of(result: BatchResult) -> dict[str, Array]:
    """A column ``value_0, value_1, …`` for each number that a row becomes; none of an entry that gives one number."""
    loss, layout = result.loss, result.layout
    if loss.reductions != ("none",) or loss.kind_of(result.parameters) == "set":
        return {}
    x = torch.from_numpy(result.scores())
    made = loss(x if layout.classes is None else x.movedim(-1, 1), check=False, **result.parameters).detach()
    rows = (made if layout.classes is None else made.movedim(1, -1)).reshape(result.n, -1).numpy()
    return {f"value_{i}": rows[:, i] for i in range(rows.shape[1])}
