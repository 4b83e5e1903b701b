"""Every condition gives what plain torch code gives on the same numbers, alone and combined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from lossexplorer.base import ArraySource, Batch, UsageProblem
from lossexplorer.base.cancel import Cancelled
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute import stream as engine
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.what_if.answer import what_if
from lossexplorer.compute.what_if.conditions import CONDITIONS, WhatIf, what_if_of
from lossexplorer.compute.what_if.fitting import conditions_of, reasons_against

if TYPE_CHECKING:
    from collections.abc import Iterator

N, C = 53, 5
RNG = np.random.default_rng(3)
LOGITS = RNG.normal(size=(N, C)) * 2
LABELS = np.where(np.arange(N) % 9 == 4, -100, RNG.integers(0, C, N))
WEIGHT = (0.5, 1.0, 2.0, 1.0, 3.0)


def result_of(key: str, x: np.ndarray, y: np.ndarray, **parameters: Any) -> Any:
    return evaluate(Batch(ArraySource(x), ArraySource(y)), Wish(key, parameters))


def ce(z: Any = LOGITS, y: Any = LABELS, reduction: str = "mean", **rest: Any) -> torch.Tensor:
    return F.cross_entropy(
        torch.as_tensor(z), torch.as_tensor(y), torch.tensor(WEIGHT).double(), reduction=reduction, **rest
    )


def batch_means(size: int) -> list[float]:
    return [ce(LOGITS[i : i + size], LABELS[i : i + size]).item() for i in range(0, N, size)]


def accumulated(size: int, steps: int, *, divided: bool) -> float:
    means = batch_means(size)
    per_step = [sum(means[i : i + steps]) / (steps if divided else 1) for i in range(0, len(means), steps)]
    return sum(per_step) / len(per_step)


def rounded(z: np.ndarray, largest: np.ndarray | float) -> np.ndarray:
    scale = largest / 127
    return np.round(z / scale) * scale


def hardest(z: np.ndarray, y: np.ndarray, share: float) -> float:
    loss, weight = (
        ce(z, y, "none"),
        torch.tensor(WEIGHT).double()[torch.as_tensor(y).clamp(min=0)] * torch.as_tensor(y != -100),
    )
    order = loss.argsort(descending=True)[: int(share * (y != -100).sum())]
    return (loss[order].sum() / weight[order].sum()).item()


def cases() -> Iterator[tuple[str, dict[str, Any], Any]]:
    half = torch.as_tensor(LOGITS).half().float()
    yield "nothing", {}, ce()
    yield "temperature", {"temperature": 2.5}, ce(LOGITS / 2.5)
    yield "smoothing", {"label_smoothing": 0.2}, ce(label_smoothing=0.2)
    yield "ignored", {"ignore_index": 3}, ce(LOGITS, np.where(LABELS == 3, -100, LABELS))
    yield "int8", {"quantisation": "tensor"}, ce(rounded(LOGITS, np.abs(LOGITS).max()))
    yield "int8 by rows", {"quantisation": "row"}, ce(rounded(LOGITS, np.abs(LOGITS).max(1, keepdims=True)))
    counts = np.bincount(LABELS[LABELS >= 0], minlength=C).astype(float)
    for scheme, weight in (
        ("inverse", counts.sum() / (C * counts)),
        ("sqrt_inverse", counts**-0.5),
        ("effective_number", (1 - 0.9) / (1 - 0.9**counts)),
    ):
        wish = {"class_weights": scheme, "beta": 0.9}
        yield scheme, wish, F.cross_entropy(torch.tensor(LOGITS), torch.tensor(LABELS), torch.tensor(weight))
    yield "sum", {"reduction": "sum"}, ce(reduction="sum")
    yield "rows", {"reduction": "rows"}, ce(reduction="sum") / N
    yield "batches", {"reduction": "batches", "batch_size": 8}, np.mean(batch_means(8))
    for way, divided in (("accumulated", True), ("undivided", False)):
        wish = {"reduction": way, "batch_size": 4, "steps": 3}
        yield way, wish, accumulated(4, 3, divided=divided)
    ranks = [ce(LOGITS[:40], LABELS[:40]).item(), ce(LOGITS[40:], LABELS[40:]).item()]
    yield "ranks", {"reduction": "ranks", "ranks": (40, 13)}, np.mean(ranks)
    yield "hardest", {"hardest": 0.25}, hardest(LOGITS, LABELS, 0.25)
    two = {"temperature": 2.0, "quantisation": "tensor", "hardest": 0.5, "label_smoothing": None}
    yield "combined", two, hardest(rounded(LOGITS, np.abs(LOGITS).max()) / 2, LABELS, 0.5)
    parts = [hardest(LOGITS[i : i + 27], LABELS[i : i + 27], 0.5) for i in (0, 27)]
    yield "hardest of each batch", {"reduction": "batches", "batch_size": 27, "hardest": 0.5}, np.mean(parts)
    yield "float16", {"dtype": "float16"}, ce(half.double()).half()


def test_each_condition_is_what_plain_torch_makes_of_it() -> None:
    result = result_of("cross_entropy", LOGITS, LABELS, weight=WEIGHT)
    ground = None
    for name, wish, expected in cases():
        answer = what_if(result, what_if_of(wish), ground)
        ground = answer.ground
        assert answer.value == pytest.approx(float(expected), rel=1e-12), name
        assert answer.change == answer.value - ce().item(), name
        assert bool(what_if_of(wish)) == (name != "nothing")


def test_chunks_make_no_difference_to_the_draw_of_the_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    result = result_of("cross_entropy", LOGITS, LABELS)
    wish = what_if_of({"label_noise": 0.4, "noise_seed": 7})
    whole = what_if(result, wish).ground.rows.target
    monkeypatch.setattr(engine, "CHUNK_ROWS", 4)
    assert what_if(result, wish).ground.rows.target.tolist() == whole.tolist()
    assert what_if(result, wish.but("noise_seed", 8)).ground.rows.target.tolist() != whole.tolist()
    fewer = what_if(result, wish.but("label_noise", 0.2)).ground.rows.target
    assert ((fewer == LABELS) | (fewer == whole)).all()  # more noise replaces more, and the same ones
    assert (whole[LABELS == -100] == -100).all()


def test_noise_replaces_the_share_that_was_asked_for_and_by_every_other_class_alike() -> None:
    y = np.zeros(40_000, np.int64)
    noisy = what_if(result_of("cross_entropy", np.zeros((len(y), 4), np.float32), y), what_if_of({"label_noise": 0.3}))
    counts = np.bincount(noisy.ground.rows.target, minlength=4) / len(y)
    assert counts == pytest.approx([0.7, 0.1, 0.1, 0.1], abs=0.01)
    all_of_them = what_if(noisy.ground.result, what_if_of({"label_noise": 1.0})).ground.rows.target
    assert (all_of_them != 0).all()
    for key, labels in (("binary_cross_entropy_with_logits", (0, 1)), ("hinge_loss", (-1, 1))):
        y = np.tile(labels, 4)
        answer = what_if(result_of(key, np.arange(8.0), y), what_if_of({"label_noise": 1.0}))
        np.testing.assert_array_equal(answer.ground.rows.target, np.tile(labels[::-1], 4), key)


def test_yes_or_no_targets_are_drawn_to_one_half() -> None:
    x, y = RNG.normal(size=9), RNG.integers(0, 2, 9)
    answer = what_if(result_of("binary_cross_entropy_with_logits", x, y), what_if_of({"label_smoothing": 0.1}))
    expected = F.binary_cross_entropy_with_logits(torch.tensor(x), torch.tensor(y * 0.9 + 0.05))
    assert answer.value == pytest.approx(expected.item(), rel=1e-12)


def test_a_root_of_a_mean_is_taken_of_each_batch() -> None:
    x, y = RNG.normal(size=10), RNG.normal(size=10)
    answer = what_if(result_of("rmse_loss", x, y), what_if_of({"reduction": "batches", "batch_size": 4}))
    parts = [np.sqrt(np.mean((x[i : i + 4] - y[i : i + 4]) ** 2)) for i in (0, 4, 8)]
    assert answer.value == pytest.approx(np.mean(parts), rel=1e-12)


def test_a_batch_without_a_row_that_counts_has_no_mean_and_that_is_said() -> None:
    y = LABELS.copy()
    y[8:16] = -100
    answer = what_if(result_of("cross_entropy", LOGITS, y), what_if_of({"reduction": "batches", "batch_size": 8}))
    assert np.isnan(answer.value)
    assert "1 part has no row that counts" in str(answer.notes[0])
    whole = {row.way: row for row in answer.table}["mean"]
    assert len(answer.table) == 7
    assert whole.value == pytest.approx(answer.before, rel=1e-12)


def test_what_a_loss_does_not_admit_is_absent_with_a_reason_and_changes_nothing() -> None:
    x = RNG.normal(size=(6, 3))
    mse, dice = (
        result_of("mse_loss", x, x + 1),
        result_of("cross_entropy", x, np.eye(3)[[0, 1, 2, 0, 1, 2]] * 0.5 + 1 / 6),
    )
    assert set(reasons_against(mse)) == {
        *("label_noise", "ignore_index", "class_weights", "label_smoothing", "temperature")
    }
    assert "spread over several" in str(reasons_against(dice)["label_noise"])
    assert not what_if(mse, what_if_of({"temperature": 3.0, "label_noise": 0.5})).wish
    pairs = result_of("nt_xent_loss", x, x[::-1].copy())
    assert "hardest" in reasons_against(pairs)
    (way,) = (p for p in conditions_of(pairs, WhatIf()) if p.name == "reduction")
    assert list(way.options) == ["own", "batches"]
    halves = what_if(pairs, what_if_of({"reduction": "batches", "batch_size": 3}))
    expected = np.mean([result_of("nt_xent_loss", x[i : i + 3], x[::-1][i : i + 3].copy()).value for i in (0, 3)])
    assert halves.value == pytest.approx(expected, rel=1e-12)
    with pytest.raises(UsageProblem, match="temperature must be"):
        WhatIf().but("temperature", 0.0)
    schemes = {p.name: p for p in CATALOGUE.get("class_weights").params}["scheme"].options
    (ours,) = (p for p in CONDITIONS if p.name == "class_weights")
    assert set(ours.options) == {"none", *schemes}


def test_rows_are_not_read_again_for_another_way_of_averaging_and_work_can_be_cancelled() -> None:
    result = result_of("cross_entropy", LOGITS, LABELS)
    first = what_if(result, what_if_of({"temperature": 2.0}))
    second = what_if(result, what_if_of({"temperature": 2.0, "reduction": "sum"}), first.ground)
    assert second.ground is first.ground

    def cancelled(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        what_if(result, what_if_of({"temperature": 3.0}), second.ground, cancelled)
