"""A row that holds no numbers is no right answer, and takes nothing away from the others."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import f1_score

from lossexplorer.api import evaluate

LOGITS = np.array([[3.0, 0.0], [np.nan, 0.0], [0.0, 2.0], [5.0, 1.0], [np.inf, np.inf]])
LABELS = np.array([0, 0, 1, 1, 0])


def test_a_row_of_nan_is_no_right_answer_although_nan_comes_first() -> None:
    result = evaluate(LOGITS, LABELS)
    assert result.predicted is not None
    assert result.predicted.tolist() == [0, -1, 1, 0, -1]
    assert result.decided is not None
    assert result.decided.tolist() == [True, False, True, True, False]
    assert result.metrics["accuracy"] == 2 / 5


def test_f1_counts_it_as_missed_and_as_found_in_no_class() -> None:
    mine = evaluate(LOGITS, LABELS).metrics["f1_macro"]
    theirs = f1_score(LABELS, [0, 2, 1, 0, 2], labels=[0, 1], average="macro")
    assert mine == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize(
    ("key", "predictions", "targets"),
    [
        ("binary_cross_entropy_with_logits", [np.nan, -2.0, 3.0], [0.0, 0.0, 1.0]),
        ("hinge_loss", [np.nan, -2.0, 3.0], [-1, -1, 1]),
    ],
)
def test_nor_is_nan_a_no(key: str, predictions: list[float], targets: list[float]) -> None:
    result = evaluate(np.array(predictions), np.array(targets), loss=key)
    assert result.metrics["accuracy"] == pytest.approx(2 / 3)
    assert result.decided is not None
    assert result.decided.tolist() == [False, True, True]
    assert result.to_dict()["worst"][0]["predicted"] is None


def test_the_other_rows_keep_their_quantiles() -> None:
    result = evaluate(LOGITS, LABELS)
    assert np.isnan(result.summary["mean"])
    assert np.isnan(result.summary["median"])
    assert result.n_finite == 3
    kept = evaluate(LOGITS[[0, 2, 3]], LABELS[[0, 2, 3]]).summary
    assert result.finite_summary == pytest.approx(kept)
    assert result.to_dict()["per_sample"]["median"] == "nan"


def test_where_all_are_finite_there_is_one_summary() -> None:
    result = evaluate(LOGITS[[0, 2, 3]], LABELS[[0, 2, 3]])
    assert result.finite_summary is result.summary
