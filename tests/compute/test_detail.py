"""One row in full is what the file holds and what the loss said of it."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from lossexplorer.compute.detail import probabilities, row_detail
from lossexplorer.compute.evaluate import Wish, evaluate

from .examples import every, judged

FORMS = {
    "value": "values",
    "logit": "binary",
    "probability": "binary",
    "logits": "classes",
    "probabilities": "classes",
    "log_probabilities": "classes",
    "mask": "mask",
    "embedding": "embedding",
    "score": "values",
    "box": "values",
}
every_example = every()


@every_example
def test_a_row_holds_its_numbers_with_the_classes_last(example):
    x, y = example.inputs
    axis = example.class_axis if x.shape == y.shape else None
    result = evaluate(example.batch("float32"), Wish(example.key, example.parameters, class_axis=axis))
    for index in (0, 2, len(x) - 1):
        detail = row_detail(result, index)
        assert detail.index == index
        form = "classes" if example.loss.task.has_classes else FORMS[example.loss.task.prediction]
        assert detail.form == form
        expected = x[index].astype(np.float32).astype(np.float64)
        if detail.form == "classes":
            expected = np.moveaxis(expected, 0, -1)
        np.testing.assert_array_equal(detail.predictions, expected)
        assert np.asarray(detail.predictions).dtype == np.float64
        soft = detail.form == "classes" and x.shape == y.shape
        target = np.moveaxis(y[index], 0, -1) if soft else y[index]
        np.testing.assert_allclose(detail.targets, target, rtol=1e-6)
        assert detail.used == result.rows.used[index]
        np.testing.assert_array_equal(detail.loss, float(result.per_sample[index]))
        if result.gradient_norm is None:
            assert detail.gradient_norm is None
        else:
            np.testing.assert_array_equal(detail.gradient_norm, float(result.gradient_norm[index]))
        assert detail.title == result.rows.title


@every_example
def test_probabilities_are_what_the_task_makes_of_the_numbers(example):
    detail = row_detail(judged(*example.inputs, example.key, parameters=example.parameters), 1)
    z = torch.tensor(detail.predictions)
    expected = {"softmax": lambda: z.softmax(-1), "sigmoid": z.sigmoid, "exp": z.exp, "identity": lambda: z}.get(
        example.loss.activation_of(example.loss.resolve(example.parameters))
    )
    if expected is None:
        assert detail.probabilities is None
    else:
        np.testing.assert_allclose(detail.probabilities, expected().numpy(), rtol=1e-14)
        assert np.shape(detail.probabilities) == np.shape(detail.predictions)


def test_labels_and_one_hot_targets_are_shown_as_the_loss_gets_them():
    z = np.zeros((3, 4))
    one_hot = judged(z, np.eye(4)[[2, 0, 1]], "nll_loss")
    assert row_detail(one_hot, 0).targets == 2
    signs = judged(np.array([0.0, 2.0]), np.array([0, 1]), "hinge_loss")
    assert [int(row_detail(signs, i).targets) for i in (0, 1)] == [-1, 1]
    column = judged(np.array([[0.5], [2.0]]), np.array([1.0, 2.0]), "mse_loss")
    assert row_detail(column, 1).predictions.shape == ()


def test_numbers_that_are_not_finite_are_shown():
    z = np.array([[np.nan, 0.0], [np.inf, -np.inf]])
    result = judged(z, np.array([0, 1]), "cross_entropy")
    np.testing.assert_array_equal(row_detail(result, 1).predictions, z[1])
    assert np.isnan(row_detail(result, 0).probabilities).all()
    assert np.isnan(row_detail(result, 0).loss)


def test_activations_of_single_numbers_keep_their_shape():
    assert probabilities(np.float64(0.0), "sigmoid") == pytest.approx(0.5)
    assert np.shape(probabilities(np.float64(0.0), "sigmoid")) == ()
    assert probabilities(np.zeros(2), "") is None
    assert probabilities(np.zeros(2), "sign") is None
