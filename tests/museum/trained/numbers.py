"""Two classes, several labels at once, and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, make_multilabel_classification

from tests.museum.trained.fitting import fitted, once, single
from tools.samples.training import divided, standardised

if TYPE_CHECKING:
    from numpy.random import RandomState

    from tests.museum.trained.classes import Pair


def _two(rng: RandomState, x, t, held_out: int, steps: int) -> Pair:
    seen, unseen = divided(rng, len(t), held_out)
    x = torch.from_numpy(standardised(x, seen))
    t = torch.from_numpy(t.astype(float))
    sizes = (x.shape[1], 1)
    model = fitted(rng, sizes, lambda m: F.binary_cross_entropy_with_logits(m(x[seen])[:, 0], t[seen]), steps)
    return single(model(x[unseen])[:, 0]), t[unseen].float()


@once
def tumours(rng: RandomState) -> Pair:
    """Malignant or benign, of two columns; (250,)."""
    x, t = load_breast_cancer(return_X_y=True)
    return _two(rng, x[:, [0, 4]], 1 - t, 250, 250)


@once
def seldom(rng: RandomState) -> Pair:
    """Is it an eight, seen through noise? One in ten is; (800,)."""
    pixels, labels = load_digits(return_X_y=True)
    return _two(rng, pixels + rng.normal(0, 5, pixels.shape), labels == 8, 800, 120)


@once
def sure(rng: RandomState) -> Pair:
    """Malignant or benign by a model that saw thirty rows in raw units: logits of dozens; (300,)."""
    x, t = load_breast_cancer(return_X_y=True)
    rows = rng.permutation(len(t))
    x, y = torch.from_numpy(x / 2), torch.from_numpy(1.0 - t)
    few = rows[:30]
    model = fitted(rng, (30, 1), lambda m: F.binary_cross_entropy_with_logits(m(x[few])[:, 0], y[few]), 200)
    return single(model(x[rows[30:330]])[:, 0]), y[rows[30:330]].float()


@once
def labels(rng: RandomState) -> Pair:
    """Six labels, any of which may be true, at least one; (400, 6)."""
    x, t = make_multilabel_classification(
        1000, 20, n_classes=6, n_labels=2, allow_unlabeled=False, random_state=rng.randint(1 << 30)
    )
    seen, unseen = divided(rng, 1000, 400)
    x, t = torch.from_numpy(standardised(x, seen)), torch.from_numpy(t.astype(float))
    model = fitted(rng, (20, 6), lambda m: F.binary_cross_entropy_with_logits(m(x[seen]), t[seen]), 100)
    return single(model(x[unseen])), t[unseen].float()


@once
def diabetes(rng: RandomState) -> Pair:
    """How far a disease went, in units of its deviation; (160,)."""
    x, raw = load_diabetes(return_X_y=True)
    seen, unseen = divided(rng, len(raw), 160)
    t = torch.from_numpy((raw - raw[seen].mean()) / raw[seen].std())
    x = torch.from_numpy(standardised(x, seen))
    model = fitted(rng, (10, 8, 1), lambda m: F.mse_loss(m(x[seen])[:, 0], t[seen]), 60)
    return single(model(x[unseen])[:, 0]), t[unseen].float()


def progression(seed: int) -> Pair:
    """The same in its raw unit, 25 to 346; (160,)."""
    o, t = diabetes(seed)
    raw = load_diabetes(return_X_y=True)[1]
    return o * float(raw.std()) + float(raw.mean()), t * float(raw.std()) + float(raw.mean())


@once
def lower_half(rng: RandomState) -> Pair:
    """Lower half of a digit from its upper half, 32 outputs; (300, 32)."""
    pixels = torch.from_numpy(load_digits().data / 4)
    seen, unseen = divided(rng, len(pixels), 300)
    x, t = pixels[:, :32], pixels[:, 32:]
    model = fitted(rng, (32, 24, 32), lambda m: F.mse_loss(m(x[seen]), t[seen]), 150)
    return single(model(x[unseen])), t[unseen].float()


@once
def three_numbers(rng: RandomState) -> Pair:
    """Three blood values from seven others; (150, 3)."""
    x = load_diabetes().data
    seen, unseen = divided(rng, len(x), 150)
    x = torch.from_numpy(standardised(x, seen) * 1.7)
    t, x = x[:, [2, 3, 8]], x[:, [0, 1, 4, 5, 6, 7, 9]]
    model = fitted(rng, (7, 3), lambda m: F.mse_loss(m(x[seen]), t[seen]), 200)
    return single(model(x[unseen])), t[unseen].float()


def crowd(seed: int, times: int = 1600) -> Pair:
    """So many looks at the same tumours with measuring errors; (250 * times,)."""
    z, t = tumours(seed)
    noise = np.random.RandomState(seed).normal(0, 0.5, (times, len(z)))
    return (z[None] + torch.from_numpy(noise).float()).reshape(-1), t.repeat(times)
