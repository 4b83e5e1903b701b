"""Values and gradients of every entry against independent references and a second route."""

from __future__ import annotations

import inspect
import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st

from lossexplorer.catalog.registry import CATALOGUE

from .compare import DTYPES, closed_form, differences_of, prepared
from .draws import Case, attached, cases, drawn, settings_of, typical
from .extremes import named_cases
from .references import REFERENCES, big, mpf

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Loss

entries = pytest.mark.parametrize("key", CATALOGUE.keys())


def test_every_entry_has_an_independent_reference():
    assert set(REFERENCES) == set(CATALOGUE.keys())


@entries
def test_extreme_and_ordinary_inputs_give_the_reference(key: str):
    loss = CATALOGUE.get(key)
    cases_of = {dtype: named_cases(loss, dtype) for dtype in DTYPES}
    found = {(t, name): differences_of(loss, case) for t, named in cases_of.items() for name, case in named.items()}
    assert not {which: wrong for which, wrong in found.items() if wrong}


@entries
@drawn()
@given(data=st.data())
def test_drawn_inputs_give_the_reference(key: str, data: st.DataObject):
    loss = CATALOGUE.get(key)
    case = data.draw(cases(loss, torch.float64))
    found = {dtype: differences_of(loss, case.rounded(dtype)) for dtype in DTYPES}
    assert not {dtype: wrong for dtype, wrong in found.items() if wrong}


@entries
def test_every_reference_has_the_slope_of_its_own_value(key: str):
    """The closed gradients of the references against differences in 50 digits."""
    step = mpf(10) ** -18
    loss = CATALOGUE.get(key)
    for given_parameters in attached(loss):
        case = typical(loss, rows=2, **given_parameters)
        first, *rest = case.arrays()
        parameters = loss.resolve(case.parameters)
        claimed = REFERENCES[key](first, *rest, **parameters).gradient
        for i in np.ndindex(first.shape):
            shifted = [big(first), big(first)]
            shifted[0][i] += step
            shifted[1][i] -= step
            up, down = (REFERENCES[key](x, *rest, **parameters).values.sum() for x in shifted)
            assert abs((up - down) / (2 * step) - claimed[i]) < 1e-12 * (1 + abs(claimed[i]))


@pytest.mark.parametrize("key", [loss.key for loss in CATALOGUE if attached(loss)])
@drawn(0.5)
@given(data=st.data())
def test_the_gradient_is_the_slope_of_the_value_away_from_kinks(key: str, data: st.DataObject):
    loss = CATALOGUE.get(key)
    case = typical(loss, data.draw(st.integers(0, 2**32)), 2, **data.draw(st.sampled_from(attached(loss))))
    first, *rest = case.inputs
    leaf = first.clone().requires_grad_()

    def total(x: torch.Tensor) -> torch.Tensor:
        return loss(x, *rest, reduction=loss.reductions[-1], **case.parameters).sum()

    (gradient,) = torch.autograd.grad(total(leaf), leaf)
    step, here = 1e-6, total(first)
    for i in np.ndindex(tuple(first.shape)):
        shift = torch.zeros_like(first)
        shift[i] = step
        after, before = (total(first + shift) - here) / step, (here - total(first - shift)) / step
        if abs(after - before) > 1e-3 * (1 + abs(after)):
            continue  # the slope jumps here
        assert abs((after + before) / 2 - gradient[i]) < 1e-7 * (1 + abs(gradient[i]) + abs(here))


@pytest.mark.parametrize("key", [loss.key for loss in CATALOGUE if loss.gradient is not None])
@drawn()
@given(data=st.data())
def test_the_declared_gradient_is_that_of_autograd(key: str, data: st.DataObject):
    loss = CATALOGUE.get(key)
    case = data.draw(cases(loss, data.draw(st.sampled_from([torch.float64, torch.float32]))))
    (first, *rest), ready = prepared(loss, case)
    leaf = first.clone().requires_grad_()
    (expected,) = torch.autograd.grad(loss.fn(leaf, *rest, **ready).sum(), leaf)
    near = {torch.float64: (1e-9, 1e-12), torch.float32: (1e-5, 1e-6)}[first.dtype]
    torch.testing.assert_close(
        closed_form(loss, case), expected, rtol=near[0], atol=near[1] * case.scale, equal_nan=True
    )


@pytest.mark.parametrize("key", [loss.key for loss in CATALOGUE if loss.native])
@pytest.mark.filterwarnings("ignore:reduction. 'mean' divides the total loss:UserWarning")  # F.kl_div warns of its mean
def test_entries_with_a_twin_in_torch_equal_it(key: str):
    loss = CATALOGUE.get(key)
    for given_parameters, seed in itertools.product(settings_of(loss), range(3)):
        case = typical(loss, seed, **given_parameters)
        name = loss.native_of(loss.resolve(case.parameters))
        if not name or not _known_to_torch(loss, name, case):
            continue
        for reduction in loss.reductions:
            expected = getattr(F, name)(*case.inputs, reduction=reduction, **case.parameters)
            got = loss(*case.inputs, reduction=reduction, **case.parameters)
            torch.testing.assert_close(got, expected, rtol=1e-12, atol=1e-14)


def _known_to_torch(loss: Loss, name: str, case: Case) -> bool:
    """Whether torch has the parameters that are given; those it lacks are at their default otherwise."""
    return set(case.parameters) <= set(inspect.signature(getattr(F, name)).parameters)


@pytest.mark.parametrize("key", [key for key in CATALOGUE.keys() if key != "early_stopping"])  # a nan never improves
def test_a_nan_among_the_predictions_is_a_nan_in_its_own_value_alone(key: str):
    loss = CATALOGUE.get(key)
    case = typical(loss)
    first = case.inputs[0].clone()
    first[1] = torch.nan
    values = loss(first, *case.inputs[1:], reduction="none" if "none" in loss.reductions else None)
    if loss.kind_of(loss.resolve({})) == "set" or values.ndim == 0:
        assert values.isnan().any()
    else:
        others = [i for i in range(len(values)) if i != 1]
        assert values[1].isnan().any()
        assert values[others].isfinite().all()


@entries
def test_no_call_changes_its_inputs_or_the_default_type(key: str):
    loss = CATALOGUE.get(key)
    case = typical(loss)
    before = [x.clone() for x in case.inputs]
    loss(*case.inputs)
    closed_form(loss, case)
    assert all(torch.equal(a, b) for a, b in zip(before, case.inputs, strict=True))
    assert torch.get_default_dtype() == torch.float32
