"""Which of two files holds the predictions, where their names do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.session.loaded import Loaded
from lossexplorer.session.reading import read
from lossexplorer.state.batch import BatchRef

if TYPE_CHECKING:
    from pathlib import Path

LABELS, LOGITS = np.arange(6) % 3, np.eye(3, dtype=np.float32)[np.arange(6) % 3]


def ignore() -> None:
    """Nobody cancels."""


def opened(folder: Path, first: np.ndarray, second: np.ndarray, *, either_way: bool = True) -> Loaded:
    np.save(folder / "a.npy", first)
    np.save(folder / "b.npy", second)
    ref = BatchRef(str(folder / "a.npy"), str(folder / "b.npy"), label="a.npy")
    found = read(ref, ignore, either_way=either_way)
    assert isinstance(found, Loaded)
    return found


@pytest.mark.parametrize(
    ("targets", "predictions", "natural"),
    [
        (LABELS, LOGITS, "cross_entropy"),
        (LABELS.astype(float), LOGITS, "cross_entropy"),
        (LABELS.reshape(2, 3), LOGITS.reshape(2, 3, 3), "cross_entropy"),
        (np.zeros((2, 4, 5), int), np.ones((2, 3, 4, 5)), "cross_entropy"),
        (np.array([[0, 1, 1], [1, 0, 0]] * 3), LOGITS - 0.5, "binary_cross_entropy_with_logits"),
        (LOGITS.astype(int), LOGITS - 0.5, "cross_entropy"),
        (LOGITS, LOGITS * 7 - 2, "cross_entropy"),
        (LOGITS * 0.7 + 0.1, LOGITS * 7 - 2, "cross_entropy"),
    ],
)
def test_labels_before_scores_are_taken_the_other_way_round_and_that_is_said(
    targets: np.ndarray, predictions: np.ndarray, natural: str, tmp_path: Path
):
    found = opened(tmp_path, targets, predictions)
    assert found.ref.predictions == str(tmp_path / "b.npy")
    assert found.ref.targets == str(tmp_path / "a.npy")
    assert found.ref.label == "b.npy"
    assert found.prospect.natural == natural
    words = "b.npy holds scores and a.npy labels, so b.npy was taken as the predictions"
    assert str(found.prospect.batch.notices[-1]) == words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LOGITS, LABELS),
        (LABELS * 0.5, LABELS * 1.5),
        (LOGITS, LOGITS),
        (LOGITS * 7 - 2, LOGITS),
        (LOGITS * 0.7 + 0.1, np.ones((6, 3))),  # several yes beside probabilities
    ],
)
def test_files_that_may_be_meant_as_they_are_stay(first: np.ndarray, second: np.ndarray, tmp_path: Path):
    found = opened(tmp_path, first, second)
    assert found.ref.predictions == str(tmp_path / "a.npy")
    assert found.prospect.batch.notices == ()


def test_what_names_or_people_say_is_not_doubted(tmp_path: Path):
    assert opened(tmp_path, LOGITS.astype(int), LOGITS, either_way=False).ref.predictions == str(tmp_path / "a.npy")


def test_a_column_of_labels_before_columns_of_scores_is_turned_round_too(tmp_path: Path):
    (tmp_path / "a.csv").write_text("label\n" + "\n".join(map(str, LABELS)) + "\n")
    rows = "\n".join(",".join(map(str, row)) for row in LOGITS)
    (tmp_path / "b.csv").write_text(f"cat,dog,cow\n{rows}\n")
    ref = BatchRef(str(tmp_path / "a.csv"), str(tmp_path / "b.csv"), label="a.csv")
    found = read(ref, ignore, either_way=True)
    assert isinstance(found, Loaded)
    assert found.ref.label == "b.csv"
    assert found.prospect.natural == "cross_entropy"
