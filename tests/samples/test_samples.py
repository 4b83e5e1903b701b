"""The sample batches are what their facts say: recomputed from the files, without the program and without training."""

from __future__ import annotations

import hashlib
import json
import math
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits
from sklearn.metrics import accuracy_score, f1_score, log_loss, r2_score
from torch.nn import functional as F

from tools.samples import page
from tools.samples.sample import Sample, npz

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
BOOK = json.loads((SAMPLES / "facts.json").read_text(encoding="utf-8"))
FACTS = {Path(one["file"]).stem: one for one in BOOK["samples"]}
each_sample = pytest.mark.parametrize("name", FACTS)


def arrays(name):
    """Predictions and targets of a sample as saved, and what stands in ``meta``."""
    with np.load(SAMPLES / f"{name}.npz", allow_pickle=False) as file:
        predictions, targets, meta = (file[key] for key in file.files)
        assert file.files == [*FACTS[name]["arrays"], "meta"]
    return predictions, targets, json.loads(meta.tobytes())


def softmax_rows(z, y):
    return -torch.from_numpy(z).log_softmax(1).numpy()[np.arange(len(y)), y]


def binary_rows(z, y):
    p = 1 / (1 + np.exp(-z))
    return -np.log(np.where(y == 1, p, 1 - p))


def huber_rows(p, t):
    return 2 * F.smooth_l1_loss(torch.from_numpy(p / 2), torch.from_numpy(t / 2), reduction="none", beta=0.5).numpy()


def dice_rows(p, t):
    return np.array([1 - (2 * np.vdot(a, b) + 1e-5) / (a.sum() + b.sum() + 1e-5) for a, b in zip(p, t, strict=True)])


def neighbours(one, other):
    """Cosine similarity of each view with every other, and the place of its partner, view after view."""
    views = torch.from_numpy(np.concatenate([one, other]))
    near = F.cosine_similarity(views[:, None], views[None], dim=2).fill_diagonal_(-math.inf)
    return near.numpy(), [(i + len(one)) % len(views) for i in range(len(views))]


def contrastive_rows(one, other):
    near, partner = neighbours(one, other)
    shares = np.exp(2 * near) / np.exp(2 * near).sum(1, keepdims=True)
    views = -np.log(shares[np.arange(len(near)), partner])
    return (views[: len(one)] + views[len(one) :]) / 2


def dice_score(p, t):
    return np.mean([f1_score(b.ravel(), a.ravel() >= 0.5, zero_division=1.0) for a, b in zip(p, t, strict=True)])


def retrieval_score(one, other):
    near, partner = neighbours(one, other)
    return accuracy_score(partner, near.argmax(1))


ROW_LOSSES = {
    "digits": softmax_rows,
    "cancer": binary_rows,
    "diabetes": huber_rows,
    "masks": dice_rows,
    "pairs": contrastive_rows,
}
SCORES = {
    "digits": lambda z, y: accuracy_score(y, z.argmax(1)),
    "cancer": lambda z, y: accuracy_score(y, z > 0),
    "diabetes": lambda p, t: r2_score(t, p),
    "masks": dice_score,
    "pairs": retrieval_score,
}


def row_losses(name, dtype=np.float64):
    predictions, targets, _ = arrays(name)
    return ROW_LOSSES[name](predictions.astype(dtype), targets.astype(dtype) if targets.dtype.kind == "f" else targets)


@each_sample
def test_the_file_is_the_one_whose_hash_is_recorded(name):
    content = (SAMPLES / f"{name}.npz").read_bytes()
    assert hashlib.sha256(content).hexdigest() == FACTS[name]["sha256"]
    assert len(content) == FACTS[name]["bytes"]


@each_sample
def test_the_arrays_have_the_recorded_types_and_shapes(name):
    predictions, targets, _ = arrays(name)
    recorded = list(FACTS[name]["arrays"].values())
    assert [[array.dtype.name, list(array.shape)] for array in (predictions, targets)] == recorded
    assert len(predictions) == len(targets) == FACTS[name]["rows"]
    assert np.isfinite(predictions).all()
    assert np.isfinite(targets).all()


@each_sample
def test_meta_and_facts_suggest_the_same_loss(name):
    assert arrays(name)[2] == {"loss": FACTS[name]["loss"]}


@each_sample
def test_the_mean_loss_is_the_recorded_one(name):
    losses = row_losses(name)
    assert losses.mean() == pytest.approx(FACTS[name]["mean_loss"], rel=1e-9)
    rest = np.delete(losses, FACTS[name]["planted_rows"]).mean()
    assert rest == pytest.approx(FACTS[name]["mean_loss_without_planted"] or FACTS[name]["mean_loss"], rel=1e-9)


@each_sample
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_the_worst_row_is_the_recorded_one_in_double_and_single_precision(name, dtype):
    losses = row_losses(name, dtype)
    assert np.argmax(losses) == FACTS[name]["worst_row"]
    assert np.sum(losses == losses.max()) == 1
    assert losses.max() == pytest.approx(FACTS[name]["worst_loss"], rel=1e-9 if dtype == np.float64 else 1e-5)


@each_sample
def test_the_held_out_score_is_the_recorded_one(name):
    kept = np.setdiff1d(np.arange(FACTS[name]["rows"]), FACTS[name]["planted_rows"])
    predictions, targets = (array[kept].astype(np.float64) for array in arrays(name)[:2])
    assert SCORES[name](predictions, targets) == pytest.approx(FACTS[name]["score"], rel=1e-9)


@each_sample
def test_the_score_is_neither_perfect_nor_chance(name):
    one = FACTS[name]
    assert one["naive_score"] + 0.1 < one["score"] < 0.98
    assert 0.01 < one["mean_loss"] < 0.9 * one["naive_mean_loss"]


def test_knowing_nothing_costs_the_known_numbers():
    assert FACTS["digits"]["naive_mean_loss"] == pytest.approx(math.log(10))
    assert FACTS["cancer"]["naive_mean_loss"] == pytest.approx(math.log(2))
    assert FACTS["pairs"]["naive_mean_loss"] == pytest.approx(math.log(2 * FACTS["pairs"]["rows"] - 1))


def test_the_classifiers_beat_always_answering_the_most_common_class():
    for name in ("digits", "cancer"):
        labels = arrays(name)[1]
        assert len(set(labels.tolist())) == FACTS[name]["classes"] == labels.max() + 1
        assert FACTS[name]["score"] > np.bincount(labels).max() / len(labels) + 0.1


def test_the_binary_loss_agrees_with_scikit_learn():
    logits, labels, _ = arrays("cancer")
    assert log_loss(labels, 1 / (1 + np.exp(-logits.astype(float)))) == pytest.approx(FACTS["cancer"]["mean_loss"])


def held_out(rows, name):
    """The rows of the data set that the README says were kept from training."""
    return np.random.RandomState(BOOK["seed"]).permutation(rows)[: FACTS[name]["rows"]]


def test_the_labels_are_those_of_the_held_out_rows():
    digits, cancer = load_digits().target, load_breast_cancer().target
    assert np.array_equal(arrays("digits")[1], digits[held_out(len(digits), "digits")])
    assert np.array_equal(arrays("cancer")[1], 1 - cancer[held_out(len(cancer), "cancer")])
    for name, rows in (("digits", len(digits)), ("cancer", len(cancer))):
        assert FACTS[name]["trained_on"] + FACTS[name]["rows"] == rows


def test_only_the_planted_outliers_differ_from_the_data_set():
    raw, one = load_diabetes().target, FACTS["diabetes"]
    order = np.random.RandomState(BOOK["seed"]).permutation(len(raw))
    seen, unseen = raw[order[one["rows"] :]], raw[held_out(len(raw), "diabetes")]
    factor = (arrays("diabetes")[1] * seen.std() + seen.mean()) / unseen
    planted = np.isin(np.arange(one["rows"]), one["planted_rows"])
    assert factor[~planted] == pytest.approx(1, rel=1e-5)
    assert factor[planted] == pytest.approx(10, rel=1e-5)


def test_the_planted_outliers_are_the_worst_rows():
    planted = FACTS["diabetes"]["planted_rows"]
    assert set(np.argsort(-row_losses("diabetes"))[: len(planted)]) == set(planted)
    assert all(not FACTS[name]["planted_rows"] for name in FACTS if name != "diabetes")


def test_masks_are_probabilities_against_zeros_and_ones_and_the_empty_ones_are_listed():
    predictions, targets, _ = arrays("masks")
    assert predictions.min() >= 0
    assert predictions.max() <= 1
    assert set(np.unique(targets)) == {0, 1}
    empty = [row for row, mask in enumerate(targets) if not mask.any()]
    assert empty == FACTS["masks"]["empty_rows"]
    assert 0 < len(empty) < 0.1 * len(targets)


def test_the_pairs_can_be_taken_as_one_set():
    assert FACTS["pairs"]["rows"] <= 512


def test_the_samples_are_small_together():
    assert sum(path.stat().st_size for path in SAMPLES.iterdir()) < 2_000_000


def test_the_index_lists_exactly_the_files_with_their_facts():
    index = json.loads((SAMPLES / "index.json").read_text(encoding="utf-8"))
    assert sorted(one["file"] for one in index) == sorted(path.name for path in SAMPLES.glob("*.npz"))
    assert index == page.index(BOOK)


def test_the_readme_is_what_the_facts_give():
    assert (SAMPLES / "README.md").read_text(encoding="utf-8") == page.readme(BOOK)


@each_sample
def test_packing_the_same_arrays_gives_the_same_bytes(name):
    one, (predictions, targets, _) = FACTS[name], arrays(name)
    texts = {key: one[key] for key in ("title", "summary", "loss", "source", "model", "trained_on")}
    packed = npz(Sample(name, **texts, arrays=dict(zip(one["arrays"], (predictions, targets), strict=True))))
    assert packed == (SAMPLES / one["file"]).read_bytes()


@each_sample
def test_the_members_are_not_compressed_so_that_they_can_be_read_in_pieces(name):
    with zipfile.ZipFile(SAMPLES / f"{name}.npz") as file:
        assert {member.compress_type for member in file.infolist()} == {zipfile.ZIP_STORED}
        assert file.testzip() is None
