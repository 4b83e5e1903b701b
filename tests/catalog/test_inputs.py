"""Inputs of every entry: what is taken, and what is said of those that do not fit."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from lossexplorer.catalog.registry import CATALOGUE

from .draws import typical
from .said import said

entries = pytest.mark.parametrize("key", CATALOGUE.keys())


@entries
def test_a_wrong_number_of_inputs_is_refused_with_their_names(key: str):
    loss = CATALOGUE.get(key)
    inputs = typical(loss).inputs
    any_number = loss.task.inputs[0].startswith("*")
    for given in ((),) if any_number else (inputs[:-1], (*inputs, inputs[0]), ()):
        sentence = said(lambda given=given: loss(*given))
        assert key in sentence
        assert all(name in sentence for name in loss.task.inputs)
        assert str(len(given)) in sentence


@entries
def test_things_that_are_no_numbers_are_refused(key: str):
    loss = CATALOGUE.get(key)
    inputs = typical(loss).inputs
    for wrong in (["a", "b"], None, np.array([object()]), [[1.0], [1.0, 2.0]], "text", {"a": 1}):
        for i in range(len(inputs)):
            given = (*inputs[:i], wrong, *inputs[i + 1 :])
            assert key in said(lambda given=given: loss(*given))
    assert "complex" in said(lambda: loss(inputs[0].to(torch.complex128), *inputs[1:]))


@entries
def test_arrays_of_numpy_are_taken_however_they_lie_in_memory(key: str):
    loss = CATALOGUE.get(key)
    expected = loss(*typical(loss).inputs)
    for change in (_read_only, _other_byte_order, _backwards_twice, np.asfortranarray):
        got = loss(*(change(x.numpy().copy()) for x in typical(loss).inputs))
        torch.testing.assert_close(got, expected, rtol=1e-13, atol=0)


def _read_only(x):
    x.flags.writeable = False
    return x


def _other_byte_order(x):
    return x.astype(x.dtype.newbyteorder())


def _backwards_twice(x):
    return np.ascontiguousarray(x[::-1])[::-1]


@entries
def test_no_rows_at_all_have_no_mean(key: str):
    loss = CATALOGUE.get(key)
    value = loss(*(x[:0] for x in typical(loss).inputs))
    assert value == 0 if loss.reductions == ("sum",) else value.isnan().all()


@entries
def test_without_checks_the_numbers_are_the_same(key: str):
    loss = CATALOGUE.get(key)
    inputs = typical(loss).inputs
    for reduction in loss.reductions:
        assert torch.equal(loss(*inputs, reduction=reduction, check=False), loss(*inputs, reduction=reduction))


def in_step(loss):
    """Ordinary inputs, and which of them has a row for each row of the first."""
    inputs = typical(loss).inputs
    independent = loss.task.inputs[0].startswith("*")
    return inputs, [i for i in range(1, len(inputs)) if len(inputs[i]) == len(inputs[0]) and not independent]


IN_STEP = [loss.key for loss in CATALOGUE if in_step(loss)[1]]


@pytest.mark.parametrize("key", IN_STEP)
def test_a_target_for_fewer_rows_is_refused_with_both_shapes(key: str):
    loss = CATALOGUE.get(key)
    inputs, followers = in_step(loss)
    for i in followers:
        short = inputs[i][:-1]
        sentence = said(lambda i=i, short=short: loss(*inputs[:i], short, *inputs[i + 1 :]))
        assert key in sentence
        for x in (inputs[0], short):
            assert str(tuple(x.shape)).rstrip(",)") in sentence


@pytest.mark.parametrize("key", [k for k in IN_STEP if CATALOGUE.get(k).task.prediction not in ("mask", "embedding")])
def test_a_column_beside_a_row_is_refused_before_it_is_broadcast(key: str):
    loss = CATALOGUE.get(key)
    inputs, followers = in_step(loss)
    for i in followers:
        rows, columns = ([x[:, part] if x.ndim > 1 else x for x in inputs] for part in (0, slice(1)))
        wrong = [[*rows[:i], columns[i], *rows[i + 1 :]], [*columns[:i], rows[i], *columns[i + 1 :]]]
        if inputs[i].ndim == 1:
            wrong = [[*inputs[:i], inputs[i][:, None], *inputs[i + 1 :]]]
        for given in wrong:
            sentence = said(lambda given=given: loss(*given))
            assert key in sentence
            assert ".squeeze(-1)" in sentence


CLASSES = pytest.mark.parametrize(
    "key", [loss.key for loss in CATALOGUE if loss.task.has_classes and loss.task.prediction != "mask"]
)


def as_networks(loss, scores, labels, **parameters):
    """The loss of these scores, given by every network that the entry wants."""
    return loss(*[scores] * (len(loss.task.inputs) - 1), labels, **parameters)


@CLASSES
def test_class_labels_that_are_no_labels_are_refused_with_what_would_be(key: str):
    loss = CATALOGUE.get(key)
    scores, *_, labels = typical(loss).inputs
    one_hot = torch.eye(4, dtype=torch.int64)[labels]
    broken = {
        "integer": (scores, labels.double()),
        "one-hot": (scores, one_hot),
        "0 to 3": (scores, labels + 4),
        "row 5": (scores, labels.clone().index_fill_(0, torch.tensor([5]), -1)),
        "transposed": (scores.T, labels),
    }
    for hint, inputs in broken.items():
        sentence = said(lambda inputs=inputs: as_networks(loss, *inputs))
        assert key in sentence
        assert hint in sentence
    assert "7" in said(lambda: as_networks(loss, scores, torch.full_like(labels, 7)))


def test_classes_on_the_last_axis_are_refused_with_how_to_move_them():
    scores, labels = torch.zeros(2, 7, 3), torch.zeros(2, 7, dtype=torch.int64)
    assert ".movedim(-1, 1)" in said(lambda: CATALOGUE.get("cross_entropy")(scores, labels))


@CLASSES
def test_one_row_without_its_axis_is_refused_with_how_to_give_it_one(key: str):
    loss = CATALOGUE.get(key)
    scores, *_, labels = typical(loss).inputs
    sentence = said(lambda: as_networks(loss, scores[0], labels[0]))
    assert key in sentence
    assert "(N, C, …)" in sentence
    assert ".unsqueeze(0)" in sentence


@CLASSES
@pytest.mark.parametrize("dtype", [torch.int8, torch.uint8, torch.uint16, torch.int32])
def test_labels_of_every_integer_type_are_taken(key: str, dtype: torch.dtype):
    loss = CATALOGUE.get(key)
    scores, *_, labels = typical(loss).inputs
    assert torch.equal(as_networks(loss, scores, labels.to(dtype)), as_networks(loss, scores, labels))


@CLASSES
def test_labels_of_a_small_type_are_not_wrapped_around(key: str):
    loss = CATALOGUE.get(key)
    many, hundred = torch.zeros(2, 1000), torch.tensor([100, 100])
    assert torch.equal(as_networks(loss, many, hundred.to(torch.int8)), as_networks(loss, many, hundred))
    for label, dtype in ((156, torch.uint8), (-1, torch.int8), (40_000, torch.uint16)):
        labels = torch.tensor([label], dtype=dtype)
        few = torch.zeros(1, 10)
        assert str(label) in said(lambda labels=labels, few=few: as_networks(loss, few, labels, ignore_index=-100))


TWO = pytest.mark.parametrize("key", [loss.key for loss in CATALOGUE if loss.task.key == "two_networks"])


@TWO
def test_logits_of_two_networks_have_one_shape_and_labels_come_last(key: str):
    loss = CATALOGUE.get(key)
    one, other, labels = typical(loss).inputs
    sentence = said(lambda: loss(one, other[:, :3], labels))
    for words in (key, *loss.task.inputs[:2], "(6, 4)", "(6, 3)"):
        assert words in sentence
    assert "labels come last" in said(lambda: loss(one, labels, other))


def test_logits_alone_have_a_class_axis():
    sentence = said(lambda: CATALOGUE.get("z_loss")(torch.zeros(3)))
    for words in ("z_loss", "(N, C, …)", "(3,)", ".unsqueeze(0)"):
        assert words in sentence


def _out_of(loss, position: int, value: float):
    inputs = [x.clone() for x in typical(loss).inputs]
    inputs[position][3, 0] = value
    return said(lambda: loss(inputs[0].requires_grad_(), *inputs[1:]))


@pytest.mark.parametrize("key", [x.key for x in CATALOGUE if x.task.target in ("unit", "distribution", "mask")])
@pytest.mark.parametrize("value", [-0.25, 1.5])
def test_targets_out_of_range_are_refused_with_row_and_value(key: str, value: float):
    sentence = _out_of(CATALOGUE.get(key), 1, value)
    assert key in sentence
    assert "[0, 1]" in sentence
    assert "row 3" in sentence
    assert f"{value:g}" in sentence


@pytest.mark.parametrize(
    "key", [x.key for x in CATALOGUE if x.task.prediction in ("probability", "probabilities") or x.task.key == "masks"]
)
@pytest.mark.parametrize("value", [-0.25, 1.5])
def test_probabilities_out_of_range_are_refused_with_what_takes_scores(key: str, value: float):
    sentence = _out_of(CATALOGUE.get(key), 0, value)
    assert key in sentence
    assert "probabilities in [0, 1]" in sentence
    assert "row 3" in sentence
    assert "Raw scores" in sentence


@pytest.mark.parametrize("key", [x.key for x in CATALOGUE if x.task.target == "sign"])
def test_labels_of_0_and_1_are_refused_where_signs_are_meant(key: str):
    loss = CATALOGUE.get(key)
    *scores, sign = typical(loss).inputs
    sentence = said(lambda: loss(*scores, (sign + 1) / 2))
    assert key in sentence
    assert "−1 and 1" in sentence
    assert "2·y − 1" in sentence


@pytest.mark.parametrize("key", [x.key for x in CATALOGUE if x.task.prediction == "embedding"])
def test_embeddings_are_tables(key: str):
    loss = CATALOGUE.get(key)
    assert "(N, D)" in said(lambda: loss(*(x[0] for x in typical(loss).inputs)))


@pytest.mark.parametrize("key", [x.key for x in CATALOGUE if x.task.target == "mask"])
def test_masks_have_a_class_axis(key: str):
    loss = CATALOGUE.get(key)
    p, mask = typical(loss).inputs
    assert "(N, " in said(lambda: loss(p[:, 0, 0], mask[:, 0, 0]))


def test_masks_of_logits_are_refused_where_they_are_soft():
    loss = CATALOGUE.get("lovasz_hinge_loss")
    z, mask = typical(loss).inputs
    mask[3, 0, 1] = 0.25
    sentence = said(lambda: loss(z, mask))
    for words in ("lovasz_hinge_loss wants masks of 0 and 1", "row 3 holds 0.25", "round them first"):
        assert words in sentence
    assert "(t + 1) / 2" in said(lambda: loss(z, 2 * mask.round() - 1))


def test_masks_of_classes_hold_labels_of_the_same_pixels():
    loss = CATALOGUE.get("lovasz_softmax_loss")
    scores, labels = typical(loss).inputs
    assert "labels from 0 to 3; row 2 holds the label 9" in said(
        lambda: loss(scores, labels.index_fill(0, torch.tensor(2), 9))
    )
    assert "class indices of shape (6, 5); got (6, 4, 5) and (6, 4)" in said(lambda: loss(scores, labels[:, :4]))
    assert "integer" in said(lambda: loss(scores, labels.double()))


BOXES = pytest.mark.parametrize("key", [x.key for x in CATALOGUE if x.task.prediction == "box"])


@BOXES
def test_boxes_have_four_corners(key: str):
    loss = CATALOGUE.get(key)
    box, true = typical(loss).inputs
    assert "(N, 4)" in said(lambda: loss(box[:, :3], true[:, :3]))
    assert ".unsqueeze(0)" in said(lambda: loss(box[0], true[0]))


@BOXES
@pytest.mark.parametrize("position", [0, 1])
def test_boxes_of_width_and_height_are_refused_with_how_to_make_corners_of_them(key: str, position: int):
    loss = CATALOGUE.get(key)
    inputs = [x.clone() for x in typical(loss).inputs]
    inputs[position][3] = torch.tensor([50.0, 40.0, 20.0, 60.0])
    sentence = said(lambda: loss(inputs[0].requires_grad_(), inputs[1]))
    assert key in sentence
    assert f"row 3 of {loss.task.inputs[position]}" in sentence
    assert "(50, 40, 20, 60)" in sentence
    assert "x + width" in sentence


@pytest.mark.parametrize("key", [x.key for x in CATALOGUE if x.task.table])
def test_scores_of_several_labels_are_tables(key: str):
    loss = CATALOGUE.get(key)
    inputs = typical(loss).inputs
    assert "(N, C)" in said(lambda: loss(*(x[:, None] for x in inputs)))
    row = said(lambda: loss(*(x[0] for x in inputs)))
    assert "(N, C)" in row
    assert ".unsqueeze(0)" in row


@pytest.mark.parametrize("key", [x.key for x in CATALOGUE if x.task.target == "label_list"])
def test_what_is_no_list_of_labels_is_refused_with_what_takes_it(key: str):
    loss = CATALOGUE.get(key)
    scores, lists = typical(loss).inputs
    for multi_hot in ((lists > 0).double(), (lists > 0).long()):
        sentence = said(lambda y=multi_hot: loss(scores, y))
        assert key in sentence
        assert "multilabel_soft_margin_loss" in sentence
    assert "row 2 holds the label 4" in said(lambda: loss(scores, lists.index_fill(0, torch.tensor([2]), 4)))
    assert loss(scores, torch.full_like(lists, -1)) == 0


@pytest.mark.parametrize("key", [x.key for x in CATALOGUE if x.task.key == "probabilities"])
def test_labels_beside_distributions_are_refused_before_they_are_broadcast(key: str):
    loss = CATALOGUE.get(key)
    p, _ = typical(loss, rows=4).inputs
    sentence = said(lambda: loss(p, torch.tensor([0, 1, 2, 3])))
    assert key in sentence
    assert "class scores and class indices" in sentence
    assert ".unsqueeze(0)" in said(lambda: loss(p[0], p[1]))


@pytest.mark.parametrize("key", [x.key for x in CATALOGUE if x.task.prediction == "score"])
def test_scores_of_other_shapes_are_refused_by_their_names(key: str):
    loss = CATALOGUE.get(key)
    first, *rest = typical(loss).inputs
    for i, name in enumerate(loss.task.inputs[1:]):
        given = [first, *rest[:i], rest[i][:4], *rest[i + 1 :]]
        sentence = said(lambda given=given: loss(*given))
        assert f"{loss.task.inputs[0]} and {name} of the same shape" in sentence
