"""What several entries and every diagnosis need of the same rows, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lossexplorer.base.door import torch

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class SoftmaxRows:
    """Rows of logits and their softmax.

    A log-probability is taken as (z_y − max z) + log max p: both parts keep their digits, whatever the scale of the
    logits, and no second pass over all classes is needed.
    """

    logits: Tensor
    """``(n, C)``."""
    p: Tensor
    """``(n, C)``; a buffer that a closed gradient may overwrite when all else is done."""
    confidence: Tensor
    """``(n,)``, the largest probability."""
    predicted: Tensor
    """``(n,)``, its class."""

    @classmethod
    def of(cls, logits: Tensor, buffer: Tensor | None = None) -> SoftmaxRows:
        """The softmax of ``(n, C)`` logits, written into ``buffer`` where one is given."""
        p = logits.softmax(1) if buffer is None else torch.softmax(logits, 1, out=buffer)
        predicted = _largest(logits)
        return cls(logits, p, p.gather(1, predicted.unsqueeze(1)).squeeze(1), predicted)

    def log_p(self, label: Tensor) -> Tensor:
        """``(n,)``, the log-probability of one class of each row; ``label`` is ``(n, 1)``."""
        both = self.logits.gather(1, torch.cat([label, self.predicted.unsqueeze(1)], 1))
        return both[:, 0] - both[:, 1] + self.confidence.log()


def _largest(rows: Tensor) -> Tensor:
    """``(n,)``, where the largest number of each row stands, the first one if there are several; nan is the largest.

    numpy looks for it several times as fast as torch on the CPU, and alone in its thread.
    """
    return torch.from_numpy(rows.numpy().argmax(1)) if rows.device.type == "cpu" else rows.argmax(1)
