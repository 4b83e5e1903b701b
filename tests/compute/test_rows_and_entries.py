"""What is said of a batch is what the entry says when it is called directly, as a whole and row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.evaluate import Wish, evaluate

from .examples import EXAMPLES, Example, every, is_set, unreduced

if TYPE_CHECKING:
    from lossexplorer.compute.result import BatchResult

every_example = every()
every_type = pytest.mark.parametrize("dtype", ["float64", "float32"])
_JUDGED: dict[tuple[object, ...], BatchResult] = {}
TOLERANCE = {"float64": {"rel": 1e-9, "abs": 1e-12}, "float32": {"rel": 1e-5, "abs": 1e-6}}


def judge(example: Example, dtype: str, **wish):
    question = id(example), dtype, *wish.items()
    if question not in _JUDGED:  # by the test before this one
        axis = example.class_axis if example.inputs[0].shape == example.inputs[1].shape else None
        wish = {"class_axis": axis} | wish
        _JUDGED[question] = evaluate(example.batch(dtype), Wish(example.key, example.parameters, **wish))
    return _JUDGED[question]


def rows_of(example: Example, dtype: str) -> tuple[np.ndarray, np.ndarray]:
    """Each row's own loss, the mean over its used elements or their sum, and the norm of its gradient."""
    x, y = example.tensors(getattr(torch, dtype))
    used = example.used()
    found = []
    for i in range(len(x)):
        leaf = x[i : i + 1].clone().requires_grad_()
        values = unreduced(example.loss, leaf, y[i : i + 1], **example.row(i)).reshape(-1)
        kept = values[torch.from_numpy(used[i])]
        own = kept.sum() if example.loss.row == "sum" else kept.mean()
        (gradient,) = torch.autograd.grad(own, leaf)
        found.append((own.item(), gradient.norm().item()) if used[i].any() else (np.nan, np.nan))
    loss, norm = np.array(found).T
    return loss, norm


def test_every_entry_has_examples():
    assert {example.key for example in EXAMPLES} == {loss.key for loss in CATALOGUE if len(loss.task.inputs) == 2}


@every_type
@every_example
def test_the_value_is_that_of_the_entry_under_every_reduction(example: Example, dtype: str):
    inputs = example.tensors(getattr(torch, dtype))
    for reduction in {*example.loss.reductions} - {"none"}:
        expected = example.loss(*inputs, reduction=reduction, **example.parameters).item()
        size = example.used().size if reduction == "sum" else 1
        near = pytest.approx(expected, rel=TOLERANCE[dtype]["rel"], abs=size * TOLERANCE[dtype]["abs"], nan_ok=True)
        result = judge(example, dtype, reduction=reduction)
        assert result.value == near
        assert result.reduction == reduction
    if "none" in example.loss.reductions:
        assert judge(example, dtype, reduction="none").value is None


@every_type
@every(e for e in EXAMPLES if not is_set(e) and e.loss.role == "loss")
def test_each_row_has_its_own_loss_and_the_norm_of_its_gradient(example: Example, dtype: str):
    loss, norm = rows_of(example, dtype)
    result = judge(example, dtype)
    assert result.per_sample == pytest.approx(loss, **TOLERANCE[dtype], nan_ok=True)
    assert result.gradient_norm == pytest.approx(norm, **TOLERANCE[dtype], nan_ok=True)
    assert result.per_sample.dtype == result.gradient_norm.dtype == np.dtype(dtype)
    assert result.dtype == dtype


@every_example
def test_rows_and_elements_that_count_are_counted(example: Example):
    used, result = example.used(), judge(example, "float64")
    assert result.n == len(example.inputs[0])
    assert result.n_used == used.any(1).sum()
    np.testing.assert_array_equal(result.rows.used, used.any(1))
    if not is_set(example):
        assert result.n_elements == used.sum()


@every(e for e in EXAMPLES if "ignored" in e.name)
def test_an_ignored_row_is_left_out_of_all_summaries(example: Example):
    result = judge(example, "float64")
    assert not result.rows.used[2]
    assert np.isnan(result.per_sample[2])
    assert np.isnan(result.gradient_norm[2])
    kept = np.delete(result.per_sample, 2) if result.n_used == result.n - 1 else result.per_sample[result.rows.used]
    assert result.summary["mean"] == pytest.approx(kept.mean(), rel=1e-12)
    assert result.summary["max"] == kept.max()
    assert 2 not in result.worst()
    assert len(result.worst()) == result.n_used
    assert result.order("loss", True)[-1] == 2 or not result.rows.used[result.order("loss", True)[-1]]
    ignored = result.n - result.n_used
    assert (f"{ignored} row is ignored" if ignored == 1 else f"{ignored} rows are ignored") in result.warnings


@every_example
def test_the_summary_is_that_of_the_rows(example: Example):
    result = judge(example, "float64")
    kept = result.per_sample[result.rows.used]
    if not kept.size:
        assert all(np.isnan(x) for x in result.summary.values())
        return
    expected = {
        "mean": kept.mean(),
        "std": np.sqrt(((kept - kept.mean()) ** 2).mean()),
        "min": kept.min(),
        "median": np.median(kept),
        "p95": np.quantile(kept, 0.95),
        "max": kept.max(),
    }
    assert result.summary == pytest.approx(expected, rel=1e-12, abs=1e-14)
