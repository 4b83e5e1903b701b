"""A typed filter knows the columns beside the predictions by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from lossexplorer.base import ArraySource, Batch, Problem, Words
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.selection import Selection
from lossexplorer.compute.summaries import columns_of, parse_filter

if TYPE_CHECKING:
    from lossexplorer.compute.summaries import Columns

IMAGES = ["a/cat_1.png", "a/CAT_2.png", "b/dog 3.png", "b/猫 (4).png", "", "cat"]
BESIDE: dict[str, Any] = {
    "image": Words.of(IMAGES),
    "id": np.array([17, 18, 19, 20, 21, 22]),
    "id_2": np.array([17, 18, 19, 21, 20, 22]),
    "age": np.array([20.0, 30, 40, np.nan, 60, 70]),
    "loss": np.arange(6.0),
    "Taken at": Words.of(["x", "y", "x", "y", "x", "y"]),
    "2": np.arange(6),
    "used": np.arange(6) % 2,
    "猫": np.arange(6),
    "copy": Words.of([*IMAGES[:5], "dog"]),
}


@pytest.fixture
def columns() -> Columns:
    z = np.random.default_rng(0).normal(size=(6, 2))
    batch = Batch(ArraySource(z), ArraySource(np.array([0, 1, 0, 1, 0, 1])), beside=BESIDE)
    return columns_of(evaluate(batch, Wish("cross_entropy")))


def rows(columns: Columns, text: str) -> list[int]:
    found = Selection(text=text).rows(columns, None)
    assert found is not None
    return np.flatnonzero(found).tolist()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('image="a/cat_1.png"', [0]),
        ("image = 'a/cat_1.png'", [0]),
        ("image=a/cat_1.png", [0]),
        ("image=“a/cat_1.png”", [0]),
        ("image=cat", [5]),
        ("image != cat", [0, 1, 2, 3, 4]),
        ('image=""', [4]),
        ("image~cat_", [0, 1]),
        ("image ~ “CAT”", [0, 1, 5]),
        ("image!~cat", [2, 3, 4]),
        ("image~猫", [3]),
        ('image="b/猫 (4).png"', [3]),
        ("image ~ png and not image~cat", [2, 3]),
        ("image in (cat, 'a/cat_1.png')", [0, 5]),
        ("(image~cat_1 or image~dog)", [0, 2]),
        ("IMAGE~dog", [2]),
        ("id=17", [0]),
        ("id in (17, 22)", [0, 5]),
        ("18 < id <= 20", [2, 3]),
        ("id != id_2", [3, 4]),
        ("age>30", [2, 4, 5]),
        ("age=nan", [3]),
        ("file.loss>=4", [4, 5]),
        ("file.loss>=4 and loss>-1", [4, 5]),
        ("taken at = y", [1, 3, 5]),
        ("`Taken at` = y", [1, 3, 5]),
        ('"taken at" = y', [1, 3, 5]),
        ("`2`>=4", [4, 5]),
        ("used=1", [1, 3, 5]),
        ("猫 > 4", [5]),
        ("image = copy", [0, 1, 2, 3, 4]),
        ("image != copy", [5]),
        ("target=1 and image~cat", [1, 5]),
        ("image～cat_", [0, 1]),
        ("image = id", []),
    ],
)
def test_columns_of_the_file_are_compared_with_texts_and_numbers(
    text: str, wanted: list[int], columns: Columns
) -> None:
    assert rows(columns, text) == wanted


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("image > 3", "image holds words: compare it with =, != or ~"),
        ("3 < image", "image holds words"),
        ("id = image", "image holds words: compare it with text"),
        ("id ~ 17", "id holds numbers: ~ and !~ look into words"),
        ("loss ~ 1", "loss holds numbers: ~ and !~ look into words"),
        ("id = x", "“x” where a number or a column should stand"),
        ("imge ~ cat", "there is no column imge; did you mean image?"),
        ("`gone` = 1", "there is no column gone"),
        ("image ~", "the filter ends where"),
        ("image", "the filter ends where a sign such as < or = should follow"),
        ("image ~ a b", "“b” is not understood here"),
    ],
)
def test_what_cannot_be_compared_is_told(text: str, why: str, columns: Columns) -> None:
    with pytest.raises(Problem) as caught:
        rows(columns, text)
    assert why in str(caught.value)


def test_a_filter_that_names_a_column_of_another_file_says_so() -> None:
    with pytest.raises(Problem, match="there is no column image"):
        parse_filter("image~cat")


def test_without_such_columns_nothing_changes(columns: Columns) -> None:
    assert columns.chosen(np.arange(6) < 3).beside == {}
    assert [len(column) for column in columns.part(2, 4).beside.values()] == [2] * len(BESIDE)
