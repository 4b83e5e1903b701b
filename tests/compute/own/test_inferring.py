"""The kind of problem, and whether a function reduces, are found by its names and by trying it."""

from __future__ import annotations

import pytest
import torch

from lossexplorer.catalog.scenes import scenes_of
from lossexplorer.compute.curve import Ask, CurveRequest, curves
from lossexplorer.compute.own.function import ByRows
from tests.compute.own.bringing import one

CASES = {
    "values of numbers": ("def f(pred, target):\n    return (pred - target) ** 2", "regression", "elementwise"),
    "a mean": ("def f(pred, target):\n    return ((pred - target) ** 2).mean()", "regression", "elementwise"),
    "a sum": ("def f(pred, target):\n    return ((pred - target) ** 2).sum()", "regression", "elementwise"),
    "no mean": ("def f(pred, target):\n    return ((pred - target) ** 2).mean().sqrt()", "regression", "set"),
    "targets first": (
        "def f(y_true, y_pred):\n    return (y_pred - y_true).clamp(min=0).mean()",
        "regression",
        "elementwise",
    ),
    "logits": (
        "def f(logits, target):\n    return F.softplus(logits) - target * logits",
        "binary_logit",
        "elementwise",
    ),
    "probabilities": (
        "def f(prob, y):\n    return -(y * prob.log() + (1 - y) * (1 - prob).log())",
        "binary_probability",
        "elementwise",
    ),
    "signs": ("def hinge(score, y):\n    return (1 - y * score).clamp(min=0)", "margin", "elementwise"),
    "classes": ("def f(logits, labels):\n    return F.cross_entropy(logits, labels)", "class_logits", "elementwise"),
    "log-probabilities": (
        "def f(log_probs, labels):\n    return F.nll_loss(log_probs, labels)",
        "class_log_probabilities",
        "elementwise",
    ),
    "soft targets": (
        "def f(logits, q):\n    return -(q * logits.log_softmax(-1)).sum(-1)",
        "soft_class_logits",
        "elementwise",
    ),
    "vectors": (
        "def f(x, target):\n    return 1 - F.cosine_similarity(x, target, dim=-1)",
        "embedding_target",
        "elementwise",
    ),
    "views": ("def f(z1, z2):\n    return F.cross_entropy(z1 @ z2.T, torch.arange(len(z1)))", "embedding_pairs", "set"),
    "a module": (
        "class Mine(nn.Module):\n    def __init__(self, scale=2.0):\n        super().__init__()\n"
        "        self.scale = nn.Parameter(torch.tensor(scale))\n"
        "    def forward(self, pred, target):\n        return self.scale * (pred - target).abs().mean()",
        "regression",
        "elementwise",
    ),
}


def test_task_kind_and_picture() -> None:
    for name in CASES:
        text, task, kind = CASES[name]
        loss = one(text)
        assert (loss.task.key, loss.kind) == (task, kind)
        assert bool(scenes_of(loss)) is (task != "embedding_pairs")


def test_a_curve_of_a_reduced_loss_is_that_of_single_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    from lossexplorer.catalog.registry import CATALOGUE

    for text, value in (("(pred - target).square().sum()", 2.25), ("(pred - target).square().mean().sqrt()", 1.5)):
        loss = one(f"def f(pred, target):\n    return {text}")
        CATALOGUE.add(loss)
        try:
            scene = scenes_of(loss)[0]
            ask = Ask(0, loss.key, ())
            request = CurveRequest(scene, "error", (("target", 0.0),), (ask,), (-2.0, 2.0), 1.5, points=9)
            curve = curves(request).curves[0]
        finally:
            CATALOGUE.remove(loss.key)
        assert curve.problem is None
        assert curve.cursor[1] == pytest.approx(value)
        assert curve.cursor[2] == pytest.approx(3.0 if value == 2.25 else 1.0)


def test_rows_go_one_by_one_where_torch_cannot_spread_the_function() -> None:
    text = "def f(pred, target):\n    e = (pred - target).abs().mean()\n    return e if e.item() < 1 else 2 * e - 1"
    loss = one(text)
    assert isinstance(loss.rows.fn if loss.rows else loss.fn, ByRows)
    x = torch.tensor([0.5, 2.0, 4.0], dtype=torch.float64)
    rows = loss.rows.fn if loss.rows is not None else loss.fn
    assert not rows.together  # type: ignore[attr-defined]
    assert rows(x, torch.zeros_like(x)).tolist() == [0.5, 3.0, 7.0]


def test_a_module_with_weights_draws_them_once_for_each_choice_of_parameters() -> None:
    loss = one(
        "class Mine(nn.Module):\n    def __init__(self, width: int = 3):\n        super().__init__()\n"
        "        self.layer = nn.Linear(1, width)\n"
        "    def forward(self, pred, target):\n"
        "        return self.layer((pred - target)[:, None]).square().sum(1)"
    )
    x, y = torch.ones(2), torch.zeros(2)
    assert loss(x, y, width=5).item() == loss(x, y, width=5).item()
    assert loss(x.double(), y.double()).dtype == torch.float64


def test_rows_go_one_by_one_under_parameters_that_torch_cannot_spread() -> None:
    loss = one(
        "def f(pred, target, careful=False):\n    e = (pred - target).abs().mean()\n"
        "    return e * 2 if careful and e.item() > 1 else e"
    )
    x = torch.tensor([0.5, 2.0])
    assert loss(x, torch.zeros(2), reduction="none").tolist() == [0.5, 2.0]
    assert loss(x, torch.zeros(2), reduction="none", careful=True).tolist() == [0.5, 4.0]
