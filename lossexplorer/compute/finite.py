"""How many predictions are no finite numbers, and where the first of them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import torch

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.analysis import NonFinite


def not_finite(x: Tensor) -> Tensor:
    """How many nan, and how many inf, each row of ``(n, m)`` holds, ``(n, 2)``."""
    return torch.stack([x.isnan().sum(1), x.isinf().sum(1)], 1)


def counted(bad: Tensor, rows: Array) -> NonFinite | None:
    """``(k, 2)`` numbers of nan and of inf in the rows of these numbers, as one answer; None where there are none."""
    nan, inf = bad.sum(0).tolist()
    return (nan, inf, int(rows[int((bad.sum(1) > 0).int().argmax())])) if nan or inf else None
