"""Words are sorted and searched as Python would; columns beside the predictions have names of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import lossexplorer as lx
from lossexplorer.base import Problem, Words
from lossexplorer.base.cancel import Cancelled
from lossexplorer.compute.beside import named
from lossexplorer.compute.summaries.filters import is_ours
from lossexplorer.compute.words import COMPARED, equal_to, holding, ranks
from lossexplorer.io import open_batch

if TYPE_CHECKING:
    from pathlib import Path

RNG = np.random.default_rng(0)
SHORT = ["b", "", "a", "ab", "a", "é", "Z", "猫", "ab\0", "z" * 30, "z" * 29 + "a", "z" * 40]
PATHS = [f"/data/train/n{i % 13:08}/n{i % 13:08}_{i}.JPEG" for i in RNG.permutation(5000)]
EIGHT = ["abcdefgh", "abcdefghi", "abcdefgh", "abcdefg", "abcdefghabcdefgh", "abcdefghabcdefgh!"]
MANY = ["".join(RNG.choice(list("ab猫"), RNG.integers(0, 20))) for _ in range(3000)]


@pytest.mark.parametrize("texts", [SHORT, PATHS, EIGHT, MANY, [], ["same"] * 5, [""] * 3])
def test_words_are_sorted_by_their_characters(texts: list[str]) -> None:
    order = np.argsort(ranks(Words.of(texts)), kind="stable")
    assert order.tolist() == sorted(range(len(texts)), key=texts.__getitem__)
    found = ranks(Words.of(texts)).tolist()
    assert len(set(found)) <= len(set(texts))


def test_some_words_of_many_are_sorted_and_searched_among_themselves() -> None:
    some = Words.of(["x", *PATHS, "y"])[1:-1]
    assert ranks(some).tolist() == ranks(Words.of(PATHS)).tolist()
    assert equal_to(some, PATHS[3]).tolist() == [path == PATHS[3] for path in PATHS]
    assert holding(some, "n00000003_1").tolist() == ["n00000003_1" in path for path in PATHS]


def test_endless_words_are_sorted_by_their_beginning() -> None:
    long = "x" * (COMPARED + 100)
    assert ranks(Words.of([long + "b", long + "a", "a", long])).tolist() == [1, 1, 0, 1]


@pytest.mark.parametrize("text", ["a", "ab", "", "é", "É", "猫", "Z", "zz", "missing", "\0"])
def test_words_are_found_as_they_are_and_by_parts_of_them(text: str) -> None:
    words = Words.of(SHORT)
    assert equal_to(words, text).tolist() == [word == text for word in SHORT]
    assert holding(words, text).tolist() == [text.lower() in word.lower() for word in SHORT]
    plain = [word for word in SHORT if word.isascii()]
    assert holding(Words.of(plain), text).tolist() == [text.lower() in word.lower() for word in plain]


def test_a_part_does_not_reach_into_the_next_word() -> None:
    assert holding(Words.of(["ab", "ca", "t"]), "cat").tolist() == [False] * 3
    assert holding(Words.of(["CAT", "bobcat.png"]), "cat").tolist() == [True, True]


def test_sorting_words_can_be_cancelled() -> None:
    def tick() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        ranks(Words.of(PATHS), tick)


def test_columns_that_are_called_like_ours_are_those_of_the_file() -> None:
    names = ["loss", "Class", "image", "and", "value_3", "file.loss", "损失"]
    beside = {name: np.arange(2) for name in names}
    expected = ["file.file.loss", "file.Class", "image", "file.and", "file.value_3", "file.loss", "file.损失"]
    assert list(named(beside, is_ours)) == expected


def result(beside: dict[str, Any], targets: list[int] | None = None) -> lx.BatchResult:
    z = np.array([[2.0, 0.0], [0.0, 1.0], [3.0, 0.0], [0.0, 0.0]])
    return lx.evaluate(z, np.array(targets or [0, 0, 1, 1]), beside=beside)


def test_rows_are_sorted_by_words_and_numbers_beside_them_with_ignored_rows_last() -> None:
    found = result({"image": ["b", "a", "b", "c"], "age": [3.0, np.nan, 1.0, 2.0]}, [0, 0, 1, -100])
    assert found.order("image", down=False).tolist() == [1, 0, 2, 3]
    assert found.order("image", down=True).tolist() == [0, 2, 1, 3]
    assert found.order("age", down=False).tolist() == [2, 0, 1, 3]
    assert found.order("age", down=True).tolist() == [1, 0, 2, 3]
    assert found.order("gone", down=False).tolist() == found.order("loss", down=True).tolist()


def test_columns_beside_the_predictions_change_no_number() -> None:
    alone, beside = result({}), result({"loss": [9, 9, 9, 9], "note": ["x"] * 4})
    assert alone.value == beside.value
    assert alone.per_sample.tolist() == beside.per_sample.tolist()
    assert list(beside.beside) == ["note", "file.loss"]  # words are what a person calls the row
    assert beside.to_dict()["worst"][0] == {**alone.to_dict()["worst"][0], "beside": {"file.loss": 9, "note": "x"}}
    assert "beside" not in alone.to_dict()["worst"][0]


@pytest.mark.parametrize(
    ("column", "why"),
    [
        (["a"], "the column c has 1 entry for 4 rows"),
        (np.zeros((4, 2)), "the column c has 4 entries for 4 rows"),
        ([1, [2], 3, 4], "cannot be read as an array of numbers"),
        (None, "c has the type object"),
    ],
)
def test_a_column_that_is_none_is_refused(column: Any, why: str) -> None:
    with pytest.raises(Problem, match=why):
        result({"c": column})


def test_columns_are_taken_from_whatever_holds_numbers_or_texts(tmp_path: Path) -> None:
    found = result({"a": np.array(["x", "y", "z", "w"]), "b": (1, 2, 3, 4), "c": [b"p", b"q", b"r", b"\xff"]})
    assert list(found.beside["a"]) == ["x", "y", "z", "w"]
    assert list(found.beside["b"]) == [1, 2, 3, 4]
    assert list(found.beside["c"]) == ["p", "q", "r", "\ufffd"]


def test_a_saved_batch_keeps_them(tmp_path: Path) -> None:
    z, y = np.zeros((3, 2)), np.array([0, 1, 0])
    assert lx.save_batch(tmp_path / "a.npz", z, y, beside={"image": ["a.png", "b.png", "c"], "id": [7, 5, 6]})
    batch = open_batch(tmp_path / "a.npz")
    assert {name: list(column) for name, column in batch.beside.items()} == {
        "image": ["a.png", "b.png", "c"],
        "id": [7, 5, 6],
    }


@pytest.mark.parametrize(
    ("beside", "why"),
    [
        ({"labels": [1, 2, 3]}, "the column labels would be taken for predictions, targets or classes"),
        ({"id": [1, 2]}, "the column id has 2 entries for 3 rows"),
        ({"note": ["x" * 200, "", ""]}, "the texts of the column note are too long for an npz file"),
    ],
)
def test_what_cannot_be_saved_beside_a_batch_is_said_in_a_warning(
    beside: dict[str, Any], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lossexplorer.compute.words.ROOM", 1000)
    with pytest.warns(UserWarning, match=why):
        assert not lx.save_batch(tmp_path / "a.npz", np.zeros((3, 2)), np.array([0, 1, 0]), beside=beside)
    assert not (tmp_path / "a.npz").exists()
