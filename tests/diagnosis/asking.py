"""Small files on which something is known, and questions about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
import torch.nn.functional as F
from torch import Tensor

import lossexplorer as lx

if TYPE_CHECKING:
    from lossexplorer.diagnosis.results import Diagnosis, FindingResult

N, C = 400, 12


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def scores(seed: int = 0, n: int = N, c: int = C, gain: float = 4.0) -> tuple[Tensor, Tensor]:
    """Logits of a good model, and labels."""
    g = seeded(seed)
    y = torch.randint(0, c, (n,), generator=g)
    z = torch.randn(n, c, generator=g)
    z[torch.arange(n), y] += gain
    return z, y


def bits(seed: int = 0, shape: tuple[int, ...] = (300,), steep: float = 2.0) -> tuple[Tensor, Tensor]:
    """Logits of yes and no, and targets that follow them."""
    g = seeded(seed)
    x = torch.randn(*shape, generator=g) * steep
    return x, (torch.rand(*shape, generator=g) < x.sigmoid()).float()


def amounts(seed: int = 0, n: int = 200) -> tuple[Tensor, Tensor]:
    """Predictions of numbers, and the numbers."""
    g = seeded(seed)
    t = torch.randn(n, generator=g) * 3 + 10
    return t + torch.randn(n, generator=g) * 0.8, t


def text(value: Any, digits: int = 6) -> str:
    """A number as a log shows it."""
    return f"{float(value):#.{digits}g}"


def first(prediction: Any, target: Any, value: Any, **asked: Any) -> str:
    """Key of the first cause, or what is said instead."""
    seen = value if isinstance(value, str) else text(value)
    found = lx.diagnose(prediction, target, observed=seen, **asked)
    return found.causes[0].key if any(cause.matches for cause in found.causes) else "not explained"


def finding(found: Diagnosis, key: str) -> FindingResult | None:
    return next((f for f in found.findings if f.key == key), None)


def alarms(found: Diagnosis) -> set[str]:
    return {f.key for f in found.findings if f.severity != "info"}


def smoothed(z: Tensor, y: Tensor, eps: float) -> Tensor:
    """Eps spread over the other classes, row by row."""
    rest = eps / (z.shape[1] - 1)
    q = torch.full_like(z, rest).scatter_(1, y[:, None], 1 - eps)
    return -(q * F.log_softmax(z, 1)).sum(1).mean()
