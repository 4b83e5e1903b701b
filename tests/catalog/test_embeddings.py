"""Vectors beside labels, signs, bits and vectors of classes: what is refused, and what direction means at its edge."""

from __future__ import annotations

import math

import pytest
import torch
import torch.nn.functional as F

from lossexplorer.catalog.registry import CATALOGUE

from .draws import typical
from .said import said

LABELLED = [x.key for x in CATALOGUE if x.task.prediction == "embedding" and x.task.target != "embedding"]


@pytest.mark.parametrize("key", LABELLED)
def test_embeddings_have_one_target_each(key: str):
    loss = CATALOGUE.get(key)
    *vectors, target = typical(loss).inputs
    column = said(lambda: loss(*vectors, target[:, None]))
    assert key in column
    assert ".squeeze(-1)" in column
    if loss.task.has_labels:
        assert "argmax(1)" in said(lambda: loss(*vectors, torch.eye(9, dtype=torch.int64)[target]))
        assert "integer" in said(lambda: loss(*vectors, target.double()))


@pytest.mark.parametrize(
    ("key", "low", "hint"), [("contrastive_loss", -1.0, "(y + 1) / 2"), ("cosine_embedding_loss", 0.0, "2·y − 1")]
)
def test_what_stands_for_a_pair_that_belongs_together_is_said(key: str, low: float, hint: str):
    one, other = typical(CATALOGUE.get(key)).inputs[:2]
    sentence = said(lambda: CATALOGUE.get(key)(one, other, torch.tensor([1.0, 1.0, low, 1.0, 1.0, low])))
    for word in (key, "row 2", f"{low:g}", hint):
        assert word in sentence


def test_the_vectors_of_classes_are_as_wide_as_the_embeddings():
    loss = CATALOGUE.get("arcface_loss")
    x, weight, label = typical(loss).inputs
    assert ".T" in said(lambda: loss(x, weight.T, label))
    sentence = said(lambda: loss(x, weight[:, :2], label))
    for word in ("arcface_loss", "(C, 3)", "(5, 2)", "(6, 3)"):
        assert word in sentence
    assert "labels from 0 to 4; row 1 holds the label 5" in said(
        lambda: loss(x, weight, label.index_fill(0, torch.tensor([1]), 5))
    )


def test_a_single_vector_is_told_how_to_become_a_table():
    loss = CATALOGUE.get("byol_loss")
    assert ".unsqueeze(0)" in said(lambda: loss(torch.ones(3), torch.ones(3)))


def test_no_gradient_reaches_the_projection_of_byol():
    prediction, projection = (x.requires_grad_() for x in typical(CATALOGUE.get("byol_loss")).inputs)
    CATALOGUE.get("byol_loss")(prediction, projection).backward()
    assert prediction.grad is not None
    assert projection.grad is None


@pytest.mark.parametrize("seed", range(5))
def test_ordinary_vectors_have_the_cosine_loss_of_torch(seed: int):
    inputs = typical(CATALOGUE.get("cosine_embedding_loss"), seed).inputs
    for margin in (0.0, 0.5, -1.0):
        expected = F.cosine_embedding_loss(*inputs, margin=margin)
        assert float(CATALOGUE.get("cosine_embedding_loss")(*inputs, margin=margin)) == pytest.approx(float(expected))


def test_at_right_angles_the_stranger_is_pushed_as_in_torch():
    one, other = torch.tensor([[1.0, 2.0, 3.0]], requires_grad=True), torch.tensor([[1.0, 1.0, -1.0]])
    sign = torch.tensor([-1.0])
    (ours,) = torch.autograd.grad(CATALOGUE.get("cosine_embedding_loss")(one, other, sign), one)
    (theirs,) = torch.autograd.grad(F.cosine_embedding_loss(one, other, sign), one)
    torch.testing.assert_close(ours, theirs)
    assert ours.norm() > 0.1


def test_short_vectors_keep_the_cosine_that_torch_takes_from_them():
    one, other, sign = torch.tensor([[3e-9, 4e-9]]), torch.tensor([[4e-9, 3e-9]]), torch.tensor([1.0])
    assert float(CATALOGUE.get("cosine_embedding_loss")(one, other, sign)) == pytest.approx(0.04)
    assert float(F.cosine_embedding_loss(one, other, sign)) > 0.9


def test_supcon_is_nt_xent_where_every_class_is_a_pair():
    one, other = typical(CATALOGUE.get("nt_xent_loss")).inputs
    labels = torch.arange(len(one)).repeat(2)
    both = CATALOGUE.get("supcon_loss")(torch.cat([one, other]), labels, temperature=0.5)
    torch.testing.assert_close(both, CATALOGUE.get("nt_xent_loss")(one, other, temperature=0.5))


@pytest.mark.parametrize("angle", [1e-6, 0.3, 2.0, math.pi - 0.5 - 1e-9])
def test_the_margin_of_arcface_is_added_to_the_angle(angle: float):
    x = torch.tensor([[math.cos(angle), math.sin(angle)]], dtype=torch.float64)
    weight = torch.tensor([[1.0, 0.0], [0.0, -1.0]], dtype=torch.float64)
    expected = F.softplus(torch.tensor(-2 * math.sin(angle) - 2 * math.cos(angle + 0.5), dtype=torch.float64))
    got = CATALOGUE.get("arcface_loss")(x, weight, torch.tensor([0]), margin=0.5, scale=2.0)
    torch.testing.assert_close(got, expected, rtol=1e-12, atol=0)


def test_arcface_steps_where_angle_and_margin_exceed_a_half_turn():
    weight = torch.tensor([[1.0, 0.0], [0.0, -1.0]], dtype=torch.float64)

    def at(angle: float) -> float:
        x = torch.tensor([[math.cos(angle), math.sin(angle)]], dtype=torch.float64)
        return float(CATALOGUE.get("arcface_loss")(x, weight, torch.tensor([0]), scale=1.0))

    edge = math.pi - 0.5
    assert at(edge + 1e-9) - at(edge - 1e-9) > 0.05
