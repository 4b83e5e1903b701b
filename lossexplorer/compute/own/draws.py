"""Inputs on which a loss of somebody's own is tried: drawn ones, and those at which implementations differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base.door import F, torch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    Pair = tuple[Tensor, Tensor]

CLASSES = 4
"""Of the drawn class scores; no usual number of rows."""
_FAR = 1000.0
"""A logit whose exponential overflows, in float32 and in float64."""


def draw(task: str, rows: int, seed: int = 0) -> Pair:
    """Inputs of a task, in float64.

    Args:
        task: its key.
        rows: how many.
        seed: other inputs for another one.
    """
    generator = torch.Generator().manual_seed(seed)

    def normal(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=generator, dtype=torch.float64)

    def unit(*shape: int) -> Tensor:
        return torch.rand(*shape, generator=generator, dtype=torch.float64)

    if task in ("class_logits", "soft_class_logits", "class_log_probabilities", "class_probabilities"):
        label = torch.randint(0, CLASSES, (rows,), generator=generator)
        return _of_classes(task, 2 * normal(rows, CLASSES)), label
    if task == "probabilities":
        return (2 * normal(rows, CLASSES)).softmax(1), (2 * normal(rows, CLASSES)).softmax(1)
    if task in ("embedding_pairs", "embedding_target"):
        return normal(rows, 5), normal(rows, 5)
    if task == "regression":
        return 2 * normal(rows), 2 * normal(rows)
    bits = (unit(rows) < 0.5).double()
    if task == "margin":
        return 2 * normal(rows), 2 * bits - 1
    soft = torch.where(unit(rows) < 0.5, bits, unit(rows))
    return (0.02 + 0.96 * unit(rows) if task == "binary_probability" else 2 * normal(rows)), soft


def _of_classes(task: str, z: Tensor) -> Tensor:
    if task == "class_log_probabilities":
        return F.log_softmax(z, 1)
    return z.softmax(1) if task == "class_probabilities" else z


def adversarial(task: str) -> Mapping[str, Pair]:
    """Inputs of a task at which implementations differ, by what is shown of them."""
    if task in ("class_logits", "soft_class_logits"):
        far = torch.zeros(2, CLASSES, dtype=torch.float64)
        far[:, 0] = _FAR
        return {"z = 1000": (far, torch.tensor([0, 1])), **_one_row(task)}
    if task in ("class_log_probabilities", "class_probabilities", "probabilities"):
        sure = F.one_hot(torch.tensor([0, 0]), CLASSES).double()
        label = torch.tensor([0, 1])
        target = F.one_hot(label, CLASSES).double() if task == "probabilities" else label
        return {"p = 0, p = 1": (sure.log() if task == "class_log_probabilities" else sure, target), **_one_row(task)}
    ends = torch.tensor([0.0, 1.0, 0.0, 1.0], dtype=torch.float64)
    truth = torch.tensor([0.0, 0.0, 1.0, 1.0], dtype=torch.float64)
    if task == "binary_probability":
        return {"p = 0, p = 1": (ends, truth), **_one_row(task)}
    if task in ("binary_logit", "margin"):
        y = 2 * truth - 1 if task == "margin" else truth
        return {"z = ±1000": (_FAR * (2 * ends - 1), y), **_one_row(task)}
    if task == "regression":
        zero = torch.zeros(2, dtype=torch.float64)
        large = torch.tensor([-1e6, 1e6], dtype=torch.float64)
        return {"e = 0": (zero, zero), "e = ±10⁶": (large, zero), **_one_row(task)}
    return {"z1 = z2 = 0": (torch.zeros(2, 5, dtype=torch.float64),) * 2, **_one_row(task)}


def _one_row(task: str) -> dict[str, Pair]:
    return {"n = 1": draw(task, 1, seed=9)}
