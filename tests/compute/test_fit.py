"""Which losses fit a batch, and which one Batch begins with."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from lossexplorer.base import ArraySource, Batch, Problem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute import fit
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.fit import first_look, prospect
from lossexplorer.io import open_batch
from tests.catalog.said import said

from .examples import EXAMPLES, batch_of, every

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
RNG = np.random.default_rng(7)
LOGITS, LABELS, BITS = RNG.normal(size=(20, 4)), RNG.integers(0, 4, 20), RNG.integers(0, 2, 20)
LOG_P = LOGITS - np.log(np.exp(LOGITS).sum(1, keepdims=True))


def natural(predictions, targets, **meta):
    batch = batch_of(predictions, targets)
    return prospect(Batch(batch.predictions, batch.targets, meta=meta)).natural


@pytest.mark.parametrize(
    ("predictions", "targets", "loss"),
    [
        (LOGITS, LABELS, "cross_entropy"),
        (LOG_P, LABELS, "nll_loss"),
        (np.exp(LOG_P), LABELS, "cross_entropy"),
        (RNG.normal(size=(5, 3, 7)), RNG.integers(0, 7, (5, 3)), "cross_entropy"),
        (LOGITS[:, 0], BITS, "binary_cross_entropy_with_logits"),
        (RNG.uniform(size=20), BITS, "binary_cross_entropy"),
        (RNG.uniform(size=20), BITS.astype(float), "binary_cross_entropy"),
        (LOGITS, RNG.integers(0, 2, (20, 4)), "binary_cross_entropy_with_logits"),
        (RNG.normal(size=20), RNG.normal(size=20), "mse_loss"),
        (RNG.normal(size=(20, 3)), RNG.normal(size=(20, 3)), "mse_loss"),
        (RNG.normal(size=20), RNG.integers(0, 9, 20), "mse_loss"),
        (LOGITS, LABELS.astype(float), "cross_entropy"),
        (LOGITS, np.exp(LOG_P), "cross_entropy"),
        (LOGITS, np.eye(4)[LABELS], "cross_entropy"),
        (LOGITS, np.eye(4, dtype=int)[LABELS], "cross_entropy"),
        (LOG_P, np.exp(LOG_P)[::-1], "kl_div"),
        (LOGITS, 1.01 * np.exp(LOG_P), "mse_loss"),
        (LOGITS[:, :1], np.ones((20, 1)), "binary_cross_entropy_with_logits"),
    ],
)
def test_the_loss_to_begin_with_follows_from_the_arrays(predictions, targets, loss: str):
    assert natural(predictions, targets) == loss


@pytest.mark.parametrize("label", [255, -1])
def test_a_label_that_usually_is_no_class_is_left_out_and_that_is_said(label: int):
    z, y = RNG.normal(size=(6, 3, 4, 5)), RNG.integers(0, 3, (6, 4, 5))
    y[0, 0, :2] = y[3, 2, 2] = label
    found = prospect(batch_of(z, y))
    assert (found.natural, found.ignored) == ("cross_entropy", label)
    assert found.parameters_of("cross_entropy") == {"ignore_index": label}
    assert found.parameters_of("mse_loss") == {}
    said_of_it = f"The label {label} is none of the classes: elements with it are left out (ignore_index = {label})."
    assert [str(notice) for notice in found.batch.notices] == [said_of_it]
    result = evaluate(found.batch, Wish(found.natural, found.parameters_of(found.natural)))
    assert result.n_elements == y.size - 3
    with pytest.raises(Problem, match=f"if it stands for no class, set ignore_index to {label}"):
        evaluate(batch_of(z, y), Wish("cross_entropy"))


def test_labels_that_are_wrong_are_not_taken_for_no_class():
    z = RNG.normal(size=(20, 4))
    for wrong in (LABELS + 1, np.where(LABELS == 2, 254, LABELS), np.where(LABELS == 2, 85, 255), LABELS - 2):
        with pytest.raises(Problem, match="label"):
            prospect(batch_of(z, wrong))
    assert prospect(batch_of(RNG.normal(size=(20, 300)), np.where(LABELS == 2, 255, LABELS))).ignored is None
    assert prospect(batch_of(RNG.normal(size=20), 2 * BITS - 1)).ignored is None


def test_the_loss_that_the_file_names_goes_first_if_it_fits():
    assert natural(LOGITS, LABELS, loss="generalized_cross_entropy") == "generalized_cross_entropy"
    assert natural(LOGITS, LABELS, loss="mse_loss") == "cross_entropy"
    assert natural(LOGITS, LABELS, loss="no such loss") == "cross_entropy"
    assert natural(LOGITS, LABELS, loss=7) == "cross_entropy"


@pytest.mark.parametrize("name", ["digits", "cancer", "diabetes", "masks", "pairs"])
def test_the_samples_begin_with_their_loss(name: str):
    facts = json.loads((SAMPLES / "facts.json").read_text(encoding="utf-8"))
    wanted = next(one["loss"] for one in facts["samples"] if one["file"] == f"{name}.npz")
    assert prospect(open_batch(SAMPLES / f"{name}.npz")).natural == wanted


@every(e for e in EXAMPLES if not e.parameters)
def test_a_loss_fits_what_it_can_be_computed_on(example):
    batch = example.batch()
    found = prospect(batch)
    assert set(found.against) == set(CATALOGUE.keys())
    if example.class_axis is None or example.inputs[0].shape != example.inputs[1].shape:
        assert found.against[example.key] is None
    for key, why in found.against.items():
        if why is not None:
            assert said(lambda key=key: evaluate(batch, Wish(key))) == str(why)


def test_the_reasons_against_a_loss_are_sentences():
    found = prospect(batch_of(LOGITS, LABELS))
    assert "a score" not in str(found.against["mse_loss"])
    assert "predictions and targets of one shape" in str(found.against["mse_loss"])
    assert "(20, 4)" in str(found.against["mse_loss"])
    assert found.against["cross_entropy"] is None


def test_arrays_that_fit_no_loss_are_refused_with_the_reason():
    assert "do not belong together" in said(lambda: prospect(batch_of(LOGITS, LABELS[:10])))
    assert "there are no rows" in said(lambda: prospect(batch_of(np.zeros((0, 3)), np.zeros(0, int))))
    assert "one number is not a batch" in said(lambda: prospect(batch_of(1.0, 1)))
    bad = LABELS.copy()
    bad[3] = 9
    assert "row 3 has the label 9" in said(lambda: prospect(batch_of(LOGITS, bad)))
    bad[4:6] = -1, 12
    assert "row 3 has the label 9" in said(lambda: prospect(batch_of(LOGITS, bad)))  # the first, not the farthest


@pytest.mark.parametrize("shape", [(4000,), (4000, 3), (400, 8, 9), (40, 8, 9, 10)])
def test_the_first_look_reads_little_however_wide_the_rows(shape, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fit, "_PEEK", 8192)
    read = []

    class Counted(ArraySource):
        def read(self, start, stop):
            read.append(super().read(start, stop).nbytes)
            return super().read(start, stop)

    first_look(Batch(Counted(RNG.normal(size=shape)), ArraySource(np.zeros(shape))))
    assert len(read) == 1
    assert 4096 < read[0] <= 8192


def test_the_first_look_knows_the_kinds():
    assert first_look(batch_of(LOGITS, LABELS)).verdict == "logits"
    assert first_look(batch_of(LOG_P, LABELS)).verdict == "log_probabilities"
    assert first_look(batch_of(np.exp(LOG_P), LABELS)).verdict == "probabilities"
    assert first_look(batch_of(RNG.uniform(size=(9, 5)), LABELS)).verdict == "sigmoid_outputs"
    assert first_look(batch_of(RNG.uniform(size=9), BITS)).verdict == "probabilities"
    assert first_look(batch_of(np.full((9, 3), np.nan), BITS)).verdict == "logits"
