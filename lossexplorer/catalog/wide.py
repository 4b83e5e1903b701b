"""The one place that knows which devices lack float64, and what is done there instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base.door import torch

if TYPE_CHECKING:
    from torch import Tensor


def widest(device: torch.device | str) -> torch.dtype:
    """The type that loses as few digits as the device allows: on Apple's mps no float64 tensor can even be made."""
    return torch.float32 if torch.device(device).type == "mps" else torch.float64


def has_float64(device: torch.device | str) -> bool:
    """Whether the device computes in float64."""
    return widest(device) == torch.float64


def total(values: Tensor) -> float:
    """The sum, accumulated in float64 whatever the type and the device."""
    if has_float64(values.device):
        return float(values.sum(dtype=torch.float64))
    return float(values.cpu().numpy().sum(dtype=np.float64))
