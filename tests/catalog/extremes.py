"""Named cases: the inputs that break implementations, beside ordinary ones, for every kind of task."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import UsageProblem

from .draws import Case, as_case, log_softmax, settings_of, typical
from .kinds import Extreme, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import torch

    from lossexplorer.catalog.spec import Loss, Values


def named_cases(loss: Loss, dtype: torch.dtype) -> dict[str, Case]:
    """Calls that break implementations, under the name of what is extreme about them, and some ordinary ones."""
    found: dict[str, Case] = {}
    for seed, parameters in enumerate(settings_of(loss)):
        case = typical(loss, seed, 2, **parameters)
        found[f"ordinary {parameters}"] = as_case(dtype, *case.arrays(), **parameters)
    own = kind_of(loss)
    extremes = _EXTREMES[loss.task.prediction] if own is None else own.extremes
    for name, inputs, parameters in extremes(loss):
        if _takes(loss, parameters):
            found[name] = as_case(dtype, *inputs, **parameters)
    return found


def _takes(loss: Loss, parameters: Values) -> bool:
    """Whether the entry has these parameters, and they mean to it what they do to others of their name."""
    try:
        loss.resolve(parameters)
    except UsageProblem:
        return False
    return True


def _numbers(loss: Loss) -> Iterator[Extreme]:
    yield "one row", (np.array([1.5]), np.array([1.0])), {}
    yield "a perfect fit", (np.ones((3, 2)), np.ones((3, 2))), {}
    for given in ({"eps": 1e-4}, {"quantile": 0.9}):
        yield f"a perfect fit {given}", (np.ones((3, 2)), np.ones((3, 2))), given
    yield "errors of 1e4", (np.array([1e4, -1e4, 1e4]), np.array([-1e4, 1e4, 0.0])), {}
    tiny = np.array([1e-9, -1e-9, 1e-4, 0.1]), np.zeros(4)
    for given in (
        {},
        {"alpha": 2 - 1e-9},
        {"alpha": 1e-9},
        {"alpha": 0.0},
        {"alpha": -2.0},
        {"c": 0.05, "alpha": -10.0},
        {"delta": 10.0},
    ):
        yield f"tiny errors {given}", tiny, given
        yield f"errors large and small {given}", (np.array([1e4, -30.0, 0.3]), np.array([-1e4, 5.0, 0.0])), given
    yield "on the edge", (np.array([0.5, -0.5, 0.5]), np.array([0.0, 0.0, 1.0])), {"epsilon": 0.5}
    yield "beyond the edge", (np.array([2.0, -0.5, 0.0]), np.array([0.0, 0.0, 1.0])), {"epsilon": 0.5}
    yield "no loss between zeros", (np.array([0.0, 0.0]), np.array([0.0, -0.0])), {"beta": 0.0}


def _binary(loss: Loss) -> Iterator[Extreme]:
    sure = (-1.0, 1.0) if loss.task.target == "sign" else (0.0, 1.0)
    shares = sure if loss.task.target == "sign" else (*sure, 0.3)
    if loss.task.prediction == "probability":
        extreme = [0.0, 1.0, 1e-13, 1e-40, 2.0**-24, 1 - 2.0**-53, 1 - 2.0**-24, 1 - 2.0**-11]
        clamps: tuple[Values, ...] = ({}, {"log_clamp": None}, {"log_clamp": -1.0}, {"log_clamp": 0.0})
        clamps += tuple({"gamma": g, "log_clamp": c} for g in (0.0, 0.01, 0.5, 5.0) for c in (-100.0, None, 0.0))
    else:
        extreme = [0.0, 1.0, -1.0, 20.0, -20.0, 89.0, -89.0, 100.0, -100.0, 800.0, -800.0, 1e4, -1e4]
        clamps = ({}, {"gamma": 0.5}, {"gamma": 0.0}, {"gamma": 5.0, "alpha": None}, {"alpha": 0.0}, {"alpha": 1.0})
    x, y = (a.ravel() for a in np.meshgrid(extreme, shares))
    for given in clamps:
        yield f"extreme predictions {given}", (x, y), given
    yield "one row", (np.array([0.25]), np.array([sure[1]])), {}
    yield "one row of one", (np.array([[0.25]]), np.array([[sure[0]]])), {}
    both = np.array([[0.25, 0.75], [0.0, 1.0]]), np.array([[sure[0], sure[1]]] * 2)
    yield "a weight of 0", both, {"weight": [0.0, 2.0]}
    yield "a weight for each element", both, {"weight": [[0.0, 1.0], [2.0, 3.0]]}
    yield "positives that count 0", both, {"pos_weight": [0.0, 100.0]}


def of_classes(loss: Loss) -> Iterator[Extreme]:
    """Of scores and labels."""
    rng = np.random.default_rng(1)
    as_input = log_softmax if loss.task.prediction == "log_probabilities" else np.asarray
    scores = as_input(rng.normal(size=(4, 3)) * 3)
    labels = np.array([2, 0, 1, 0])
    yield "one row", (scores[:1], labels[:1]), {}
    yield "one class", (as_input(np.array([[1e4], [-3.0]])), np.array([0, 0])), {}
    yield "logits of ±1e4", (as_input(np.array([[1e4, -1e4, 0.0], [-1e4, 1e4, 1e4]])), np.array([1, 0])), {}
    yield "1000 classes", (as_input(rng.normal(size=(1, 1000)) * 5), np.array([999])), {}
    yield "all rows ignored", (scores, np.full(4, -100)), {"ignore_index": -100}
    yield "ignored rows", (scores, np.array([2, 255, 1, 255])), {"ignore_index": 255}
    yield "an ignored class", (scores, labels), {"ignore_index": 0}
    yield "a weight of 0", (scores, labels), {"weight": [0.0, 1.0, 5.0]}
    yield (
        "weights and ignored rows",
        (scores, np.array([2, -1, 1, -1])),
        {"weight": [0.5, 1.0, 5.0], "ignore_index": -1},
    )
    yield "pixels", (as_input(rng.normal(size=(2, 3, 2, 2))), rng.integers(0, 3, (2, 2, 2))), {}
    impossible = np.where(np.arange(3) == labels[:, None], scores, -np.inf)
    yield "−inf off the target", (impossible, labels), {}
    yield "the mean over rows", (scores, labels), {"weight": [0.5, 1.0, 5.0], "weight_normalization": "batch"}
    yield (
        "weights of smoothed labels",
        (scores, np.array([2, -100, 1, 0])),
        {"weight": [0.5, 1.0, 5.0], "label_smoothing": 0.2},
    )
    yield "smoothed to the end", (scores, labels), {"label_smoothing": 1.0}
    yield "a small q", (as_input(np.array([[-1e4, 0.0], [-800.0, 0.0]])), np.array([0, 0])), {"q": 0.01}
    for name, numbers in (
        ("alpha", [0.5, 0.0, 5.0]),
        ("samples_per_class", [5, 1000, 1]),
        ("class_prior", [0.7, 0.3, 0]),
    ):
        yield f"{name} of each class", (scores, labels), {name: numbers}
    for given in ({"samples_per_class": [5, 1000, 1], "beta": x} for x in (0.0, 0.5, 1.0)):
        yield f"classes of unequal size {given}", (scores, labels), given
    for given in ({"keep_ratio": 0.5}, {"min_kept": 99}, {"mode": "thresh", "thresh": 0.0, "min_kept": 2}):
        yield f"the hardest {given}", (scores, labels), given
    yield "a tiny q", (scores, labels), {"q": 1e-6}
    yield "1000 smoothed classes", (rng.normal(size=(1, 1000)), np.array([5])), {"mode": "uniform_others"}
    for mode in ("uniform_all", "uniform_others"):
        for epsilon in (0.0, 1.0):
            given = {"mode": mode, "epsilon": epsilon, "subtract_entropy": True}
            yield f"ε = {epsilon}, {mode}", (scores, labels), given
    if loss.task.target == "class_or_distribution":
        shares = np.exp(log_softmax(rng.normal(size=(4, 3)))) * [1.0, 0.0, 1.0]
        yield "soft targets", (scores, shares), {}
        yield "weighted, smoothed soft targets", (scores, shares), {"weight": [0.0, 1.0, 5.0], "label_smoothing": 0.3}
        yield "soft targets of pixels", (rng.normal(size=(2, 3, 2)), rng.random((2, 3, 2))), {}


def _distributions(loss: Loss) -> Iterator[Extreme]:
    rng = np.random.default_rng(2)
    log_p, log_y = log_softmax(rng.normal(size=(3, 4)) * 4), log_softmax(rng.normal(size=(3, 4)))
    yield "one row", (log_p[:1], np.exp(log_y[:1])), {}
    yield "one class", (np.zeros((2, 1)), np.ones((2, 1))), {}
    yield "one element a row", (log_p[:, 0], np.exp(log_y[:, 0])), {}
    yield "logits of ±1e4", (log_softmax(np.array([[1e4, -1e4], [0.0, 1e4]])), np.array([[0.5, 0.5], [1.0, 0.0]])), {}
    yield "1000 classes", tuple(log_softmax(rng.normal(size=(1, 1000))) for _ in range(2)), {"log_target": True}
    impossible = np.where(np.eye(3, 4) == 1, log_p, -np.inf)
    yield "−inf off the target", (impossible, np.eye(3, 4)), {}
    yield "−inf on both sides", (impossible, np.where(np.eye(3, 4) == 1, 0.0, -np.inf)), {"log_target": True}
    yield "−inf on the target", (impossible, np.full((3, 4), 0.25)), {}
    yield "logarithms", (log_p, log_y), {"log_target": True}


def _masks(loss: Loss) -> Iterator[Extreme]:
    rng = np.random.default_rng(3)
    p, t = rng.random((2, 3, 4, 4)), (rng.random((2, 3, 4, 4)) < 0.5).astype(float)
    empty = np.zeros((2, 1, 6))
    for s in (1e-5, 0.0, 1.0):
        yield f"an empty mask, predicted empty, s = {s}", (empty, empty), {"smooth": s}
        yield f"an empty mask, s = {s}", (np.full((2, 1, 6), 0.3), empty), {"smooth": s}
        yield f"a missed mask, s = {s}", (empty, 1 - empty), {"smooth": s}
    yield "a perfect mask", (t, t), {}
    yield "soft targets", (p, rng.random((2, 3, 4, 4))), {"squared": True}
    yield "no pixels, only classes", (p[:, :, 0, 0], t[:, :, 0, 0]), {}
    yield "one image of one pixel", (p[:1, :1, :1, 0], t[:1, :1, :1, 0]), {"batch": True}
    for squared in (False, True):
        yield f"a whole batch, squared={squared}", (p, t), {"batch": True, "squared": squared}
    logits = np.where(rng.random((2, 3, 5)) < 0.3, 1e4, rng.normal(size=(2, 3, 5)) * 10)
    for activation in ("sigmoid", "softmax"):
        yield f"logits through {activation}", (logits, t[:, :, 0, [0, 1, 2, 3, 0]]), {"activation": activation}


def _embeddings(loss: Loss) -> Iterator[Extreme]:
    rng = np.random.default_rng(4)
    one, other = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    yield "one pair", (one[:1], other[:1]), {}
    yield "all alike", (np.ones((3, 2)), np.ones((3, 2))), {}
    yield "opposites", (np.ones((2, 3)), -np.ones((2, 3))), {}
    yield "norms of 1e4 and 1e-4", (one * 1e4, other * 1e-4), {}
    yield "a zero vector", (one * [[0.0], [1.0], [1.0]], other), {}
    yield "one dimension", (one[:, :1], other[:, :1]), {}
    for tau in (1e-3, 0.02, 100.0):
        yield f"τ = {tau}", (one, other), {"temperature": tau}


_EXTREMES = {
    "value": _numbers,
    "probability": _binary,
    "logit": _binary,
    "logits": of_classes,
    "log_probabilities": lambda loss: _distributions(loss) if loss.task.target == "distribution" else of_classes(loss),
    "mask": _masks,
    "embedding": _embeddings,
}
