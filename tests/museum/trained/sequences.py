"""Characters of the texts that describe scikit-learn's data: which comes next?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_wine

from tests.museum.trained.fitting import fitted, once, single

if TYPE_CHECKING:
    from numpy.random import RandomState

    from tests.museum.trained.classes import Pair

ALPHABET = "_ abcdefghijklmnopqrstuvwxyz"
"""``_`` is padding, class 0."""
BEFORE = 3
"""So many characters the model sees."""


def _sentences(longest: int = 24, shortest: int = 8) -> list[np.ndarray]:
    text = " ".join(load().DESCR for load in (load_breast_cancer, load_diabetes, load_digits, load_wine))
    found = (re.sub("[^a-z ]+", " ", part.lower()) for part in re.split(r"[.,:;()|*\n]+", text))
    clean = (re.sub(" +", " ", part).strip() for part in found)
    codes = [np.array([ALPHABET.index(c) for c in part]) for part in clean if len(part) >= shortest]
    return [part[: longest + 1] for part in codes]


def _contexts(part: np.ndarray) -> np.ndarray:
    """What the model sees at each place: the last characters, one-hot."""
    padded = np.concatenate([np.zeros(BEFORE - 1, int), part[:-1]])
    windows = np.lib.stride_tricks.sliding_window_view(padded, BEFORE)
    return np.eye(len(ALPHABET))[windows].reshape(len(windows), -1)


@once
def padded(rng: RandomState) -> Pair:
    """Short sentences of unequal length, filled up with class 0 to 24 places; (60, 24, 28) and (60, 24)."""
    parts = _sentences()
    order = rng.permutation(len(parts))
    x = torch.from_numpy(np.concatenate([_contexts(parts[i]) for i in order[60:]]))
    y = torch.from_numpy(np.concatenate([parts[i][1:] for i in order[60:]]))
    model = fitted(rng, (x.shape[1], 24, len(ALPHABET)), lambda m: F.cross_entropy(m(x), y), 140)
    z, labels = torch.zeros(60, 24, len(ALPHABET)), torch.zeros(60, 24, dtype=torch.int64)
    nothing = single(model(torch.zeros(1, x.shape[1], dtype=torch.float64)))[0]
    for row, i in enumerate(order[:60]):
        n = len(parts[i]) - 1
        z[row, :n] = single(model(torch.from_numpy(_contexts(parts[i]))))
        z[row, n:] = nothing + torch.from_numpy(rng.normal(0, 0.3, (24 - n, len(ALPHABET)))).float()
        labels[row, :n] = torch.from_numpy(parts[i][1:])
    return z, labels


def ignored(seed: int) -> Pair:
    """The same with −100 where nothing follows."""
    z, y = padded(seed)
    return z, torch.where(y == 0, -100, y)


def full(seed: int) -> Pair:
    """Sentences of which all 20 places are filled; (N, 20, 28) and (N, 20)."""
    z, y = padded(seed)
    long = (y[:, :20] > 0).all(1)
    return z[long, :20].contiguous(), y[long, :20].contiguous()
