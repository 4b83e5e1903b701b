"""A row with one prediction moved is what the whole batch says of it when the file is changed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from lossexplorer.base import ArraySource, Batch
from lossexplorer.compute.detail import looked_at, place_in_row, row_detail
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.one_row import moved_row
from lossexplorer.compute.what_if.answer import what_if
from lossexplorer.compute.what_if.conditions import WhatIf
from tests.compute.examples import EXAMPLES

RNG = np.random.default_rng(5)
TOKENS = RNG.normal(size=(4, 3, 5))
CASES: dict[str, tuple[str, np.ndarray, np.ndarray, dict[str, Any]]] = {
    "classes": ("cross_entropy", RNG.normal(size=(9, 4)), RNG.integers(0, 4, 9), {"label_smoothing": 0.1}),
    "weights": ("cross_entropy", RNG.normal(size=(9, 3)), RNG.integers(0, 3, 9), {"weight": (1.0, 2.0, 0.5)}),
    "tokens": ("cross_entropy", TOKENS, np.array([[0, 1, -100], [4, -100, 2], [1, 1, 1], [2, 3, 0]]), {}),
    "yes or no": ("binary_cross_entropy_with_logits", RNG.normal(size=(6, 2)), RNG.integers(0, 2, (6, 2)), {}),
    "numbers": ("huber_loss", RNG.normal(size=7) * 3, RNG.normal(size=7), {"delta": 0.5}),
    "root": ("rmse_loss", RNG.normal(size=7), RNG.normal(size=7), {}),
}


def result_of(key: str, x: np.ndarray, y: np.ndarray, parameters: dict[str, Any]) -> Any:
    axis = x.ndim - 1 if x.ndim == 3 else None
    wish = Wish(key, parameters, class_axis=axis, margins=True)
    return evaluate(Batch(ArraySource(x), ArraySource(y)), wish)


def test_a_moved_row_is_what_a_changed_file_gives() -> None:
    for name, (key, x, y, parameters) in CASES.items():
        result = result_of(key, x, y, parameters)
        for index in (0, 2):
            detail = row_detail(result, index)
            moved = moved_row(result, detail, 1.75)
            changed = x.copy()
            changed.reshape(len(x), -1)[index, detail.handle] = 1.75
            other = result_of(key, changed, y, parameters)
            assert moved.detail.loss == pytest.approx(other.per_sample[index], rel=1e-12), name
            assert moved.mean == pytest.approx(other.value, rel=1e-12), name
            assert moved.place == 1 + (other.per_sample > other.per_sample[index]).sum(), name
            assert moved.class_place == (None if other.rank is None else other.rank[index]), name
            np.testing.assert_array_equal(moved.detail.predictions.reshape(-1), changed[index].reshape(-1))
            assert (moved.detail.at, moved.detail.handle) == (detail.at, detail.handle)


def test_a_row_whose_class_axis_lies_in_front_moves_as_one_whose_class_axis_lies_last() -> None:
    y = CASES["tokens"][2]
    last = result_of("cross_entropy", TOKENS, y, {})
    front = evaluate(
        Batch(ArraySource(np.moveaxis(TOKENS, -1, 1).copy()), ArraySource(y)), Wish("cross_entropy", margins=True)
    )
    one, other = (moved_row(result, row_detail(result, 0), 1.75) for result in (last, front))
    assert one.mean != last.value
    assert (other.mean, other.detail.loss) == pytest.approx((one.mean, one.detail.loss), rel=1e-12)
    np.testing.assert_array_equal(other.detail.predictions, one.detail.predictions)


def test_the_gradient_of_a_row_is_that_of_autograd_and_as_long_as_its_column_says() -> None:
    for name, (key, x, y, parameters) in CASES.items():
        result = result_of(key, x, y, parameters)
        found = moved_row(result, row_detail(result, 1)).detail.gradient
        assert np.linalg.norm(found) == pytest.approx(result.gradient_norm[1], rel=1e-12), name
        assert found.shape == x[1].shape
    x, y = CASES["classes"][1:3]
    p = torch.tensor(x).softmax(1).numpy()[1]
    plain = moved_row(result_of("cross_entropy", x, y, {}), row_detail(result_of("cross_entropy", x, y, {}), 1))
    np.testing.assert_allclose(plain.detail.gradient, p - np.eye(4)[y[1]], rtol=1e-12)


def test_the_true_score_of_the_worst_position_is_what_a_hand_moves() -> None:
    x, y = TOKENS.copy(), CASES["tokens"][2]
    x[0, 1, 1] = -9.0
    detail = row_detail(result_of("cross_entropy", x, y, {}), 0)
    assert (detail.at, detail.handle) == (1, 1 * 5 + 1)
    result = result_of("cross_entropy", x, y, {})
    found = moved_row(result, detail).positions
    loss = torch.nn.functional.cross_entropy(torch.tensor(x[0]), torch.tensor(y[0]), reduction="none").tolist()
    assert found.shape == (3,)
    assert (found.target == y[0]).all()
    assert (found.predicted == x[0].argmax(-1)).all()
    assert found.loss[:2] == pytest.approx(loss[:2])
    assert found.used.tolist() == [True, True, False]
    assert found.right is found.right, "it is read for every cell that is painted"
    assert found.right.tolist() == [bool(r) for r in (x[0].argmax(-1) == y[0]) & found.used]


def test_another_decision_of_the_row_can_be_looked_at_and_one_that_there_is_not_is_the_worst() -> None:
    x, y = TOKENS.copy(), CASES["tokens"][2]
    x[0, 1, 1] = -9.0
    result = result_of("cross_entropy", x, y, {})
    detail = row_detail(result, 0, at=0)
    assert (detail.at, detail.handle) == (0, y[0, 0])
    moved = moved_row(result, detail, 7.0)
    assert moved.detail.predictions[0, y[0, 0]] == 7.0
    assert looked_at(result, detail, None).at == looked_at(result, detail, 99).at == 1
    assert str(place_in_row(detail, 2)) == "position 2"


def test_pixels_have_a_line_and_a_column_and_classes_of_their_own() -> None:
    x, y = RNG.normal(size=(2, 3, 4, 5)), RNG.integers(0, 3, (2, 4, 5))
    y[0, 2, 4] = -100
    result = result_of("cross_entropy", x, y, {})
    detail = row_detail(result, 0, at=11)
    assert str(place_in_row(detail, 11)) == "pixel y=2, x=1"
    found = moved_row(result, detail).positions
    assert found.shape == (4, 5)
    assert (found.predicted.reshape(4, 5) == x[0].argmax(0)).all()
    assert np.flatnonzero(~found.used).tolist() == [14]


def test_a_row_that_has_no_loss_of_its_own_or_is_ignored_is_not_moved() -> None:
    x = RNG.normal(size=(4, 3))
    pairs = result_of("nt_xent_loss", x, x[::-1].copy(), {})
    ignored = result_of("cross_entropy", x, np.array([0, -100, 1, 2]), {})
    for result in (pairs, ignored):
        detail = row_detail(result, 1)
        assert detail.handle is None
        found = moved_row(result, detail, 3.0)
        assert found.detail is detail
        assert found.place is None
        assert found.mean == result.value


def test_of_every_task_nothing_changed_is_what_is_and_a_row_has_the_gradient_of_its_column() -> None:
    one_of_each = {example.loss.task.key: example for example in EXAMPLES}
    for example in one_of_each.values():
        axis = example.class_axis if example.inputs[0].shape == example.inputs[1].shape else None
        result = evaluate(example.batch(), Wish(example.key, example.parameters, class_axis=axis))
        answer = what_if(result, WhatIf())
        own = result.value if result.value is not None else result.rows.value
        assert answer.change == 0, example.key
        assert [row.value for row in answer.table] == pytest.approx([own] * len(answer.table), rel=1e-12)
        gradient = moved_row(result, row_detail(result, 0)).detail.gradient
        if gradient is not None:
            assert np.linalg.norm(gradient) == pytest.approx(result.gradient_norm[0], rel=1e-9), example.key
