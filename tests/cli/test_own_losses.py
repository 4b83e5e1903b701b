"""A function of somebody's own file on the command line and in Python: naming it there is the wish to run it."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

import lossexplorer as lx
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES, scenes_of
from lossexplorer.compute.curve import Ask, CurveRequest, curves
from lossexplorer.compute.own import packages
from lossexplorer.compute.own.bring import bring
from lossexplorer.io.script import read_script
from lossexplorer.report.batch_code import Origin, batch_code
from lossexplorer.report.explore_code import explore_code
from tests.brought import nothing_brought
from tests.report.running import numbers

from .terminal import LABELS, LOGITS

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Terminal

__all__ = ["nothing_brought"]

TEXT = '''
import enum
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

Path(__file__).with_suffix(".ran").write_text("yes")


class Mode(enum.Enum):
    PLAIN = 1
    DOUBLE = 2


def bits(logits, labels, mode: Mode = Mode.DOUBLE):
    """Cross entropy in bits."""
    return mode.value / 2 * F.cross_entropy(logits, labels) / torch.log(torch.tensor(2.0, dtype=logits.dtype))


class Smooth(nn.Module):
    def __init__(self, amount: float = 0.1):
        super().__init__()
        self.amount = amount

    def forward(self, logits, target):
        log_p = logits.log_softmax(-1)
        return -((1 - self.amount) * target * log_p).sum(-1) - self.amount * log_p.mean(-1)


def broken(logits, labels):
    return logits.gather(1, labels)


def keras(y_true, y_pred, scale=2.0):
    return scale * (y_true - y_pred).square().sum()


def chatty(logits, labels):
    print("computing")
    return F.cross_entropy(logits, labels)
'''


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "mine.py"
    path.write_text(TEXT)
    return path


def test_eval_runs_the_function_and_says_how_it_differs(cli: Terminal, files: Path, script: Path) -> None:
    said = cli("eval", files / "z.npy", files / "y.npy", "--loss", f"{script}:bits", "--json")
    assert said.status == 0
    wanted = torch.nn.functional.cross_entropy(torch.tensor(LOGITS), torch.tensor(LABELS)) / np.log(2)
    assert said.told["loss"] == "mine.py:bits"
    assert said.told["value"] == pytest.approx(float(wanted), rel=1e-6)
    assert said.told["metrics"]["accuracy"] == pytest.approx(float((LOGITS.argmax(1) == LABELS).mean()))
    assert any("1.4427 × cross_entropy, in bits" in warning for warning in said.told["warnings"])
    assert "note: gradient: equals finite differences" in said.err
    smooth = cli("eval", files / "z.npy", files / "y.npy", "--loss", f"{script}:Smooth", "--set", "amount=0.3")
    assert "those of cross_entropy" not in smooth.out
    value = torch.nn.functional.cross_entropy(torch.tensor(LOGITS), torch.tensor(LABELS), label_smoothing=0.3)
    assert f"mean: {float(value):.6f}" in smooth.out


def test_what_a_function_prints_does_not_stand_between_the_json(cli: Terminal, files: Path, script: Path) -> None:
    said = cli("eval", files / "z.npy", files / "y.npy", "--loss", f"{script}:chatty", "--json")
    assert said.told["loss"] == "mine.py:chatty"
    assert "computing" in said.err


def test_what_is_wrong_is_one_sentence(cli: Terminal, files: Path, script: Path) -> None:
    for loss, status, sentence in (
        (f"{script}:broken", 1, "mine.py, line 33 “return logits.gather(1, labels)”: "),
        (f"{script}:nobody", 2, "mine.py has no nobody; it has bits, Smooth, broken, keras, chatty"),
        (str(script), 2, "mine.py does not say which function"),
        (f"{script.with_name('gone.py')}:f", 1, "gone.py cannot be found"),
        ("package:name", 2, "no loss is called package:name"),
    ):
        said = cli("eval", files / "both.npz", "--loss", loss)
        assert said.status == status
        assert sentence in said.sentence
    said = cli("eval", files / "z.npy", files / "y.npy", "--loss", f"{script}:bits", "--set", "mode=HALF")
    assert said.status == 2
    assert "mode must be one of PLAIN, DOUBLE" in said.sentence


def test_a_batch_that_names_a_file_is_not_a_wish_to_run_it(cli: Terminal, tmp_path: Path, script: Path) -> None:
    lx.save_batch(tmp_path / "b.npz", LOGITS, LABELS, loss=f"{script}:bits")
    said = cli("eval", tmp_path / "b.npz")
    assert said.status == 2
    assert "does not say which loss it was saved with" in said.sentence
    assert not script.with_suffix(".ran").exists()


def test_the_list_has_what_packages_declare_and_says_what_is_broken(
    cli: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = [
        EntryPoint("twin", "lossexplorer.catalog.losses.regression.l1_loss:LOSS", packages.GROUP),
        EntryPoint("gone", "no_such_package:f", packages.GROUP),
    ]
    monkeypatch.setattr(packages, "entry_points", lambda group: points)
    said = cli("losses")
    assert said.status == 0
    assert "Your own" in said.out
    assert "lossexplorer.catalog.losses.regression.l1_loss:twin" in said.out
    assert "warning: the loss gone of the package no_such_package: ModuleNotFoundError" in said.err


def test_the_list_of_a_file_has_what_can_be_used_and_each_function_that_cannot(cli: Terminal, script: Path) -> None:
    script.write_text(script.read_text() + "def worse(pred, target):\n    return pred.nothing\n")
    said = cli("losses", script)
    assert said.status == 0
    assert [line.split()[0] for line in said.out.splitlines()[1:]] == [
        f"mine.py:{name}" for name in ("bits", "Smooth", "keras", "chatty")
    ]
    for line in ("line 33 “return logits.gather(1, labels)”", "line 44 “return pred.nothing”"):
        assert f"warning: mine.py, {line}" in said.err
    script.write_text("def broken(pred, target):\n    return pred.nothing\n")
    said = cli("losses", script)
    assert said.status == 1
    assert "none of these functions can be used" in said.err


def test_curve_draws_it(cli: Terminal, script: Path) -> None:
    said = cli("curve", f"{script}:keras", "--set", "scale=3", "--range", "0:2")
    assert said.out.splitlines()[-1] == "2.0,12.0,12.0"


def test_python_brings_it_and_evaluates_with_it(script: Path) -> None:
    loss = lx.load_loss(f"{script}:keras")
    x, y = np.array([1.0, 2.0]), np.zeros(2)
    assert lx.evaluate(x, y, loss=loss).value == lx.evaluate(x, y, loss="mine.py:keras").value == 10.0
    assert float(loss(x, y, scale=1.0)) == 5.0


def test_copied_code_imports_the_file_and_gives_the_number_on_screen(
    script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delitem(sys.modules, "mine", raising=False)
    np.savez(tmp_path / "b.npz", logits=LOGITS.astype(np.float64), labels=LABELS)
    for name, parameters in (("bits", {"mode": "PLAIN"}), ("Smooth", {"amount": 0.2}), ("keras", {"scale": 1.5})):
        loss = bring(f"{script}:{name}", read_script)
        ask = Ask(0, loss.key, tuple(loss.resolve(parameters).items()))
        scene = SCENES[scenes_of(loss)[0]]
        setting = tuple(scene.defaults().items())
        request = CurveRequest(scene.key, scene.axes[0].key, setting, (ask,), (-2.0, 2.0), 0.7, points=5)
        curve = curves(request).curves[0]
        printed = numbers(explore_code(request, ask, curve.cursor[0]))
        assert printed == pytest.approx(curve.cursor[1:])
        if name != "keras":
            result = lx.evaluate(LOGITS.astype(np.float64), LABELS, loss=loss, reduction="sum", **parameters)
            origins = (Origin(str(tmp_path / "b.npz"), "npz", key) for key in ("logits", "labels"))
            assert numbers(batch_code(result, *origins)) == [pytest.approx(result.value)]
    assert set(CATALOGUE.keys()) > {"mine.py:bits"}
