"""What the numbers of a file are, judged over the whole file, and what is said where the loss wants others."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossexplorer.compute import stream
from lossexplorer.compute.kind import KindWatcher, tolerance_of
from tests.catalog.draws import drawn

from .examples import judged

RNG = np.random.default_rng(4)
LOGITS = RNG.normal(size=(30, 5)) * 3
SHARES = np.exp(LOGITS) / np.exp(LOGITS).sum(1, keepdims=True)
SIGMOIDS = 1 / (1 + np.exp(-LOGITS))
KINDS = {"logits": LOGITS, "probabilities": SHARES, "log_probabilities": np.log(SHARES), "sigmoid_outputs": SIGMOIDS}
LABELS = RNG.integers(0, 5, 30)


def cut(array, parts):
    """The array in parts, each with the number of its first row."""
    pieces = np.array_split(array, parts)
    return list(zip(np.cumsum([0, *map(len, pieces)]), pieces, strict=False))


def verdict(array, dtype=np.float64, parts=1):
    array = np.asarray(array, dtype)
    watcher = KindWatcher(array.shape[-1] if array.ndim > 1 else 1, tolerance_of(array.dtype))
    for start, part in cut(array, parts):
        watcher.see(part, start)
    return watcher.verdict()


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16])
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_recognised_in_every_type(kind: str, dtype):
    assert verdict(KINDS[kind], dtype).verdict == kind


@pytest.mark.parametrize("kind", KINDS)
def test_more_axes_change_nothing_of_the_kind(kind: str):
    assert verdict(KINDS[kind].reshape(6, 5, 5)).verdict == kind


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_in_which_rows_are_seen_changes_nothing(kind: str):
    for shift in (0, 3):
        array = np.concatenate([KINDS[kind], SHARES, KINDS[kind] + shift])
        forwards, backwards = (KindWatcher(5, 1e-4) for _ in range(2))
        parts = cut(array, 7)
        for watcher, order in ((forwards, parts), (backwards, [*reversed(parts), *parts])):
            for start, part in order:
                watcher.see(part, start)
        assert backwards.verdict() == forwards.verdict()


def test_single_numbers_are_probabilities_or_logits():
    assert verdict([0.0, 0.5, 1.0]).verdict == "probabilities"
    assert verdict([0.0, 0.5, 1.5]).verdict == "logits"
    assert verdict([0.0, 0.5, -0.5]).verdict == "logits"


@pytest.mark.parametrize(
    ("kind", "late", "then"),
    [
        ("probabilities", [0.3, 0.3, 0.3, 0.3, 0.3], "sigmoid_outputs"),
        ("probabilities", [0.2, 0.2, 0.2, 0.2, 1.2], "logits"),
        ("probabilities", [0.6, 0.6, -0.2, 0.0, 0.0], "logits"),
        ("sigmoid_outputs", [0.2, 0.2, 0.2, 0.2, 1.2], "logits"),
        ("log_probabilities", [-1.0, -1.0, -1.0, -1.0, -1.0], "logits"),
        ("log_probabilities", [0.1, -1.0, -1.0, -1.0, -1.0], "logits"),
    ],
)
@pytest.mark.parametrize("parts", [1, 4, 31])
def test_one_late_row_changes_the_verdict(kind: str, late, then: str, parts: int):
    assert verdict(KINDS[kind], parts=parts).verdict == kind
    assert verdict(np.vstack([KINDS[kind], [late]]), parts=parts).verdict == then


def test_the_evidence_names_the_first_row_outside_of_0_and_1():
    shares = SHARES.copy()
    shares[17, 2], shares[21, 0] = 1.25, -7
    for parts in (1, 3, 30):
        assert "such as 1.25 in row 17" in str(verdict(shares, parts=parts).evidence)


def test_a_row_that_comes_late_is_the_evidence_if_it_stands_before():
    watcher = KindWatcher(5, tolerance_of(np.dtype(np.float64)))
    watcher.see(np.full((2, 5), 7.0), 8)
    assert (watcher.cares(4), watcher.cares(10)) == (True, False)
    watcher.see(np.full((2, 5), 3.0), 4)
    assert "such as 3 in row 4" in str(watcher.verdict().evidence)


def test_nan_is_no_evidence():
    for kind, array in KINDS.items():
        holed = array.copy()
        holed[3, 2] = holed[8, 0] = np.nan
        assert verdict(holed).verdict == kind


def test_nothing_but_nan_is_not_taken_for_probabilities():
    found = verdict(np.full((4, 5), np.nan))
    assert found.verdict == "logits"
    assert "nan" in str(found.evidence)
    assert verdict(np.full(4, np.nan)).verdict == "logits"
    late = np.vstack([np.full((4, 5), np.nan), SHARES])
    assert verdict(late, parts=3).verdict == "probabilities"


def test_rows_that_each_hold_a_nan_are_judged_by_the_rest():
    holed = np.where(np.arange(5) == 0, np.nan, LOGITS)
    assert verdict(holed).verdict == "logits"


def test_infinite_numbers_are_logits_but_a_class_of_no_probability_is_none():
    assert verdict([[np.inf, 0.0], [0.0, 1.0]]).verdict == "logits"
    assert verdict([[-np.inf, 0.0], [0.0, -np.inf]]).verdict == "log_probabilities"
    assert verdict([[-np.inf, 0.5], [0.0, -np.inf]]).verdict == "logits"


def test_nothing_but_zeros_is_logits_without_a_preference_and_no_probability_of_a_class():
    found = verdict(np.zeros((20, 10)), parts=3)
    assert found.verdict == "logits"
    assert "every value is 0" in str(found.evidence)
    late = np.zeros((20, 10))
    late[19, 0] = 0.5
    assert verdict(late, parts=3).verdict == "sigmoid_outputs"
    assert verdict(np.zeros(20)).verdict == "probabilities"


def test_sums_may_be_off_by_what_the_type_rounds():
    off = SHARES / SHARES.sum(1, keepdims=True) * (1 + 3e-3)
    assert verdict(off.clip(0, 1), np.float16).verdict == "probabilities"
    assert verdict(off.clip(0, 1), np.float32).verdict == "sigmoid_outputs"


@drawn()
@given(data=st.data())
def test_the_verdict_does_not_depend_on_how_the_file_is_read(data):
    kind = data.draw(st.sampled_from(list(KINDS)))
    array = KINDS[kind][data.draw(st.permutations(range(30)))].copy()
    if data.draw(st.booleans()):
        array[data.draw(st.integers(0, 29)), 0] = data.draw(st.sampled_from([np.nan, 2.0, -0.5, 0.5]))
    whole, cut = verdict(array), verdict(array, parts=data.draw(st.integers(2, 30)))
    assert (cut.verdict, str(cut.evidence)) == (whole.verdict, str(whole.evidence))


# --- warnings -----------------------------------------------------------------------------------------------------

WANTED = {
    "cross_entropy": {"logits"},
    "label_smoothing_cross_entropy": {"logits"},
    "generalized_cross_entropy": {"logits"},
    "nll_loss": {"log_probabilities"},
}
NAMES = {"log_probabilities": "log-probabilities", "sigmoid_outputs": "sigmoid outputs"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", WANTED)
def test_predictions_of_another_kind_than_the_loss_wants_are_mentioned(key: str, kind: str):
    result = judged(KINDS[kind], LABELS, key)
    assert result.rows.kind.verdict == kind
    assert result.to_dict()["input_kind"]["verdict"] == kind
    said = [warning for warning in result.warnings if "look like" in warning]
    if kind in WANTED[key]:
        assert not said
    else:
        assert len(said) == 1
        assert f"look like {NAMES.get(kind, kind)}" in said[0]
        (wanted,) = WANTED[key]
        assert f"{key} wants {NAMES.get(wanted, wanted)}" in said[0]


def test_a_late_row_that_is_no_probability_is_the_end_of_the_warning(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stream, "CHUNK_ROWS", 4)
    late = np.vstack([SHARES, LOGITS[:1]])
    labels = np.append(LABELS, 0)
    assert not judged(late, labels, "cross_entropy").warnings
    assert judged(late[:-1], LABELS, "cross_entropy").warnings


def test_probabilities_beside_a_binary_loss_of_logits_are_mentioned():
    p = SIGMOIDS[:, 0]
    (said,) = judged(p, LABELS > 2, "binary_cross_entropy_with_logits").warnings
    assert "probabilities" in said
    assert "wants logits" in said
    assert not judged(p, LABELS > 2, "binary_cross_entropy").warnings
    assert not judged(LOGITS[:, 0], LABELS > 2, "binary_cross_entropy_with_logits").warnings
    assert not judged(SIGMOIDS, SIGMOIDS > 0.5, "binary_cross_entropy").warnings


def test_confidence_is_only_shown_of_log_probabilities_where_they_are_some():
    assert judged(KINDS["log_probabilities"], LABELS, "nll_loss").confidence == pytest.approx(SHARES.max(1))
    assert judged(LOGITS, LABELS, "nll_loss").confidence is None
    assert "ece" not in judged(LOGITS, LABELS, "nll_loss").metrics


@pytest.mark.parametrize("key", ["mse_loss", "dice_loss", "nt_xent_loss"])
def test_losses_that_take_any_numbers_judge_none(key: str):
    result = judged(SHARES, SHARES, key)
    assert result.rows.kind is None
    assert "input_kind" not in result.to_dict()
