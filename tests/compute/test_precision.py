"""In which type is computed, and which one is reported."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from lossexplorer.base import ArraySource, Batch, UsageProblem
from lossexplorer.compute.devices import DTYPES, precision
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.memory import source_of
from tests.catalog.compare import differences

from .examples import EXAMPLES, Example, every, judged

DEFAULTS = [e for e in EXAMPLES if not e.parameters and e.loss.reductions != ("none",)]
default_examples = every(DEFAULTS)
RNG = np.random.default_rng(2)
Z, Y = RNG.normal(size=(8, 3)), RNG.integers(0, 3, 8)


def judge(example: Example, dtype: str, wish: str | None = None, **others):
    axis = example.class_axis if example.inputs[0].shape == example.inputs[1].shape else None
    return evaluate(example.batch(dtype), Wish(example.key, example.parameters, class_axis=axis, dtype=wish, **others))


@pytest.mark.parametrize("wish", ["float16", "bfloat16"])
@default_examples
def test_half_types_give_what_the_entry_gives_of_half_tensors(example: Example, wish: str):
    half = getattr(torch, wish)
    inputs = [torch.tensor(x).to(half) if x.dtype.kind == "f" else torch.tensor(x) for x in example.inputs]
    for reduction in example.loss.reductions:
        if reduction == "none":
            continue  # one number for each row, which test_rows_and_entries compares
        expected = example.loss(*inputs, reduction=reduction)
        result = judge(example, "float64", wish, reduction=reduction)
        assert result.dtype == wish
        assert expected.dtype == half
        reference = np.array(expected.double().item())
        got = torch.tensor(result.value, dtype=torch.float64)
        assert got.to(half).double() == got or np.isnan(result.value)
        assert not differences(got.to(half), reference, 1.0), reduction


@default_examples
def test_files_of_half_types_are_computed_in_float32_unless_another_is_asked_for(example: Example):
    plain, wished = judge(example, "float16"), judge(example, "float16", "float16")
    exact = example.loss(*example.tensors(torch.float16)).item()
    assert plain.dtype == "float32"
    assert plain.value == pytest.approx(exact, rel=1e-5, abs=1e-6, nan_ok=True)
    assert wished.dtype == "float16"
    assert wished.value == pytest.approx(exact, rel=2e-3, abs=1e-3, nan_ok=True)


@pytest.mark.parametrize("wish", DTYPES)
@pytest.mark.parametrize("dtype", ["float64", "float32", "float16", "int64", "uint8"])
def test_the_type_that_is_asked_for_is_reported(dtype: str, wish: str):
    result = judged((Z * 4).astype(dtype), Y, "cross_entropy", dtype=wish)
    assert result.dtype == wish
    assert result.to_dict()["dtype"] == wish
    assert result.per_sample.dtype == np.dtype("float64" if wish == "float64" else "float32")


@pytest.mark.parametrize(
    ("dtype", "expected"),
    [
        ("float64", "float64"),
        (">f8", "float64"),
        ("float32", "float32"),
        (">f4", "float32"),
        ("<f4", "float32"),
        ("float16", "float32"),
        (">f2", "float32"),
        ("bfloat16", "float32"),
        ("float8_e4m3fn", "float32"),
        ("float8_e5m2", "float32"),
        ("int64", "float64"),
        (">i2", "float64"),
        ("uint8", "float64"),
        ("bool", "float64"),
    ],
)
def test_by_default_it_is_that_of_the_data_and_float64_for_integers(dtype: str, expected: str):
    found = precision(dtype, None)
    assert (found.inner, found.outer) == (expected, expected)


def test_a_type_that_is_no_floating_type_is_refused_with_those_that_exist():
    for wish in ("int8", "double", ""):
        with pytest.raises(UsageProblem, match="float64, float32, float16, bfloat16"):
            precision("float64", wish)


def test_a_wish_of_float32_rounds_the_numbers_of_a_wider_file():
    x = np.array([1 + 1e-12, 3.0])
    assert judged(x, np.array([1.0, 3.0]), "mse_loss", dtype="float32").value == 0
    assert judged(x, np.array([1.0, 3.0]), "mse_loss").value > 0
    assert judged(x, np.array([1.0, 3.0]), "rmse_loss", dtype="float32").value == 0


def test_predictions_and_targets_are_rounded_alike_to_a_half_type():
    x = np.array([0.1, 1e-9, 12.345])
    for wish in ("float16", "bfloat16", "float32"):
        assert judged(x, x, "l1_loss", dtype=wish).value == 0


@pytest.mark.parametrize("dtype", ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "bool"])
def test_predictions_of_an_integer_type_are_computed_in_float64(dtype: str):
    z = (np.abs(Z) * 4).astype(dtype)
    result = judged(z, Y, "cross_entropy")
    assert result.dtype == "float64"
    expected = torch.nn.functional.cross_entropy(torch.tensor(z.astype(float)), torch.tensor(Y)).item()
    assert result.value == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("dtype", ["int8", "uint16", "uint32", "uint64", "int64", "float16", "float32", ">f8", ">i4"])
@pytest.mark.parametrize("key", ["mse_loss", "rmse_loss", "sigmoid_focal_loss"])
def test_targets_of_every_type_are_numbers_in_the_type_of_the_computation(key: str, dtype: str):
    x, y = RNG.normal(size=20), RNG.integers(0, 2, 20)
    expected = judged(x, y.astype(float), key)
    result = judged(x, y.astype(dtype), key)
    assert result.value == expected.value
    np.testing.assert_array_equal(result.per_sample, expected.per_sample)


def test_a_sum_that_a_half_type_does_not_hold_is_infinite_as_in_torch():
    x = np.full(100, 100.0)
    result = judged(x, np.zeros(100), "mse_loss", reduction="sum", dtype="float16")
    assert torch.nn.functional.mse_loss(torch.full((100,), 100.0).half(), torch.zeros(100).half(), reduction="sum") == (
        result.value
    )
    assert result.to_dict()["value"] == "inf"
    assert judged(x, np.zeros(100), "mse_loss", reduction="sum").value == 1e6


def test_the_name_of_the_type_counts_and_not_how_it_was_read():
    """bfloat16 arrives as float32 from files and tensors."""
    tensor = torch.tensor(Z).to(torch.bfloat16)
    batch = Batch(source_of(tensor, "prediction"), ArraySource(Y))
    assert batch.predictions.info.dtype == "bfloat16"
    result = evaluate(batch, Wish("cross_entropy"))
    assert result.dtype == "float32"
    expected = torch.nn.functional.cross_entropy(tensor.float(), torch.tensor(Y)).item()
    assert result.value == pytest.approx(expected, rel=1e-6)
