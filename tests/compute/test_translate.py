"""One value in other words."""

from __future__ import annotations

import math

import pytest

from lossexplorer.base import UsageProblem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.curve import Ask, CurveRequest, curves
from lossexplorer.compute.translate import chance_of, p_of_focal, readings, scales, translate
from lossexplorer.state import explore

POINTS = {"p": (0.9, 0.1, 1e-9), "perplexity": (1.0, 10.0, 1e6)}


def test_every_unit_leads_to_every_other_one_and_back():
    for scale in scales(0.25):
        for unit in scale:
            within = POINTS.get(unit.key, (0.0, 0.3, 1.0) if unit.high == 1 else (0.0, 0.3, 7.0))
            for value in within:
                told = translate(value, unit.key, 0.25)
                assert told[unit.key] == value
                for other in scale:
                    assert other.low <= told[other.key] <= other.high
                    assert translate(told[other.key], other.key, 0.25)[unit.key] == pytest.approx(
                        value, rel=1e-12, abs=1e-15
                    )


def test_translations_are_those_of_the_books():
    assert translate(math.log(10), "nats") == pytest.approx(
        {"nats": 2.302585092994046, "bits": 3.321928094887362, "perplexity": 10.0, "p": 0.1}
    )
    assert translate(0.8, "dice") == pytest.approx({"dice": 0.8, "iou": 2 / 3, "dice_loss": 0.2, "iou_loss": 1 / 3})
    assert translate(9.0, "mse") == {"mse": 9.0, "rmse": 3.0, "half_mse": 4.5}
    assert translate(4.0, "huber", 2.0) == {"huber": 4.0, "smooth_l1": 2.0}
    assert translate(0.0, "p")["nats"] == math.inf
    assert translate(1e4, "nats")["perplexity"] == math.inf


@pytest.mark.parametrize(
    ("value", "unit", "delta", "words"),
    [
        (1.5, "p", 1.0, "from 0 to 1"),
        (-0.1, "iou", 1.0, "from 0 to 1"),
        (0.5, "perplexity", 1.0, "at least 1"),
        (-1.0, "nats", 1.0, "at least 0"),
        (math.nan, "nats", 1.0, "at least 0"),
        (1.0, "huber", 0.0, "above 0"),
    ],
)
def test_what_is_no_such_value_is_refused_with_its_domain(value: float, unit: str, delta: float, words: str):
    with pytest.raises(UsageProblem, match=words):
        translate(value, unit, delta)


def test_a_value_that_guessing_gives_is_known_by_its_digits():
    assert [chance_of(text, "nats") for text in ("2.3026", "2.303", "0.693", "9.210")] == [10, 10, 2, None]
    assert chance_of("6.90776", "nats") == 1000
    assert chance_of("3.322", "bits") == 10
    for text, unit in (("2.3", "nats"), ("2.31", "nats"), ("2.4000", "nats"), ("10", "perplexity"), ("0.000", "nats")):
        assert chance_of(text, unit) is None


def test_the_probability_behind_a_focal_loss_is_found_again():
    for p in (1e-6, 0.1, 0.5, 0.9):
        for gamma in (0.0, 0.5, 2.0, 5.0):
            assert p_of_focal(0.25 * (1 - p) ** gamma * -math.log(p), gamma, 0.25) == pytest.approx(p, rel=1e-6)
    assert p_of_focal(0.0, 2.0) == 1.0


def at_cursor(key: str, **controls: float) -> dict[str, float]:
    """What is told of a curve where the cursor stands, computed as the window does."""
    state = explore.new_picture(key)
    for name, value in controls.items():
        state = explore.set_control(state, name, value)
    ask = Ask(0, key, state.curves[0].parameters)
    (curve,) = curves(CurveRequest(state.scene, state.axis, state.setting, (ask,), state.view, state.cursor)).curves
    told = readings(key, dict(ask.parameters), dict(state.setting), curve.cursor[1])
    return {reading.unit.key: reading.value for reading in told} | {"at": curve.cursor[0]}


def test_the_probability_that_is_told_is_that_of_the_truth_at_the_cursor():
    for key in ("binary_cross_entropy_with_logits", "sigmoid_focal_loss"):
        for target in (0.0, 1.0):
            told = at_cursor(key, target=target)
            sigma = 1 / (1 + math.exp(-told["at"]))
            assert told["p"] == pytest.approx(sigma if target else 1 - sigma)
    told = at_cursor("cross_entropy", classes=10)
    assert told["p"] == pytest.approx(1 / (1 + 9 * math.exp(-told["at"])))
    assert told["perplexity"] == pytest.approx(1 / told["p"])


def test_a_soft_target_has_no_probability_and_weights_or_smoothing_have_no_other_unit():
    assert set(at_cursor("binary_cross_entropy_with_logits", target=0.3)) == {"bits", "perplexity", "at"}
    assert set(at_cursor("sigmoid_focal_loss", target=0.3)) == {"at"}
    smoothed = CATALOGUE.get("cross_entropy").resolve({"label_smoothing": 0.1})
    assert readings("cross_entropy", smoothed, {}, 1.0) == ()


def test_overlaps_squares_and_robust_losses_are_told_in_the_unit_of_their_sibling():
    def told(key: str, value: float, **given: object) -> dict[str, float]:
        parameters = CATALOGUE.get(key).resolve(given)
        return {r.unit.key: r.value for r in readings(key, parameters, {}, value)}

    assert told("dice_loss", 0.2) == pytest.approx({"dice": 0.8, "iou": 2 / 3})
    assert told("dice_loss", 0.2, smooth=1.0) == told("dice_loss", 0.2, squared=True) == {}
    assert told("jaccard_loss", 1 / 3) == pytest.approx({"iou": 2 / 3, "dice": 0.8})
    assert told("huber_loss", 4.0, delta=2.0) == {"smooth_l1": 2.0}
    assert told("smooth_l1_loss", 2.0, beta=2.0) == {"huber": 4.0}
    assert told("smooth_l1_loss", 2.0, beta=0.0) == {}
    assert told("mse_loss", 9.0) == {"rmse": 3.0}
    assert told("kl_div", math.log(2)) == pytest.approx({"bits": 1.0})
    for value in (math.inf, math.nan, -1.0):
        assert told("mse_loss", value) == told("cross_entropy", value) == {}
