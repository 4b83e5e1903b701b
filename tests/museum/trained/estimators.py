"""What estimators of scikit-learn say: decision functions, probabilities and numbers in float64."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_wine
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.neighbors import KNeighborsRegressor

from tests.museum.trained.fitting import once
from tools.samples.training import divided, standardised

if TYPE_CHECKING:
    from numpy.random import RandomState

    from tests.museum.trained.classes import Pair


def _pair(said: np.ndarray, truth: np.ndarray) -> Pair:
    return torch.from_numpy(np.asarray(said, float)), torch.from_numpy(truth)


@once
def logistic(rng: RandomState) -> Pair:
    """Decision function of ten digits; (500, 10)."""
    x, y = load_digits(return_X_y=True)
    x = x / 16 + rng.normal(0, 0.3, x.shape)
    seen, unseen = divided(rng, len(y), 500)
    model = LogisticRegression(C=0.05, max_iter=200).fit(x[seen], y[seen])
    return _pair(model.decision_function(x[unseen]), y[unseen])


@once
def discriminant(rng: RandomState) -> Pair:
    """Probabilities of three wines; (89, 3)."""
    x, y = load_wine(return_X_y=True)
    x = standardised(x, np.arange(len(y)))[:, [0, 1, 4]]
    seen, unseen = divided(rng, len(y), 89)
    model = LinearDiscriminantAnalysis().fit(x[seen], y[seen])
    return _pair(model.predict_proba(x[unseen]), y[unseen])


@once
def doctor(rng: RandomState) -> Pair:
    """Decision function of two classes; (300,)."""
    x, y = load_breast_cancer(return_X_y=True)
    seen, unseen = divided(rng, len(y), 300)
    x = standardised(x[:, [1, 4, 8]], seen)
    model = LogisticRegression().fit(x[seen], y[seen])
    return _pair(model.decision_function(x[unseen]), y[unseen])


@once
def ridge(rng: RandomState) -> Pair:
    """Progression of a disease in its raw unit; (200,)."""
    x, t = load_diabetes(return_X_y=True)
    seen, unseen = divided(rng, len(t), 200)
    return _pair(Ridge(0.1).fit(x[seen], t[seen]).predict(x[unseen]), t[unseen])


@once
def neighbours(rng: RandomState) -> Pair:
    """Four middle pixels of a digit from its border; (250, 4)."""
    pixels = load_digits().data
    seen, unseen = divided(rng, len(pixels), 250)
    inner = [27, 28, 35, 36]
    rest = np.setdiff1d(np.arange(64), inner)
    model = KNeighborsRegressor(7).fit(pixels[seen][:, rest], pixels[seen][:, inner])
    return _pair(model.predict(pixels[unseen][:, rest]), pixels[unseen][:, inner])
