"""Parameters of every entry: what is admitted, and what is said of the rest."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from lossexplorer.base import UsageProblem
from lossexplorer.catalog.params import Choice, Flag, Integer, Number, Vector
from lossexplorer.catalog.registry import CATALOGUE

from .draws import settings_of, typical
from .said import said

entries = pytest.mark.parametrize("key", CATALOGUE.keys())


@entries
def test_an_unknown_parameter_is_refused_by_name(key: str):
    loss = CATALOGUE.get(key)
    sentence = said(lambda: loss(*typical(loss).inputs, flavour=1.0))
    assert key in sentence
    assert "flavour" in sentence
    assert all(p.name in sentence for p in loss.params)


def test_a_tensor_that_wants_a_gradient_is_no_number():
    scale = torch.tensor(2.0, requires_grad=True)
    for key, name in (("clip_loss", "logit_scale"), ("multi_margin_loss", "p")):
        loss = CATALOGUE.get(key)
        with pytest.raises(UsageProblem, match="no gradient would reach"):
            loss(*typical(loss).inputs, **{name: scale})
        assert loss.resolve({name: scale.detach()})[name] == 2


def outside(p) -> list[object]:
    """Values that a parameter does not admit."""
    if isinstance(p, Number | Integer):
        domain = p.domain
        wrong: list[object] = [math.nan, math.inf, -math.inf, "much", [1.0, 2.0], 1j]
        for end, is_open, beyond in ((domain.low, domain.open_low, -1e-6), (domain.high, domain.open_high, 1e-6)):
            if math.isfinite(end):
                wrong += [end + beyond, *([end] if is_open else [])]
        return wrong + ([0.5] if isinstance(p, Integer) else []) + ([] if p.optional else [None])
    if isinstance(p, Choice):
        return ["nothing of the kind", 1, None, math.nan]
    if isinstance(p, Flag):
        return ["perhaps", 2, None, math.nan]
    if isinstance(p, Vector):
        low = p.domain.low
        below = [[1.0, low if p.domain.open_low else low - 1]] if math.isfinite(low) else []
        return [*below, [1.0, math.nan], [math.inf], [], math.nan, "much", [[1.0], [1.0, 2.0]]]
    raise NotImplementedError(type(p).__name__)


@pytest.mark.parametrize(("key", "name"), [(loss.key, p.name) for loss in CATALOGUE for p in loss.params])
def test_parameters_outside_of_their_domain_are_refused_with_it(key: str, name: str):
    loss = CATALOGUE.get(key)
    (p,) = (p for p in loss.params if p.name == name)
    for wrong in outside(p):
        with pytest.raises(UsageProblem) as caught:
            loss(*typical(loss).inputs, **{name: wrong})
        sentence = str(caught.value)
        assert key in sentence
        assert name in sentence
        if isinstance(p, Number | Integer):
            assert str(p.domain) in sentence
        if isinstance(p, Choice):
            assert all(option in sentence for option in p.options)


@pytest.mark.parametrize(
    ("key", "name"), [(loss.key, p.name) for loss in CATALOGUE for p in loss.params if not isinstance(p, Vector)]
)
def test_parameters_inside_and_at_the_ends_of_their_domain_are_taken(key: str, name: str):
    loss = CATALOGUE.get(key)
    for given in settings_of(loss):
        if name in given:
            case = typical(loss, **given)
            for reduction in loss.reductions:
                assert loss(*case.inputs, reduction=reduction, **given).isfinite().all()


@pytest.mark.parametrize(
    ("key", "name"), [(loss.key, p.name) for loss in CATALOGUE for p in loss.params if isinstance(p, Vector)]
)
def test_vectors_may_be_lists_arrays_or_tensors(key: str, name: str):
    loss = CATALOGUE.get(key)
    case = typical(loss)
    (p,) = (p for p in loss.params if p.name == name)
    numbers = np.linspace(0.0 if 0.0 in p.domain else 0.5, 2.0, case.inputs[0].shape[1])
    forms = [numbers.tolist(), tuple(numbers), numbers, torch.tensor(numbers), torch.tensor(numbers).float()]
    first, *others = [loss(*case.inputs, **{name: form}) for form in forms]
    for other in others:
        torch.testing.assert_close(other, first, rtol=1e-6, atol=0)


@pytest.mark.parametrize("one", [3, 3.0, np.float32(3), torch.tensor(3.0)])
def test_one_number_is_a_list_of_one(one: object):
    loss = CATALOGUE.get("binary_cross_entropy_with_logits")
    scores, labels = torch.tensor([0.5, -1.0]), torch.tensor([1.0, 0.0])
    assert loss(scores, labels, pos_weight=one) == loss(scores, labels, pos_weight=[3.0])


@pytest.mark.parametrize(
    ("key", "name"), [(loss.key, p.name) for loss in CATALOGUE for p in loss.params if isinstance(p, Vector)]
)
@pytest.mark.parametrize("size", [3, 7])
def test_vectors_of_a_wrong_length_are_refused_with_the_length_that_fits(key: str, name: str, size: int):
    loss = CATALOGUE.get(key)
    case = typical(loss)
    sentence = said(lambda: loss(*case.inputs, **{name: [1.0] * size}))
    assert key in sentence
    assert name in sentence
    assert str(case.inputs[0].shape[1]) in sentence
    assert str(size) in sentence
