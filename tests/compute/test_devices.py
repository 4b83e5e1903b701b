"""Where it is computed, and what is said when a wish cannot be met."""

from __future__ import annotations

import numpy as np
import pytest
import torch

import lossexplorer as lx
from lossexplorer.base import UsageProblem
from lossexplorer.compute.devices import pick, warm_up
from tests.catalog.said import said

from .examples import EXAMPLES, judged

RNG = np.random.default_rng(0)
Z, Y = RNG.normal(size=(9, 4)), RNG.integers(0, 4, 9)


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch):
    """Make torch believe in a number of CUDA devices, and in MPS or not."""

    def believe(cuda: int = 0, mps: bool = False) -> None:
        monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda > 0)
        monkeypatch.setattr(torch.cuda, "device_count", lambda: cuda)
        monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)

    return believe


def test_auto_takes_cuda_where_there_is_one_and_says_nothing(cards):
    cards(cuda=1)
    assert pick("auto", "float32") == ("cuda", None)
    cards()
    assert pick("auto", "float32") == ("cpu", None)


def test_a_device_that_is_there_is_taken(cards):
    cards(cuda=2, mps=True)
    for wish in ("cpu", "cuda", "cuda:0", "cuda:1", "mps"):
        assert pick(wish, "float32") == (wish, None)


@pytest.mark.parametrize("wish", ["cuda", "cuda:0", "cuda:7", "mps"])
def test_a_device_that_is_not_there_falls_back_to_the_cpu_with_a_word(wish: str, cards):
    cards()
    device, word = pick(wish, "float32")
    assert device == "cpu"
    assert str(word) == f"{wish} is not available on this machine; computed on the CPU"


def test_a_card_beyond_the_last_one_falls_back_to_the_cpu(cards):
    cards(cuda=2)
    device, word = pick("cuda:2", "float32")
    assert device == "cpu"
    assert "cuda:2 is not available" in str(word)


def test_mps_has_no_float64(cards):
    cards(mps=True)
    device, word = pick("mps", "float64")
    assert device == "cpu"
    assert "no float64" in str(word)


@pytest.mark.parametrize("wish", ["tpu", "", "gpu", "auto:1", "cpu:0", "cpu:x", "cuda:", "cuda:x", "cuda:-1", "mps:1"])
def test_names_of_no_device_are_refused_with_those_that_exist(wish: str, cards):
    cards(cuda=1, mps=True)
    with pytest.raises(UsageProblem):
        pick(wish, "float32")
    assert "auto, cpu, cuda, cuda:N, mps" in said(lambda: pick(wish, "float32"))


def test_the_result_says_where_it_was_computed_and_why_not_elsewhere(cards):
    cards()
    result = judged(Z, Y, "cross_entropy", device="cuda:3")
    assert result.device == result.to_dict()["device"] == "cpu"
    assert "cuda:3 is not available on this machine; computed on the CPU" in result.warnings
    assert result.value == judged(Z, Y, "cross_entropy", device="cpu").value
    assert not judged(Z, Y, "cross_entropy").warnings


def test_warming_up_leaves_torch_as_it_was():
    before = torch.get_num_threads()
    warm_up()
    assert torch.get_num_threads() == before
    warm_up(1)
    assert torch.get_num_threads() == 1
    torch.set_num_threads(before)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="torch finds no CUDA device on this machine")
def test_cuda_gives_what_the_cpu_gives():
    for example in (e for e in EXAMPLES if not e.parameters):
        batch = example.batch("float32")
        arrays = [s.read(0, s.shape[0]) for s in (batch.predictions, batch.targets)]
        axis = example.class_axis if arrays[0].shape == arrays[1].shape else None
        here, there = (judged(*arrays, example.key, class_axis=axis, device=device) for device in ("cpu", "cuda"))
        assert there.device == "cuda"
        assert there.value == pytest.approx(here.value, rel=1e-5, abs=1e-6, nan_ok=True), example
        np.testing.assert_allclose(there.per_sample, here.per_sample, rtol=1e-4, atol=1e-6)
        np.testing.assert_allclose(there.gradient_norm, here.gradient_norm, rtol=1e-4, atol=1e-6)
        assert there.warnings == here.warnings


@pytest.mark.skipif(not torch.cuda.is_available(), reason="torch finds no CUDA device on this machine")
def test_logits_that_are_on_the_card_give_what_the_cpu_gives():
    g = torch.Generator().manual_seed(0)
    z, y = torch.randn(3000, 100, generator=g), torch.randint(0, 100, (3000,), generator=g)
    here, there = lx.evaluate(z, y, device="cpu"), lx.evaluate(z.cuda(), y.cuda())
    assert there.device == "cuda"
    assert there.value == pytest.approx(here.value, rel=1e-6)
    np.testing.assert_allclose(there.per_sample, here.per_sample, rtol=2e-6, atol=1e-6)
    np.testing.assert_allclose(there.gradient_norm, here.gradient_norm, rtol=2e-6, atol=1e-6)
    np.testing.assert_array_equal(there.predicted, here.predicted)
