"""What amounts, counts, variances and weights must be, and what is said of those that are not."""

from __future__ import annotations

import pytest
import torch

from lossexplorer.catalog.registry import CATALOGUE

from .draws import typical
from .said import said

ONE = torch.tensor([1.0, 1.0])


def with_last(value: float) -> torch.Tensor:
    return torch.tensor([2.0, value])


@pytest.mark.parametrize(
    ("key", "position", "value", "parameters", "words"),
    [
        ("poisson_nll_loss", 1, -2.0, {}, ("counts from 0 on", "-2", "row 1", "less than no times")),
        ("poisson_nll_loss", 0, -0.5, {"log_input": False}, ("rates from 0 on", "-0.5", "row 1", "log_input=True")),
        ("gaussian_nll_loss", 2, -0.1, {}, ("variances from 0 on", "-0.1", "row 1", "squared first", ".exp()")),
        ("evidential_regression_loss", 1, 0.0, {}, ("ν above 0", "row 1", "softplus")),
        ("evidential_regression_loss", 2, 1.0, {}, ("α above 1", "row 1", "softplus")),
        ("evidential_regression_loss", 3, -2.0, {}, ("β above 0", "-2", "row 1")),
        ("msle_loss", 0, -1.5, {}, ("predictions from −1 on", "-1.5", "row 1", "mse_loss")),
        ("msle_loss", 1, -1.001, {}, ("targets from −1 on", "-1.001", "row 1")),
    ],
)
def test_numbers_that_cannot_be_are_refused_with_row_value_and_hint(key, position, value, parameters, words):
    loss = CATALOGUE.get(key)
    inputs = [2 * ONE] * len(loss.task.inputs)
    inputs[position] = with_last(value)
    sentence = said(lambda: loss(*inputs, **parameters))
    for word in (key, *words):
        assert word in sentence


def test_logarithms_of_rates_and_errors_of_any_sign_are_taken():
    assert CATALOGUE.get("poisson_nll_loss")(with_last(-5.0), ONE).isfinite()
    assert CATALOGUE.get("mape_loss")(with_last(-5.0), with_last(-2.0)).isfinite()


def test_one_variance_may_stand_for_a_row_or_for_all():
    loss = CATALOGUE.get("gaussian_nll_loss")
    x, y = torch.arange(6.0).view(3, 2), torch.ones(3, 2)
    variances = torch.tensor([0.5, 1.0, 2.0])
    each = variances[:, None].expand(3, 2)
    for var in (variances, variances[:, None]):
        assert torch.equal(loss(x, y, var, reduction="none"), loss(x, y, each, reduction="none"))
    assert torch.equal(loss(x, y, 2.0), loss(x, y, torch.full((3, 2), 2.0)))
    sentence = said(lambda: loss(x, y, torch.ones(2)))
    assert "gaussian_nll_loss wants a variance for each prediction" in sentence
    assert "(3, 2)" in sentence
    assert "(2,)" in sentence


def test_a_variance_below_the_floor_counts_as_the_floor():
    loss = CATALOGUE.get("gaussian_nll_loss")
    assert loss(ONE, 0 * ONE, 1e-9 * ONE) == loss(ONE, 0 * ONE, 1e-6 * ONE)


@pytest.mark.parametrize("key", ["l1_regularization", "l2_regularization", "elastic_net_regularization"])
def test_a_price_of_weights_takes_the_parameters_of_a_model_one_by_one(key):
    loss, model = CATALOGUE.get(key), torch.nn.Linear(3, 2)
    assert loss(*model.parameters()) > 0
    for wrong in (model.parameters(), list(model.parameters()), model):
        sentence = said(lambda wrong=wrong: loss(wrong))
        assert f"{key}(*model.parameters())" in sentence


@pytest.mark.parametrize(
    "key", ["gaussian_nll_loss", "evidential_regression_loss", "l2_regularization", "poisson_nll_loss", "msle_loss"]
)
def test_the_gradients_by_all_inputs_are_slopes(key):
    loss = CATALOGUE.get(key)
    inputs = [x.requires_grad_() for x in typical(loss).inputs]
    assert torch.autograd.gradcheck(lambda *x: loss(*x, check=False), inputs)


def test_what_is_at_the_end_of_a_domain_is_taken_and_has_the_value_of_the_limit():
    assert CATALOGUE.get("poisson_nll_loss")(0 * ONE, 0 * ONE, log_input=False) == 0
    assert CATALOGUE.get("msle_loss")(-ONE, ONE) == torch.inf
