"""Doubtful labels are those that cleanlab's documentation defines, in its order."""

from __future__ import annotations

import numpy as np
import torch

import lossexplorer as lx
from tests.diagnosis.asking import finding, scores
from tests.museum.trained.classes import digits


def documented(p: np.ndarray, y: np.ndarray) -> list[int]:
    """Off the diagonal of the confident joint, by self-confidence; normalised margin where that is equal.

    Written from the documentation of ``cleanlab.rank`` and ``cleanlab.count.compute_confident_joint`` row by row: a row
    counts for the likeliest class among those whose mean self-confidence it reaches.
    """
    known = sorted(set(y.tolist()))
    usual = {k: np.mean([p[i, k] for i in range(len(y)) if y[i] == k]) for k in known}
    found = []
    for i, label in enumerate(y):
        reached = [k for k in known if p[i, k] >= usual[k]]
        if not reached:
            continue
        best = max(reached, key=lambda k: p[i, k])
        if best != label and best == p[i].argmax():
            others = max(p[i, k] for k in range(p.shape[1]) if k != label)
            found.append((p[i, label], (p[i, label] - others + 1) / 2, i))
    return [i for _, _, i in sorted(found)]


def test_planted_labels_are_named_first_in_cleanlabs_order() -> None:
    for seed in (0, 1, 2):
        z, y = digits(seed)
        planted = np.arange(5 + seed, 440, 20)
        y = y.clone()
        y[planted] = (y[planted] + 1 + torch.arange(len(planted)) % 9) % 10
        named = finding(lx.diagnose(z, y), "likely_mislabelled")
        assert named is not None
        assert list(named.rows) == documented(z.double().softmax(1).numpy(), y.numpy())[:100]
        assert len(set(named.rows[: len(planted)]) & set(planted.tolist())) >= 0.8 * len(planted)
        assert named.severity == "info"


def test_the_scores_of_the_first_row_are_told() -> None:
    z, y = scores(gain=6.0)
    row = int(z.softmax(1).amax(1).argmax())
    y[row] = (y[row] + 1) % 12
    named = finding(lx.diagnose(z.softmax(1), y), "likely_mislabelled")
    assert named is not None
    p, label = z.double().softmax(1)[row].numpy(), int(y[row])
    said = named.evidence.values
    assert named.rows[0] == said["row"] == row
    assert np.isclose(said["own"], p[label], rtol=1e-4)
    assert np.isclose(said["margin"], (p[label] - np.delete(p, label).max() + 1) / 2, rtol=1e-4)


def test_a_model_that_is_often_wrong_accuses_no_label() -> None:
    z, y = scores(gain=0.7)
    assert finding(lx.diagnose(z, y), "likely_mislabelled") is None
    z, y = scores(gain=6.0)
    y = torch.where(y == 3, 7, torch.where(y == 7, 3, y))  # two classes were exchanged: no single row is to blame
    assert finding(lx.diagnose(z, y), "likely_mislabelled") is None


def test_doubtful_labels_of_places_are_counted_beside_the_rows_that_hold_them() -> None:
    z, y = scores(n=20 * 30, gain=6.0)
    y[[3, 4, 95]] = (y[[3, 4, 95]] + 1) % 12
    found = lx.diagnose(z.reshape(20, 30, 12), y.reshape(20, 30))
    named = finding(found, "likely_mislabelled")
    assert named is not None
    assert set(named.rows) == {0, 3}
    assert str(named.title) == "Labels that are likely wrong"
    assert str(named.short) == "3 labels are contradicted by the model, in 2 rows"
    assert str(named.evidence).endswith("these are in 2 rows of 30 places each")
