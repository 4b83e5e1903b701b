"""Sums that are merged say what the whole arrays say, however the rows arrive."""

from __future__ import annotations

from contextlib import ExitStack
from importlib import import_module
from itertools import pairwise
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lossexplorer.compute.histogram import counts_in, counts_in_ordered, histogram
from lossexplorer.compute.summaries import Columns, LogBuckets, Tally, density_axes, overview, reliability, shares
from lossexplorer.compute.summaries.calibration import scores

N = 60


def columns(seed: int, classes: int) -> Columns:
    """Rows with everything that makes trouble: ignored ones, undecided ones, zeros, nan and infinity."""
    rng = np.random.default_rng(seed)
    loss = rng.lognormal(0, 4, N)
    loss[rng.integers(0, N, 3)] = (0.0, np.inf, np.nan)[seed % 3]
    predicted = rng.integers(0, classes, N).astype(np.int32)
    confidence = rng.uniform(0, 1, N)
    predicted[7], confidence[7] = -1, np.nan
    used = rng.random(N) < 0.9
    return Columns(
        loss, used, loss, rng.integers(0, classes, N).astype(np.int32), predicted, confidence, labels=range(classes)
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([2, 5, 300]), st.lists(st.integers(0, N), max_size=6), st.randoms())
def test_any_chunks_merged_in_any_order_say_what_all_rows_say_at_once(seed, classes, cuts, random):
    whole = columns(seed, classes)
    axes, bars = density_axes(whole), histogram(whole.loss, whole.used)
    at_once = Tally(whole, axes)
    at_once.add(whole.chosen())
    parts = []
    for start, stop in pairwise(sorted({0, N, *cuts})):
        part = Tally(whole, axes)
        part.add(whole.part(start, stop).chosen())
        parts.append(part)
    random.shuffle(parts)
    merged = parts[0]
    for part in parts[1:]:
        merged.merge(part)
    loss = whole.loss[whole.used]
    finite = loss[np.isfinite(loss)]
    exact = float(np.sum(finite.astype(np.longdouble)))
    assert merged.total == pytest.approx(exact, rel=1e-12)
    assert merged.mean == pytest.approx(exact / len(finite), rel=1e-12)
    assert (merged.rows, merged.lost) == (at_once.rows, at_once.lost)
    for kept in (loss, loss[::3], loss[:0], loss.astype(np.float32)):
        ours, beyond = counts_in_ordered(bars.edges, np.sort(kept))
        theirs, above = counts_in(bars.edges, kept)
        assert (ours.tolist(), beyond) == (theirs.tolist(), above)
    assert merged.accuracy == at_once.accuracy == (whole.right[whole.used]).mean()
    ours, theirs = merged.classes(), at_once.classes()
    assert ours.count.tolist() == np.bincount(whole.target[whole.used], minlength=classes).tolist()
    assert ours.total_loss == pytest.approx(theirs.total_loss, rel=1e-12, nan_ok=True)
    assert ours.precision == pytest.approx(theirs.precision, rel=1e-12, nan_ok=True)
    assert merged.confusion().pairs == at_once.confusion().pairs
    assert merged.reliability().error == pytest.approx(at_once.reliability().error, rel=1e-12)
    assert merged.density().counts.tolist() == at_once.density().counts.tolist()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([1, 7, 32, 10**6]), st.sampled_from([1, 7, 32, 10**6]))
def test_numbers_of_pictures_are_those_of_whole_arrays_however_they_are_cut(seed, rows, block):
    whole = columns(seed, 5)
    axes, bars = density_axes(whole), histogram(whole.loss, whole.used)
    sizes = {"overview.PIECE": rows, "spread._BLOCK": block, "lorenz._BLOCK": block, "lorenz._PIECE": rows}
    with ExitStack() as stack:
        for name, size in sizes.items():
            module, _, constant = name.partition(".")
            home = import_module(f"lossexplorer.compute.summaries.{module}")
            stack.enter_context(mock.patch.object(home, constant, size))
        found, share = overview(whole, None, bars, axes), shares(whole.loss, whole.used)
    kept = whole.loss[whole.used]
    finite = np.sort(kept[np.isfinite(kept)]).astype(np.longdouble)
    close = {"rel": 1e-12, "nan_ok": True}
    assert found.spread.mean == pytest.approx(float(finite.mean()), **close)
    assert found.spread.std == pytest.approx(float(finite.std()), **close)
    assert found.spread.total == pytest.approx(float(finite.sum()), **close)
    assert (found.spread.min, found.spread.max) == (float(finite[0]), float(finite[-1]))
    middle = np.quantile(finite.astype(float), (0.5, 0.95))
    assert (found.spread.median, found.spread.p95) == pytest.approx(middle, **close)
    made = np.concatenate(([0], np.cumsum(finite[::-1]))) / finite.sum()
    at = np.rint(found.lorenz.rows * len(finite)).astype(int)
    assert found.lorenz.loss == pytest.approx(made[at].astype(float), **close)
    place = 2 * np.arange(1, len(finite) + 1) - len(finite) - 1
    assert found.lorenz.gini == pytest.approx(float((place * finite).sum() / len(finite) / finite.sum()), **close)
    counted = whole.used & np.isfinite(whole.loss)
    assert share == pytest.approx(np.where(counted, whole.loss / float(finite.sum()), np.nan), **close)
    assert found.reliability.error == pytest.approx(reliability(*scores(whole.chosen())).error, **close)


def test_the_worst_rows_are_kept_on_the_way():
    loss = np.random.default_rng(0).permutation(200).astype(np.float64)
    loss[50] = np.nan
    whole = Columns(loss, np.ones(200, bool), loss)
    left, right = Tally(whole), Tally(whole)
    for start in range(0, 200, 40):
        (left if start < 100 else right).add(whole.part(start, start + 40), start)
    wanted = np.argsort(-np.where(np.isnan(loss), np.inf, loss), kind="stable")[:10]
    assert left.merge(right).worst == wanted.tolist()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(width=32, allow_subnormal=False), min_size=1, max_size=50),
    st.integers(0, 50),
    st.sampled_from([np.float32, np.float64]),
)
def test_quantiles_from_buckets_are_less_than_half_a_percent_off(values, cut, dtype):
    values = np.array(values, dtype)
    buckets, rest = LogBuckets(), LogBuckets()
    buckets.add(values[:cut])
    rest.add(values[cut:])
    buckets.merge(rest)
    finite = np.sort(values[np.isfinite(values)]).astype(np.float64)
    assert buckets.nan == np.isnan(values).sum()
    for q in (0, 0.5, 0.95, 1):
        found = float(buckets.quantiles((q,))[0])
        if not finite.size:
            assert np.isnan(found)
            continue
        wanted = finite[int(np.floor(q * (len(finite) - 1)))]
        assert found == pytest.approx(wanted, rel=0.004, abs=1e-37)
    shown = buckets.histogram()
    assert shown.approximate
    assert shown.counts.sum() + shown.beyond == len(finite)
    assert shown.non_finite == len(values) - len(finite)


def test_the_partial_histogram_looks_like_the_final_one():
    loss = np.random.default_rng(0).lognormal(0, 1, 20_000).astype(np.float32)
    buckets = LogBuckets()
    buckets.add(loss)
    ours, exact = buckets.histogram(), histogram(loss, np.ones(20_000, bool))
    assert ours.edges[[0, -1]] == pytest.approx(exact.edges[[0, -1]], rel=0.01, abs=0.01)
    assert np.abs(np.cumsum(ours.counts) - np.cumsum(exact.counts)).max() < 0.02 * 20_000
