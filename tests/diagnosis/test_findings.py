"""Faults of files are found, and good files are called clean."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F

import lossexplorer as lx
from lossexplorer.diagnosis.case import Question
from lossexplorer.diagnosis.engine import diagnose
from lossexplorer.diagnosis.results import Observed
from lossexplorer.io import open_batch
from lossexplorer.report.language import speaker
from lossexplorer.report.svg import sketch_svg
from tests.diagnosis.asking import alarms, amounts, bits, finding, scores, seeded

if TYPE_CHECKING:
    from pathlib import Path


def test_good_files_raise_no_alarm() -> None:
    z, y = scores()
    weak = scores(1, gain=0.7)
    x, t = bits()
    several = bits(2, (200, 5))
    o, target = amounts()
    quiet = [(z, y, {}), (*weak, {}), (x, t, {}), (*several, {}), (o, target, {}), (z.log_softmax(1), y, {})]
    quiet += [(z.log_softmax(1), y, {"loss": "nll_loss"}), (x.sigmoid(), t, {"loss": "binary_cross_entropy"})]
    for prediction, truth, asked in quiet:
        found = lx.diagnose(prediction, truth, **asked)
        assert found.clean, (asked, alarms(found))


def _faulty() -> list[tuple[str, str, Any, Any, dict[str, Any]]]:
    g = seeded()
    z, y = scores()
    x, t = bits()
    o, target = amounts()
    extra = torch.cat([torch.randn(len(z), 1, generator=g) - 3, z], 1)
    far, grey, sentinel = y.clone(), y * 21, y.clone()
    far[10], sentinel[5:40] = 99, 255
    order = torch.randperm(12, generator=g)
    hot = F.one_hot(y, 12)
    both = hot.clone()
    both[:, 0] = 1
    mask = (torch.rand(4, 2, 8, 8, generator=g) < 0.4).float()
    mask[0, 0] = 0
    maps = torch.randn(4, 2, 8, 8, generator=g)
    wide, high = scores(3, 2000, 300, 6.0)
    hidden = z.clone()
    hidden[3, y[3]] = -math.inf
    broken = z.clone()
    broken[7, 2] = math.nan
    cap = z.softmax(1)
    cap[:9, 0] = 0
    cap /= cap.sum(1, keepdim=True)
    cap[:9, 0] = 1e-7
    empty = torch.full_like(y, -100)
    ce, bce = {"loss": "cross_entropy"}, {"loss": "binary_cross_entropy_with_logits"}
    cold = (z.T * 0 + z.mean(1)).T
    return [
        ("double_softmax", "warning", z.softmax(1), y, {}),
        ("double_sigmoid", "warning", x.sigmoid(), t, {}),
        ("logits_as_probabilities", "warning", x, t, {"loss": "binary_cross_entropy"}),
        ("nll_on_logits", "warning", z, y, {"loss": "nll_loss"}),
        ("nll_on_probabilities", "warning", z.softmax(1), y, {"loss": "nll_loss"}),
        ("log_softmax_twice", "info", z.log_softmax(1), y, {}),
        ("softmax_wrong_axis", "warning", z.softmax(0), y, {}),
        ("multilabel_as_softmax", "warning", z, both.float(), ce),
        ("single_label_as_bce", "info", z, hot, {}),
        ("sigmoid_before_cross_entropy", "info", z.sigmoid(), y, {}),
        ("transposed", "error", z.T, y, {}),
        ("kind_guessed_per_batch", "info", torch.cat([z.softmax(1)[:8], z]), torch.cat([y[:8], y]), {"batch_size": 8}),
        ("all_targets_ignored", "error", z, empty, ce),
        ("labels_start_at_one", "error", z, y + 1, {}),
        ("labels_start_at_one", "warning", extra.roll(-1, 1), y + 1, {}),
        ("labels_out_of_range", "error", z, far, {}),
        ("wrong_ignore_index", "error", z, sentinel, {}),
        ("grey_value_labels", "error", z, grey, {}),
        ("one_hot_as_indices", "error", z, hot.reshape(-1), {}),
        ("one_hot_as_indices", "warning", z, hot, ce),
        ("uint8_labels", "warning", wide, (high % 256).numpy().astype(np.uint8), {}),
        ("unused_class", "info", torch.cat([z, z.mean(1, keepdim=True)], 1), y, {}),
        ("wrong_class_order", "warning", z, order[y], {}),
        ("rows_misaligned", "warning", z, y.roll(4), {}),
        ("rows_misaligned", "warning", o, target.roll(3), {}),
        ("rows_misaligned", "warning", z, y[torch.randperm(len(y), generator=g)], {}),
        ("bce_targets_out_of_range", "error", x, t * 255, bce),
        ("soft_labels_not_normalised", "warning", z, hot * 0.9 + 0.02, ce),
        ("duplicate_rows", "info", torch.cat([z, z[:5]]), torch.cat([y, y[:5]]), {}),
        ("few_rows_dominate", "info", torch.cat([z * 20, -z[:2] * 20]), torch.cat([y, y[:2]]), {}),
        ("probability_clip", "info", cap, y.clone().index_fill_(0, torch.arange(9), 0), ce),
        ("bce_clamp_100", "info", torch.cat([x, torch.tensor([30.0])]), torch.cat([t, torch.tensor([0.0])]), {}),
        ("epsilon_lost_in_float32", "warning", torch.tensor([0.0, 0.5, 1.0]), torch.tensor([0, 1, 1]), bce),
        ("softmax_underflow", "info", z * 80, y.roll(1), {}),
        ("minus_inf_logits", "error", hidden, y, {}),
        ("float16_overflow", "info", o * 1e5, target, {}),
        ("non_finite_input", "error", broken, y, {}),
        ("chance_level", "info", z * 1e-3, y, {}),
        ("class_prior_only", "info", z * 1e-3, y, {}),
        ("constant_predictions", "warning", cold * 0 + 0.5, y, ce),
        ("label_smoothing_floor", "info", z, y, {**ce, "label_smoothing": 0.1}),
        ("focal_scale", "info", x, t, {"loss": "sigmoid_focal_loss"}),
        ("gce_ceiling", "info", z, y, {"loss": "generalized_cross_entropy"}),
        ("target_entropy_included", "info", z, z.softmax(1), ce),
        ("broadcast_n1_n", "warning", o[:, None], target, {}),
        ("predicts_the_mean", "warning", target.mean() + 0.01 * (o - 10), target, {}),
        ("target_scaling", "warning", (o - 10) / 3, target, {}),
        ("pos_weight_convention", "info", x, t, {**bce, "pos_weight": [2.0]}),
        ("dice_on_logits", "warning", maps, mask, {"loss": "dice_loss"}),
        ("dice_smoothing", "warning", maps.sigmoid(), mask, {"loss": "dice_loss", "smooth": 0.0}),
        ("overconfident", "warning", z * 0 + (scores(4, 400, 12, 2.2)[0] * 6), scores(4, 400, 12, 2.2)[1], {}),
        ("saturated_rows", "info", z * 6, y, {}),
    ]


def test_each_fault_is_found_as_severe_as_it_is() -> None:
    missed, drawn = [], set()
    for key, severity, prediction, target, asked in _faulty():
        found = finding(lx.diagnose(prediction, target, **asked), key)
        if found is None or found.severity != severity:
            missed.append((key, severity, found and found.severity))
        elif found.sketch is not None:
            drawn.add(key)
            ET.fromstring(sketch_svg(found.sketch, speaker("en")))
    assert not missed
    assert len(drawn) > 10, "what a picture says better has one"


def test_a_permutation_of_classes_is_recovered() -> None:
    z, y = scores()
    order = torch.randperm(12, generator=seeded(3))
    found = finding(lx.diagnose(z, order[y]), "wrong_class_order")
    assert found is not None
    inverse = torch.argsort(order)
    moved = [k for k in range(12) if inverse[k] != k]
    assert f"{moved[0]}→{inverse[moved[0]]}, {moved[1]}→{inverse[moved[1]]}" in str(found.evidence)


def test_the_first_bad_number_is_named_by_row_and_column() -> None:
    z, y = scores()
    z[17, 4] = math.inf
    found = finding(lx.diagnose(z, y), "non_finite_input")
    assert found is not None
    assert "1 of 4800" in str(found.evidence)
    assert "row 17, column 4" in str(found.evidence)
    assert found.rows == (17,)


def test_the_expected_loss_of_shuffled_labels_is_that_of_many_shuffles() -> None:
    z, y = scores(n=150)
    seen = lx.diagnose(z, y, observed="5.0000").to_dict()
    assert not any(cause["matches"] for cause in seen["causes"])
    g = seeded(9)
    drawn = [float(F.cross_entropy(z, y[torch.randperm(150, generator=g)])) for _ in range(300)]
    found = finding(lx.diagnose(z, y[torch.randperm(150, generator=g)]), "rows_misaligned")
    assert found is not None
    values = found.evidence.values
    assert values["mean"] == pytest.approx(np.mean(drawn), abs=0.05)
    assert values["spread"] == pytest.approx(3 * np.std(drawn), rel=0.2)


def test_classes_are_called_by_their_names_and_the_alphabet_is_an_order() -> None:
    names = ("zebra", "ant", "yak", "bee", "xerus", "cat", "wolf", "dog", "vole", "eel", "urial", "fox")
    z, y = scores()
    alphabet = torch.tensor([sorted(names).index(name) for name in names])
    found = finding(lx.diagnose(z, alphabet[y], class_names=names), "wrong_class_order")
    assert found is not None
    assert "zebra" in str(found.evidence)
    seen = f"{F.cross_entropy(z, alphabet[y]).item():.6f}"
    cause = lx.diagnose(z, y, observed=seen, class_names=names).causes[0]
    assert (cause.key, cause.parameters["order"]) == ("wrong_class_order", "by name")
    with pytest.raises(ValueError, match="3 class names were given for 12 classes"):
        lx.diagnose(z, y, class_names=names[:3])


def test_a_file_that_names_its_classes_needs_nobody_to_type_them(tmp_path: Path) -> None:
    names = ("zebra", "ant", "yak", "bee", "xerus", "cat", "wolf", "dog", "vole", "eel", "urial", "fox")
    z, y = scores()
    alphabet = torch.tensor([sorted(names).index(name) for name in names])
    seen = f"{F.cross_entropy(z, alphabet[y]).item():.6f}"
    assert lx.save_batch(tmp_path / "named.npz", z, y, class_names=names)
    question, number = Question("cross_entropy"), Observed.parse(seen)
    cause = diagnose(open_batch(tmp_path / "named.npz"), question, number).causes[0]
    assert (cause.key, cause.parameters["order"]) == ("wrong_class_order", "by name")
    right = Observed.parse(f"{F.cross_entropy(z, y).item():.6f}")
    assert diagnose(open_batch(tmp_path / "named.npz"), question, right).causes[0].key == "as_computed"
    assert lx.save_batch(tmp_path / "named.npz", z, y, class_names=names[:3])  # of something else
    assert not diagnose(open_batch(tmp_path / "named.npz"), question, number).causes[0].claimed
