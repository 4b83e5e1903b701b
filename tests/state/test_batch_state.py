from __future__ import annotations

import math

import pytest

from lossexplorer.base import UsageProblem
from lossexplorer.state import batch
from lossexplorer.state.app import AppState
from lossexplorer.state.batch import BatchRef, BatchState
from lossexplorer.state.explore import new_picture

REF = BatchRef("a.npy", "b.npy", ((1, 2), (3, 4)), "a.npy")


def test_a_new_window_has_no_batch() -> None:
    state = AppState()
    assert state.place == "explore"
    assert state.batch == BatchState()
    assert state.batch.ref is None


def test_a_place_a_picture_or_a_batch_is_replaced_alone() -> None:
    state = AppState().at("batch")
    assert (state.place, state.explore, state.batch) == ("batch", AppState().explore, BatchState())
    other = state.with_explore(new_picture("hinge_loss")).with_batch(batch.open_ref(BatchState(), REF))
    assert other.place == "batch"
    assert other.explore == new_picture("hinge_loss")
    assert other.batch.ref == REF


def test_another_batch_begins_with_its_worst_rows_whatever_was_sorted_before() -> None:
    state = batch.set_loss(batch.open_ref(BatchState(), REF), "huber_loss", {"delta": 2})
    state = batch.select_row(batch.set_sort(state, "confidence", False), 7)
    other = BatchRef("c.npz", None)
    assert batch.open_ref(state, other) == BatchState(other, None, (), "loss", True, None)


def test_another_loss_has_its_own_parameters_and_keeps_row_and_order() -> None:
    state = batch.select_row(batch.set_sort(batch.open_ref(BatchState(), REF), "target", True), 3)
    state = batch.set_loss(state, "huber_loss", {"delta": 2})
    assert (state.loss, state.parameters) == ("huber_loss", (("delta", 2.0),))
    state = batch.set_loss(state, "mse_loss")
    assert (state.loss, state.parameters) == ("mse_loss", ())
    assert (state.ref, state.sort, state.descending, state.row) == (REF, "target", True, 3)


def test_one_parameter_is_replaced_and_the_others_stay() -> None:
    state = batch.set_loss(BatchState(), "sigmoid_focal_loss", {"alpha": 0.5})
    state = batch.set_parameter(state, "gamma", 0)
    assert dict(state.parameters) == {"alpha": 0.5, "gamma": 0.0}


@pytest.mark.parametrize("value", [-1, math.nan, math.inf, "much"])
def test_a_parameter_outside_its_domain_is_refused(value: object) -> None:
    state = batch.set_loss(BatchState(), "huber_loss")
    with pytest.raises(UsageProblem, match="delta"):
        batch.set_parameter(state, "delta", value)
    with pytest.raises(UsageProblem, match="delta"):
        batch.set_loss(state, "huber_loss", {"delta": value})
    with pytest.raises(UsageProblem, match="no parameter"):
        batch.set_parameter(state, "gamma", 1)


def test_an_unknown_loss_is_refused() -> None:
    with pytest.raises(UsageProblem, match="no_such_loss"):
        batch.set_loss(BatchState(), "no_such_loss")


def test_before_there_is_a_loss_there_are_no_parameters_to_set() -> None:
    state = batch.open_ref(BatchState(), REF)
    assert batch.set_parameter(state, "delta", 2) == state


def test_a_row_can_be_taken_and_let_go() -> None:
    state = batch.select_row(BatchState(), 5)
    assert state.row == 5
    assert batch.select_row(state, None) == BatchState()
