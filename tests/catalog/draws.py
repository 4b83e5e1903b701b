"""Inputs of the kind that a task takes, drawn from the declaration of an entry alone."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import torch
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from torch import Tensor

from lossexplorer.catalog.params import Choice, Flag, Integer, Number, Param, Vector

from .kinds import kind_of

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Loss, Values

Array = npt.NDArray[Any]
Shape = tuple[int, ...]

_WISH = os.environ.get("LOSSEXPLORER_EXAMPLES")
"""How many cases are drawn of each entry and type; drawn anew each time where it is given."""


def drawn(share: float = 1.0) -> settings:
    """Settings of a test that draws: the same cases each time, unless more are asked for."""
    return settings(
        max_examples=max(1, round(share * int(_WISH or 8))),
        derandomize=_WISH is None,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@dataclass(frozen=True)
class Case:
    """One call of an entry."""

    inputs: tuple[Tensor, ...]
    parameters: Values = field(default_factory=dict)

    @property
    def scale(self) -> float:
        """The largest finite magnitude among the inputs, labels aside, but at least 1."""
        sizes = [x.double().abs()[x.isfinite()] for x in self.inputs if x.is_floating_point()]
        return max([1.0, *(float(s.max()) for s in sizes if s.numel())])

    def rounded(self, dtype: torch.dtype) -> Case:
        """The same call in another type; labels stay what they are."""
        return Case(tuple(x.to(dtype) if x.is_floating_point() else x for x in self.inputs), self.parameters)

    def arrays(self) -> tuple[Array, ...]:
        """The inputs as numpy has them: float64, or labels."""
        return tuple(x.double().numpy() if x.is_floating_point() else x.numpy() for x in self.inputs)


# --- parameters ---------------------------------------------------------------------------------------------------


def values_of(p: Param, shape: Shape) -> st.SearchStrategy[Any]:
    """Values inside the domain of a parameter and at its ends, for predictions of this shape."""
    if isinstance(p, Number):
        found = st.sampled_from(ends_of(p)) | _between(p)
    elif isinstance(p, Integer):
        found = st.sampled_from([p.default, -1, 0, 1, 255]) if p.typical is None else st.integers(*p.typical)
    elif isinstance(p, Choice):
        found = st.sampled_from(list(p.options))
    elif isinstance(p, Flag):
        found = st.booleans()
    elif isinstance(p, Vector):
        size = shape[1] if len(shape) > 1 else shape[0]
        usual = st.sampled_from([x for x in (0.0, 1.0, 3.0) if x in p.domain])
        found = hnp.arrays(np.float64, size, elements=usual | st.floats(0.1, min(10, p.domain.high)))
        found = found.map(lambda a: a.tolist())
    else:
        raise NotImplementedError(f"no values are known of a parameter of type {type(p).__name__}")
    return st.none() | found if p.optional else found


def ends_of(p: Number) -> list[float]:
    """Default, ends of the typical range and closed ends of the domain."""
    ends = {*p.typical, p.default, p.start, p.domain.low, p.domain.high}
    return sorted(x for x in ends if x is not None and x in p.domain)


def _between(p: Number) -> st.SearchStrategy[float]:
    low, high = p.typical
    if p.scale == "log":
        return st.floats(math.log(low), math.log(high)).map(math.exp).filter(lambda x: x in p.domain)
    return st.floats(low, high).filter(lambda x: x == 0 or abs(x) > 1e-12)  # what does not vanish in a smaller type


# --- predictions and targets --------------------------------------------------------------------------------------

_PROBABILITY = st.sampled_from([0.0, 1.0, 0.5, 1e-13, 1e-6, 1 - 1e-6, 1 - 2**-53]) | st.floats(1e-3, 1 - 1e-3)
_SCORE = st.sampled_from([0.0, 1.0, -1.0, 20.0, -30.0, 100.0, -800.0, 1e4, -1e4]) | st.floats(-12, 12)
_VALUE = st.sampled_from([0.0, 0.5, 1.0, -1.0, 1e4, -1e4]) | st.floats(-12, 12)
_COORDINATE = st.sampled_from([1.0, -1.0, 100.0]) | st.floats(0.1, 3) | st.floats(-3, -0.1)
_ELEMENTS = {
    "value": _VALUE,
    "probability": _PROBABILITY,
    "logit": _SCORE,
    "logits": _SCORE,
    "log_probabilities": _SCORE,
    "mask": _PROBABILITY,
    "embedding": _COORDINATE,
    "unit": st.sampled_from([0.0, 1.0]) | st.floats(0, 1),
    "sign": st.sampled_from([-1.0, 1.0]),
    "distribution": _SCORE,
    "logit of a share": st.floats(-12, 12),  # an empty mask costs 0/0 where the share vanishes and nothing smooths
    "share": st.sampled_from([0.0, 1.0]) | st.floats(0.3, 1),  # 1/Σ of a fainter mask magnifies what float32 loses
}


def shapes(space: str) -> st.SearchStrategy[Shape]:
    """Shapes of predictions."""
    rows, few = st.integers(1, 4), st.integers(1, 3)
    if space in ("logits", "log_probabilities"):
        plain = st.tuples(rows, st.sampled_from([1, 2, 2, 3, 5, 10]))
        return plain | st.tuples(few, few, few) | st.tuples(few, st.just(3), few, few)
    if space == "mask":
        return st.tuples(few, few) | st.tuples(few, few, st.integers(1, 5)) | st.tuples(few, few, few, few)
    if space == "embedding":
        return st.tuples(rows, st.integers(1, 4))
    return st.tuples(st.integers(1, 6)) | st.tuples(rows, few)


def array(space: str, shape: Shape) -> st.SearchStrategy[Array]:
    """Numbers of this kind, extreme ones among them."""
    return hnp.arrays(np.float64, shape, elements=_ELEMENTS[space])


def log_softmax(x: Array) -> Array:
    """Log-probabilities of the class axis."""
    shifted = x - x.max(1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(1, keepdims=True))


@st.composite
def cases(draw: st.DrawFn, loss: Loss, dtype: torch.dtype) -> Case:
    """A call of the entry with inputs of this type."""

    def parameters_for(shape: Shape) -> Values:
        return {p.name: draw(values_of(p, shape)) for p in loss.params if draw(st.integers(0, 2))}

    own = kind_of(loss)
    if own is not None:
        inputs, parameters = own.drawn(draw, loss, parameters_for)
        return as_case(dtype, *inputs, **parameters)
    task = loss.task
    shape = draw(shapes(task.prediction))
    parameters = parameters_for(shape)
    first = draw(array(task.prediction, shape))
    if task.prediction == "log_probabilities":
        first = log_softmax(first)
    if task.prediction == "mask" and parameters.get("activation", "none") != "none":
        first = draw(array("logits" if parameters.get("smooth", 1) else "logit of a share", shape))
    if task.target in ("class", "class_or_distribution"):
        second = draw_classes(draw, loss, shape, parameters)
        if task.prediction == "log_probabilities" and shape[1] > 1 and draw(st.booleans()):
            first = _with_impossible_classes(first, second)
    elif task.target == "distribution":
        second = _draw_distribution(draw, shape, parameters)
    else:
        second = draw(array("share" if task.target == "mask" else task.target, shape))
        if task.target == "value" and draw(st.booleans()):
            second = np.where(draw(hnp.arrays(np.bool_, shape)), first, second)  # no error at all
    return as_case(dtype, first, second, **parameters)


def draw_classes(draw: st.DrawFn, loss: Loss, shape: Shape, parameters: Values) -> Array:
    """Labels for predictions of this shape, some of them ignored, or distributions where these are taken."""
    if loss.task.target == "class_or_distribution" and draw(st.booleans()):
        share = np.exp(log_softmax(draw(hnp.arrays(np.float64, shape, elements=st.floats(-9, 9)))))
        return np.where(draw(hnp.arrays(np.bool_, shape)), share, 0.0)
    labels = draw(hnp.arrays(np.int64, shape[:1] + shape[2:], elements=st.integers(0, shape[1] - 1)))
    ignore = parameters.get("ignore_index", next((p.default for p in loss.params if p.name == "ignore_index"), None))
    if ignore is None or not draw(st.booleans()):
        return labels
    return np.where(draw(hnp.arrays(np.bool_, labels.shape)), ignore, labels)


def _with_impossible_classes(log_p: Array, labels: Array) -> Array:
    """Rules out every class that is no row's label."""
    own = np.moveaxis(np.arange(log_p.shape[1]) == np.expand_dims(labels, -1), -1, 1)
    return np.where(own, log_p, -np.inf)


def _draw_distribution(draw: st.DrawFn, shape: Shape, parameters: Values) -> Array:
    log_share = log_softmax(draw(hnp.arrays(np.float64, shape, elements=st.floats(-9, 9))))
    if draw(st.booleans()):
        log_share = np.where(draw(hnp.arrays(np.bool_, shape)), log_share, -np.inf)
    return log_share if parameters.get("log_target") else np.exp(log_share)


def as_case(dtype: torch.dtype, *inputs: Any, **parameters: Any) -> Case:
    """A call with these numbers, rounded to the type; integers stay what they are."""
    arrays = [np.asarray(x) for x in inputs]
    tensors = [torch.tensor(x, dtype=dtype if x.dtype.kind == "f" else torch.int64) for x in arrays]
    return Case(tuple(tensors), parameters)


# --- ordinary inputs ----------------------------------------------------------------------------------------------


def typical(loss: Loss, seed: int = 0, rows: int = 6, **parameters: Any) -> Case:
    """A call with inputs as they are met in practice: nothing saturated, nothing ignored, no kink; float64."""
    rng = np.random.default_rng(seed)
    own = kind_of(loss)
    if own is not None:
        return as_case(torch.float64, *own.typical(rng, loss, rows, parameters), **parameters)
    space, target = loss.task.prediction, loss.task.target
    inner = {"logits": (4,), "log_probabilities": (4,), "mask": (2, 5), "embedding": (3,)}.get(space, (2,))
    shape = (rows, *inner)
    first, share = rng.normal(size=shape) * 2, rng.uniform(0.1, 0.9, shape)
    if space == "log_probabilities":
        first = log_softmax(first)
    if space == "probability" or (space == "mask" and parameters.get("activation", "none") == "none"):
        first = rng.uniform(0.1, 0.9, shape)
    if target in ("class", "class_or_distribution"):
        second: Array = rng.integers(0, shape[1], shape[:1])
    elif target == "distribution":
        second = log_softmax(share * 4)
        second = second if parameters.get("log_target") else np.exp(second)
    elif target == "sign":
        second = np.sign(rng.normal(size=shape))
    elif target == "mask":
        second = np.round(share)
    else:
        second = share if target == "unit" else rng.normal(size=shape)
    return as_case(torch.float64, first, second, **parameters)


def rows_of(loss: Loss, inputs: tuple[Tensor, ...], part: slice) -> tuple[Tensor, ...]:
    """Some rows of each input; what is the same for all rows stays whole."""
    names = loss.task.inputs if len(loss.task.inputs) == len(inputs) else [""] * len(inputs)
    return tuple(x if name in loss.task.shared else x[part] for name, x in zip(names, inputs, strict=True))


def settings_of(loss: Loss) -> list[Values]:
    """Parameters: all at their default, then one after the other at each end of what is typical of it."""
    found: list[Values] = [{}]
    for p in loss.params:
        if isinstance(p, Number | Integer) and p.typical is not None:
            found += [{p.name: x} for x in p.typical]
        elif isinstance(p, Choice):
            found += [{p.name: x} for x in p.options]
        elif isinstance(p, Flag):
            found += [{p.name: not p.default}]
        if p.optional and p.default is not None:
            found.append({p.name: None})
    return found


def attached(loss: Loss) -> list[Values]:
    """Of these settings those under which the gradient is the slope of the value."""
    if not loss.differentiable:
        return []
    return [given for given in settings_of(loss) if not loss.is_detached(loss.resolve(given))]
