"""Vectors of which only the direction counts: cosines, angles, and the price of finding one vector among others.

All of it is computed in float64: a scale of 64, or one over a small temperature, magnifies what a cosine in float32
has lost.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.base.door import F, torch
from lossexplorer.catalog.common import wide
from lossexplorer.catalog.params import POSITIVE, Number
from lossexplorer.catalog.spec import Mark

if TYPE_CHECKING:
    from torch import Tensor

    from lossexplorer.base import Message
    from lossexplorer.catalog.spec import Values


def temperature(default: float, least: float) -> Number:
    """What cosines are divided by before a softmax; ``least`` is where its slider begins."""
    return Number("temperature", "τ", default, (least, 1.0), POSITIVE, "log").means(
        "Small makes the nearest strangers count most; large treats all alike."
    )


def evened(x: Tensor) -> Tensor:
    """Rows (N, D) at about the same size: divided by powers of two, so that no digit is lost and no square overflows.

    A vector of zeros has no direction, and no gradient either.
    """
    x = wide(x)
    largest = x.abs().amax(1, keepdim=True).detach()
    return torch.where(largest > 0, x, 0.0) / largest.log2().floor().exp2().clamp(min=torch.finfo(x.dtype).tiny)


def directions(x: Tensor) -> Tensor:
    """Rows (N, D) at length 1."""
    return F.normalize(evened(x), dim=1)


def cosine_of_rows(one: Tensor, other: Tensor) -> Tensor:
    """(N,), the cosine of each row with its partner; 0 beside a vector of zeros."""
    one, other = evened(one), evened(other)
    lengths = torch.linalg.vector_norm(one, dim=1) * torch.linalg.vector_norm(other, dim=1)
    cosine: Tensor = (one * other).sum(1) / lengths.clamp(min=0.5)
    return cosine


def cosine_and_sine(one: Tensor, other: Tensor) -> tuple[Tensor, Tensor]:
    """Of the angles between rows of ``directions``, each (N,).

    From half the angle, which is in the difference and in the sum: √(1 − cos²) has no digits left next to 0 and π.
    Directions that differ by their rounding alone are the same, and their sine has no gradient.
    """
    least = 8 * torch.finfo(one.dtype).eps
    lengths = (torch.linalg.vector_norm(x, dim=1) for x in (one - other, one + other))
    half, rest = (x.masked_fill(x < least, 0.0) for x in lengths)
    square = (half.square() + rest.square()).clamp(min=0.5)  # 4, or 1 beside a vector of zeros
    return (rest.square() - half.square()) / square, 2 * half * rest / square


def recognition(own: Tensor, scores: Tensor, others: Tensor) -> Tensor:
    """(N,), −log of the share that ``own`` (N,) has in a softmax with those ``scores`` (N, M) that ``others`` marks."""
    ahead = (scores - own.unsqueeze(1)).masked_fill(~others, torch.finfo(scores.dtype).min)
    price: Tensor = -F.logsigmoid(-ahead.logsumexp(1))
    return price


def recognition_of_partners(scores: Tensor) -> Tensor:
    """(N,), the price of finding for each row of (N, N) scores the column of its own number."""
    others = ~torch.eye(len(scores), dtype=torch.bool, device=scores.device)
    return recognition(scores.diagonal(), scores, others)


def chance_among(s: Values, vectors: int, name: Message) -> tuple[Mark, ...]:
    """What a model scores to which every one of so many vectors is as near; none where no pair is that near."""
    c = s["negative_similarity"]
    return (Mark("chance", name, at=c, level=math.log(vectors)),) if c > 2 * c * c - 1 else ()
