from __future__ import annotations

import contextlib
import json
import math
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from lossexplorer.assets import asset
from lossexplorer.base import Batch, Message, Problem
from lossexplorer.compute.curve import curves
from lossexplorer.compute.detail import row_detail
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.fit import prospect
from lossexplorer.compute.memory import source_of
from lossexplorer.io import open_batch
from lossexplorer.session.explore_session import request_of
from lossexplorer.session.row_picture import picture_of, reason_against_picture
from lossexplorer.state import batch as batches
from lossexplorer.state.batch import BatchRef, BatchState

if TYPE_CHECKING:
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.state.explore import ExploreState

Array = np.ndarray[Any, Any]
SAMPLES = [entry["file"] for entry in json.loads(asset("samples", "index.json").read_text("utf-8"))]


def _batch(predictions: Any, targets: Any) -> Batch:
    return Batch(source_of(predictions, "predictions"), source_of(targets, "targets"))


class Rows:
    """A batch under a loss, and the pictures of its rows."""

    def __init__(self, batch: Batch, key: str, parameters: dict[str, Any] | None = None) -> None:
        self.key, self.parameters = key, parameters or {}
        self.result: BatchResult = evaluate(batch, Wish(key, self.parameters))
        opened = batches.open_ref(BatchState(), BatchRef("a.npz", None, label="a.npz"))
        self.state = batches.set_loss(opened, key, self.parameters)

    def detail(self, row: int) -> RowDetail:
        return row_detail(self.result, row)

    def reason(self, row: int) -> str | None:
        reason = reason_against_picture(self.state, self.detail(row))
        return None if reason is None else str(reason)

    def picture(self, row: int) -> ExploreState:
        return picture_of(self.state, self.detail(row))

    def read(self, row: int) -> float:
        """The loss at the cursor of the row's picture."""
        request = replace(request_of(self.picture(row)), points=2)  # it is the cursor that counts here
        (curve,) = curves(request).curves
        assert curve.problem is None, curve.problem
        return curve.cursor[1]

    def check(self, step: int = 1) -> Counter[str]:
        """Every row has a picture whose cursor reads its loss, or that of the part it names, or a reason against it."""
        kinds: Counter[str] = Counter()
        for row in range(0, self.result.n, step):
            reason = self.reason(row)
            if reason is not None:
                with pytest.raises(ValueError, match=re.escape(reason)):
                    self.picture(row)
                kinds[reason] += 1
                continue
            part = _part(self.picture(row))
            kinds["row" if part is None else "part"] += 1
            expected = float(self.result.per_sample[row]) if part is None else self._own_loss(row, part)
            assert self.read(row) == pytest.approx(expected, rel=1e-5, abs=self._digits(row)), row
        return kinds

    def _digits(self, row: int) -> float:
        """What float32 leaves of a difference of large numbers; the catalogue promises no more."""
        if self.result.dtype == "float64":
            return 1e-12
        return 1e-6 * max(1.0, float(np.abs(self.detail(row).predictions).max()))

    def _own_loss(self, row: int, part: int) -> float:
        """The loss of one decision of a row, as a batch of its own."""
        detail = self.detail(row)
        if detail.form == "classes":
            classes = detail.predictions.shape[-1]
            x, y = detail.predictions.reshape(-1, classes)[part][None], detail.targets.reshape(-1)[part][None]
        elif detail.form == "mask":
            x, y = detail.predictions[part][None, None], detail.targets[part][None, None]
        else:
            x, y = detail.predictions.reshape(-1)[part][None], detail.targets.reshape(-1)[part][None]
        own = dict(self.parameters)
        if np.size(own.get("pos_weight")) > 1:
            own["pos_weight"] = (own["pos_weight"][part],)
        return float(evaluate(_batch(x, y), Wish(self.key, own)).per_sample[0])


def _part(picture: ExploreState) -> int | None:
    assert picture.pin is not None
    part = picture.pin.values.get("part")
    return int(part.values["n"]) if isinstance(part, Message) else None


# --- rows of batches of every kind ---


@pytest.mark.parametrize("file", SAMPLES)
def test_every_row_of_a_sample_has_a_picture_that_reads_its_loss_or_a_reason(file: str) -> None:
    batch = open_batch(asset("samples", file))
    found = prospect(batch)
    assert found.natural is not None
    natural = Rows(batch, found.natural)
    drawn = natural.check().total()
    for key, against in found.against.items():
        if against is None:
            with contextlib.suppress(Problem):  # the numbers do not fit, though their shapes do
                kinds = Rows(batch, key).check(step=31)
                drawn += kinds["row"] + kinds["part"]
    assert drawn > 100


DRAW = np.random.default_rng(0)
LOGITS, LABELS = DRAW.normal(size=(40, 5)) * 3, DRAW.integers(0, 5, 40)
LOG_P = LOGITS - np.log(np.exp(LOGITS).sum(1, keepdims=True))
WEIGHT = (0.5, 2.0, 1.0, 3.0, 0.1)
SCORES, BITS = DRAW.normal(size=30) * 4, DRAW.integers(0, 2, 30).astype(float)
CERTAIN = 1 / (1 + np.exp(-SCORES))
CERTAIN[:3] = 0, 1, 1e-40
COUNTS = np.random.default_rng(1).poisson(3.0, 30).astype(float)
VALUES, TRUTH = DRAW.normal(size=30) * 5, DRAW.normal(size=30)
TOKENS = DRAW.normal(size=(20, 7, 5)) * 2
SOFT_MASKS, MASKS = DRAW.random((8, 3, 6, 6)), (DRAW.random((8, 3, 6, 6)) > 0.7).astype(float)

CASES: dict[str, tuple[Array, Array, str, dict[str, Any]]] = {
    "a vector and its target": (LOGITS, LOGITS[::-1] + 0.5, "byol_loss", {}),
    "classes": (LOGITS, LABELS, "cross_entropy", {}),
    "half": (LOGITS.astype(np.float16), LABELS, "cross_entropy", {}),
    "weights": (LOGITS, LABELS, "cross_entropy", {"weight": WEIGHT}),
    "smoothing": (LOGITS, LABELS, "cross_entropy", {"label_smoothing": 0.2}),
    "smoothing and weights": (LOGITS, LABELS, "cross_entropy", {"label_smoothing": 0.2, "weight": WEIGHT}),
    "one of two smoothings": (LOGITS, LABELS, "label_smoothing_cross_entropy", {"mode": "uniform_others"}),
    "one-hot": (LOGITS, np.eye(5)[LABELS], "label_smoothing_cross_entropy", {}),
    "log-probabilities": (LOG_P, LABELS, "nll_loss", {"weight": WEIGHT}),
    "one-hot probabilities": (np.exp(LOG_P), np.eye(5)[LABELS], "categorical_cross_entropy", {"normalize": True}),
    "one-hot, as probabilities": (LOGITS, np.eye(5)[LABELS], "cross_entropy", {"label_smoothing": 0.1}),
    "probabilities and labels": (np.exp(LOG_P), LABELS, "brier_loss", {}),
    "lists of one": (LOGITS, np.eye(1, 5, 0, int) * (LABELS[:, None] + 1) - 1, "multilabel_margin_loss", {}),
    "robust": (LOGITS, LABELS, "generalized_cross_entropy", {"q": 0.3}),
    "a thousand": (DRAW.normal(size=(5, 1000)), DRAW.integers(0, 1000, 5), "cross_entropy", {"label_smoothing": 0.1}),
    "extremes": (np.array([[1e4, -1e4, 0], [-1e4, 1e4, 0]]), np.zeros(2, int), "cross_entropy", {}),
    "logit": (SCORES, BITS, "binary_cross_entropy_with_logits", {"pos_weight": (3.0,)}),
    "logit, weight by row": (
        SCORES,
        BITS,
        "binary_cross_entropy_with_logits",
        {"pos_weight": tuple(np.linspace(0.5, 3, 30))},
    ),
    "focal": (SCORES, BITS, "sigmoid_focal_loss", {"alpha": 0.3, "gamma": 1.5}),
    "probability": (CERTAIN, BITS, "binary_cross_entropy", {}),
    "soft target": (CERTAIN, DRAW.random(30), "binary_cross_entropy", {"log_clamp": -50.0}),
    "margin": (SCORES, 2 * BITS - 1, "hinge_loss", {}),
    "preferred": (SCORES, VALUES, "bradley_terry_loss", {"margin": 0.5}),
    "lists of two": (SCORES.reshape(15, 2), VALUES.reshape(15, 2), "listnet_loss", {}),
    "regression": (VALUES, TRUTH, "huber_loss", {"delta": 0.7}),
    "shares": (VALUES, TRUTH, "mape_loss", {"eps": 0.5}),
    "amounts": (np.append(np.abs(VALUES), [-1.0, -0.5]), np.append(np.abs(TRUTH), [2.0, 0.0]), "msle_loss", {}),
    "counts": (VALUES, COUNTS, "poisson_nll_loss", {}),
    "rates": (np.abs(VALUES), COUNTS, "poisson_nll_loss", {"log_input": False, "full": True}),
    "large numbers": (TRUTH * 1e9 + VALUES, TRUTH * 1e9, "l1_loss", {}),
}
PARTS: dict[str, tuple[Array, Array, str, dict[str, Any]]] = {
    "tokens": (TOKENS, DRAW.integers(0, 5, (20, 7)), "cross_entropy", {}),
    "weighted tokens": (TOKENS, DRAW.integers(0, 5, (20, 7)), "cross_entropy", {"weight": WEIGHT}),
    "labels": (SCORES.reshape(10, 3), BITS.reshape(10, 3), "binary_cross_entropy_with_logits", {}),
    "weighted labels": (
        SCORES.reshape(10, 3),
        BITS.reshape(10, 3),
        "binary_cross_entropy_with_logits",
        {"pos_weight": (3.0, 1.0, 0.5)},
    ),
    "margins": (SCORES.reshape(10, 3), 2 * BITS.reshape(10, 3) - 1, "hinge_loss", {}),
    "outputs": (VALUES.reshape(6, 5), TRUTH.reshape(6, 5), "mse_loss", {}),
    "counts": (VALUES.reshape(10, 3), COUNTS.reshape(10, 3), "poisson_nll_loss", {}),
    "preferred": (SCORES.reshape(10, 3), VALUES.reshape(10, 3), "bradley_terry_loss", {}),
    "images": (VALUES.reshape(2, 3, 5), TRUTH.reshape(2, 3, 5), "smooth_l1_loss", {"beta": 0.5}),
    "masks of three classes": (SOFT_MASKS, MASKS, "dice_loss", {}),
    "masks from logits": (DRAW.normal(size=(8, 3, 6, 6)), MASKS, "dice_loss", {"activation": "sigmoid"}),
}


@pytest.mark.parametrize("name", CASES)
def test_the_cursor_reads_the_loss_of_the_row(name: str) -> None:
    predictions, targets, key, parameters = CASES[name]
    rows = Rows(_batch(predictions, targets), key, parameters)
    assert rows.check() == {"row": len(predictions)}


@pytest.mark.parametrize("name", PARTS)
def test_the_cursor_reads_the_loss_of_the_part_of_the_row_that_is_named(name: str) -> None:
    predictions, targets, key, parameters = PARTS[name]
    rows = Rows(_batch(predictions, targets), key, parameters)
    assert rows.check() == {"part": len(predictions)}


def test_the_part_that_is_drawn_is_the_one_that_is_furthest_off() -> None:
    tokens, labels = np.zeros((1, 4, 3)), np.zeros((1, 4), int)
    tokens[0, 2] = 0, 5, 0
    assert _part(Rows(_batch(tokens, labels), "cross_entropy").picture(0)) == 2
    assert _part(Rows(_batch([[0.0, 4.0]], [[9.0, 54.0]]), "poisson_nll_loss").picture(0)) == 0
    assert _part(Rows(_batch([[0.0, 3.0, -4.0]], [[0.0, 0.0, 0.0]]), "mse_loss").picture(0)) == 2
    assert _part(Rows(_batch([[5.0, -1.0]], [[1.0, 1.0]]), "binary_cross_entropy_with_logits").picture(0)) == 1
    assert _part(Rows(_batch([[5.0, 1.0]], [[1.0, -1.0]]), "hinge_loss").picture(0)) == 1


@pytest.mark.parametrize("ignored", [-100, 0, 3])
def test_a_position_that_is_ignored_is_never_drawn(ignored: int) -> None:
    labels = DRAW.integers(0, 5, (20, 7))
    labels[3] = ignored
    labels[5, :6] = ignored
    rows = Rows(_batch(TOKENS, labels), "cross_entropy", {"ignore_index": ignored})
    kinds = rows.check()
    assert kinds["this row is ignored"] >= 1
    assert kinds["part"] + kinds["this row is ignored"] == 20
    for row in range(20):
        if rows.reason(row) is None:
            assert labels[row, _part(rows.picture(row))] != ignored


def test_of_the_masks_of_an_image_an_empty_one_is_not_the_one_that_is_drawn() -> None:
    masks = MASKS.copy()
    masks[:, 1] = 0
    assert Rows(_batch(SOFT_MASKS, masks), "dice_loss").check() == {"part": 8}


# --- rows without a picture ---

NAN = np.array([[1.0, 2.0], [math.nan, 0.0], [math.inf, 0.0], [0.0, 1.0]])


@pytest.mark.parametrize(
    ("predictions", "targets", "key", "parameters", "reasons"),
    [
        (LOGITS[:2], [1, -100], "cross_entropy", {}, [None, "this row is ignored"]),
        (NAN, [0, 0, 0, 0], "cross_entropy", {}, [None, "not finite", "not finite", None]),
        ([1.0, math.nan, 2.0], [1.0, 1.0, math.nan], "mse_loss", {}, [None, "not finite", "not finite"]),
        ([1.0, 3e7, -1e300], [0.0, 0.0, 1e300], "mse_loss", {}, [None, "too far out", "too far out"]),
        ([[0.0, 2e6, 0.0]], [0], "cross_entropy", {}, ["too far out"]),
        ([[1.0]], [0], "cross_entropy", {}, ["one class alone"]),
        ([[1.0, 0.0]], [[0.5, 0.5]], "cross_entropy", {}, ["spread over several classes"]),
        (LOG_P[:1], np.full((1, 5), 0.2), "kl_div", {}, ["spread over several classes"]),
        (np.full((1, 5), 0.2), np.full((1, 5), 0.2), "js_divergence", {}, ["spread over several classes"]),
        (np.full((1, 5), 0.1), LABELS[:1], "brier_loss", {}, ["do not sum to 1"]),
        (np.eye(5)[:1], LABELS[:1], "brier_loss", {}, ["probability of 0"]),
        (LOGITS[:1], LOGITS[:1], "listnet_loss", {}, ["more than two"]),
        (LOGITS[:1], np.array([[1, 2, -1, 0, 0]]), "multilabel_margin_loss", {}, ["one true class"]),
        (LOGITS[:1], LABELS[:1], "nll_loss", {}, ["do not sum to 1"]),
        ([0.0], [2.0], "poisson_nll_loss", {"log_input": False}, ["too far out"]),
        (VALUES[:2], TRUTH[:2], "rmse_loss", {}, ["one number of the whole batch"] * 2),
        (LOGITS[:3], LOGITS[:3], "nt_xent_loss", {}, ["depends on every other row"] * 3),
        (LOGITS[:2], np.array([4, 4]), "supcon_loss", {}, ["no single cosine"] * 2),
        (SOFT_MASKS[:1], MASKS[:1], "dice_loss", {"squared": True}, ["every single pixel"]),
        (SOFT_MASKS[:1], MASKS[:1], "dice_loss", {"activation": "softmax"}, ["depend on each other"]),
        (SOFT_MASKS[:1], MASKS[:1] / 2, "dice_loss", {}, ["grey"]),
        (SOFT_MASKS[:1], MASKS[:1] * 0, "dice_loss", {}, ["mask is empty"]),
    ],
)
def test_a_row_without_a_picture_has_a_reason(
    predictions: Any, targets: Any, key: str, parameters: dict[str, Any], reasons: list[str | None]
) -> None:
    rows = Rows(_batch(np.asarray(predictions), np.asarray(targets)), key, parameters)
    for row, words in enumerate(reasons):
        reason = rows.reason(row)
        assert (words is None) is (reason is None)
        assert words is None or words in str(reason)
    rows.check()


def test_without_a_loss_there_is_no_picture() -> None:
    rows = Rows(_batch(VALUES, TRUTH), "mse_loss")
    assert str(reason_against_picture(BatchState(), rows.detail(0))) == "there is no loss yet"
    with pytest.raises(ValueError, match="no loss"):
        picture_of(BatchState(), rows.detail(0))


# --- the picture itself ---


def test_the_picture_names_the_row_and_holds_what_the_row_has() -> None:
    picture = Rows(_batch(LOGITS, LABELS), "cross_entropy", {"label_smoothing": 0.1}).picture(4)
    assert str(picture.pin) == "row 4 of a.npz"
    setting = dict(picture.setting)
    assert sorted(setting["others"]) == pytest.approx(sorted(np.delete(LOGITS[4], LABELS[4])))
    assert setting["classes"] == 5
    assert dict(picture.curves[0].parameters)["label_smoothing"] == 0.1
    assert picture.controls() == ()
    own = LOGITS[4, LABELS[4]]
    assert picture.cursor == pytest.approx(own - np.delete(LOGITS[4], LABELS[4]).max())


def test_the_cursor_of_a_row_far_out_is_in_view() -> None:
    for predictions, targets, key in (
        ([250.0], [1.0], "mse_loss"),
        ([[-40.0, 3.0]], [0], "cross_entropy"),
        ([90.0], [0.0], "binary_cross_entropy_with_logits"),
    ):
        picture = Rows(_batch(predictions, targets), key).picture(0)
        low, high = picture.view
        assert low < picture.cursor < high


def test_what_matters_to_a_batch_alone_is_left_out_of_the_picture() -> None:
    picture = Rows(_batch(SOFT_MASKS[:, :1], MASKS[:, :1]), "dice_loss", {"batch": True, "smooth": 0.5}).picture(0)
    parameters = dict(picture.curves[0].parameters)
    assert (parameters["batch"], parameters["smooth"]) == (False, 0.5)
