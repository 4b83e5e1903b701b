"""``eval`` of entries that are no losses: what they give, and what they say of files that they cannot take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from sklearn.metrics import f1_score, hamming_loss, roc_auc_score

from .terminal import LABELS as Y
from .terminal import LOGITS as Z

if TYPE_CHECKING:
    from pathlib import Path


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def test_metrics_of_files_are_those_of_scikit_learn_and_have_no_gradient(files: Path, cli):
    p = softmax(Z.astype(float))
    np.save(files / "p.npy", p)
    bits = (np.arange(p.size).reshape(p.shape) % 2).astype(int)
    np.save(files / "bits.npy", bits)
    expected = {
        ("f1_score", "z.npy", "y.npy", ()): f1_score(Y, Z.argmax(1), average="macro"),
        ("roc_auc_score", "p.npy", "bits.npy", ()): roc_auc_score(bits, p),
        ("hamming_loss", "p.npy", "bits.npy", ("--set", "threshold=0.3")): hamming_loss(bits, p > 0.3),
    }
    for (key, predictions, targets, more), value in expected.items():
        said = cli("eval", str(files / predictions), str(files / targets), "--loss", key, "--json", *more)
        assert said.told["value"] == pytest.approx(value, abs=1e-9)
        assert "gradient_norm" not in said.told
    text = cli("eval", str(files / "z.npy"), str(files / "y.npy"), "--loss", "f1_score").out
    assert "share of wrong decisions of a row" in text
    assert "gradient" not in text


def test_class_weights_are_counted_from_labels_or_taken_from_counts(files: Path, cli):
    counts = np.bincount(Y, minlength=Z.shape[1])
    np.save(files / "counts.npy", counts)
    expected = counts.sum() / (len(counts) * np.maximum(counts, 1))
    for words in ((files / "z.npy", files / "y.npy"), (files / "both.npz",), (files / "counts.npy",)):
        told = cli("eval", *map(str, words), "--loss", "class_weights", "--json").told
        assert told["values"] == pytest.approx(expected.tolist())
        assert told["value"] is None


def test_arrays_that_come_out_are_in_the_table(files: Path, cli):
    out = files / "out.npz"
    cli("eval", str(files / "z.npy"), "--loss", "softmax", "--set", "temperature=2", "--save", str(out))
    with np.load(out) as table:
        got = np.stack([table[f"value_{i}"] for i in range(Z.shape[1])], 1)
        np.testing.assert_allclose(got, softmax(Z.astype(float) / 2), rtol=1e-6)
        np.testing.assert_allclose(table["loss"], got.max(1), rtol=1e-6)


def test_strategies_take_their_own_files(files: Path, cli):
    np.save(files / "train.npy", np.array([1.0, 0.5, 0.4, 0.3, 0.2]))
    np.save(files / "val.npy", np.array([1.0, 0.6, 0.7, 0.8, 0.9]))
    np.save(files / "n.npy", np.array([1, 1, 0, 1, 1]))
    train, val, n = (str(files / name) for name in ("train.npy", "val.npy", "n.npy"))
    assert cli("eval", train, val, "--loss", "early_stopping", "--json").told["values"] == [1, 4]
    assert cli("eval", train, n, "--loss", "gradient_accumulation", "--json").told["value"] == pytest.approx(0.5)
    np.savez(files / "epochs.npz", train=np.load(train), val=np.load(val))
    assert cli("eval", str(files / "epochs.npz"), "--loss", "early_stopping", "--json").told["values"] == [1, 4]
    weights = cli("eval", str(files / "z.npy"), "--loss", "l2_regularization", "--json").told
    assert weights["value"] == pytest.approx(0.5e-3 * float((Z.astype(float) ** 2).sum()))


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("early_stopping", "takes no predictions: it wants two lists of equal length about a training, train and val"),
        ("gradient_accumulation", "two lists of equal length about a batch, losses and counts"),
        ("roc_auc_score", 'activation="softmax"'),
        ("l2_regularization", "a sum over weights"),
        ("hamming_loss", "of one shape"),
    ],
)
def test_files_that_an_entry_cannot_take_are_refused_with_what_it_takes(key: str, words: str, files: Path, cli):
    said = cli("eval", str(files / "z.npy"), str(files / "y.npy"), "--loss", key)
    assert said.status in (1, 2)
    assert words in said.err
    assert said.err.count("\n") == 1
