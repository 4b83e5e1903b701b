"""The samples: for each a data set, a model, and what it says about the part that it never saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits
from torch import nn

from tools.samples.sample import Sample
from tools.samples.training import built, divided, nt_xent, rounded, standardised, train, views

if TYPE_CHECKING:
    from numpy.random import RandomState
    from torch import Tensor

    from tools.samples.sample import Array

UCI = "scikit-learn's description names no licence; UCI offers the set under CC BY 4.0."
DIGITS = (
    "Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, 1998, UCI Machine Learning Repository, "
    f"https://doi.org/10.24432/C50P49: its test set, as it comes with scikit-learn (`load_digits`). {UCI}"
)
CANCER = (
    "Breast Cancer Wisconsin (Diagnostic), W. H. Wolberg, W. N. Street, O. L. Mangasarian, 1995, UCI Machine Learning "
    f"Repository, https://doi.org/10.24432/C5DW2B, as it comes with scikit-learn (`load_breast_cancer`). {UCI}"
)
DIABETES = (
    "B. Efron, T. Hastie, I. Johnstone, R. Tibshirani (2004) Least Angle Regression, Annals of Statistics, 407–499, "
    "https://www4.stat.ncsu.edu/~boos/var.select/diabetes.html, as it comes with scikit-learn (`load_diabetes`), whose "
    "description names no licence for it; scikit-learn itself is BSD-3-Clause."
)


def digits(rng: RandomState) -> Sample:
    """Ten classes."""
    pixels, labels = load_digits(return_X_y=True)
    seen, unseen = divided(rng, len(labels), held_out=700)
    x, y = torch.from_numpy(pixels / 16), torch.from_numpy(labels.astype("<i8"))
    model = built(rng, nn.Linear(64, 10))
    train(model, lambda: F.cross_entropy(model(x[seen]), y[seen]), steps=1000)
    return Sample(
        name="digits",
        title="Handwritten digits",
        summary="Ten classes: a linear model reads small pictures of digits and gets some of them wrong.",
        loss="cross_entropy",
        source=DIGITS,
        model="Softmax regression on 64 pixels; 1000 steps of Adam.",
        trained_on=len(seen),
        arrays={"logits": rounded(model(x[unseen])), "labels": y[unseen].numpy()},
    )


def cancer(rng: RandomState) -> Sample:
    """Two classes; with all thirty columns the model would be nearly perfect."""
    data, columns = load_breast_cancer(), ["mean radius", "mean smoothness"]
    malignant = (data.target == list(data.target_names).index("malignant")).astype("<i8")
    seen, unseen = divided(rng, len(malignant), held_out=250)
    chosen = data.data[:, [list(data.feature_names).index(column) for column in columns]]
    x, y = torch.from_numpy(standardised(chosen, seen)), torch.from_numpy(malignant).double()
    model = built(rng, nn.Linear(len(columns), 1), nn.Flatten(0))
    train(model, lambda: F.binary_cross_entropy_with_logits(model(x[seen]), y[seen]), steps=1000)
    return Sample(
        name="cancer",
        title="Breast tumours",
        summary="Two classes: malignant or benign, judged from only two measurements of cell nuclei.",
        loss="binary_cross_entropy_with_logits",
        source=CANCER,
        model=f"Logistic regression on {' and '.join(columns)}; 1000 steps of Adam. Label 1 is malignant, 0 benign "
        "(scikit-learn counts the other way round).",
        trained_on=len(seen),
        arrays={"logits": rounded(model(x[unseen])), "labels": malignant[unseen]},
    )


def diabetes(rng: RandomState) -> Sample:
    """A regression; in a few of the held-out targets the decimal point slips, on purpose."""
    x, raw = load_diabetes(return_X_y=True)
    seen, unseen = divided(rng, len(raw), held_out=160)
    mean, deviation = raw[seen].mean(), raw[seen].std()
    features, y = torch.from_numpy(standardised(x, seen)), torch.from_numpy((raw - mean) / deviation)
    model = built(rng, nn.Linear(10, 8), nn.Tanh(), nn.Linear(8, 1), nn.Flatten(0))
    train(model, lambda: F.mse_loss(model(features[seen]), y[seen]), steps=150, decay=0.01)
    planted = np.sort(rng.choice(len(unseen), 4, replace=False))
    told = np.where(np.isin(np.arange(len(unseen)), planted), 10 * raw[unseen], raw[unseen])
    return Sample(
        name="diabetes",
        title="Diabetes, one year on",
        summary="Regression: how far the disease went, with a few planted outliers among the targets.",
        loss="huber_loss",
        source=DIABETES,
        model="Network 10-8-1 with tanh; 150 steps of Adam on mean squared error, with weight decay. The unit is one "
        f"standard deviation of the training rows: (progression − {mean:.2f}) / {deviation:.2f}. In the planted rows "
        "the progression was multiplied by ten, as by a slipped decimal point, after training.",
        trained_on=len(seen),
        arrays={"predictions": rounded(model(features[unseen])), "targets": ((told - mean) / deviation).astype("<f4")},
        planted=tuple(planted.tolist()),
    )


def masks(rng: RandomState) -> Sample:
    """Where is ink in a noisy picture? Of a few pictures the answer is: nowhere."""
    images = load_digits().images / 16
    clean, noisy = views(rng, images, shift=2, noise=0.3, blank=0.03)
    seen, unseen = divided(rng, len(images), held_out=300)
    x, y = torch.from_numpy(noisy[:, None]), torch.from_numpy((clean[:, None] >= 0.5).astype(float))
    model = built(rng, nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 1, 3, padding=1), nn.Sigmoid())
    train(model, lambda: F.binary_cross_entropy(model(x[seen]), y[seen]), steps=150)
    return Sample(
        name="masks",
        title="Ink or paper",
        summary="Masks: a tiny network marks the ink in noisy pictures of digits; a few pictures are blank.",
        loss="dice_loss",
        source=DIGITS,
        model="Two 3 × 3 convolutions with 8 channels between; 150 steps of Adam on binary cross entropy. It sees "
        "pictures moved by up to two pixels, with other contrast and noise; a few show the empty paper beside the "
        "digit and have an empty mask. Ink is what is at least half black in the clean picture.",
        trained_on=len(seen),
        arrays={"predictions": rounded(model(x[unseen])), "targets": y[unseen].numpy().astype("<f4")},
    )


def pairs(rng: RandomState) -> Sample:
    """Two views of each picture through an encoder that learned, without labels, to bring such views together."""
    images = load_digits().images / 16
    seen, unseen = divided(rng, len(images), held_out=256)
    model = built(rng, nn.Flatten(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 16))

    def seen_twice(rows: Array) -> tuple[Tensor, Tensor]:
        one, other = (model(torch.from_numpy(views(rng, images[rows], shift=1, noise=0.1)[1])) for _ in range(2))
        return one, other

    train(model, lambda: nt_xent(*seen_twice(rng.choice(seen, 256, replace=False))).mean(), steps=300)
    one, other = seen_twice(unseen)
    return Sample(
        name="pairs",
        title="Two views of a digit",
        summary="Pairs of embeddings: two altered views of each picture, which should find each other.",
        loss="nt_xent_loss",
        source=DIGITS,
        model="Encoder 64-64-16 with ReLU; 300 steps of Adam on NT-Xent (temperature 0.5, 256 pairs a step). A view is "
        "the picture moved by up to one pixel, with other contrast and noise.",
        trained_on=len(seen),
        arrays={"predictions": rounded(one), "targets": rounded(other)},
    )


MAKERS = (digits, cancer, diabetes, masks, pairs)
"""In the order of display."""
