"""Losses of a whole set: consecutive sets, their mean, and the gradient of a row as a part of its set."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch

from lossexplorer.base import Problem, UsageProblem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute import sets, stream
from tests.loops import each

from .examples import EXAMPLES, Example, is_set, judged

SETS = [e for e in EXAMPLES if is_set(e) and e.loss.reductions != ("none",)]
SIZES = (None, 1, 2, 3, 7, 100)
every_set_and_size = each(
    "example, size", itertools.product(SETS, SIZES), lambda c: c[0].key, lambda c: f"{c[0].name}, sets of {c[1]}"
)
LOSSES = [e for e in SETS if e.loss.role == "loss"]
every_loss_and_size = each(
    "example, size", itertools.product(LOSSES, SIZES), lambda c: c[0].key, lambda c: f"{c[0].name}, sets of {c[1]}"
)


def parts(example: Example, size: int | None):
    x, y = example.tensors()
    step = min(size or len(x), len(x))
    return [(x[i : i + step], y[i : i + step]) for i in range(0, len(x), step)]


def judge(example: Example, size: int | None, **wish):
    return judged(*example.inputs, example.key, parameters=example.parameters, set_size=size, **wish)


@every_set_and_size
def test_the_value_is_the_mean_of_the_values_of_consecutive_sets(example: Example, size: int | None):
    values = [example.loss(*part, **example.parameters).item() for part in parts(example, size)]
    assert judge(example, size).value == pytest.approx(np.mean(values), rel=1e-10, nan_ok=True)


@every_loss_and_size
def test_a_row_has_its_share_of_the_gradient_of_its_set(example: Example, size: int | None):
    """The rows of the set times the gradient of the value of the set."""
    norms, friends = [], []
    for x, y in parts(example, size):
        friends += [example.loss.task.target != "label" or bool((y == label).sum() > 1) for label in y]
        leaf = x.clone().requires_grad_()
        (gradient,) = torch.autograd.grad(example.loss(leaf, y, **example.parameters), leaf)
        norms += (gradient.reshape(len(x), -1).norm(dim=1) * len(x)).tolist()
    expected = np.where(example.used().any(1) & friends, norms, np.nan)
    assert judge(example, size).gradient_norm == pytest.approx(expected, rel=1e-9, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize("size", [None, 2, 7])
def test_the_pairs_of_nt_xent_have_the_mean_of_their_two_views(size: int | None):
    for example in (e for e in SETS if e.key == "nt_xent_loss"):
        own = []
        for z1, z2 in parts(example, size):
            views = example.loss(z1, z2, reduction="none", **example.parameters)
            assert len(views) == 2 * len(z1)
            own += ((views[: len(z1)] + views[len(z1) :]) / 2).tolist()
        result = judge(example, size)
        assert result.per_sample == pytest.approx(own, rel=1e-12)
        assert result.n_elements == 2 * result.n


@pytest.mark.parametrize("size", [None, 2])
def test_rows_of_rmse_have_squared_errors_under_that_name(size: int | None):
    for example in (e for e in SETS if e.key == "rmse_loss"):
        x, y = example.inputs
        result = judge(example, size)
        expected = ((x - y) ** 2).reshape(len(x), -1).mean(1)
        assert result.per_sample == pytest.approx(expected, rel=1e-12)
        assert result.rows.title == "Squared error"
        assert result.n_elements == (x.size if size is None else len(range(0, len(x), size)))


def test_images_of_a_dice_batch_have_the_loss_of_the_image_alone():
    for example in (e for e in SETS if e.key == "dice_loss"):
        x, y = example.tensors()
        alone = [example.loss(x[i : i + 1], y[i : i + 1]).item() for i in range(len(x))]
        result = judge(example, None)
        assert result.per_sample == pytest.approx(alone, rel=1e-12)
        assert result.rows.title == "Dice loss of the image alone"


def test_without_a_reduction_it_is_said_what_the_column_holds():
    examples = [e for e in SETS if "none" in e.loss.reductions]
    assert examples
    for example in examples:
        result = judge(example, None, reduction="none")
        assert result.value is None
        assert f"the column of losses holds: {example.loss.rows.title}" in result.warnings


# --- RMSE is streamed ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("eps", [0.0, 0.3])
@pytest.mark.parametrize("shape", [(50,), (50, 3)])
def test_rmse_in_chunks_is_rmse_of_the_whole(shape, eps, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stream, "CHUNK_ROWS", 7)
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=shape), rng.normal(size=shape)
    streamed = judged(x, y, "rmse_loss", parameters={"eps": eps})
    whole = judged(x, y, "rmse_loss", parameters={"eps": eps}, set_size=50)
    assert streamed.value == pytest.approx(whole.value, rel=1e-13)
    assert streamed.value == pytest.approx(np.sqrt(((x - y) ** 2).mean() + eps), rel=1e-13)
    np.testing.assert_allclose(streamed.gradient_norm, whole.gradient_norm, rtol=1e-11)
    np.testing.assert_allclose(streamed.per_sample, whole.per_sample, rtol=1e-12)


def test_a_perfect_fit_has_no_gradient_of_rmse_unless_it_is_rounded_off():
    y = np.linspace(0, 1, 5)
    result = judged(y, y, "rmse_loss")
    assert result.value == 0
    assert np.isnan(result.gradient_norm).all()
    assert result.to_dict()["gradient_norm"] == {"mean": "nan", "max": "nan"}
    rounded = judged(y, y, "rmse_loss", parameters={"eps": 0.01})
    assert rounded.value == pytest.approx(0.1)
    assert (rounded.gradient_norm == 0).all()


@pytest.mark.parametrize("size", [1e-30, 1e-3, 1e3, 1e25])
def test_rmse_of_float32_does_not_leave_the_range_of_float32_on_its_way(size: float):
    """The squares of such errors are 0 or inf in float32."""
    errors = (np.array([3.0, 4.0]) * size).astype(np.float32)
    result = judged(errors, np.zeros(2, np.float32), "rmse_loss")
    assert result.value == pytest.approx(np.sqrt(12.5) * size, rel=1e-6)
    assert result.dtype == "float32"
    assert result.per_sample.dtype == np.float32
    assert result.gradient_norm == pytest.approx(np.array([3, 4]) / np.sqrt(12.5), rel=1e-6)


# --- limits -------------------------------------------------------------------------------------------------------


def test_pairs_are_refused_above_4096_rows_of_a_set():
    z = np.random.default_rng(0).normal(size=(4097, 2)).astype(np.float32)
    with pytest.raises(Problem, match=r"nt_xent_loss .*4097 rows .*at most 4096.*batch size"):
        judged(z, z, "nt_xent_loss")
    with pytest.raises(Problem, match="4097 rows"):
        judged(z, z, "nt_xent_loss", set_size=4097)
    assert judged(z, z, "nt_xent_loss", set_size=512).n == 4097
    assert sets.PAIRWISE_LIMIT == 4096


def test_the_limit_is_one_of_pairs_alone():
    x = np.zeros((4097, 1))
    for loss in CATALOGUE:
        if loss.role == "loss" and loss.task.prediction in ("value", "mask") and not loss.task.others:
            assert judged(x, x, loss.key, set_size=None).n == 4097


@pytest.mark.parametrize("size", [0, -1])
def test_a_set_has_at_least_one_row(size: int):
    with pytest.raises(UsageProblem, match="batch size must be at least 1"):
        judged(np.zeros(3), np.zeros(3), "rmse_loss", set_size=size)


def test_a_batch_size_that_changes_nothing_is_mentioned():
    plain, sized = (judged(np.arange(5.0), np.zeros(5), "mse_loss", set_size=size) for size in (None, 2))
    assert sized.value == plain.value
    assert "the batch size changes nothing: mse_loss is a sum over rows" in sized.warnings
    assert not plain.warnings


def test_axes_of_one_between_rows_and_classes_say_nothing():
    scores, labels = np.random.default_rng(0).normal(size=(5, 4)), np.array([0, 3, 1, 2, 2])
    flat, deep = (
        judged(scores, labels, "ohem_cross_entropy"),
        judged(scores[:, None], labels[:, None], "ohem_cross_entropy"),
    )
    assert deep.value == flat.value
    np.testing.assert_array_equal(deep.predicted, flat.predicted)
    np.testing.assert_array_equal(deep.target, flat.target)
