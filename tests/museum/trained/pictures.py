"""Pixels: how dark is it here, is there ink; and pairs of views."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn

from tests.museum.trained.fitting import once, single, train
from tools.samples.training import built, divided, nt_xent, views

if TYPE_CHECKING:
    from numpy.random import RandomState
    from torch import Tensor

    from tests.museum.trained.classes import Pair


def _seen(rng: RandomState, blank: float = 0.0) -> tuple[np.ndarray, Tensor]:
    clean, noisy = views(rng, load_digits().images[:260] / 16, shift=1, noise=0.3, blank=blank)
    return clean, torch.from_numpy(noisy[:, None])


def _looking(rng: RandomState, outputs: int) -> nn.Sequential:
    return built(rng, nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, outputs, 3, padding=1))


@once
def shades(rng: RandomState) -> Pair:
    """Paper, grey or ink for each pixel; (96, 3, 8, 8) and (96, 8, 8)."""
    clean, x = _seen(rng)
    y = torch.from_numpy(np.digitize(clean, [0.2, 0.7]))
    seen, unseen = divided(rng, len(x), 96)
    model = _looking(rng, 3)
    train(model, lambda: F.cross_entropy(model(x[seen]), y[seen]), 50)
    return single(model(x[unseen])), y[unseen]


def bordered(seed: int) -> Pair:
    """The same with 255 where nobody drew a border: next to ink, and in some pictures nearly everywhere."""
    z, y = shades(seed)
    near = F.max_pool2d((y == 2).float()[:, None], 3, 1, 1)[:, 0] > 0
    unknown = (y == 1) & near
    unknown[::5, :, 3:] = True
    return z, torch.where(unknown, 255, y)


@once
def ink(rng: RandomState) -> Pair:
    """Ink or paper, some pictures are blank; logits and masks (80, 1, 8, 8)."""
    clean, x = _seen(rng, blank=0.1)
    t = torch.from_numpy((clean[:, None] >= 0.5).astype(float))
    seen, unseen = divided(rng, len(x), 80)
    model = _looking(rng, 1)
    train(model, lambda: F.binary_cross_entropy_with_logits(model(x[seen]), t[seen]), 50)
    return single(model(x[unseen])), t[unseen].float()


@once
def layers(rng: RandomState) -> Pair:
    """Grey and ink as two masks; logits and masks (80, 2, 8, 8)."""
    clean, x = _seen(rng)
    t = torch.from_numpy(np.stack([(clean >= 0.2) & (clean < 0.7), clean >= 0.7], 1).astype(float))
    seen, unseen = divided(rng, len(x), 80)
    model = _looking(rng, 2)
    train(model, lambda: F.binary_cross_entropy_with_logits(model(x[seen]), t[seen]), 50)
    return single(model(x[unseen])), t[unseen].float()


@once
def pairs(rng: RandomState) -> Pair:
    """Embeddings of two views of each picture; (64, 16) twice."""
    images = load_digits().images / 16
    seen, unseen = divided(rng, len(images), 64)
    model = built(rng, nn.Flatten(), nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 16))

    def twice(rows: np.ndarray) -> tuple[Tensor, Tensor]:
        one, other = (model(torch.from_numpy(views(rng, images[rows], shift=1, noise=0.1)[1])) for _ in range(2))
        return one, other

    train(model, lambda: nt_xent(*twice(rng.choice(seen, 96, replace=False))).mean(), 50)
    one, other = twice(unseen)
    return single(one), single(other)
