"""What amounts, counts, variances and weights must be, and what is said of those that are not."""

from __future__ import annotations

import pytest
import torch

from lossexplorer.catalog.registry import CATALOGUE

from .said import said

ONE = torch.tensor([1.0, 1.0])


def with_last(value: float) -> torch.Tensor:
    return torch.tensor([1.0, value])


@pytest.mark.parametrize(
    ("key", "position", "value", "parameters", "words"),
    [
        ("poisson_nll_loss", 1, -2.0, {}, ("counts from 0 on", "-2", "row 1", "less than no times")),
        ("poisson_nll_loss", 0, -0.5, {"log_input": False}, ("rates from 0 on", "-0.5", "row 1", "log_input=True")),
        ("msle_loss", 0, -1.5, {}, ("predictions from −1 on", "-1.5", "row 1", "mse_loss")),
        ("msle_loss", 1, -1.001, {}, ("targets from −1 on", "-1.001", "row 1")),
    ],
)
def test_numbers_that_cannot_be_are_refused_with_row_value_and_hint(key, position, value, parameters, words):
    loss = CATALOGUE.get(key)
    inputs = [ONE] * len(loss.task.inputs)
    inputs[position] = with_last(value)
    sentence = said(lambda: loss(*inputs, **parameters))
    for word in (key, *words):
        assert word in sentence


def test_logarithms_of_rates_and_errors_of_any_sign_are_taken():
    assert CATALOGUE.get("poisson_nll_loss")(with_last(-5.0), ONE).isfinite()
    assert CATALOGUE.get("mape_loss")(with_last(-5.0), with_last(-2.0)).isfinite()


def test_what_is_at_the_end_of_a_domain_is_taken_and_has_the_value_of_the_limit():
    assert CATALOGUE.get("poisson_nll_loss")(0 * ONE, 0 * ONE, log_input=False) == 0
    assert CATALOGUE.get("msle_loss")(-ONE, ONE) == torch.inf
