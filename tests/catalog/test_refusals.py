"""Over all entries: what is wrong is refused with the name of the entry, and common confusions by their names."""

from __future__ import annotations

import math

import pytest
import torch

import lossexplorer as lx
from lossexplorer.base import Problem, UsageProblem
from lossexplorer.catalog.params import Choice, Flag, Integer, Number
from lossexplorer.catalog.registry import CATALOGUE

from .draws import typical
from .said import said

WITH_LOGITS = [loss.key for loss in CATALOGUE if loss.task.prediction in ("logit", "logits")]
SHAPES = {
    "a single number": torch.tensor(1.0),
    "five axes": torch.zeros(2, 2, 2, 2, 2),
    "yes or no": torch.zeros(6, dtype=torch.bool),
}


def test_every_parameter_refuses_what_it_cannot_be_with_its_name_and_what_it_wants():
    for loss in CATALOGUE:
        for p in loss.params:
            wrong = ["nonsense", math.nan, (1.0, "x")]
            if isinstance(p, Number | Integer):
                wrong += [x for x in (p.domain.low - 1, p.domain.high + 1) if math.isfinite(x)]
            if isinstance(p, Choice | Flag):
                wrong += [7]
            for value in wrong:
                with pytest.raises(UsageProblem) as caught:
                    loss.resolve({p.name: value})
                assert loss.key in str(caught.value)
                assert p.name in str(caught.value)


def test_inputs_of_odd_shapes_and_kinds_are_taken_or_refused_in_a_sentence_and_never_crash():
    refused = []
    for loss in CATALOGUE:
        inputs = typical(loss).inputs
        for i in range(len(inputs)):
            for odd in SHAPES.values():
                try:
                    loss(*inputs[:i], odd, *inputs[i + 1 :])
                except Problem as problem:
                    refused.append((loss.key, str(tuple(odd.shape)).rstrip(",)"), str(problem)))
    assert len(refused) > 3 * len(CATALOGUE)
    for key, shape, sentence in refused:
        assert key in sentence
        assert shape in sentence or "holds" in sentence or "got rows that do not" in sentence


def test_one_hot_targets_are_refused_with_what_makes_indices_of_them():
    for loss in CATALOGUE:
        if loss.task.target == "class" and loss.task.has_classes and loss.task.prediction != "mask":
            scores, *others, labels = typical(loss).inputs
            for one_hot in (torch.eye(4, dtype=torch.int64)[labels], torch.eye(4)[labels]):
                if loss.key == "brier_loss" and one_hot.is_floating_point():
                    continue  # it takes distributions as well
                sentence = said(lambda loss=loss, x=(scores, *others, one_hot): loss(*x))
                assert loss.key in sentence
                assert "one-hot" in sentence
                assert "argmax(1)" in sentence


def test_soft_targets_of_classes_that_are_no_probabilities_are_refused():
    soft = [loss for loss in CATALOGUE if loss.task.key == "soft_class_logits"]
    assert soft
    for loss in soft:
        scores, _ = typical(loss).inputs
        sentence = said(lambda loss=loss, scores=scores: loss(scores, scores))
        assert f"{loss.key} wants probabilities in [0, 1] as targets" in sentence
        assert "softmax" in sentence


def test_probabilities_where_logits_are_meant_are_computed_with_a_warning():
    for key in WITH_LOGITS:
        loss = CATALOGUE.get(key)
        first, *rest = typical(loss).inputs
        p = first.softmax(1) if loss.task.prediction == "logits" else first.sigmoid()
        others = dict(zip(loss.task.inputs[1:], (x.numpy() for x in rest), strict=True))
        target = None if loss.task.target_at is None else others.pop(loss.task.inputs[loss.task.target_at])
        warnings = lx.evaluate(p.numpy(), target, loss=key, **others).warnings
        assert [w for w in warnings if "look like" in w and f"{key} wants logits" in w]
