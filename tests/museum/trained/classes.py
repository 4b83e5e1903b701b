"""One label of several: digits, wine, flowers, digits turned around, hundreds of classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits, load_iris, load_wine

from tests.museum.trained.fitting import fitted, network, once, single
from tools.samples.training import divided, standardised

if TYPE_CHECKING:
    from numpy.random import RandomState
    from torch import Tensor

Pair = tuple["Tensor", "Tensor"]


def _taught(rng: RandomState, x, y, held_out: int, hidden: tuple[int, ...] = (), steps: int = 80, outputs=None) -> Pair:
    """Logits and labels of the rows that a network did not see."""
    x, y = torch.from_numpy(np.asarray(x, float)), torch.from_numpy(np.asarray(y, np.int64))
    seen, unseen = divided(rng, len(y), held_out)
    sizes = (x.shape[1], *hidden, outputs or int(y.max()) + 1)
    model = fitted(rng, sizes, lambda m: F.cross_entropy(m(x[seen]), y[seen]), steps)
    return single(model(x[unseen])), y[unseen]


@once
def digits(rng: RandomState) -> Pair:
    """Ten classes, right in nineteen cases of twenty; (450, 10)."""
    pixels, labels = load_digits(return_X_y=True)
    return _taught(rng, pixels / 16, labels, 450, (32,))


@once
def blurred(rng: RandomState) -> Pair:
    """Ten classes seen through noise: right in two of three cases; (700, 10)."""
    pixels, labels = load_digits(return_X_y=True)
    return _taught(rng, pixels / 16 + rng.normal(0, 0.5, pixels.shape), labels, 700, steps=100)


@once
def wine(rng: RandomState) -> Pair:
    """Three classes of three columns; (89, 3)."""
    x, y = load_wine(return_X_y=True)
    x = standardised(x, np.arange(len(y)))[:, [0, 1, 4]]
    return _taught(rng, x, y, 89, steps=200)


@once
def iris(rng: RandomState) -> Pair:
    """Three classes, 25 rows of each, of the two widths; (75, 3)."""
    x, y = load_iris(return_X_y=True)
    order = np.concatenate([rng.permutation(np.flatnonzero(y == c))[:25] for c in range(3)])
    rest = np.setdiff1d(np.arange(150), order)
    t = torch.from_numpy(y)
    x = torch.from_numpy(standardised(x, rest)[:, [1, 3]])
    model = fitted(rng, (2, 3), lambda m: F.cross_entropy(m(x[rest]), t[rest]), 150)
    order = rng.permutation(order)
    return single(model(x[order])), t[order]


@once
def turned(rng: RandomState) -> Pair:
    """Twenty classes: digits upright and lying; (600, 20)."""
    data = load_digits()
    images = np.concatenate([data.images, np.rot90(data.images, axes=(1, 2))]).reshape(-1, 64) / 16
    noisy = images + rng.normal(0, 0.25, images.shape)
    return _taught(rng, noisy, np.concatenate([data.target, data.target + 10]), 600, (40,), 120)


@once
def rare(rng: RandomState) -> Pair:
    """Four classes of which the last are rare, seen through noise; (400, 4)."""
    pixels, labels = load_digits(return_X_y=True)
    kept = np.concatenate([np.flatnonzero(labels == c)[:n] for c, n in enumerate((175, 175, 90, 45))])
    more = np.concatenate([kept, kept])
    seen = pixels[more] / 16 + rng.normal(0, 0.9, (len(more), 64))
    return _taught(rng, seen, labels[more], 400, steps=60)


@once
def certain(rng: RandomState) -> Pair:
    """Ten classes and a model that learned fifty noisy pictures by heart from raw pixels; (500, 10)."""
    pixels, labels = load_digits(return_X_y=True)
    x, y = torch.from_numpy(pixels + rng.normal(0, 4, pixels.shape)), torch.from_numpy(labels)
    model = fitted(rng, (64, 10), lambda m: F.cross_entropy(m(x[:50]), y[:50]), 120)
    rows = 50 + rng.permutation(len(y) - 50)[:500]
    return single(model(x[rows])), y[rows]


@once
def wild(rng: RandomState) -> Pair:
    """The same from pixels of 0 to 128: some logits are hundreds apart; (300, 10)."""
    pixels, labels = load_digits(return_X_y=True)
    x, y = torch.from_numpy(8 * (pixels + rng.normal(0, 4, pixels.shape))), torch.from_numpy(labels)
    model = fitted(rng, (64, 10), lambda m: F.cross_entropy(m(x[:50]), y[:50]), 60)
    rows = 50 + rng.permutation(len(y) - 50)[:300]
    return single(model(x[rows])), y[rows]


@once
def spare(rng: RandomState) -> Pair:
    """Ten digits, but eleven outputs of which the last is never used and not yet unlearned; (450, 11)."""
    pixels, labels = load_digits(return_X_y=True)
    return _taught(rng, pixels / 16, labels, 450, (32,), 14, outputs=11)


@once
def eleven(rng: RandomState) -> Pair:
    """The same after more steps; (450, 11)."""
    pixels, labels = load_digits(return_X_y=True)
    return _taught(rng, pixels / 16, labels, 450, (32,), 70, outputs=11)


@once
def many(rng: RandomState) -> Pair:
    """Three hundred classes: logits of a fitted mixture of Gaussians; (900, 300)."""
    return _mixture(rng, 300, 900)


@once
def thousand(rng: RandomState) -> Pair:
    """A thousand classes in the same way; (600, 1000)."""
    return _mixture(rng, 1000, 600)


def _mixture(rng: RandomState, classes: int, rows: int) -> Pair:
    """Centres are estimated from six examples each, the width from all of them."""
    truth = rng.normal(0, 1, (classes, 24))
    examples = truth[:, None] + rng.normal(0, 0.7, (classes, 6, 24))
    centres = examples.mean(1)
    width = ((examples - centres[:, None]) ** 2).mean() * 6 / 5 * (1 + 1 / 6)
    y = rng.randint(0, classes, rows)
    x = truth[y] + rng.normal(0, 0.7, (rows, 24))
    z = (x @ centres.T - (centres**2).sum(1) / 2) / width
    return single(torch.from_numpy(z - z.mean(1, keepdims=True))), torch.from_numpy(y)


@once
def untrained(rng: RandomState) -> Pair:
    """A net as it was initialised; (400, 10)."""
    pixels, labels = load_digits(return_X_y=True)
    rows = rng.permutation(len(labels))[:400]
    model = network(rng, (64, 32, 10))
    return single(model(torch.from_numpy(pixels[rows] / 16))), torch.from_numpy(labels[rows])


@once
def loud(rng: RandomState) -> Pair:
    """A net whose last layer was initialised far too large; (400, 10)."""
    pixels, labels = load_digits(return_X_y=True)
    rows = rng.permutation(len(labels))[:400]
    model = network(rng, (64, 64, 10))
    model[-1].weight.data *= 12
    seen = pixels[rows] / 16 + rng.normal(0, 3, (400, 64))
    return single(model(torch.from_numpy(seen))), torch.from_numpy(labels[rows])


@once
def taught(rng: RandomState) -> tuple[Tensor, Tensor, Tensor]:
    """Logits of a pupil and of its teacher, labels; (400, 10)."""
    pixels, labels = load_digits(return_X_y=True)
    x, y = torch.from_numpy(pixels / 16), torch.from_numpy(labels)
    seen, unseen = divided(rng, len(y), 400)
    teacher = fitted(rng, (64, 32, 10), lambda m: F.cross_entropy(m(x[seen]), y[seen]), 60)
    soft = teacher(x[seen]).detach().softmax(1)
    pupil = fitted(rng, (64, 10), lambda m: F.cross_entropy(m(x[seen]), soft), 60)
    return single(pupil(x[unseen])), single(teacher(x[unseen])), y[unseen]
