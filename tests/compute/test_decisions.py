"""Where a row is several decisions, all of them are judged as scikit-learn judges them, and each row by its own."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, jaccard_score

from lossexplorer.base.class_names import NUMBERED
from lossexplorer.compute import stream
from lossexplorer.compute.decisions import Decided, Decisions, Form
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.histogram import histogram
from lossexplorer.compute.summaries import columns_of, overview, parse_filter, with_decisions
from lossexplorer.compute.summaries.calibration import reliability
from lossexplorer.compute.summaries.classes import Pairs

from .examples import EXAMPLES, batch_of, judged

EXACT = {"rel": 1e-12, "abs": 1e-12}
RNG = np.random.default_rng(11)
N, T, V = 9, 7, 5


def tokens():
    """Logits (N, T, V) and labels (N, T), many of which are ignored, all of row 3."""
    z, y = RNG.normal(size=(N, T, V)), RNG.integers(0, V, (N, T))
    y[RNG.random((N, T)) < 0.3] = -100
    y[3] = -100
    return z, y


def judged_by_others(p, y):
    """Of predictions ``(n, C)`` that are probabilities, and labels ``(n,)``."""
    said = p.argmax(1)
    return {
        "accuracy": accuracy_score(y, said),
        "f1_macro": f1_score(y, said, average="macro"),
        "ece": reliability(p.max(1), said == y).error,
    }


def softmax(z):
    return torch.tensor(z).softmax(-1).numpy()


def test_tokens_are_judged_one_by_one_without_those_that_are_ignored():
    z, y = tokens()
    keep = y != -100
    for key in ("cross_entropy", "label_smoothing_cross_entropy", "softmax_focal_loss", "symmetric_cross_entropy"):
        result = judged(z, y, key, class_axis=2)
        metrics = result.metrics
        assert {k: metrics[k] for k in ("accuracy", "f1_macro", "ece")} == pytest.approx(
            judged_by_others(softmax(z)[keep], y[keep]), **EXACT
        ), key
        whole = result.rows.of_all
        assert (whole.confusion(NUMBERED).counts == confusion_matrix(y[keep], z.argmax(-1)[keep])).all()
        assert whole.n == result.to_dict()["n_decisions"] == keep.sum()


def test_perplexity_is_that_of_the_true_tokens_also_under_another_loss():
    z, y = tokens()
    surprise = F.cross_entropy(torch.tensor(z).movedim(-1, 1), torch.tensor(y))
    for key in ("cross_entropy", "generalized_cross_entropy"):
        found = judged(z, y, key, class_axis=2).metrics["perplexity"]
        assert found == pytest.approx(float(surprise.exp()), rel=1e-12)


def test_each_row_has_the_number_of_its_decisions_and_the_share_that_is_right():
    z, y = tokens()
    result = judged(z, y, "cross_entropy", class_axis=2)
    keep, right = y != -100, (z.argmax(-1) == y) & (y != -100)
    assert (result.decisions == keep.sum(1)).all()
    used = np.delete(np.arange(N), 3)
    assert result.accuracy[used] == pytest.approx(right.sum(1)[used] / keep.sum(1)[used], **EXACT)
    assert np.isnan(result.accuracy[3])
    assert result.target is result.predicted is result.confidence is None
    row = result.to_dict()["worst"][0]
    assert row["accuracy"] == result.accuracy[row["index"]]
    assert row["decisions"] == result.decisions[row["index"]]
    assert json.loads(json.dumps(result.to_dict()))["metrics"]["exact_match"] == np.mean(result.accuracy[used] == 1)


def test_pixels_are_judged_one_by_one_and_their_classes_by_their_overlap():
    z, y = RNG.normal(size=(4, 3, 5, 6)), RNG.integers(0, 3, (4, 5, 6))
    y[:, 0] = 255
    keep, flat = y != 255, np.moveaxis(z, 1, -1)
    for key in ("cross_entropy", "lovasz_softmax_loss", "ohem_cross_entropy"):
        result = judged(z, y, key, parameters={"ignore_index": 255})
        assert result.metrics["accuracy"] == pytest.approx(accuracy_score(y[keep], flat.argmax(-1)[keep]), **EXACT), key
        iou = jaccard_score(y[keep], flat.argmax(-1)[keep], average="macro")
        assert result.metrics["mean_iou"] == pytest.approx(iou, **EXACT)
        assert (result.decisions == 24).all()
        assert "perplexity" not in result.metrics


def test_several_labels_are_judged_as_a_table_of_answers():
    z, y = RNG.normal(size=(40, 6)), RNG.integers(0, 2, (40, 6))
    for key, x in (
        ("binary_cross_entropy_with_logits", z),
        ("multilabel_soft_margin_loss", z),
        ("binary_cross_entropy", 1 / (1 + np.exp(-z))),
        ("hinge_loss", z),
    ):
        result = judged(x, y, key)
        assert result.metrics["accuracy"] == pytest.approx(np.mean((z > 0) == y), **EXACT), key
        assert result.metrics["exact_match"] == accuracy_score(y, z > 0)
        for average in ("macro", "micro"):
            assert result.metrics[f"f1_{average}"] == pytest.approx(f1_score(y, z > 0, average=average), **EXACT)
        assert (result.decisions == 6).all()
        assert ("ece" in result.metrics) is (key != "hinge_loss")


def test_masks_of_one_score_are_two_classes():
    z, y = RNG.normal(size=(4, 1, 5, 6)), RNG.integers(0, 2, (4, 1, 5, 6))
    metrics = judged(z, y, "binary_cross_entropy_with_logits").metrics
    assert metrics["f1_macro"] == pytest.approx(f1_score(y.ravel(), z.ravel() > 0, average="macro"), **EXACT)
    assert metrics["mean_iou"] == pytest.approx(jaccard_score(y.ravel(), z.ravel() > 0, average="macro"), **EXACT)


def test_what_classes_cost_is_the_mean_over_their_decisions():
    z, y = tokens()
    table = judged(z, y, "cross_entropy", class_axis=2).rows.of_all.classes(NUMBERED)
    each = F.cross_entropy(torch.tensor(z).movedim(-1, 1), torch.tensor(y), reduction="none").numpy()
    assert table.mean_loss == pytest.approx([each[y == c].mean() for c in range(V)], **EXACT)
    assert judged(z[:, 0], np.eye(V)[y[:, 0] % V], "multilabel_soft_margin_loss").rows.of_all.classes(NUMBERED) is None


def test_predictions_that_are_no_numbers_are_wrong_and_have_no_confidence():
    z, y = RNG.normal(size=(3, 2, 4)), np.zeros((3, 2), np.int64)
    z[1, 0] = np.nan
    z[:, :, 0] += 9
    result = judged(z, y, "cross_entropy", class_axis=2)
    assert result.accuracy.tolist() == [1.0, 0.5, 1.0]
    assert result.rows.of_all.confusion(NUMBERED).undecided == 1
    assert "ece" not in result.metrics


def test_how_a_file_is_cut_into_chunks_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    cases = [e for e in EXAMPLES if e.name.split()[0] in ("NL", "NCd", "NTV", "NCHW", "N1HW") and len(e.parameters) < 2]
    counted = 0
    for example in cases:
        wish = Wish(example.key, example.parameters, class_axis=example.class_axis)
        whole = evaluate(example.batch(), wish)
        monkeypatch.setattr(stream, "CHUNK_ROWS", 2)
        parts = evaluate(example.batch(), wish)
        monkeypatch.undo()
        assert parts.metrics == pytest.approx(whole.metrics, **EXACT, nan_ok=True), example
        if whole.rows.of_all is not None and whole.rows.of_all.form.each > 1:
            counted += 1
            assert (parts.decisions == whole.decisions).all()
            assert parts.accuracy == pytest.approx(whole.accuracy, nan_ok=True)
    assert counted > 20


def test_a_row_that_is_one_decision_has_the_columns_of_one():
    result = judged(RNG.normal(size=(5, 3)), np.zeros(5, np.int64), "cross_entropy")
    assert result.decisions is result.accuracy is result.rows.of_all is None
    assert "n_decisions" not in result.to_dict()
    numbers = judged(RNG.normal(size=(5, 3)), np.zeros((5, 3)), "mse_loss")
    assert numbers.decisions is numbers.rows.of_all is None


def test_a_filter_takes_rows_by_their_decisions_and_wrong_is_any_that_is_wrong():
    z, y = tokens()
    y[5], z[5] = 0, [9.0, 0, 0, 0, 0]
    result = judged(z, y, "cross_entropy", class_axis=2)
    columns, share = columns_of(result), result.accuracy
    for text, rows in {
        "right": share == 1,
        "wrong": share < 1,
        "accuracy<50% and decisions > 3": (share < 0.5) & (result.decisions > 3),
        "准确率>=1": share >= 1,
        "ignored": np.isnan(share),
    }.items():
        assert (parse_filter(text)(columns) == rows).all(), text
    assert parse_filter("right")(columns)[5]


def test_what_pictures_show_of_some_rows_is_their_accuracy_and_the_classes_of_all():
    z, y = tokens()
    result = judged(z, y, "cross_entropy", class_axis=2)
    columns = columns_of(result)
    bars = histogram(result.per_sample, result.rows.used)
    seen = with_decisions(overview(columns, np.arange(N) < 3, bars, None), result.rows.of_all, NUMBERED)
    keep = y[:3] != -100
    assert seen.accuracy == pytest.approx(np.mean((z.argmax(-1) == y)[:3][keep]), **EXACT)
    assert seen.decisions == (y != -100).sum()
    assert seen.confusion.counts.sum() == seen.decisions
    assert seen.confusion.decisions


def test_rows_are_ordered_by_their_accuracy_those_that_are_ignored_last():
    z, y = tokens()
    result = judged(z, y, "cross_entropy", class_axis=2)
    order = result.order("accuracy", False)
    assert order[-1] == 3
    assert (np.diff(result.accuracy[order[:-1]]) >= 0).all()


def test_sums_of_decisions_are_the_same_in_any_order_of_merging():
    form = Form(range(300), 4, "tokens", False)
    parts = []
    for seed in range(3):
        rng = np.random.default_rng(seed)
        target, said = (torch.tensor(rng.integers(0, 300, 40)) for _ in range(2))
        parts.append(Decisions(form))
        parts[-1].count(Decided(target, said, torch.tensor(rng.random(40)), None), torch.ones(40), None)
    forth, back = Decisions(form), Decisions(form)
    for part in parts:
        forth.merge(part)
    for part in reversed(parts):
        back.merge(part)
    assert forth.metrics() == pytest.approx(back.metrics(), **EXACT)
    assert forth.confusion(NUMBERED).pairs == back.confusion(NUMBERED).pairs


def test_pairs_of_more_words_than_can_be_kept_in_mind_are_not_told(monkeypatch: pytest.MonkeyPatch):
    from lossexplorer.compute.summaries import classes

    monkeypatch.setattr(classes, "_PENDING", 8)
    pairs = Pairs(1000, most=10)
    for seed in range(5):
        some = np.random.default_rng(seed).permutation(1000)
        pairs.add(some[:20], some[20:40])
    assert pairs.too_many
    assert pairs.sides()[0].sum() == 100
    few = Pairs(1000, most=10)
    for _ in range(9):
        few.add(np.arange(5), np.arange(5) + 1)
    few.merge(few_more := Pairs(1000, most=10))
    assert not few.too_many
    few_more.merge(pairs)
    assert few_more.too_many


def test_a_batch_of_which_nothing_counts_has_no_metrics():
    result = judged(RNG.normal(size=(2, 3, 4)), np.full((2, 3), -100), "cross_entropy", class_axis=2)
    assert result.metrics == {}
    assert (result.decisions == 0).all()


def test_probabilities_that_are_none_have_no_calibration():
    z, y = tokens()
    said = judged(z, y, "nll_loss", class_axis=2)
    assert "ece" not in said.metrics
    assert "accuracy" in said.metrics
    true = judged(np.log(softmax(z)), y, "nll_loss", class_axis=2)
    assert "ece" in true.metrics


def test_soft_targets_are_judged_by_their_likeliest_class():
    z, soft = RNG.normal(size=(6, 4, 3)), RNG.dirichlet(np.ones(4), (6, 3)).transpose(0, 2, 1)
    result = evaluate(replace(batch_of(z, soft)), Wish("cross_entropy", class_axis=1))
    assert result.accuracy == pytest.approx((z.argmax(1) == soft.argmax(1)).mean(1), **EXACT)
