"""On a device that has no float64, nothing needs it, and sums keep their digits all the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.wide import has_float64, total, widest

from .examples import Example, every, judged

_AT_HOME = (torch.ops.aten.lift_fresh.default,)


class Wide(TorchDispatchMode):
    """Remembers what made float64 tensors; arrays of a file before they are sent and single numbers stay at home."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def __torch_dispatch__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        made = function(*args, **(kwargs or {}))
        for x in tree_leaves(made):
            if isinstance(x, torch.Tensor) and x.dtype == torch.float64 and x.ndim and function not in _AT_HOME:
                self.found.append(str(function))
        return made


def take_float64_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that the CPU has no float64, for everybody who has the function already."""
    monkeypatch.setattr(widest, "__code__", (lambda device: torch.float32).__code__)


@pytest.fixture
def poor(monkeypatch: pytest.MonkeyPatch) -> None:
    take_float64_away(monkeypatch)


@pytest.mark.parametrize(
    ("device", "expected"), [("cpu", True), ("cuda", True), ("cuda:1", True), ("mps", False), ("mps:0", False)]
)
def test_only_mps_has_no_float64(device: str, expected: bool) -> None:
    assert has_float64(device) is has_float64(torch.device(device)) is expected
    assert widest(device) == (torch.float64 if expected else torch.float32)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64, torch.float16])
@pytest.mark.parametrize("device", ["rich", "poor"])
def test_a_sum_is_accumulated_in_float64_with_and_without_the_device(
    device: str, dtype: torch.dtype, request: pytest.FixtureRequest
) -> None:
    if device == "poor":
        request.getfixturevalue("poor")
    values = torch.full((3, 40_000), 0.1, dtype=dtype)
    assert total(values) == pytest.approx(120_000 * float(values[0, 0]), rel=1e-12)


@every()
def test_every_loss_is_computed_without_float64_and_says_the_same(example: Example) -> None:
    axis = example.class_axis if example.inputs[0].shape == example.inputs[1].shape else None

    def compute() -> Any:
        p, y = (x.astype(np.float32) if x.dtype.kind == "f" else x for x in example.inputs)
        if y.dtype.kind == "f":
            y = y.astype(np.float64)  # what a file of Python's own numbers holds
        return judged(p, y, example.key, class_axis=axis, parameters=example.parameters)

    with pytest.MonkeyPatch.context() as monkeypatch, Wide() as seen:
        take_float64_away(monkeypatch)
        narrow = compute()
    assert seen.found == []
    plain = compute()
    assert narrow.dtype == plain.dtype == "float32"
    assert (narrow.value is None) == (plain.value is None)
    if plain.value is not None:
        assert narrow.value == pytest.approx(plain.value, rel=1e-5, abs=1e-6, nan_ok=True)
    np.testing.assert_allclose(narrow.per_sample, plain.per_sample, rtol=1e-4, atol=1e-6)
    if example.loss.role == "loss":
        np.testing.assert_allclose(narrow.gradient_norm, plain.gradient_norm, rtol=1e-4, atol=1e-6)


@pytest.mark.usefixtures("poor")
def test_whole_numbers_are_computed_in_the_widest_type_there_is() -> None:
    with Wide() as seen:
        value = CATALOGUE.get("mse_loss")(torch.tensor([1, 4]), torch.tensor([1, 2]))
    assert seen.found == []
    assert (value.dtype, value.item()) == (torch.float32, 2.0)
