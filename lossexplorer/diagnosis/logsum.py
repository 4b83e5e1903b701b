"""Running sums of exponentials."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.diagnosis.classes import ClassChunk


class LogSum:
    """Running log-sum-exp over rows: adding two of them merges them."""

    def __init__(self, top: float, total: Tensor) -> None:
        self.top, self.total = top, total

    @classmethod
    def of(cls, c: ClassChunk) -> LogSum:
        """Of the logits of a chunk, for each place of a row and class: from powers that are there already."""
        high = c.top[0].reshape(c.rows, -1)
        top = float(high.nan_to_num(nan=0.0, posinf=0.0, neginf=0.0).max())
        scale = (high - top).exp()
        e = c.powers[0].reshape(c.rows, -1, c.classes)
        total = (scale.unsqueeze(2) * e).sum(0) if e.shape[1] > 1 else scale.T @ e.squeeze(1)
        return cls(top, total.reshape(-1).double())

    def __add__(self, other: LogSum) -> LogSum:
        top = max(self.top, other.top)
        return LogSum(top, sum(part.total * math.exp(part.top - top) for part in (self, other)))  # type: ignore[arg-type]

    @property
    def value(self) -> Tensor:
        """The logarithm."""
        return self.top + self.total.log()
