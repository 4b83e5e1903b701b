"""How two arrays become the inputs of a loss: the class axis, what is converted with a word, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from lossexplorer.base import Problem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.detail import row_detail
from lossexplorer.report.batch_code import Origin, batch_code
from tests.catalog.kinds import kind_of
from tests.catalog.said import said
from tests.report.running import numbers

from .examples import judged

RNG = np.random.default_rng(11)
Z = RNG.normal(size=(6, 4))
Y = np.array([0, 1, 2, 3, 1, 0])
LOG_P = Z - np.log(np.exp(Z).sum(1, keepdims=True))
WITH_CLASSES = [
    loss.key
    for loss in CATALOGUE
    if loss.task.has_classes and loss.task.prediction != "mask" and len(loss.task.inputs) == 2
]
ON_NUMBERS = [
    loss.key
    for loss in CATALOGUE
    if loss.task.prediction in ("value", "logit") and loss.task.target in ("value", "unit", "sign")
    if len(loss.task.inputs) == 2 and (kind_of(loss) is None or loss.task.table)
]
classes = pytest.mark.parametrize("key", WITH_CLASSES)


def scores_for(key: str) -> np.ndarray:
    """Log-probabilities, which are logits as well, or probabilities where the entry wants them."""
    return np.exp(LOG_P) if CATALOGUE.get(key).task.prediction == "probabilities" else LOG_P


def cross_entropy(z, y, **options):
    return F.cross_entropy(torch.tensor(z), torch.tensor(y), **options).item()


def sentence(predictions, targets, loss, **wish):
    return said(lambda: judged(predictions, targets, loss, **wish))


# --- the class axis -----------------------------------------------------------------------------------------------


def test_axis_1_holds_the_classes_where_that_fits():
    z, y = RNG.normal(size=(5, 3, 3)), RNG.integers(0, 3, (5, 3))
    result = judged(z, y, "cross_entropy")
    assert result.value == pytest.approx(cross_entropy(z, y), rel=1e-12)
    assert (result.layout.class_axis, result.n_classes) == (1, 3)


@classes
def test_the_last_axis_holds_the_classes_where_axis_1_does_not_fit(key: str):
    tokens, labels = RNG.normal(size=(5, 2, 7)), RNG.integers(0, 7, (5, 2))
    tokens -= np.log(np.exp(tokens).sum(-1, keepdims=True))
    tokens = np.exp(tokens) if CATALOGUE.get(key).task.prediction == "probabilities" else tokens
    labels[1, 0] = -100
    result = judged(tokens, labels, key)
    expected = CATALOGUE.get(key)(torch.tensor(tokens).movedim(2, 1), torch.tensor(labels)).item()
    assert result.value == pytest.approx(expected, rel=1e-12)
    assert (result.layout.class_axis, result.n_classes, result.n_elements) == (2, 7, 9)


@pytest.mark.parametrize(("wish", "axis"), [(1, 1), (2, 2), (-1, 2), (-2, 1), (None, 1)])
def test_the_class_axis_can_be_asked_for(wish: int | None, axis: int):
    z, y = RNG.normal(size=(5, 3, 3)), RNG.integers(0, 3, (5, 3))
    result = judged(z, y, "cross_entropy", class_axis=wish)
    assert result.value == pytest.approx(cross_entropy(np.moveaxis(z, axis, 1), y), rel=1e-12)
    assert result.layout.class_axis == axis


@pytest.mark.parametrize("wish", [0, 3, -3, 7])
@pytest.mark.parametrize("key", ["cross_entropy", "kl_div"])
def test_an_axis_that_cannot_be_the_class_axis_is_refused(key: str, wish: int):
    z = RNG.normal(size=(3, 3, 3))
    z -= np.log(np.exp(z).sum(1, keepdims=True))
    y = np.exp(z) if key == "kl_div" else np.zeros((3, 3), int)
    assert str(wish) in sentence(z, y, key, class_axis=wish)


@pytest.mark.parametrize("axis", [1, 2, 3])
def test_distributions_lie_along_the_class_axis_too(axis: int):
    shape = (4, 3, 2, 5)
    z, q = RNG.normal(size=shape), RNG.uniform(0.1, 1, shape)
    q /= q.sum(axis, keepdims=True)
    log_p = torch.tensor(z).log_softmax(axis)
    soft = judged(z, q, "cross_entropy", class_axis=axis)
    expected = F.cross_entropy(torch.tensor(z).movedim(axis, 1), torch.tensor(q).movedim(axis, 1)).item()
    assert soft.value == pytest.approx(expected, rel=1e-12)
    divergence = judged(log_p.numpy(), q, "kl_div", class_axis=axis)
    assert divergence.value == pytest.approx(F.kl_div(log_p, torch.tensor(q), reduction="batchmean").item(), rel=1e-12)
    assert divergence.n_classes == soft.n_classes == shape[axis]


def test_a_distribution_has_its_classes_along_axis_1_by_default():
    q = np.full((2, 3, 4), 1 / 3)
    assert judged(np.log(q), q, "kl_div").layout.class_axis == 1
    assert judged(q, q, "cross_entropy").layout.class_axis == 1


# --- what is converted, with a word -------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ON_NUMBERS)
@pytest.mark.parametrize("shapes", [((6, 1), (6,)), ((6,), (6, 1)), ((6, 1, 1), (6, 1)), ((6, 1, 3), (6, 3))])
def test_superfluous_axes_are_dropped_and_nothing_is_broadcast(key: str, shapes):
    loss = CATALOGUE.get(key)
    x = RNG.normal(size=shapes[0])
    y = RNG.choice([-1.0, 1.0] if loss.task.target == "sign" else [0.0, 1.0], size=shapes[1])
    result = judged(x, y, key)
    inner = (6, 3) if x.size > 6 else (6, 1) if loss.task.table else (6,)
    expected = loss(torch.tensor(x).view(inner), torch.tensor(y).view(inner)).item()
    assert result.value == pytest.approx(expected, rel=1e-12)
    assert f"{shapes[0]} against {shapes[1]}: read as one value for each row, not broadcast" in result.warnings


@pytest.mark.parametrize("key", ON_NUMBERS)
def test_a_column_beside_a_column_is_one_decision_a_row(key: str):
    loss = CATALOGUE.get(key)
    x = RNG.normal(size=6)
    y = np.array([1, 1, -1, 1, -1, -1.0]) if loss.task.target == "sign" else np.array([0, 1, 1, 0, 1, 0.0])
    flat, column = judged(x, y, key), judged(x[:, None], y[:, None], key)
    assert column.metrics == pytest.approx(flat.metrics, rel=1e-12)
    assert column.metrics
    assert column.n_classes == flat.n_classes
    for name in ("target", "predicted", "per_sample", "gradient_norm"):
        np.testing.assert_allclose(getattr(column, name), getattr(flat, name), rtol=1e-13)
    assert not any("axis" in w or "against" in w for w in column.warnings)


@classes
def test_labels_in_a_column_are_one_for_each_row(key: str):
    result = judged(scores_for(key), Y[:, None], key)
    assert result.value == judged(scores_for(key), Y, key).value
    assert "labels (6, 1) are read as one for each row" in result.warnings


@classes
@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16])
def test_labels_of_a_floating_type_are_read_as_whole_numbers(key: str, dtype):
    result = judged(scores_for(key), Y.astype(dtype), key)
    assert result.value == judged(scores_for(key), Y, key).value
    assert "labels of a floating type are read as whole numbers" in result.warnings
    assert result.target.dtype == np.int32


@classes
@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.uint64])
def test_labels_of_every_integer_type_are_labels(key: str, dtype):
    result = judged(scores_for(key), Y.astype(dtype), key)
    assert result.value == judged(scores_for(key), Y, key).value
    assert not any("labels" in warning for warning in result.warnings)


def test_labels_are_not_wrapped_where_there_are_more_classes_than_their_type_counts():
    z = RNG.normal(size=(3, 300))
    y = np.array([0, 100, 127], np.int8)
    assert judged(z, y, "cross_entropy").value == pytest.approx(cross_entropy(z, y.astype(int)), rel=1e-12)


@classes
@pytest.mark.parametrize("dtype", [float, int, bool])
def test_one_hot_targets_are_labels_where_the_loss_takes_no_distribution(key: str, dtype):
    result = judged(scores_for(key), np.eye(4, dtype=dtype)[Y], key)
    assert result.value == pytest.approx(judged(scores_for(key), Y, key).value, rel=1e-13)
    np.testing.assert_array_equal(result.target, Y)
    soft = CATALOGUE.get(key).task.target == "class_or_distribution"
    if soft and dtype is float:
        assert not any("one-hot" in warning for warning in result.warnings)
    else:
        as_what = "probabilities" if soft else "class indices"
        assert f"one-hot targets are read as {as_what}" in result.warnings


def test_one_hot_targets_of_places_follow_the_class_axis():
    z, y = RNG.normal(size=(4, 5, 3)), RNG.integers(0, 3, (4, 5))
    one_hot = np.eye(3)[y]
    for key in ("label_smoothing_cross_entropy", "cross_entropy"):
        result = judged(z, one_hot, key, class_axis=2)
        expected = CATALOGUE.get(key)(torch.tensor(z).movedim(2, 1), torch.tensor(y)).item()
        assert result.value == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("dtype", [int, float, bool, np.uint8])
def test_labels_of_0_and_1_become_signs_for_the_hinge(dtype):
    z, y = RNG.normal(size=6), np.array([0, 1, 1, 0, 0, 1])
    result = judged(z, y.astype(dtype), "hinge_loss")
    assert result.value == pytest.approx(np.maximum(0, 1 - (2 * y - 1) * z).mean(), rel=1e-12)
    assert "labels 0 and 1 are read as −1 and 1" in result.warnings
    np.testing.assert_array_equal(result.target, 2 * y - 1)


def test_signs_stay_signs_even_if_all_of_them_are_1():
    result = judged(np.array([0.0, 2.0, -3.0]), np.ones(3), "hinge_loss")
    assert not result.warnings
    np.testing.assert_array_equal(result.target, [1, 1, 1])


@pytest.mark.parametrize("which", ["predictions", "masks"])
def test_predictions_and_masks_share_the_channel_axis_that_one_of_them_has(which: str):
    p, t = RNG.uniform(size=(5, 1, 3, 4)), RNG.integers(0, 2, (5, 1, 3, 4)).astype(float)
    short = (p[:, 0], t) if which == "predictions" else (p, t[:, 0])
    result = judged(*short, "dice_loss")
    assert result.value == pytest.approx(judged(p, t, "dice_loss").value, rel=1e-13)
    assert any("are read as (5, 1, 3, 4)" in warning for warning in result.warnings)


def test_masks_of_class_indices_become_one_mask_for_each_class(tmp_path):
    rng = np.random.default_rng(0)
    p, y = rng.uniform(0.1, 0.9, (4, 3, 5, 6)), rng.integers(0, 3, (4, 5, 6)).astype(np.uint8)
    hot = np.moveaxis(np.eye(3)[y], -1, 1)
    for key in ("dice_loss", "jaccard_loss"):
        found, wanted = judged(p, y, key), judged(p, hot, key)
        assert found.value == wanted.value
        assert found.metrics == wanted.metrics
        assert "masks (4, 5, 6) of class indices are read as one mask for each of 3 classes" in found.warnings
        np.testing.assert_array_equal(row_detail(found, 1).targets, hot[1])
    np.save(tmp_path / "p.npy", p)
    np.save(tmp_path / "y.npy", y)
    code = batch_code(found, *(Origin(str(tmp_path / f"{name}.npy"), "npy") for name in "py"))
    assert numbers(code) == pytest.approx([found.value], rel=1e-9)
    with pytest.raises(Problem, match="predictions and targets of one shape"):
        judged(p, y + 1, "dice_loss")


@pytest.mark.parametrize("dtype", [int, float])
def test_rows_of_several_yes_are_called_no_distribution(dtype):
    several = np.eye(4, dtype=dtype)[Y]
    several[0, :2] = 1
    warnings = judged(Z, several, "cross_entropy").warnings
    assert any(warning.startswith("rows of the targets do not sum to 1") for warning in warnings)
    assert not any("one-hot" in warning for warning in warnings)
    assert not any("sum to 1" in warning for warning in judged(Z, np.eye(4)[Y], "cross_entropy").warnings)


def test_what_cross_entropy_takes_is_said_in_a_whole_sentence():
    wants = "cross_entropy wants class indices, or probabilities in [0, 1]; these run from"
    assert sentence(np.eye(4)[Y], np.eye(4)[Y] * 3.0, "cross_entropy").startswith(wants)
