"""The script of a mistake prints, without this program, the number that the mistake gives and the right one."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from lossexplorer.base import ArraySource, Batch, Problem
from lossexplorer.diagnosis.case import Question
from lossexplorer.diagnosis.engine import diagnose, hypotheses
from lossexplorer.diagnosis.ranking import wrong_of
from lossexplorer.diagnosis.registry import reasons
from lossexplorer.diagnosis.reproduce import MOST_ROWS, Reproduction, reproduce, reproduction
from lossexplorer.diagnosis.results import Observed
from lossexplorer.report.reproducer import save_reproducer
from tests.diagnosis.asking import amounts, bits, scores, seeded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CE, BCE, LOGITS = "cross_entropy", "binary_cross_entropy", "binary_cross_entropy_with_logits"
SHOWN_BY_NO_LINE = {
    "as_computed",  # no mistake
    *("non_finite_input", "minus_inf_logits"),  # the number is right, the file is not
    "float32_accumulation",  # an interval
    *("penalty_included", "running_average", "train_mode_left_on", "train_above_validation"),  # not from one file
}


def files() -> Iterator[tuple[Any, Any, Question]]:
    """Files small and large, of each group of losses, as the museum has them."""
    z, y = scores(n=157)
    for asked in ({}, {"label_smoothing": 0.1}, {"weight": np.linspace(0.5, 2, 12)}):
        yield z, y, Question(CE, asked, batch_size=64)
    yield z, y, Question(CE, {"weight": np.linspace(0.5, 2, 12), "label_smoothing": 0.1})
    yield z[:41], y[:41], Question(CE, class_names=tuple("zyxwvutsrqpa"))
    yield z[:12], y[:12], Question(CE)
    part = y.clone()
    part[::5] = 3
    yield z, part, Question(CE, {"ignore_index": 3}, batch_size=64)
    masked = y.clone()
    masked[64:128] = -100
    yield z, masked, Question(CE, batch_size=64)
    yield z, y, Question("nll_loss", batch_size=64)
    yield z.softmax(1) * 1.01, y, Question(CE)
    yield z.softmax(1), y, Question(CE)
    yield torch.cat([z, z.mean(1, keepdim=True)], 1), y, Question(CE)
    yield z, y, Question("label_smoothing_cross_entropy", {"epsilon": 0.1, "mode": "uniform_others"})
    yield z, y, Question("softmax_focal_loss")
    yield *scores(1, 150, 300), Question(CE)
    yield z * 60, y.roll(1), Question(CE)
    g = seeded(5)
    pixels = torch.randn(9, 4, 3, 5, generator=g)
    yield pixels, torch.randint(0, 4, (9, 3, 5), generator=g), Question(CE, batch_size=4)
    tokens = torch.randn(30, 7, 6, generator=g)
    told = torch.randint(1, 6, (30, 7), generator=g)
    told[:, 5:] = told[:15, 3:] = 0
    yield tokens, told, Question(CE)
    yield tokens, told, Question(CE, {"ignore_index": 0})
    yield z, z.roll(1, 0).softmax(1), Question(CE)
    x, t = bits(0, (157,))
    yield x, t, Question(LOGITS, batch_size=32)
    yield x * 20, t, Question(LOGITS, {"pos_weight": [3.0]})
    yield x * 20, 1 - t, Question(LOGITS)
    yield x, t, Question(BCE)
    yield x.sigmoid(), t, Question(BCE)
    yield torch.tensor([0.0, 0.5, 1.0]), torch.tensor([0.0, 1.0, 0.0]), Question(LOGITS)
    yield *bits(2, (45, 5)), Question(LOGITS, batch_size=32)
    yield x, t, Question("sigmoid_focal_loss")
    o, target = amounts(0, 157)
    for key in ("mse_loss", "rmse_loss", "l1_loss", "huber_loss", "smooth_l1_loss"):
        yield o, target, Question(key, {"beta": 0.5} if key == "smooth_l1_loss" else {}, batch_size=32)
    yield o[:156].reshape(39, 4), target[:156].reshape(39, 4), Question("mse_loss")
    yield o * 1e5, target, Question("mse_loss")
    yield z, z.roll(1, 0).softmax(1), Question("kl_div", batch_size=64)
    yield z, y, Question("symmetric_cross_entropy")
    yield z, y, Question("class_balanced_loss", {"samples_per_class": np.arange(10, 130, 10)})
    mask = (torch.rand(4, 2, 8, 8, generator=g) < 0.4).float()
    maps = torch.randn(4, 2, 8, 8, generator=g)
    for batch in (False, True):
        yield maps, mask, Question("dice_loss", {"activation": "sigmoid", "batch": batch})
    for key in ("nt_xent_loss", "byol_loss"):
        yield z[:40], z[:40] + 0.3 * z[40:80], Question(key)


def batch_of(prediction: Any, target: Any) -> Batch:
    return Batch(ArraySource(np.asarray(prediction)), ArraySource(np.asarray(target)))


def mistakes(batch: Batch, asked: Question) -> Iterator[tuple[str, Reproduction]]:
    """Every hypothesis that has a line of Python, and what its script is to show."""
    facts, guesses = hypotheses(batch, asked)
    for reason, guess in guesses if facts.undefined is None else ():
        if wrong := wrong_of(reason, guess):
            yield reason.key, reproduction(facts, guess, reason.title, reason.code_of(facts), wrong)


RUN = """
import contextlib, io, json, runpy, sys, warnings
warnings.simplefilter("ignore")
said = {}
for path in sys.argv[1:]:
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        try:
            runpy.run_path(path)
        except Exception as error:
            text.write(repr(error))
    said[path] = text.getvalue()
assert "lossexplorer" not in sys.modules
print(json.dumps(said))
"""


def run_all(folder: Path) -> dict[str, str]:
    """What each script prints, in one process that knows nothing of this program."""
    paths = sorted(str(path) for path in folder.glob("*.py"))
    done = subprocess.run([sys.executable, "-I", "-c", RUN, *paths], capture_output=True, text=True, check=True)
    said: dict[str, str] = json.loads(done.stdout)
    return said


@pytest.mark.timeout(120)
def test_each_mistake_that_a_line_shows_prints_the_number_that_is_predicted_for_it(tmp_path: Path) -> None:
    wanted: dict[str, tuple[str, str, float, float]] = {}
    seen: set[tuple[str, str]] = set()
    refused = []
    for prediction, target, asked in files():
        batch = batch_of(prediction, target)
        for key, mistake in mistakes(batch, asked):
            form = key, f"{asked.loss} {mistake.wrong} {mistake.values.get('dtype')}"
            if form in seen:
                continue
            path = str(tmp_path / f"m{len(wanted)}.py")
            try:
                save_reproducer(path, mistake)
            except Problem as problem:
                refused.append((key, asked.loss, str(problem)))
                continue
            seen.add(form)
            wanted[path] = key, mistake.wrong, mistake.predicted, mistake.right
    failed = []
    for path, text in run_all(tmp_path).items():
        key, line, *numbers = wanted[path]
        printed = [float(words.split()[1]) for words in text.splitlines() if words.startswith(("wrong ", "right "))]
        if len(printed) != 2 or not np.allclose(printed, numbers, 2e-5, 1e-9, equal_nan=True):
            failed.append((key, line, text, numbers))
    assert not failed, "\n".join(map(str, failed))
    declared = {reason.key for reason in reasons() if reason.predict}
    assert declared - {key for key, *_ in wanted.values()} == SHOWN_BY_NO_LINE, refused


def test_a_small_file_is_kept_whole_and_gives_the_number_that_was_seen() -> None:
    z, y = scores(n=700)
    batch, seen = batch_of(z, y), f"{float(F.cross_entropy(z, y, reduction='sum')) / 700 / 64:.6g}"
    told = diagnose(batch, Question(CE, batch_size=64), Observed.parse(seen))
    found = reproduce(batch, told, told.causes[0])
    assert f"{found.predicted:.6g}" == seen
    assert found.batch.predictions.shape == (700, 12)


def test_a_few_rows_of_a_large_file_show_the_mistake_and_say_where_they_are_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lossexplorer.diagnosis.reproduce.SMALL", 0)
    z, y = scores(n=1300)
    y[700:] = torch.where(torch.arange(600) % 7 == 0, -100, y[700:])
    wrong = {
        "ignored_rows_in_mean": F.cross_entropy(z, y, reduction="sum") / 1300,  # the first rows do not show it
        "mean_of_microbatch_means": torch.stack(
            [F.cross_entropy(a, b) for a, b in zip(z.split(512), y.split(512), strict=True)]
        ).mean(),  # nor do 200 rows of such batches
        "double_softmax": F.cross_entropy(z.softmax(1), y),
    }
    wanted = {}
    for key, value in wrong.items():
        batch = batch_of(z, y)
        told = diagnose(batch, Question(CE), Observed.parse(f"{float(value):.6g}"))
        cause = next(cause for cause in told.causes if cause.key == key and cause.matches)
        found = reproduce(batch, told, cause)
        assert found.batch.predictions.shape[0] <= MOST_ROWS
        assert "of 1300 rows" in found.about
        path = tmp_path / f"{key}.py"
        save_reproducer(str(path), found)
        assert path.with_suffix(".npz").stat().st_size < 40_000
        wanted[str(path)] = [found.predicted, found.right]
    for path, text in run_all(tmp_path).items():
        printed = [float(line.split()[1]) for line in text.splitlines()]
        assert np.allclose(printed, wanted[path], 1e-5)
        assert abs(printed[0] - printed[1]) > 1e-3 * printed[1]
