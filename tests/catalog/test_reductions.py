"""Reductions of every entry, and the contract by which chunks are merged."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
import torch

from lossexplorer.catalog.registry import CATALOGUE
from tests.loops import each

from .compare import DTYPES, prepared
from .draws import rows_of, settings_of, typical
from .said import said

entries = pytest.mark.parametrize("key", CATALOGUE.keys())
ELEMENTWISE = [loss.key for loss in CATALOGUE if loss.kind_of(loss.resolve({})) == "elementwise"]


@entries
def test_an_unknown_reduction_is_refused_with_those_that_exist(key: str):
    loss = CATALOGUE.get(key)
    for wish in {"median", "mean", "sum", "none", "batchmean"} - set(loss.reductions):
        sentence = said(lambda wish=wish: loss(*typical(loss).inputs, reduction=wish))
        assert key in sentence
        assert wish in sentence
        assert all(reduction in sentence for reduction in loss.reductions)


@pytest.mark.parametrize("key", [loss.key for loss in CATALOGUE if "none" in loss.reductions])
def test_reductions_are_made_of_the_unreduced_array(key: str):
    loss = CATALOGUE.get(key)
    for given in settings_of(loss):
        case = typical(loss, **given)
        values = loss(*case.inputs, reduction="none", **given)
        inputs, ready = prepared(loss, case)
        mass = values.numel()
        if loss.mass is not None and loss.kind_of(loss.resolve(given)) == "elementwise":  # of a set it is of its rows
            shares = loss.mass(*inputs[1:], **ready)
            assert shares.shape == values.shape
            mass = float(shares.sum())
        expected = {"sum": values.sum(), "mean": values.sum() / mass, "batchmean": values.sum() / len(inputs[0])}
        for reduction in set(loss.reductions) - {"none"}:
            got = loss(*case.inputs, reduction=reduction, **given)
            torch.testing.assert_close(got, expected[reduction], rtol=1e-12, atol=1e-14)


def test_what_weighs_nothing_has_no_mean_whatever_it_costs():
    """As torch: the smoothed share of other classes costs something, and is divided by 0."""
    given = {"weight": [1.0, 0.0], "label_smoothing": 0.5}
    assert CATALOGUE.get("cross_entropy")([[1.0, 2.0]], [1], **given).isnan()


def test_a_mean_in_one_pass_is_that_of_the_rows_and_their_mass():
    in_one_pass = [loss for loss in CATALOGUE if loss.mean is not None]
    assert in_one_pass
    for loss in in_one_pass:
        scores, labels = typical(loss).inputs
        for given in ({}, {"weight": (0.5, 0.0, 3.0, 2.0)}, {"weight": (1.0, 2.0, 3.0, 4.0), "ignore_index": 1}):
            got, by_rows = (entry(scores, labels, **given) for entry in (loss, replace(loss, mean=None)))
            torch.testing.assert_close(got, by_rows, rtol=1e-12, atol=1e-14)


@each("key, cuts", itertools.product(ELEMENTWISE, [(1,), (2, 3), (1, 2, 3, 4, 5)]), lambda case: case[0])
def test_chunks_merge_into_the_whole(key: str, cuts: tuple[int, ...]):
    """Σ value and Σ mass of the parts give every reduction of the whole."""
    loss = CATALOGUE.get(key)
    for given in settings_of(loss):
        case = typical(loss, 5, 6, **given)
        if loss.kind_of(loss.resolve(given)) != "elementwise":
            continue
        inputs, ready = prepared(loss, case)
        inputs = _with_an_ignored_row(loss, inputs)
        total = mass = 0.0
        for start, stop in itertools.pairwise((0, *cuts, 6)):
            part = rows_of(loss, inputs, slice(start, stop))
            values = loss.fn(*part, **ready)
            total += float(values.sum())
            mass += values.numel() if loss.mass is None else float(loss.mass(*part[1:], **ready).sum())
        merged = {"sum": total, "mean": total / mass, "batchmean": total / 6}
        for reduction in set(loss.reductions) - {"none"}:
            whole = float(loss(*inputs, reduction=reduction, **given))
            assert whole == pytest.approx(merged[reduction], rel=1e-12, abs=1e-14)


def _with_an_ignored_row(loss, inputs):
    if not any(p.name == "ignore_index" for p in loss.params):
        return inputs
    labels = inputs[-1].clone()
    labels[0] = -100
    return (*inputs[:-1], labels)


@pytest.mark.parametrize("key", [key for key in ELEMENTWISE if "none" in CATALOGUE.get(key).reductions])
def test_a_row_costs_alone_what_it_costs_among_others(key: str):
    loss = CATALOGUE.get(key)
    case = typical(loss)
    together = loss(*case.inputs, reduction="none")
    for i in range(len(together)):
        alone = loss(*rows_of(loss, case.inputs, slice(i, i + 1)), reduction="none")
        torch.testing.assert_close(alone[0], together[i], rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize("key", [loss.key for loss in CATALOGUE if loss.finish is not None])
def test_a_set_that_can_be_streamed_is_finished_from_the_mean_of_its_rows(key: str):
    loss = CATALOGUE.get(key)
    for given in settings_of(loss):
        case = typical(loss, **given)
        inputs, ready = prepared(loss, case)
        rows = loss.rows(*inputs, **ready)
        assert len(rows) == len(inputs[0])
        torch.testing.assert_close(loss.finish(rows.mean(), **ready), loss(*inputs, **given), rtol=1e-13, atol=0)


@pytest.mark.parametrize("key", [loss.key for loss in CATALOGUE if loss.rows is not None])
def test_what_stands_for_a_row_has_one_entry_a_row(key: str):
    loss = CATALOGUE.get(key)
    for given in settings_of(loss):
        inputs, ready = prepared(loss, typical(loss, **given))
        assert len(loss.rows(*inputs, **ready)) == len(inputs[0])
    assert loss.rows.title


@each("key, dtype", itertools.product(CATALOGUE.keys(), DTYPES), lambda case: case[0])
def test_the_result_has_the_type_of_the_predictions(key: str, dtype: torch.dtype):
    loss = CATALOGUE.get(key)
    inputs = [x.to(dtype) if x.is_floating_point() else x for x in typical(loss).inputs]
    for reduction in loss.reductions:
        assert loss(*inputs, reduction=reduction).dtype == dtype
