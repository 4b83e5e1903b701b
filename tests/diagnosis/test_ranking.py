"""Digits, ties, order and honesty."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch
import torch.nn.functional as F

import lossexplorer as lx
from lossexplorer.base import Batch
from lossexplorer.base.cancel import Cancelled
from lossexplorer.compute.memory import source_of
from lossexplorer.compute.summaries import ruler
from lossexplorer.diagnosis.case import Question
from lossexplorer.diagnosis.engine import diagnose
from lossexplorer.diagnosis.numbers import explain_number
from lossexplorer.diagnosis.registry import reasons
from lossexplorer.diagnosis.results import Observed
from tests.diagnosis.asking import amounts, scores, text


def test_digits_are_those_of_the_text() -> None:
    digits = {"2.3026": 5, "2.30": 3, "0.0012": 2, "100": 3, "1e-3": 1, "1.50e2": 3, "nan": None, "-inf": None, "0": 1}
    assert {t: Observed.parse(t).digits for t in digits} == digits
    assert Observed.parse("2.30").half_unit == pytest.approx(0.005)
    assert Observed.parse("1.50e2").half_unit == pytest.approx(0.5)
    with pytest.raises(lx.Problem, match="must be a number"):
        Observed.parse("two")


def test_fewer_digits_are_claimed_less() -> None:
    z, y = scores()
    value = F.cross_entropy(z.softmax(1), y)
    score = {d: lx.diagnose(z, y, observed=text(value, d)).causes[0].score for d in (3, 4, 5, 6)}
    assert score[3] <= 0.5 < score[4] < score[5] < score[6]


def test_ties_predict_the_same_number() -> None:
    t = torch.randn(64, generator=torch.Generator().manual_seed(0))
    causes = lx.diagnose(t.reshape(16, 4) + 1, t.reshape(16, 4), observed=text(4.0)).causes
    by_key = {cause.key: cause for cause in causes}
    top = causes[0]
    assert top.key == "sum_over_features"
    assert "accumulation_not_divided" in top.ties
    for key in top.ties:
        assert by_key[key].predicted == pytest.approx(top.predicted, rel=1e-6)


def test_arbitrary_numbers_are_not_explained() -> None:
    z, y = scores()
    o, t = amounts()
    rng = np.random.default_rng(0)
    claimed = 0
    for a, b, own in ((z, y, float(F.cross_entropy(z, y))), (o, t, float(F.mse_loss(o, t)))):
        for factor in np.exp(rng.uniform(np.log(0.2), np.log(5), 15)):
            found = lx.diagnose(a, b, observed=text(own * factor, 6))
            claimed += any(cause.score > 0.5 for cause in found.causes)
    assert claimed == 0


def test_scores_fall_and_misses_claim_nothing() -> None:
    z, y = scores()
    for seen in ("2.0000", "0.35", "1.1", "4.2", "99999", "nan", "inf"):
        causes = lx.diagnose(z, y, observed=seen).causes
        assert [c.score for c in causes] == sorted((c.score for c in causes), reverse=True)
        assert all(c.score <= 0.5 for c in causes if not c.matches or c.kind == "bound")


def test_parameters_of_the_user_hold_in_every_hypothesis() -> None:
    z, y = scores()
    weight = torch.rand(12) + 0.5
    value = F.cross_entropy(z.softmax(1), y, weight, label_smoothing=0.1)
    found = lx.diagnose(z, y, text(value), "cross_entropy", weight=weight.tolist(), label_smoothing=0.1)
    assert found.causes[0].key == "double_softmax"


def test_the_json_has_what_the_contract_names() -> None:
    z, y = scores()
    found = lx.diagnose(z.softmax(1), y, observed=text(F.cross_entropy(z.softmax(1), y), 5)).to_dict()
    names = {"observed", "digits", "loss", "recomputed", "input_kind", "causes", "findings", "baselines"}
    assert names <= set(found)
    cause = {
        "key",
        "title",
        "predicted",
        "matches",
        "kind",
        "parameters",
        "score",
        "ties",
        "evidence",
        "fix",
        "sources",
    }
    assert cause <= set(found["causes"][0])
    assert {"key", "severity", "title", "evidence", "fix", "rows"} <= set(found["findings"][0])
    assert found["digits"] == 5
    assert found["input_kind"]["verdict"] == "probabilities"
    assert found["baselines"]["chance"] == pytest.approx(np.log(12))
    json.dumps(found, allow_nan=False)
    assert lx.diagnose(z, y).to_dict()["causes"] == []
    assert lx.diagnose(z, y, observed="nan").to_dict()["observed"] == "nan"
    assert lx.diagnose(z, y, observed="nan").to_dict()["digits"] is None


def test_a_diagnosis_and_batch_have_the_same_baselines() -> None:
    z, y = scores()
    o, t = amounts()
    asked = (
        (z, y, "cross_entropy", {"weight": [float(1 + c) for c in range(z.shape[1])], "label_smoothing": 0.1}),
        (z, z.softmax(1), "cross_entropy", {}),
        (z[:, 0], (y > 3).float(), "binary_cross_entropy_with_logits", {}),
        (o, t, "rmse_loss", {}),
    )
    for predictions, targets, loss, parameters in asked:
        found = lx.diagnose(predictions, targets, loss=loss, **parameters).baselines
        wanted = ruler(lx.evaluate(predictions, targets, loss=loss, **parameters))
        assert wanted is not None
        pairs = ((found.chance, wanted.chance), (found.prior_entropy, wanted.prior), (found.floor, wanted.floor))
        for ours, theirs in pairs:
            assert ours == (None if theirs is None else pytest.approx(theirs, rel=1e-9, abs=1e-12)), loss


def test_the_loss_is_chosen_by_shapes_and_targets() -> None:
    z, y = scores()
    o, t = amounts()
    assert lx.diagnose(z, y).loss == "cross_entropy"
    assert lx.diagnose(o, (t > 10).int()).loss == "binary_cross_entropy_with_logits"
    assert lx.diagnose(o[:, None], (t > 10).int()).loss == "binary_cross_entropy_with_logits"
    assert lx.diagnose(o, t).loss == "mse_loss"


def test_recomputed_is_what_evaluate_says_of_a_sound_file() -> None:
    z, y = scores()
    x, t = torch.randn(40, 3), (torch.rand(40, 3) > 0.5).float()
    p, q = torch.randn(40, 5).softmax(1), torch.randn(40, 5).softmax(1)
    o, a = torch.rand(50) + 1, torch.rand(50) + 1
    mask = (torch.rand(4, 2, 6, 6) > 0.5).float()
    for loss in lx.losses:
        task = loss.task
        pairs = {"softmax": (z, y), "exp": (z.log_softmax(1), y), "sigmoid": (x, t), "identity": (x.sigmoid(), t)}
        inputs = pairs.get(task.activation, (o, a))
        if task.target == "distribution":
            inputs = (p.log() if task.prediction == "log_probabilities" else p, q)
        if task.others or task.target_at is None or task.target in ("label_list", "box", "sign", "bit", "label"):
            continue
        if task.prediction == "mask":
            if task.has_classes or task.activation:
                continue
            inputs = (torch.rand(4, 2, 6, 6), mask)
        if task.prediction == "embedding":
            inputs = (z, z + 0.3 * z.flip(0))
        if task.key == "class_probabilities":
            inputs = (z.softmax(1), y)
        if task.prediction == "score" or "mean" not in loss.reductions:
            continue
        own = lx.evaluate(*inputs, loss=loss.key).value
        assert lx.diagnose(*inputs, loss=loss.key).recomputed == pytest.approx(own, rel=2e-6), loss.key


def test_every_reason_says_what_to_do() -> None:
    found = reasons()
    assert len({r.key for r in found}) == len(found) == 104
    assert all(r.title and r.group for r in found)


def test_a_number_without_a_file_is_explained() -> None:
    assert any("ln 10" in str(k.meaning) for k in explain_number("2.3026"))
    assert any("Keras" in str(k.meaning) for k in explain_number("15.942"))
    assert len(explain_number("0.6931")) >= 3
    assert explain_number("1.2345") == ()


def test_what_is_costly_is_still_found_in_a_large_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lossexplorer.diagnosis.engine.SAMPLED", 1000)
    monkeypatch.setattr("lossexplorer.diagnosis.reading.EXACT", 1000)
    monkeypatch.setattr("lossexplorer.compute.stream.CHUNK_BYTES", 1 << 13)
    z, y = scores(n=2000)
    planted = {
        "single_label_as_bce": F.binary_cross_entropy_with_logits(z, F.one_hot(y, 12).float()),
        "sigmoid_before_cross_entropy": F.cross_entropy(z.sigmoid(), y),
        "bfloat16_rounding": F.cross_entropy(z, y).bfloat16(),
        "double_softmax": F.cross_entropy(z.softmax(1), y),
        "as_computed": F.cross_entropy(z, y),
    }
    found = {key: lx.diagnose(z, y, observed=text(value)).causes[0].key for key, value in planted.items()}
    assert found == {key: key for key in planted}
    assert not lx.diagnose(z, y, observed="0.123456").explained


def test_every_read_of_a_file_tells_on_the_way_and_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lossexplorer.diagnosis.engine.SAMPLED", 1000)
    monkeypatch.setattr("lossexplorer.diagnosis.reading.EXACT", 1000)
    monkeypatch.setattr("lossexplorer.compute.stream.CHUNK_BYTES", 1 << 13)
    z, y = scores(n=2000)
    batch = Batch(source_of(z, "prediction"), source_of(y, "target"))
    seen = Observed.parse(text(F.cross_entropy(z.sigmoid(), y)))
    told: list[int] = []
    diagnose(batch, Question("cross_entropy", {}), seen, told.append)
    assert told.count(2000) == 2, "a costly reason is likely: the file is read twice"

    def stop(rows: int) -> None:
        told.append(rows)
        if told.count(2000) == 1 and rows < 2000:
            raise Cancelled

    told.clear()
    with pytest.raises(Cancelled):
        diagnose(batch, Question("cross_entropy", {}), seen, stop)
    told.clear()
    diagnose(batch, Question("ohem_cross_entropy", {}), seen, told.append)
    assert told, "a loss whose rows are those of eval tells as well"


def test_all_the_digits_of_a_float32_are_no_reason_for_another_cause() -> None:
    z, y = scores(n=900, c=300, gain=9.0)
    value = F.cross_entropy(z, y).item()
    found = lx.diagnose(z, y, observed=repr(value * (1 + 5e-7)))
    assert found.causes[0].key == "as_computed"
    assert found.causes[0].matches


def test_few_digits_of_a_number_among_many_that_were_scanned_are_no_claim() -> None:
    z, y = scores(n=900)
    value = float(F.cross_entropy(z, y.roll(7)))
    few, many = (lx.diagnose(z, y, observed=f"{value:.{n}g}").causes[0] for n in (4, 7))
    assert (few.key, many.key) == ("rows_misaligned", "rows_misaligned")
    assert few.score < 0.5 < many.score
    focal = lx.evaluate(z, y, loss="softmax_focal_loss").value
    few, many = (lx.diagnose(z, y, observed=f"{focal:.{n}g}").causes[0] for n in (4, 7))
    assert (few.key, many.key) == ("another_loss", "another_loss")
    assert few.score < 0.5 < many.score


def test_sums_that_cancel_match_as_well_as_float32_knows_them() -> None:
    x, t = torch.randn(40, 1, 64, generator=torch.Generator().manual_seed(1)), torch.zeros(40, 1, 64)
    t[:, :, :20] = 1
    inside, whole = (x * t).sum(2).float(), (x + t).sum(2)
    seen = float((1 - (2 * inside + 1e-5) / (whole + 1e-5)).mean())
    assert lx.diagnose(x, t, observed=f"{seen:.6g}", loss="dice_loss").causes[0].key == "dice_on_logits"
