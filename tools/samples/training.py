"""How the small models are trained, so that the same bytes come out wherever that is possible."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import RandomState
    from torch import Tensor

    from tools.samples.sample import Array

# Training in float64 and keeping only multiples of this hides the last digits, in which processors differ.
STEP = 2.0**-19
LIMIT = 2.0**24 * STEP  # every multiple of STEP below this is a float32


def built(rng: RandomState, *layers: nn.Module) -> nn.Sequential:
    """The layers in float64, with weights from ``rng``: numpy promises its stream for ever, torch does not."""
    model = nn.Sequential(*layers).double()
    for parameter in model.parameters():
        bound = 1 / math.sqrt(parameter[0].numel())
        parameter.data = torch.from_numpy(rng.uniform(-bound, bound, tuple(parameter.shape)))
    return model


def train(model: nn.Module, loss: Callable[[], Tensor], steps: int, decay: float = 0.0) -> None:
    """Take ``steps`` steps of Adam down ``loss()``."""
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=decay)
    for _ in range(steps):
        optimizer.zero_grad()
        loss().backward()
        optimizer.step()


def rounded(values: Tensor) -> Array:
    """What is saved of a model's answers: multiples of STEP, each of them exactly a float32."""
    array = values.detach().numpy()
    if np.abs(array).max() >= LIMIT:
        raise ValueError(f"an answer beyond ±{LIMIT} would be rounded twice: choose a larger STEP")
    return (np.round(array / STEP) * STEP).astype("<f4")


def divided(rng: RandomState, rows: int, held_out: int) -> tuple[Array, Array]:
    """Row numbers to train on, and row numbers held out."""
    order = rng.permutation(rows)
    return order[held_out:], order[:held_out]


def standardised(values: Array, seen: Array) -> Array:
    """Mean 0 and deviation 1 over the rows ``seen``: the others must not leak into training."""
    return (values - values[seen].mean(0)) / values[seen].std(0)


def views(rng: RandomState, images: Array, shift: int, noise: float, blank: float = 0.0) -> tuple[Array, Array]:
    """Each (8, 8) image moved by up to ``shift`` pixels, clean and noisy; the share ``blank`` shows what is beside."""
    offset = rng.randint(8 - shift, 9 + shift, (len(images), 2))
    offset[rng.random_sample(len(images)) < blank] = 0
    padded = np.pad(images, ((0, 0), (8, 8), (8, 8)))
    clean = np.stack([one[r : r + 8, c : c + 8] for one, (r, c) in zip(padded, offset, strict=True)])
    return clean, clean * rng.uniform(0.7, 1.3, (len(clean), 1, 1)) + rng.normal(0, noise, clean.shape)


def cosines(one: Tensor, other: Tensor) -> tuple[Tensor, Tensor]:
    """Cosine of each of the 2N views with every other, −inf with itself; and the place of each view's partner."""
    unit = F.normalize(torch.cat([one, other]), dim=1)
    itself = torch.eye(len(unit), dtype=torch.bool)
    return (unit @ unit.T).masked_fill(itself, -math.inf), torch.arange(len(unit)).roll(len(one))


def nt_xent(one: Tensor, other: Tensor) -> Tensor:
    """Of each pair: mean of its two views, temperature 0.5."""
    near, partner = cosines(one, other)
    return F.cross_entropy(near / 0.5, partner, reduction="none").view(2, -1).mean(0)
