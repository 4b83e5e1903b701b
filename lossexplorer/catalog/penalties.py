"""What the prices of weights share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lossexplorer.base.door import Tensor, torch
from lossexplorer.catalog.spec import Rows

if TYPE_CHECKING:
    from collections.abc import Callable


def of_rows(penalty: Callable[..., Tensor]) -> Rows:
    """What the weights of each row of the first array cost alone."""

    def alone(*weights: Tensor, **parameters: Any) -> Tensor:
        each: Tensor = torch.vmap(lambda row: penalty(row, **parameters))(weights[0])
        return each

    return Rows("Price of the weights", alone)
