"""Losses of one input, or of more than two, through the engine, the Python entry and the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

import lossexplorer as lx
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.cli.main import run
from tests.catalog.draws import typical

if TYPE_CHECKING:
    from pathlib import Path

    from lossexplorer.catalog.spec import Loss


def _is_counted(loss: Loss) -> bool:
    """Whether it takes another number of inputs than two, and rows have a value."""
    task = loss.task
    return len(task.inputs) != 2 and not task.inputs[0].startswith("*") and "mean" in loss.reductions


SEVERAL = [loss.key for loss in CATALOGUE if _is_counted(loss)]
WEIGHTS = [loss.key for loss in CATALOGUE if loss.task.inputs[0].startswith("*")] or ["none"]


def named(loss: Loss) -> dict[str, np.ndarray]:
    """Ordinary inputs by their names."""
    return dict(zip(loss.task.inputs, (x.numpy() for x in typical(loss).inputs), strict=True))


def arguments(loss: Loss) -> tuple[list[np.ndarray], dict[str, np.ndarray]]:
    """What ``lx.evaluate`` takes by position and by keyword."""
    inputs, at = named(loss), loss.task.target_at
    first = [inputs[loss.task.inputs[i]] for i in (0, at) if i is not None]
    return first, {name: inputs[name] for name in loss.task.others}


@pytest.mark.parametrize("key", SEVERAL)
def test_values_and_gradients_are_those_of_the_entry(key: str) -> None:
    loss = CATALOGUE.get(key)
    first, others = arguments(loss)
    result = lx.evaluate(*first, loss=key, **others)
    leaf, *rest = typical(loss).inputs
    leaf.requires_grad_()
    value = loss(leaf, *rest)
    assert result.value == pytest.approx(value.item(), rel=1e-12)
    rows = loss(leaf, *rest, reduction="none")
    if loss.kind_of(loss.resolve({})) == "elementwise":
        own = rows.reshape(len(leaf), -1).mean(1)
        assert result.per_sample == pytest.approx(own.detach().numpy(), rel=1e-12)
        (slope,) = torch.autograd.grad(own.sum(), leaf)
        assert result.gradient_norm == pytest.approx(slope.reshape(len(leaf), -1).norm(dim=1).numpy(), rel=1e-9)


@pytest.mark.parametrize("key", SEVERAL)
def test_one_file_may_hold_all_inputs_under_their_names(key: str, tmp_path: Path, capsys) -> None:
    loss = CATALOGUE.get(key)
    first, others = arguments(loss)
    np.savez(tmp_path / "b.npz", **named(loss))
    assert run(["eval", str(tmp_path / "b.npz"), "--loss", key, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["value"] == pytest.approx(lx.evaluate(*first, loss=key, **others).value, rel=1e-12)


@pytest.mark.parametrize("key", [key for key in SEVERAL if CATALOGUE.get(key).task.others])
def test_every_further_input_may_be_a_file_of_its_own(key: str, tmp_path: Path, capsys) -> None:
    loss = CATALOGUE.get(key)
    first, others = arguments(loss)
    words = []
    for name, array in {"p": first[0], "t": first[1], **others}.items():
        np.save(tmp_path / f"{name}.npy", array)
        words += ["--input", f"{name}={tmp_path / name}.npy"] if name in others else []
    files = [str(tmp_path / "p.npy"), str(tmp_path / "t.npy")]
    assert run(["eval", *files, "--loss", key, *words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["value"] == lx.evaluate(*first, loss=key, **others).value


@pytest.mark.parametrize("key", [key for key in SEVERAL if CATALOGUE.get(key).task.others])
def test_what_is_missing_or_has_other_rows_is_named(key: str) -> None:
    loss = CATALOGUE.get(key)
    first, others = arguments(loss)
    name = loss.task.others[-1]
    with pytest.raises(lx.Problem, match=f"there is no {name}"):
        lx.evaluate(*first, loss=key, **{k: x for k, x in others.items() if k != name})
    if name not in loss.task.shared:
        with pytest.raises(lx.Problem, match=f"{name} is .*do not belong together"):
            lx.evaluate(*first, loss=key, **others | {name: others[name][:-1]})


@pytest.mark.parametrize("key", WEIGHTS)
def test_a_sum_over_weights_has_no_rows(key: str) -> None:
    with pytest.raises(lx.Problem, match="sum over weights"):
        lx.evaluate(np.ones(3), np.ones(3), loss=key)


@pytest.mark.parametrize(
    ("word", "why"),
    [("var", "--input wants NAME=FILE"), ("var=", "--input wants NAME=FILE"), ("x=y.npy", "has no further input x")],
)
def test_a_further_input_that_is_none_is_refused(word: str, why: str, tmp_path: Path, capsys) -> None:
    np.savez(tmp_path / "b.npz", predictions=np.ones(3), targets=np.ones(3))
    assert run(["eval", str(tmp_path / "b.npz"), "--loss", "mse_loss", "--input", word]) == 2
    assert why in capsys.readouterr().err
