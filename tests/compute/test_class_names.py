"""Names of classes beside their numbers: which belong to a result, and filters by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.base import ArrayInfo, ArraySource, Batch, UsageProblem
from lossexplorer.base.class_names import NUMBERED, ClassNames
from lossexplorer.compute.detail import row_detail
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.summaries import Tally, columns_of, parse_filter

if TYPE_CHECKING:
    from lossexplorer.compute.result import BatchResult

NAMES = ("cat", "sea lion", "T-shirt/top", "5", "loss", "cat")
DRAW = np.random.default_rng(0)


def result_of(key: str, z: np.ndarray, y: np.ndarray, names: tuple[str, ...], *, words: bool = False) -> BatchResult:
    targets = ArraySource(y, "y")
    if words:
        targets.info = ArrayInfo("y", y.shape, "int64", names)
    return evaluate(Batch(ArraySource(z, "z"), targets, class_names=names), Wish(key))


def classes(names: tuple[str, ...], many: int = 6, *, words: bool = False) -> BatchResult:
    return result_of("cross_entropy", DRAW.normal(size=(60, many)), np.arange(60) % len(names), names, words=words)


# --- names ---


def test_a_name_that_could_be_taken_for_something_else_stands_with_its_number():
    names = ClassNames(dict(enumerate(NAMES)))
    assert [names.call(i) for i in range(-1, 7)] == [
        *("-1", "cat (0)", "sea lion", "T-shirt/top", "5 (3)", "loss", "cat (5)", "6")
    ]
    assert [names.tell(i) for i in (1, 9)] == ["sea lion (1)", "9"]
    assert (NUMBERED.call(3), NUMBERED.tell(3), bool(NUMBERED)) == ("3", "3", False)


def test_a_name_is_found_however_it_is_written():
    names = ClassNames({0: "Sea Lion", 1: "sea lion", 2: "Straße"})
    assert names.labels("Sea Lion") == (0,)
    assert names.labels("SEA LION") == (0, 1)
    assert names.labels(" STRASSE ") == (2,)
    assert names.labels("lion") == ()
    assert names.near("strase") == "Straße"


def test_spaces_around_a_name_are_not_shown_and_names_that_differ_in_them_alone_stand_with_their_numbers():
    names = ClassNames(dict(enumerate((" cat", "dog  ", "dog"))))
    assert [names.call(label) for label in range(3)] == ["cat", "dog (1)", "dog (2)"]
    assert names.labels("cat") == (0,)


def test_a_name_with_hidden_characters_is_shown_as_it_is():
    assert ClassNames({0: "a\u202eb\n"}).call(0) == "a\\u202eb\\n"


# --- which names belong to a result ---


def test_as_many_names_as_classes_are_those_of_the_classes():
    assert dict(classes(NAMES).names.by_label) == dict(enumerate(NAMES))
    assert classes(NAMES[:5]).names == NUMBERED
    assert classes(("0", "1", "2"), 3).names == NUMBERED


def test_words_name_the_classes_that_there_are_rows_of():
    assert dict(classes(("cat", "dog"), words=True).names.by_label) == {0: "cat", 1: "dog"}


def test_two_names_belong_to_the_two_answers_of_one_score():
    z, y = DRAW.normal(size=20), np.arange(20) % 2
    binary = result_of("binary_cross_entropy_with_logits", z, y, ("no", "yes"))
    assert dict(binary.names.by_label) == {0: "no", 1: "yes"}
    hinge = result_of("hinge_loss", z, 2 * y - 1, ("no", "yes"))
    assert dict(hinge.names.by_label) == {-1: "no", 1: "yes"}


def test_names_of_several_outputs_are_those_of_the_bars_of_a_row():
    z = DRAW.normal(size=(8, 3))
    result = result_of("binary_cross_entropy_with_logits", z, (z > 0).astype(float), ("red", "green", "blue"))
    assert row_detail(result, 0).names.call(2) == "blue"
    assert result_of("mse_loss", z[:, 0], z[:, 1], ("red", "green")).names == NUMBERED


def test_the_pictures_know_the_names():
    columns = columns_of(classes(NAMES))
    tally = Tally(columns)
    tally.add(columns.part(0, 30).chosen())
    assert tally.classes().names is columns.names
    assert tally.confusion().names is columns.names


def test_what_eval_prints_as_json_has_names_where_there_are_some():
    told = classes(NAMES[:3], 3).to_dict()
    assert told["class_names"] == list(NAMES[:3])
    assert all(row["target_name"] == NAMES[row["target"]] for row in told["worst"])
    assert all(row["predicted_name"] == NAMES[row["predicted"]] for row in told["worst"])
    plain = classes(("0", "1", "2"), 3).to_dict()
    assert "class_names" not in plain
    assert "target_name" not in plain["worst"][0]


# --- filters ---


def test_filters_take_names_for_numbers():
    c = columns_of(classes(NAMES))
    t, p = c.target, c.predicted
    cases = {
        "target=cat": np.isin(t, (0, 5)),
        "target = CAT": np.isin(t, (0, 5)),
        'predicted="sea lion"': p == 1,
        "predicted=sea lion": p == 1,
        "target=T-shirt/top and loss>1": (t == 2) & (c.loss > 1),
        "target != T-shirt/top": t != 2,
        "class in (sea lion, 3, 'T-shirt/top')": np.isin(t, (1, 2, 3)),
        "class in cat, 4": np.isin(t, (0, 4, 5)),
        'target="5"': t == 3,
        "target=5": t == 5,
        'target="loss"': t == 4,
        "loss > 1": c.loss > 1,
        "not target=“sea lion” or predicted=cat": (t != 1) | np.isin(p, (0, 5)),
        "目标＝ＣＡＴ 且 预测≠cat": np.isin(t, (0, 5)) & ~np.isin(p, (0, 5)),
        "target != predicted": t != p,
    }
    for text, wanted in cases.items():
        assert (parse_filter(text, c.names)(c) == wanted).all(), text


def test_a_name_that_is_none_gives_a_sentence():
    names = ClassNames(dict(enumerate(NAMES)))
    cases = {
        "target=kat": "no class is called kat; did you mean cat (0)?",
        'target="zebra"': "no class is called zebra",
        "target > cat": "“cat” is a class: compare it with = or !=",
        "loss = cat": "“cat” is a class: compare it with target or predicted",
        "margin in (cat)": "“cat” is a class: compare it with target or predicted",
        'target="cat': 'the filter cannot be read from “"cat” on',
        "cats = target": "there is no column cats; did you mean class?",
    }
    for text, sentence in cases.items():
        with pytest.raises(UsageProblem) as caught:
            parse_filter(text, names)
        assert str(caught.value) == sentence, text
    with pytest.raises(UsageProblem, match="the classes of this batch have numbers and no names"):
        parse_filter('target="cat"')
    with pytest.raises(UsageProblem, match="the filter has “cat” where a number or a column should stand"):
        parse_filter("target=cat")
