"""``lx.losses`` and ``lx.evaluate``: what stands behind the names of the package."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn import functional as F

import lossexplorer as lx
from lossexplorer.base import UsageProblem
from lossexplorer.catalog.registry import CATALOGUE
from tests.catalog.said import said

ROOT = Path(__file__).resolve().parents[2]
RNG = np.random.default_rng(5)
Z, Y = RNG.normal(size=(12, 3)).astype(np.float32), RNG.integers(0, 3, 12)


# --- the package --------------------------------------------------------------------------------------------------


def test_importing_the_package_imports_neither_qt_nor_torch():
    code = (
        "import sys, lossexplorer as lx\n"
        "loaded = lambda: sorted({m.split('.')[0] for m in sys.modules} & {'PySide6', 'torch', 'pyqtgraph', 'numpy'})\n"
        "print(loaded()); lx.losses.keys(); lx.losses.get('huber_loss'); print(loaded())\n"
        "lx.evaluate([0.5, 2.0], [0.0, 0.0], 'mse_loss'); print(loaded())\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "['numpy']", "['numpy', 'torch']"]
    assert done.stderr == ""


def test_the_public_names_are_those_of_the_contract():
    assert {"losses", "evaluate", "show", "save_batch", "BatchResult"} <= set(dir(lx))
    names = {
        "compare",
        "Comparison",
        "losses",
        "load_loss",
        "evaluate",
        "diagnose",
        "known_numbers",
        "show",
        "save_batch",
        "BatchResult",
        "Diagnosis",
        "Problem",
    }
    assert set(lx.__all__) == names
    assert lx.losses is CATALOGUE
    assert isinstance(lx.evaluate(Z, Y), lx.BatchResult)
    with pytest.raises(AttributeError):
        _ = lx.describe


# --- the catalogue ------------------------------------------------------------------------------------------------


def test_entries_are_found_by_their_key_and_can_be_called():
    assert "sigmoid_focal_loss" in lx.losses.keys()
    assert len(lx.losses.keys()) == len(set(lx.losses.keys())) == len(lx.losses)
    prediction = torch.tensor([2.0, 0.5], requires_grad=True)
    loss = lx.losses.get("huber_loss")(prediction, torch.zeros(2), reduction="mean", delta=1.0)
    loss.backward()
    assert loss.item() == pytest.approx((1.5 + 0.125) / 2)
    assert prediction.grad.tolist() == [0.5, 0.25]


def test_an_unknown_key_is_a_key_error_that_names_the_nearest():
    with pytest.raises(KeyError, match=r"no loss is called focal_loss; did you mean .*sigmoid_focal_loss") as caught:
        lx.losses.get("focal_loss")
    assert isinstance(caught.value, UsageProblem)
    assert str(caught.value) == str(caught.value.message)
    with pytest.raises(KeyError, match="lists them all"):
        lx.losses.get("zzz")
    with pytest.raises(KeyError, match="did you mean cross_entropy"):
        lx.evaluate(Z, Y, "crossentropy")


# --- evaluate -----------------------------------------------------------------------------------------------------


def test_cross_entropy_is_the_loss_unless_another_is_named():
    result = lx.evaluate(Z, Y)
    assert result.loss.key == "cross_entropy"
    assert result.value == pytest.approx(F.cross_entropy(torch.tensor(Z), torch.tensor(Y)).item(), rel=1e-6)
    assert result.per_sample.shape == result.gradient_norm.shape == (12,)
    assert (result.n, result.n_used, result.n_elements, result.n_classes) == (12, 12, 12, 3)
    assert result.warnings == ()


def test_other_keywords_are_parameters_of_the_loss():
    plain, smoothed = lx.evaluate(Z, Y), lx.evaluate(Z, Y, label_smoothing=0.2)
    assert smoothed.parameters == plain.parameters | {"label_smoothing": 0.2}
    expected = F.cross_entropy(torch.tensor(Z), torch.tensor(Y), label_smoothing=0.2).item()
    assert smoothed.value == pytest.approx(expected, rel=1e-6)
    assert "cross_entropy has no parameter gamma" in said(lambda: lx.evaluate(Z, Y, gamma=2))
    assert "q must be a number in (0, 1]" in said(lambda: lx.evaluate(Z, Y, "generalized_cross_entropy", q=0))


@pytest.mark.parametrize(
    "weight",
    [
        [0.5, 2, 1],
        (0.5, 2.0, 1.0),
        np.array([0.5, 2, 1], np.float32),
        torch.tensor([0.5, 2, 1]),
        torch.tensor([0.5, 2, 1], dtype=torch.bfloat16),
        torch.tensor([0.5, 2, 1], requires_grad=True),
    ],
    ids=["list", "tuple", "array", "tensor", "bfloat16", "differentiable"],
)
def test_weights_may_be_lists_arrays_or_tensors(weight):
    result = lx.evaluate(Z, Y, weight=weight)
    expected = F.cross_entropy(torch.tensor(Z), torch.tensor(Y), torch.tensor([0.5, 2, 1])).item()
    assert result.value == pytest.approx(expected, rel=1e-6)
    assert json.loads(json.dumps(result.to_dict()))["parameters"]["weight"] == [0.5, 2.0, 1.0]


def test_single_numbers_may_be_tensors_too():
    assert lx.evaluate(Z, Z * 0, "huber_loss", delta=torch.tensor(0.5)).parameters == {"delta": 0.5}


@pytest.mark.parametrize(
    "change",
    [
        torch.tensor,
        lambda x: torch.tensor(x.astype(np.float64) if x.dtype.kind == "f" else x, requires_grad=x.dtype.kind == "f"),
        lambda x: x.tolist(),
        np.asfortranarray,
        lambda x: np.lib.stride_tricks.as_strided(x, x.shape, x.strides, writeable=False),
        lambda x: np.ascontiguousarray(x[::-1])[::-1],
    ],
    ids=["tensor", "differentiable", "list", "by columns", "read-only", "backwards"],
)
def test_predictions_and_targets_may_be_anything_that_holds_numbers(change):
    assert lx.evaluate(change(Z), change(Y)).value == pytest.approx(lx.evaluate(Z, Y).value, rel=1e-6)


def test_every_option_of_the_command_line_is_there():
    tokens = RNG.normal(size=(3, 4, 4))
    labels = RNG.integers(0, 4, (3, 4))
    found = lx.evaluate(tokens, labels, class_axis=2, reduction="sum", dtype="float32", device="cpu")
    assert (found.dtype, found.device, found.reduction, found.layout.class_axis) == ("float32", "cpu", "sum", 2)
    views = RNG.normal(size=(6, 2))
    sets = lx.evaluate(views, views[::-1], "nt_xent_loss", batch_size=2, temperature=0.1)
    assert sets.n_elements == 12
    assert sets.parameters == {"temperature": 0.1}


def test_what_does_not_fit_is_a_value_error_with_one_sentence():
    for call in (
        lambda: lx.evaluate(Z, Y[:5]),
        lambda: lx.evaluate([[1, 2], [3]], [0, 1]),
        lambda: lx.evaluate([["a", "b"]], [0]),
        lambda: lx.evaluate(Z, Y, reduction="median"),
        lambda: lx.evaluate(Z, Y, dtype="int8"),
        lambda: lx.evaluate(Z, Y, device="tpu"),
        lambda: lx.evaluate(Z, Y, batch_size=2.5),
        lambda: lx.evaluate(Z, Y, class_axis=1.0),
        lambda: lx.evaluate(Z, Y, loss=None),
    ):
        with pytest.raises(ValueError, match=r"\w"):
            call()
        with pytest.raises(lx.Problem):
            call()


def test_types_devices_and_numbers_are_taken_as_libraries_give_them():
    assert lx.evaluate(Z, Y, dtype=torch.float16).dtype == "float16"
    assert lx.evaluate(Z, Y, device=torch.device("cpu")).device == "cpu"
    assert lx.evaluate(Z, Y, class_axis=np.int64(1)).value == lx.evaluate(Z, Y).value


def test_the_arrays_of_the_caller_stay_as_they_are():
    z, y = Z.copy(), Y.copy()
    lx.evaluate(z, y).prepare()
    np.testing.assert_array_equal(z, Z)
    np.testing.assert_array_equal(y, Y)
    assert not torch.is_inference_mode_enabled()
    assert torch.is_grad_enabled()


def test_what_goes_beyond_the_value_is_computed_when_it_is_asked_for():
    result = lx.evaluate(Z, Y)
    assert not {"summary", "metrics"} & set(vars(result))
    assert result.metrics["accuracy"] == np.mean(Z.argmax(1) == Y)
    assert "metrics" in vars(result)


def test_a_result_is_one_line_and_a_small_table_in_a_notebook():
    rng = np.random.default_rng(0)
    result = lx.evaluate(rng.normal(size=(5000, 4)), rng.integers(0, 4, 5000))
    shown = repr(result)
    assert shown.startswith(f"BatchResult(cross_entropy, value={result.value:.6g}, n=5000, accuracy=")
    assert len(shown) < 200
    assert "\n" not in shown
    table = result._repr_html_()
    assert table.startswith("<table><tr>")
    assert f"{result.summary['median']:.6g}" in table
    assert len(table) < 2000


def test_a_result_that_was_not_reduced_says_so():
    result = lx.evaluate(np.zeros((3, 2)), np.array([0, 1, -100]), reduction="none")
    assert repr(result).startswith("BatchResult(cross_entropy, value=None, n=3, n_used=2")
