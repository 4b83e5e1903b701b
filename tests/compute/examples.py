"""Batches of every kind that a task takes, as files have them and as an entry takes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from lossexplorer.base import ArraySource, Batch
from lossexplorer.catalog.call import prepare
from lossexplorer.catalog.params import Vector
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.evaluate import Wish, evaluate
from tests.catalog.draws import log_softmax, settings_of, typical
from tests.catalog.kinds import kind_of
from tests.loops import each

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lossexplorer.catalog.spec import Loss
    from lossexplorer.compute.result import BatchResult

ROWS = 7


@dataclass(frozen=True)
class Example:
    """One batch under one loss."""

    name: str
    key: str
    inputs: tuple[np.ndarray, ...]
    """As the entry takes them: class axis 1."""
    parameters: dict[str, Any] = field(default_factory=dict)
    class_axis: int | None = None
    """Where the file has its class axis, if it is not 1."""
    per_row: tuple[str, ...] = ()
    """Parameters that have one entry a row."""

    @property
    def loss(self) -> Loss:
        return CATALOGUE.get(self.key)

    def tensors(self, dtype: torch.dtype = torch.float64) -> tuple[torch.Tensor, ...]:
        """The inputs, rounded to a type and computed in float64."""
        return tuple(
            torch.tensor(x).to(dtype).double() if x.dtype.kind == "f" else torch.tensor(x) for x in self.inputs
        )

    def batch(self, dtype: str = "float64") -> Batch:
        """The arrays as a file has them, floats of this type."""
        arrays = [x.astype(dtype) if x.dtype.kind == "f" else x for x in self.inputs]
        if self.class_axis is not None:
            arrays = [np.moveaxis(x, 1, self.class_axis) if x.ndim == arrays[0].ndim else x for x in arrays]
        return batch_of(*arrays)

    def used(self) -> np.ndarray:
        """Which elements count, ``(rows, elements)``; independent of what the entry declares."""
        x, y = self.inputs
        if self.loss.task.has_classes and self.loss.task.prediction == "mask":
            return (y != self.parameters.get("ignore_index", -100)).reshape(len(x), -1).any(1, keepdims=True)
        if is_set(self) and not self.loss.task.has_classes:
            return np.ones((len(x), 1), bool)
        if self.loss.task.has_classes and y.dtype.kind != "f":
            used = y != self.parameters.get("ignore_index", -100)
            weight = self.parameters.get("weight") if self.key in ("cross_entropy", "nll_loss") else None
            smoothed = self.parameters.get("label_smoothing", 0) > 0  # reaches classes of weight 0 as well
            if weight is not None and self.parameters.get("weight_normalization") != "batch" and not smoothed:
                used &= np.asarray(weight)[np.where(used, y, 0)] != 0
        else:
            values = unreduced(self.loss, *self.tensors(), **self.parameters)
            used = np.ones(values.shape, bool)
        return used.reshape(len(x), -1)

    def row(self, i: int) -> dict[str, Any]:
        """The parameters of one row."""
        return {k: np.asarray(v)[i : i + 1] if k in self.per_row else v for k, v in self.parameters.items()}


def unreduced(loss: Loss, *inputs: torch.Tensor, **parameters: Any) -> torch.Tensor:
    """The unreduced array, also of an entry that gives nobody its own."""
    if "none" in loss.reductions:
        return loss(*inputs, reduction="none", **parameters)
    tensors, ready = prepare(loss, inputs, loss.resolve(parameters), inputs[0].dtype)
    return loss.fn(*tensors, **ready)


def batch_of(predictions: Any, targets: Any) -> Batch:
    return Batch(ArraySource(np.asarray(predictions)), ArraySource(np.asarray(targets)))


def judged(predictions: Any, targets: Any, loss: str, **wish: Any) -> BatchResult:
    """What a loss says of two arrays; options of the wish by keyword, parameters of the loss as ``parameters``."""
    return evaluate(batch_of(predictions, targets), Wish(loss, **wish))


def is_set(example: Example) -> bool:
    loss = example.loss
    return loss.kind_of(loss.resolve(example.parameters)) == "set"


# --- arrays of every kind -----------------------------------------------------------------------------------------

_TAILS: dict[str, dict[str, tuple[int, ...]]] = {
    "value": {"N": (), "N1": (1,), "NL": (3,), "NLd": (2, 3)},
    "logit": {"N": (), "N1": (1,), "NL": (3,), "NLd": (2, 3)},
    "probability": {"N": (), "NL": (3,)},
    "logits": {"NC": (4,), "NCd": (4, 3), "NTV": (5, 3), "one class": (1,)},
    "log_probabilities": {"NC": (4,), "NCd": (4, 3), "NTV": (5, 3)},
    "mask": {"N1HW": (1, 3, 4), "NCHW": (2, 3, 4), "NC": (3,)},
    "embedding": {"ND": (3,)},
}
"""Names and shapes of a row; NTV has its classes last in the file."""


def _predictions(loss: Loss, tail: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    space, shape = loss.task.prediction, (ROWS, *tail)
    if space in ("probability", "mask"):
        return rng.uniform(0.02, 0.98, shape)
    z = rng.normal(size=shape) * 3
    return log_softmax(z) if space == "log_probabilities" else z


def _targets(loss: Loss, x: np.ndarray, rng: np.random.Generator, log_target: bool) -> np.ndarray:
    kind = loss.task.target
    if kind in ("class", "class_or_distribution"):
        return rng.integers(0, x.shape[1], x.shape[:1] + x.shape[2:])
    if kind == "distribution":
        log_share = log_softmax(rng.normal(size=x.shape))
        return log_share if log_target else np.exp(log_share)
    if kind == "sign":
        return rng.choice([-1.0, 1.0], x.shape)
    if kind == "mask":
        return rng.integers(0, 2, x.shape).astype(float)
    return rng.uniform(0, 1, x.shape) if kind == "unit" else rng.normal(size=x.shape)


def _own_examples(loss: Loss) -> Iterator[Example]:
    """Of a kind of inputs that says itself how they are made."""
    for parameters in settings_of(loss):
        said = ", ".join(f"{k}={v}" for k, v in parameters.items())
        yield Example(f"own {said}".strip(), loss.key, typical(loss, 3, ROWS, **parameters).arrays(), parameters)
    for p in loss.params:
        if isinstance(p, Vector):
            inputs = typical(loss, 4, ROWS).arrays()
            weights = np.linspace(0.5, 3, inputs[0].shape[1]).tolist()
            yield Example(f"own {p.name}", loss.key, inputs, {p.name: weights})
        elif p.name == "ignore_index":
            yield _with_ignored_rows(Example("own ignored", loss.key, typical(loss, 5, ROWS).arrays(), {}))


def _examples_of(loss: Loss) -> Iterator[Example]:
    if len(loss.task.inputs) != 2:
        return  # a batch has no place for more
    if kind_of(loss) is not None:
        yield from _own_examples(loss)
        return
    for number, (name, tail) in enumerate(_TAILS[loss.task.prediction].items()):
        for parameters in settings_of(loss) if number == 0 else [{}]:  # shapes and parameters know nothing of another
            rng = np.random.default_rng(len(name) + len(tail))
            x = _predictions(loss, tail, rng)
            y = _targets(loss, x, rng, parameters.get("log_target", False))
            said = ", ".join(f"{k}={v}" for k, v in parameters.items())
            yield Example(f"{name} {said}".strip(), loss.key, (x, y), parameters, x.ndim - 1 if name == "NTV" else None)
        if any(p.name == "ignore_index" for p in loss.params):
            yield _with_ignored_rows(Example(f"{name} ignored", loss.key, (x, y), {}, x.ndim - 1))
            yield _with_ignored_rows(Example(f"{name} ignored 1", loss.key, (x, y), {"ignore_index": 1}))
        if loss.task.target == "class_or_distribution":
            soft = np.exp(log_softmax(rng.normal(size=x.shape)))
            yield Example(f"{name} soft", loss.key, (x, soft), {})
            yield Example(f"{name} soft, smoothed", loss.key, (x, soft), {"label_smoothing": 0.2, "ignore_index": 1})
        yield from _weighted(loss, name, x, y)


def _with_ignored_rows(example: Example) -> Example:
    """Row 2 is left out altogether, of row 4 only the first element."""
    x, y = example.inputs
    y = np.where(y == example.parameters.get("ignore_index", -100), 0, y)
    y[2] = y.reshape(ROWS, -1)[4, 0] = example.parameters.get("ignore_index", -100)
    return Example(example.name, example.key, (x, y), example.parameters, example.class_axis)


def _weighted(loss: Loss, name: str, x: np.ndarray, y: np.ndarray) -> Iterator[Example]:
    rng = np.random.default_rng(5)
    vectors = [p.name for p in loss.params if p.name in ("weight", "pos_weight")]
    for vector in vectors:
        if loss.task.has_classes:
            weight = rng.uniform(0.5, 3, x.shape[1])
            yield Example(f"{name} weight", loss.key, (x, y), {vector: weight.tolist()})
            weight[0] = 0 if len(weight) > 1 else 2
            yield Example(f"{name} weight 0", loss.key, (x, y), {vector: weight.tolist()})
            choices = next((p.options for p in loss.params if p.name == "weight_normalization"), {})
            for how in choices:
                given = {vector: weight.tolist(), "weight_normalization": how, "label_smoothing": 0.1}
                yield Example(f"{name} weight {how}", loss.key, (x, y), given)
                soft = np.exp(log_softmax(rng.normal(size=x.shape)))
                yield Example(f"{name} soft weight {how}", loss.key, (x, soft), given)
        else:
            if x.ndim > 1:
                yield Example(
                    f"{name} {vector} of columns", loss.key, (x, y), {vector: rng.uniform(0.5, 3, x.shape[-1:])}
                )
            weights = rng.uniform(0.5, 3, x.shape)
            yield Example(f"{name} {vector} of elements", loss.key, (x, y), {vector: weights}, None, (vector,))
            rows = rng.uniform(0.5, 3, (ROWS,) + (1,) * (x.ndim - 1))
            yield Example(f"{name} {vector} of rows", loss.key, (x, y), {vector: rows}, None, (vector,))


def _seen_by_the_engine(loss: Loss) -> tuple[Any, ...]:
    """All that makes the engine treat a loss in another way than another one."""
    kinds = tuple(loss.kind_of(loss.resolve(parameters)) for parameters in settings_of(loss))
    said = (loss.mass, loss.gradient, loss.of_true_class, loss.rows, loss.finish)
    vectors = tuple(p.name for p in loss.params if isinstance(p, Vector))
    flags = tuple(part is not None for part in said)
    return loss.task.key, sorted(set(kinds)), loss.row, loss.pairwise, "none" in loss.reductions, flags, vectors


def _examples() -> Iterator[Example]:
    """Every loss; of those that are alike to the engine, all parameters and shapes of the first one only."""
    seen: list[tuple[Any, ...]] = []
    for loss in CATALOGUE:
        examples = list(_examples_of(loss))
        like = _seen_by_the_engine(loss)
        yield from examples[:1] if like in seen else examples
        seen.append(like)


EXAMPLES = list(_examples())


def every(examples: Iterable[Example] = tuple(EXAMPLES)) -> Any:
    """One test for each entry, which runs over its examples."""
    return each("example", examples, lambda e: e.key, lambda e: e.name)
