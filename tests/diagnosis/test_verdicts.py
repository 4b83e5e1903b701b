"""What is said beside the ranking: the mending code, what is no claim, what a number is known for."""

from __future__ import annotations

from typing import Any

import pytest
import torch
import torch.nn.functional as F

import lossexplorer as lx
from lossexplorer.report.diagnosis import fit_of, sentence_of
from tests.diagnosis.asking import bits, finding, first, scores, seeded, text


def test_the_mending_code_ignores_what_was_ignored() -> None:
    z, y = scores()
    told = {"loss": "cross_entropy", "ignore_index": 0}
    wrong = F.cross_entropy(z, y, ignore_index=0, reduction="sum") / len(y)
    cause = lx.diagnose(z, y, text(wrong), **told).causes[0]
    assert cause.key == "ignored_rows_in_mean"
    names = {"F": F, "logits": z, "labels": y}
    exec(cause.code, names)
    assert text(names["loss"]) == text(F.cross_entropy(z, y, ignore_index=0))


def test_nan_of_a_sound_file_is_named_by_what_nan_is_known_for() -> None:
    z, y = scores()
    found = lx.diagnose(z, y, "nan")
    assert not any(cause.matches for cause in found.causes)
    assert [known.meaning for known in found.known] == [known.meaning for known in lx.known_numbers("nan")]
    assert len(found.known) == 5
    assert not lx.diagnose(z, y, text(F.cross_entropy(z, y))).known


def test_a_number_within_a_bound_is_not_explained() -> None:
    z, y = scores()
    shuffled = float(F.cross_entropy(z, y.roll(97)))
    found = lx.diagnose(z, y, text(shuffled))
    cause = found.causes[0]
    assert (cause.key, cause.kind, cause.matches, found.explained) == ("rows_misaligned", "bound", True, False)
    assert cause.high is not None
    assert cause.predicted < shuffled < cause.high
    assert "lies where “Targets belong to other rows” would put it" in str(sentence_of(found))
    assert f"from {cause.predicted:.6g} to {cause.high:.6g}" in str(fit_of(cause))
    assert lx.diagnose(z, y, text(F.cross_entropy(z, y))).explained


@pytest.mark.parametrize("scheme", ["balanced", "square root", "effective number"])
def test_weights_made_from_the_labels_are_named(scheme: str) -> None:
    z, _ = scores()
    y = torch.multinomial(torch.arange(1.0, 13), len(z), replacement=True, generator=seeded(4))
    n = y.bincount(minlength=12).double()
    made = {"balanced": len(y) / (12 * n), "square root": n**-0.5, "effective number": 0.001 / (1 - 0.999**n)}
    weight = made[scheme]
    assert first(z, y, F.cross_entropy(z.double(), y, weight)) == "class_weights_from_counts"
    scaled = (weight / weight.mean())[y] * F.cross_entropy(z.double(), y, reduction="none")
    assert first(z, y, scaled.mean()) == "class_weights_from_counts"


def test_other_divisors_are_named() -> None:
    z, y = scores()
    for steps in (2, 3, 4, 5):
        assert first(z, y, F.cross_entropy(z, y) / steps) == "divided_twice", steps
    whole = F.cross_entropy(z, y, reduction="sum") / (7 * 64)
    assert first(z, y, whole, batch_size=64) == "short_batch_counted_full"


def test_the_headline_of_a_clean_file_names_what_is_worth_knowing() -> None:
    z, y = scores(gain=9)
    y[:15] = (y[:15] + 5) % 12
    found = lx.diagnose(z, y)
    assert found.clean
    assert "No fault found; worth knowing: 13 labels are contradicted by the model" in str(sentence_of(found))


@pytest.mark.parametrize(("number", "words"), [("10.8249", "50257 classes"), ("1.7918", "6 classes"), ("0", "ignored")])
def test_chance_and_nothing_are_known(number: str, words: str) -> None:
    assert any(words in str(known.meaning).replace(",", "") for known in lx.known_numbers(number))


@pytest.mark.parametrize(
    "told",
    [
        {"loss": "binary_cross_entropy_with_logits"},
        {"loss": "binary_cross_entropy_with_logits", "pos_weight": torch.arange(1.0, 7.0)},
        {"loss": "huber_loss", "delta": 0.5},
        {"loss": "log_cosh_loss"},
    ],
)
def test_the_mending_code_of_a_sum_over_outputs_is_the_mean_of_the_loss_that_was_asked_for(
    told: dict[str, Any],
) -> None:
    x, t = bits(3, (200, 6))
    right = float(lx.evaluate(x, t, **told).value)
    found = {cause.key: cause for cause in lx.diagnose(x, t, text(6 * right), **told).causes}
    names = {"F": F, "predictions": x, "targets": t, "criterion": lambda *_: right, **told}
    exec(found["sum_over_features"].code, names)
    assert float(names["loss"]) == pytest.approx(right, rel=1e-5)


def test_an_overconfident_model_is_not_praised_for_an_accuracy_that_it_has_not() -> None:
    z, y = scores(gain=0.7)
    named = finding(lx.diagnose(3 * z, y), "overconfident")
    assert named is not None
    assert named.evidence.values["right"] < 50
    assert str(named.title) == "Over-confident: surer than it is right"


@pytest.mark.parametrize(("few", "words"), [(5, "its own 5 to 9 places"), (9, "its own 9 places")])
def test_the_mean_of_rows_tells_how_many_places_count_in_them(few: int, words: str) -> None:
    z, y = torch.randn(20, 12, 9, generator=seeded()), torch.randint(0, 12, (20, 9), generator=seeded(1))
    y[3, few:] = -100
    weight = torch.rand(12, generator=seeded(2)) + 0.5  # without ignored places rows differ by their weights alone
    told = {"loss": "cross_entropy", "weight": weight}
    wrong = torch.stack([F.cross_entropy(a[None], b[None], weight) for a, b in zip(z, y, strict=True)]).mean()
    causes = {cause.key: cause for cause in lx.diagnose(z, y, text(wrong), **told).causes}
    assert words in str(causes["mean_of_image_means"].evidence)
