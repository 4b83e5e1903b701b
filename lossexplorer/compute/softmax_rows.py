"""The softmax of rows of logits, and all that one pass over the classes can say of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from lossexplorer.base.door import torch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor


@dataclass(frozen=True)
class SoftmaxRows:
    """Rows of logits and their softmax."""

    logits: Tensor
    """``(n, C)``."""
    p: Tensor
    """``(n, C)``; a buffer that may be overwritten when all else is done."""
    confidence: Tensor
    """``(n,)``, the largest probability."""
    predicted: Tensor
    """``(n,)``, its class."""

    @classmethod
    def of(cls, logits: Tensor, buffer: Tensor) -> SoftmaxRows:
        """The softmax of ``(n, C)`` logits, written into a buffer of that shape."""
        torch.softmax(logits, 1, out=buffer)
        predicted = _largest(logits)
        return cls(logits, buffer, buffer.gather(1, predicted.unsqueeze(1)).squeeze(1), predicted)


@dataclass(frozen=True)
class TrueClass:
    """What losses need of rows of logits that look at no class but the true one, and what a row is shown with."""

    scores: Tensor
    """``(n, 2)``, logit of the true class, and the largest one."""
    distance: Tensor
    """``(n,)``, ‖p − e_y‖: length of the gradient of log p_y by the logits."""
    confidence: Tensor
    predicted: Tensor

    @classmethod
    def of(cls, logits: Tensor, label: Tensor, buffer: Tensor) -> TrueClass:
        """One pass over ``(n, C)`` logits; few operations, as each gives other threads of Python a turn.

        Args:
            logits: as they are.
            label: ``(n,)``; what is no class is taken for the nearest one.
            buffer: of the shape of the logits, overwritten.
        """
        rows = SoftmaxRows.of(logits, buffer)
        label = label.clamp(0, logits.shape[1] - 1).unsqueeze(1)
        scores = logits.gather(1, torch.cat([label, rows.predicted.unsqueeze(1)], 1))
        away = rows.p.scatter_add_(1, label, rows.p.new_full((), -1).expand(label.shape))
        return cls(scores, torch.linalg.vector_norm(away, dim=1), rows.confidence, rows.predicted)

    @classmethod
    def joined(cls, parts: Sequence[TrueClass]) -> TrueClass:
        """Of several runs of rows, one behind the other."""
        return cls(*(torch.cat([getattr(part, field.name) for part in parts]) for field in fields(cls)))

    @property
    def log_p(self) -> Tensor:
        """``(n,)``, log-probability of the true class.

        Taken as (z_y − max z) + log max p: both parts keep their digits, whatever the scale of the logits, and no
        second pass over all classes is needed.
        """
        return self.scores[:, 0] - self.scores[:, 1] + self.confidence.log()


def _largest(rows: Tensor) -> Tensor:
    """``(n,)``, where the largest number of each row stands, the first one if there are several; nan is the largest.

    numpy looks for it several times as fast as torch on the CPU, and alone in its thread.
    """
    return torch.from_numpy(rows.numpy().argmax(1)) if rows.device.type == "cpu" else rows.argmax(1)
