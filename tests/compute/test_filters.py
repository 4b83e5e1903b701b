"""Filters that somebody types become rows, or a sentence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lossexplorer.base import UsageProblem
from lossexplorer.compute.selection import Selection
from lossexplorer.compute.summaries import columns_of, parse_filter
from lossexplorer.compute.summaries.filters import asked_for
from tests.compute.examples import judged


@pytest.fixture(scope="module")
def columns():
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=(300, 4)).astype(np.float32) * 2, rng.integers(0, 4, 300)
    y[::11] = -100
    z[5] = np.nan
    return columns_of(judged(z, y, "cross_entropy", margins=True))


def test_filters_pick_the_rows_that_they_say(columns):
    c, wrong = columns, columns.used & (columns.target != columns.predicted)
    cases = {
        "": np.ones(300, bool),
        "target=3 and loss>5": (c.target == 3) & (c.loss > 5),
        "wrong": wrong,
        "not wrong": ~wrong,
        "RIGHT & class == 2": c.used & ~wrong & (c.target == 2),
        "confidence>=0.9 or class=2": (c.confidence >= np.float32(0.9)) | (c.target == 2),
        "wrong and (pred in 1,2 or rank >= 4)": wrong & (np.isin(c.predicted, (1, 2)) | (c.rank >= 4)),
        "predicted in (0, 3)": np.isin(c.predicted, (0, 3)),
        "0.2 < loss ≤ 1": (c.loss > np.float32(0.2)) & (c.loss <= 1),
        "1 > conf": c.confidence < 1,
        "share > 0.5%": c.share > np.float32(0.005),
        "margin < -1e0": c.margin < -1,
        "margin < −1": c.margin < -1,
        "# < 10": np.arange(300) < 10,
        "ignored": ~c.used,
        "loss = nan": np.isnan(c.loss),
        "loss != nan": ~np.isnan(c.loss),
        "loss < 1e300": ~np.isnan(c.loss),
        "loss = inf": np.isposinf(c.loss),
        "类别=3 且 损失>5": (c.target == 3) & (c.loss > 5),
        "目标＝３　且　损失＞1.5": (c.target == 3) & (c.loss > 1.5),
        "target != predicted and not ignored": wrong,
        "0 < conf <= margin": (c.confidence > 0) & (c.confidence <= c.margin),
        "gradient size > 1 && loss>0.5": (c.gradient_norm > 1) & (c.loss > np.float32(0.5)),
        "梯度大小>1 || 损失 > 5": (c.gradient_norm > 1) | (c.loss > 5),
        "row 48": np.arange(300) == 48,
        "#48 or 行 7 or row in 3,4": np.isin(np.arange(300), (48, 7, 3, 4)),
        "target=3 or target=2 and wrong": (c.target == 3) | ((c.target == 2) & wrong),
    }
    for text, wanted in cases.items():
        assert (parse_filter(text)(c) == wanted).all(), text


def test_a_number_as_it_stands_on_screen_finds_what_is_shown_so():
    shown = [5.66421, 5.664214, 5.664216, 0.94818, 0.9999996, 1.0, -1.2344, 0.0005, 8.9e-7, 1.04e-5, np.nan, np.inf]
    columns = columns_of(judged(np.zeros(12), np.zeros(12), "mse_loss"))
    for kind in (np.float32, np.float64):
        columns = replace(columns, loss=np.array(shown, kind))
        for text, places in {
            "loss = 5.66421": [0, 1],
            "loss == 5.664214": [1],
            "5.66422 = loss": [2],
            "loss = 94.8%": [3],
            "loss in 0.94818, −1.234": [3, 6],
            "loss = 0.99999": [4],
            "loss = 1.00000": [4, 5],
            "loss = 1": [5],
            "loss = 8.9·10⁻⁷": [8],
            "loss = 1.0e-5": [9],
            "loss = 9.5e300": [],
            "loss = 1e300": [],
        }.items():
            found = np.flatnonzero(parse_filter(text)(columns)).tolist()
            assert found == places, (text, found)
            others = np.flatnonzero(parse_filter(f"not ({text})")(columns)).tolist()
            assert sorted(found + others) == list(range(12))
    assert parse_filter("loss != 5.66421")(columns).sum() == 10
    assert parse_filter(f"loss = {np.float32(0.1403)!r}".replace("np.float32(", "").rstrip(")"))(
        replace(columns, loss=np.full(12, 0.1403, np.float32))
    ).all()


def test_headings_of_a_second_model_are_its_columns():
    assert asked_for("loss B > 1 and 预测 B != 目标") == {"loss_b", "predicted_b", "target"}


def test_a_slip_gives_a_sentence_that_says_what_could_be_meant(columns):
    cases = {
        "los > 5": "there is no column los; did you mean loss?",
        "loss > ": "the filter ends where a number or a column should follow",
        "loss 5": "the filter has “5” where a sign such as < or = should stand",
        "loss > 5 target = 3": "“target” is not understood here: join conditions with and, or",
        "(loss > 5": "a closing bracket is missing in the filter",
        "loss > 5)": "“)” is not understood here: join conditions with and, or",
        "loss > five": "the filter has “five” where a number or a column should stand",
        "loss > 5; import os": "the filter cannot be read from “; import os” on",
        "and loss > 5": "there is no column and",
        "xyzzy = 1": "there is no column xyzzy; there are loss, gradient_norm, target, predicted, confidence, margin, "
        "rank, share, decisions, accuracy, index, loss_b, predicted_b, confidence_b, change, wrong, right, ignored",
        "(" * 5000 + "loss>1": "the filter is nested too deeply",
        "not " * 5000 + "wrong": "the filter is nested too deeply",
    }
    for text, sentence in cases.items():
        with pytest.raises(UsageProblem) as caught:
            parse_filter(text)
        assert str(caught.value).startswith(sentence), text
    numbers = columns_of(judged(np.arange(3.0), np.zeros(3), "mse_loss"))
    assert asked_for("wrong and 1 < Change or target in (1, 2) and 置信度_b > loss") == {
        "wrong",
        "change",
        "target",
        "confidence_b",
        "loss",
    }
    for text, sentence in {
        "change > 1": "change needs a second model: open its predictions with File → Compare with…",
        "loss > loss_b": "loss_b needs a second model",
        "wrong": "rows of this batch are neither right nor wrong: no class is predicted",
        "confidence > 0.5": "this batch has no column confidence",
        "loss > confidence": "this batch has no column confidence",
    }.items():
        with pytest.raises(UsageProblem, match=sentence):
            parse_filter(text)(numbers)


def test_a_selection_is_found_piece_by_piece_with_the_numbers_of_its_rows(columns, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("lossexplorer.compute.selection._PIECE", 7)
    ticks = []
    found = Selection(span=(0.1, 9.0), classes=(1, 2), answer="wrong", text="# >= 20 and # < 250").rows(
        columns, None, lambda: ticks.append(1)
    )
    wanted = columns.used & (columns.target != columns.predicted) & np.isin(columns.target, (1, 2))
    wanted &= (columns.loss >= np.float32(0.1)) & (columns.loss <= 9) & (np.arange(300) >= 20) & (np.arange(300) < 250)
    assert (found == wanted).all()
    assert found.any()
    assert len(ticks) == -(-300 // 7)
    assert Selection().rows(columns, None) is None


def test_a_second_model_has_words_of_its_own(columns):
    rng = np.random.default_rng(1)
    c = replace(columns, loss_b=columns.loss + 1, predicted_b=rng.integers(0, 4, 300), change=rng.normal(size=300))
    cases = {
        "change>1 and predicted_b!=target": (c.change > 1) & (c.predicted_b != c.target),
        "loss_b > 2": c.loss_b > 2,
        "变化 < 0 且 预测_b = predicted": (c.change < 0) & (c.predicted_b == c.predicted),
        "wrong and pred_b = target": c.used & (c.target != c.predicted) & (c.predicted_b == c.target),
    }
    for text, wanted in cases.items():
        assert (Selection(text=text).rows(c, None) == wanted).all(), text
        assert Selection(text=text).needs_second
    with pytest.raises(UsageProblem, match="this batch has no column confidence_b"):
        parse_filter("confidence_b > 0.5")(c)
    with pytest.raises(UsageProblem, match="change needs a second model"):
        Selection(change="better").rows(columns, None)
    kept = Selection(text="loss > 1", classes=(1,))
    assert not kept.needs_second
    assert replace(kept, change="worse").without_second() == kept
    assert Selection(text="loss_b > 1", classes=(1,)).without_second() == Selection(classes=(1,))
