"""How a file is cut into chunks changes nothing of what is said about it."""

from __future__ import annotations

import math
from unittest import mock

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from lossexplorer.base import ArraySource, Batch
from lossexplorer.base.cancel import Cancelled
from lossexplorer.compute import stream, true_class
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.fit import prospect
from tests.catalog.draws import drawn

from .examples import EXAMPLES, batch_of, judged

COLUMNS = ("per_sample", "gradient_norm", "target", "predicted", "confidence")


class Watched(ArraySource):
    """Remembers which rows were read."""

    def __init__(self, array):
        super().__init__(array)
        self.read_rows = []

    def read(self, start, stop):
        self.read_rows.append((start, stop))
        return super().read(start, stop)


def _odd_numbers(task):
    """What is not finite and not refused."""
    if task.prediction in ("probability", "probabilities", "mask", "box"):
        return [np.nan]
    return [np.nan, np.inf] if task.key in ("amount", "count") else [np.nan, np.inf, -np.inf]


@st.composite
def wishes(draw):
    """A batch and a wish: rows of an example in any order and number, some of their numbers not finite."""
    example = draw(st.sampled_from(EXAMPLES))
    picked = np.array(draw(st.lists(st.integers(0, 6), min_size=1, max_size=30)))
    arrays = [x[picked].copy() for x in example.inputs]
    parameters = {k: np.asarray(v)[picked] if k in example.per_row else v for k, v in example.parameters.items()}
    for value in draw(st.lists(st.sampled_from(_odd_numbers(example.loss.task)), max_size=3)):
        arrays[0].reshape(-1)[draw(st.integers(0, arrays[0].size - 1))] = value
    axis = 1 if example.loss.task.activation in ("softmax", "exp") else None
    return batch_of(*arrays), Wish(example.key, parameters, class_axis=axis)


def told(result):
    found = result.to_dict()
    return {key: found.get(key) for key in ("n", "n_used", "n_elements", "n_classes", "warnings", "input_kind")}


@drawn(20)
@given(wish=wishes(), size=st.sampled_from([1, 24, 64, 200, 500]), most=st.sampled_from([1, 2, 3, 7, 1000]))
def test_results_do_not_depend_on_the_size_of_a_chunk(wish, size: int, most: int):
    whole = evaluate(*wish)
    with mock.patch.object(stream, "CHUNK_BYTES", size), mock.patch.object(stream, "CHUNK_ROWS", most):
        cut = evaluate(*wish)
    assert told(cut) == told(whole)
    assert cut.value is whole.value is None or cut.value == pytest.approx(
        whole.value, rel=1e-12, abs=1e-14, nan_ok=True
    )
    np.testing.assert_array_equal(cut.rows.used, whole.rows.used)
    for name in COLUMNS:
        one, other = getattr(cut, name), getattr(whole, name)
        assert (one is None) == (other is None)
        if one is not None:
            np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("shape", [(1000,), (1000, 10), (1000, 3, 4)])
def test_a_chunk_has_no_more_rows_and_bytes_than_it_may(shape, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stream, "CHUNK_BYTES", 4096)
    monkeypatch.setattr(stream, "CHUNK_ROWS", 300)
    source = Watched(np.zeros(shape))
    evaluate(Batch(source, ArraySource(np.zeros(shape))), Wish("mse_loss"))
    assert source.read_rows[0][0] == 0
    assert source.read_rows[-1][1] == 1000
    assert all(one[1] == other[0] for one, other in zip(source.read_rows, source.read_rows[1:], strict=False))
    row = 8 * math.prod(shape[1:])
    assert all(stop - start == min(300, 4096 // row) for start, stop in source.read_rows[:-1])


def test_a_row_that_is_larger_than_a_chunk_is_a_chunk_of_its_own(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stream, "CHUNK_BYTES", 16)
    source = Watched(np.zeros((3, 100)))
    evaluate(Batch(source, ArraySource(np.zeros((3, 100)))), Wish("mse_loss"))
    assert source.read_rows == [(0, 1), (1, 2), (2, 3)]


def test_progress_is_told_after_each_chunk_and_rows_that_are_done_are_final(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stream, "CHUNK_ROWS", 4)
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=(14, 3)), rng.integers(0, 3, 14)
    # rows of the true class alone are gathered until there are many, but for the first ones
    for key, steps in (("softmax_focal_loss", [4, 8, 12, 14]), ("cross_entropy", [4, 4, 4, 14])):
        seen = []
        result = evaluate(
            batch_of(z, y), Wish(key), lambda r, seen=seen: seen.append((r.done, r.n, r.loss[: r.done].copy()))
        )
        assert [(done, n) for done, n, _ in seen] == [(step, 14) for step in steps]
        for done, _, loss in seen:
            np.testing.assert_array_equal(loss, result.per_sample[:done])


def test_who_hears_of_progress_may_stop_the_work(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stream, "CHUNK_ROWS", 4)
    source = Watched(np.zeros((12, 3)))

    def stop(done):
        raise Cancelled

    with pytest.raises(Cancelled):
        evaluate(Batch(source, ArraySource(np.zeros(12, int))), Wish("cross_entropy"), stop)
    assert source.read_rows == [(0, 4)]


def test_numbers_that_are_not_finite_are_counted_only_in_rows_whose_loss_is_not_finite(monkeypatch: pytest.MonkeyPatch):
    """A class that is ruled out by −inf is a usual mask, not an error."""
    z = np.array([[0.5, -np.inf], [np.nan, 0.0], [0.0, 0.0], [np.inf, 0.0]])
    for most in (1, 100):
        monkeypatch.setattr(stream, "CHUNK_ROWS", most)
        result = judged(z, np.array([0, 0, 1, 1]), "cross_entropy")
        assert result.rows.non_finite == (1, 1, 1)
        assert "the predictions hold 1 nan and 1 inf, first in row 1" in result.warnings
        assert judged(z[:1], np.array([0]), "cross_entropy").warnings == ()


def test_numbers_that_are_not_finite_in_ignored_rows_are_not_mentioned():
    z = np.array([[0.0, 1.0], [np.nan, 0.0]])
    result = judged(z, np.array([0, -100]), "cross_entropy")
    assert result.value == pytest.approx(math.log1p(math.e))
    assert result.rows.non_finite is None


def test_memory_that_runs_out_halves_the_chunk_and_says_so(monkeypatch: pytest.MonkeyPatch):
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=(64, 3)), rng.integers(0, 3, 64)
    z[40, 1] = np.nan
    masks = rng.uniform(size=(64, 1, 2, 2)), rng.integers(0, 2, (64, 1, 2, 2)).astype(float)
    for arrays, key in ((batch_of(z, y), "cross_entropy"), (batch_of(*masks), "dice_loss")):
        usual = evaluate(arrays, Wish(key))

        def full(self, chunk, inputs=stream.Stream.inputs):
            if chunk.stop - chunk.start > 10:
                raise torch.OutOfMemoryError("CUDA out of memory")
            return inputs(self, chunk)

        with mock.patch.object(stream.Stream, "inputs", full):
            result = evaluate(arrays, Wish(key))
        assert "the GPU has little memory left; computed in chunks of 8 rows" in result.warnings
        assert result.value == pytest.approx(usual.value, rel=1e-12, nan_ok=True)
        assert result.metrics == pytest.approx(usual.metrics)
        assert result.rows.kind == usual.rows.kind
        assert result.rows.non_finite == usual.rows.non_finite
        np.testing.assert_allclose(result.per_sample, usual.per_sample)

        def never(self, *rest):
            raise torch.OutOfMemoryError("CUDA out of memory")

        with mock.patch.object(stream.Stream, "inputs", never), pytest.raises(torch.OutOfMemoryError):
            evaluate(arrays, Wish(key))


def test_chunks_that_memory_cuts_into_large_and_small_pieces_lose_no_row(monkeypatch: pytest.MonkeyPatch):
    rng = np.random.default_rng(0)
    arrays = batch_of(rng.normal(size=(47, 3)), rng.integers(0, 3, 47))
    usual = evaluate(arrays, Wish("cross_entropy"))
    monkeypatch.setattr(stream, "CHUNK_ROWS", 18)
    monkeypatch.setattr(true_class, "_ELEMENTS", 3)

    def full(self, chunk, inputs=stream.Stream.inputs):
        if chunk.stop - chunk.start > 7:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return inputs(self, chunk)

    with mock.patch.object(stream.Stream, "inputs", full):
        found = evaluate(arrays, Wish("cross_entropy"))
    assert (found.value, found.n_elements) == (pytest.approx(usual.value, rel=1e-12), 47)
    np.testing.assert_allclose(found.per_sample, usual.per_sample, rtol=1e-12)


def test_a_large_set_can_be_cancelled_between_its_operations():
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=(600, 4)), rng.normal(size=(600, 4))
    ticks = []

    def stop_later(done):
        ticks.append(done.done)
        if len(ticks) > 30:
            raise Cancelled

    with pytest.raises(Cancelled):
        evaluate(batch_of(a, b), Wish("nt_xent_loss"), stop_later)
    assert set(ticks) == {0}
    assert evaluate(batch_of(a, b), Wish("nt_xent_loss"), lambda done: ticks.append(1)).value == pytest.approx(
        judged(a, b, "nt_xent_loss").value, rel=1e-14
    )


def test_everything_around_the_rows_can_be_cancelled(monkeypatch: pytest.MonkeyPatch):
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=(50, 3)), rng.integers(0, 3, 50)
    result = judged(z, y, "cross_entropy")

    def stop():
        raise Cancelled

    monkeypatch.setattr("lossexplorer.compute.order.BLOCK", 16)
    for work in (
        lambda: evaluate(batch_of(z, y), Wish("cross_entropy"), pause=stop),
        lambda: result.prepare(stop),
        lambda: result.order("loss", True, stop),
        lambda: prospect(batch_of(z, y), stop),
    ):
        with pytest.raises(Cancelled):
            work()
    result.prepare()
    assert result.order("loss", True).tolist() == np.argsort(-result.per_sample, kind="stable").tolist()
