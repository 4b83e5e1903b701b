"""What pictures show of columns equals independent references, for all rows and for any selection of them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.special import logsumexp
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support

from lossexplorer.compute.histogram import histogram
from lossexplorer.compute.quantiles import quantiles
from lossexplorer.compute.summaries import (
    Columns,
    Tally,
    best_temperature,
    columns_of,
    density,
    density_axes,
    lorenz,
    overview,
    reliability,
    ruler,
    shares,
)
from lossexplorer.compute.summaries import classes as classes_module
from tests.compute.examples import judged

EXACT = {"rel": 1e-9, "abs": 1e-12}


def random_columns(n: int, classes: int, seed: int = 0, *, holes: bool = False) -> Columns:
    rng = np.random.default_rng(seed)
    z, y = rng.normal(size=(n, classes)) * 2, rng.integers(0, classes, n)
    if holes:
        y[::7] = -100
        z[3] = np.nan
    return columns_of(judged(z, y, "cross_entropy", margins=True))


def tally(chosen: Columns) -> Tally:
    found = Tally(chosen)
    found.add(chosen)
    return found


def test_margin_and_rank_say_how_clearly_a_row_is_decided():
    rng = np.random.default_rng(3)
    z, y = rng.normal(size=(40, 5)).astype(np.float32), rng.integers(0, 5, 40)
    y[4] = -100
    z[5] = np.nan
    z[6, 0] = -np.inf
    result = judged(z, y, "cross_entropy", margins=True)
    for i in range(40):
        if i in (4, 5):
            assert np.isnan(result.margin[i])
            assert result.rank[i] == 0
            continue
        others = np.delete(z[i], y[i])
        assert result.margin[i] == z[i, y[i]] - others.max()
        assert result.rank[i] == 1 + (others > z[i, y[i]]).sum()
    used = result.rows.used & ~np.isnan(result.margin)
    assert ((result.margin > 0) == (result.target == result.predicted))[used].all()
    later = judged(z, y, "cross_entropy")
    assert later.rows.margin is None
    np.testing.assert_array_equal(later.rank, result.rank)
    np.testing.assert_allclose(later.margin, result.margin, rtol=1e-6)


def test_margins_of_one_score_are_how_far_it_lies_on_the_true_side():
    z, y = np.array([2.0, -1.0, 0.5]), np.array([1, 1, 0])
    binary = judged(z, y, "binary_cross_entropy_with_logits", margins=True)
    assert binary.margin.tolist() == [2, -1, -0.5]
    assert binary.rank is None
    assert judged(z, y, "binary_cross_entropy_with_logits").margin.tolist() == [2, -1, -0.5]
    p = judged(1 / (1 + np.exp(-z)), y, "binary_cross_entropy", margins=True)
    assert p.margin == pytest.approx(np.array([1, 1, -1]) * (2 / (1 + np.exp(-z)) - 1))
    assert judged(z, 2 * y - 1, "hinge_loss", margins=True).margin.tolist() == [2, -1, -0.5]
    assert judged(z, z + 1, "mse_loss", margins=True).margin is None


def test_shares_of_the_used_rows_sum_to_one():
    loss, used = np.array([1.0, 3.0, np.nan]), np.array([True, True, False])
    assert shares(loss, used)[:2].tolist() == [0.25, 0.75]
    assert np.isnan(shares(loss, used)[2])
    assert shares(np.array([1.0, np.inf, 3.0]), np.ones(3, bool))[[0, 2]].tolist() == [0.25, 0.75]
    for dead in (np.zeros(3), np.full(3, np.inf), np.full(3, np.nan), np.empty(0)):
        assert np.isnan(shares(dead, np.ones(len(dead), bool))).all()


def test_a_row_weighs_as_much_as_its_used_elements_do():
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=(30, 6, 4)), rng.integers(0, 4, (30, 6))
    for row in range(30):
        y[row, 1 + row % 6 :] = -100
    result = judged(z, y, "cross_entropy", class_axis=2)
    p = np.exp(z - logsumexp(z, 2, keepdims=True))
    sums = np.where(y >= 0, -np.log(np.take_along_axis(p, np.maximum(y, 0)[..., None], 2))[..., 0], 0).sum(1)
    np.testing.assert_allclose(result.share, sums / sums.sum(), rtol=1e-12)
    assert result.order("share", True).tolist() == np.argsort(-sums).tolist() != result.order("loss", True).tolist()
    columns = columns_of(result)
    found = overview(columns, None, histogram(columns.loss, columns.used), None).lorenz
    worst = np.cumsum(np.sort(sums)[::-1])
    assert found.makes_share(0.5) == 1 + np.searchsorted(worst, worst[-1] / 2)
    assert found.total == pytest.approx(sums.sum(), rel=1e-12)


def test_tables_of_classes_equal_those_of_scikit_learn_for_any_selection():
    columns = random_columns(500, 6, holes=True)
    for selection in (None, columns.loss > 1, columns.predicted == 2, np.zeros(500, bool)):
        keep = columns.used if selection is None else columns.used & selection
        t, p, loss = columns.target[keep], columns.predicted[keep], columns.loss[keep]
        sums = tally(columns.chosen(selection))
        table, pairs = sums.classes(), sums.confusion()
        precision, recall, f1, count = (
            precision_recall_fscore_support(t, p, labels=range(6), zero_division=np.nan)
            if len(t)
            else (*np.full((3, 6), np.nan), np.zeros(6))
        )
        assert table.count.tolist() == count.tolist()
        assert table.precision == pytest.approx(precision, nan_ok=True, **EXACT)
        assert table.recall == pytest.approx(recall, nan_ok=True, **EXACT)
        assert table.f1 == pytest.approx(np.where(count + table.predicted > 0, f1, np.nan), nan_ok=True, **EXACT)
        for c in range(6):
            assert table.total_loss[c] == pytest.approx(loss[t == c].sum(), nan_ok=True, **EXACT)
        decided = p >= 0
        wanted = confusion_matrix(t[decided], p[decided], labels=range(6)) if decided.any() else np.zeros((6, 6))
        assert pairs.counts.tolist() == wanted.tolist()
        assert pairs.undecided == (~decided).sum()


def test_the_most_confused_pairs_are_the_same_however_many_classes_there_are(monkeypatch: pytest.MonkeyPatch):
    chosen = random_columns(400, 9).chosen()
    dense, recall = tally(chosen).confusion(), tally(chosen).classes().recall
    assert dense.pairs[0].count == max(dense.counts[i, j] for i in range(9) for j in range(9) if i != j)
    first = dense.pairs[0]
    assert first.share == first.count / (chosen.target == first.target).sum()
    monkeypatch.setattr(classes_module, "TABLE_LIMIT", 1)
    monkeypatch.setattr(classes_module, "MATRIX_LIMIT", 1)
    listed = tally(chosen).confusion()
    assert listed.pairs == dense.pairs
    assert listed.counts is None
    assert (tally(chosen).classes().recall == recall).all()


def test_shares_of_a_part_are_of_the_classes_as_they_are_in_the_whole():
    columns = random_columns(400, 9)
    wrong = columns.predicted != columns.target
    part, whole = (tally(columns.chosen(rows)).confusion() for rows in (wrong, None))
    found = part.among(whole)
    assert (found.counts == part.counts).all()
    of = np.bincount(columns.target, minlength=9)
    np.testing.assert_array_equal(found.shares, part.counts / of[:, None])
    assert [pair.share for pair in found.pairs] == [pair.count / of[pair.target] for pair in part.pairs]
    assert found.shares.sum(1) == pytest.approx([1 - x for x in tally(columns.chosen()).classes().recall])


def test_calibration_in_bins_of_equal_width_equals_loops():
    rng = np.random.default_rng(1)
    confidence = rng.beta(3, 1, 331)
    right = rng.random(331) < confidence**2
    found = reliability(confidence, right, 10)
    error = 0.0
    for b in range(10):
        inside = (confidence >= b / 10) & (confidence < (b + 1) / 10)
        assert found.count[b] == inside.sum()
        if inside.any():
            error += abs(right[inside].mean() - confidence[inside].mean()) * inside.mean()
            assert found.right[b] == pytest.approx(right[inside].mean(), **EXACT)
    assert found.error == pytest.approx(error, **EXACT)


def test_the_lorenz_curve_says_how_many_rows_make_the_loss():
    loss = np.random.default_rng(2).exponential(size=1000)
    found = lorenz(loss)
    worst = np.sort(loss)[::-1]
    made = np.cumsum(worst) / worst.sum()
    for share, n in found.makes:
        assert made[n - 1] >= share * (1 - 1e-9)
        assert n == 1 or made[n - 2] < share
    for x, y in zip(found.rows, found.loss, strict=True):
        assert y == pytest.approx(made[round(x * 1000) - 1] if x else 0, **EXACT)
    pairs = np.abs(loss[:, None] - loss[None]).mean() / (2 * loss.mean())
    assert found.gini == pytest.approx(pairs, **EXACT)


def test_the_lorenz_curve_of_odd_losses_is_sensible():
    alike = lorenz(np.full(10, 3.0))
    assert alike.gini == pytest.approx(0, abs=1e-12)
    assert alike.makes_share(0.5) == 5
    zeros = lorenz(np.zeros(10))
    assert (zeros.makes_share(0.5), zeros.total) == (5, 0)
    one = lorenz(np.array([0.0] * 99 + [1.0]))
    assert one.makes_share(0.99) == 1
    assert one.gini == pytest.approx(0.99)
    huge = lorenz(np.array([1e308, 1e308, 1e308, np.inf, np.nan]))
    assert (huge.makes_share(0.5), huge.left_out) == (2, 2)
    for nothing in (np.empty(0), np.full(4, np.nan), np.array([-1.0, 2.0])):
        assert lorenz(nothing) is None


def test_the_density_counts_every_row_once_wherever_its_loss_lies():
    columns = random_columns(3000, 4)
    columns.loss[:4] = 0, np.inf, np.nan, 1e-40
    axes = density_axes(columns)
    found = density(columns.chosen(), axes)
    assert found.counts.sum() + found.below.sum() + found.infinite.sum() + found.left_out == 3000
    assert (found.below.sum(), found.infinite.sum(), found.left_out) == (2, 1, 1)
    usual = np.isfinite(columns.loss) & (columns.loss > 1e-30)
    wanted, _, _ = np.histogram2d(
        np.log10(columns.loss[usual]), columns.confidence[usual], (axes.log_loss, axes.confidence)
    )
    assert np.abs(found.counts - wanted).sum() <= 6  # numpy rounds edges another way


def test_rows_inside_a_lasso_are_those_whose_cells_are():
    columns = random_columns(2000, 4)
    axes = density_axes(columns)
    corners = np.array([[0.5, -0.5], [0.9, -0.5], [0.9, 0.5], [0.5, 0.5]])
    inside = axes.inside(columns, corners)
    across, up = columns.confidence, np.log10(columns.loss)
    clear = (np.abs(across - 0.5) > 0.02) & (np.abs(across - 0.9) > 0.02) & (np.abs(np.abs(up) - 0.5) > 0.1)
    wanted = (across > 0.5) & (across < 0.9) & (np.abs(up) < 0.5)
    assert (inside == wanted)[clear].all()
    assert inside.any()


def test_exact_quantiles_are_those_of_numpy():
    rng = np.random.default_rng(0)
    for n in (1, 2, 3, 100, 1001):
        values = rng.normal(size=n)
        assert quantiles(values, (0, 0.5, 0.95, 1)) == pytest.approx(np.quantile(values, (0, 0.5, 0.95, 1)), rel=1e-14)
    assert quantiles(np.array([np.inf, np.inf]), (0.5,)).tolist() == [np.inf]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_quantiles_of_many_values_are_found_in_pieces(dtype, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("lossexplorer.compute.quantiles.BLOCK", 64)
    rng, wanted = np.random.default_rng(1), (0, 0.3, 0.5, 0.95, 0.995, 1)
    close = 1 + rng.integers(0, 300, 2000) * np.finfo(dtype).eps  # which differ in their last digit only
    ticks = []
    for values in (rng.normal(size=2000), close, np.round(rng.normal(size=2000)), np.full(2000, 0.7), -close):
        values = values.astype(dtype)
        found = quantiles(values, wanted, lambda: ticks.append(1))
        assert found.tolist() == quantiles(np.sort(values), wanted, ordered=True).tolist()
        assert found == pytest.approx(np.quantile(values.astype(np.float64), wanted), rel=1e-14)
    assert len(ticks) > 5 * 2000 / 64


@pytest.mark.parametrize("binary", [False, True])
def test_the_best_temperature_is_that_of_an_independent_search(binary: bool):
    rng = np.random.default_rng(4)
    if binary:
        z = 3 * rng.normal(size=300)
        y = (rng.random(300) < 1 / (1 + np.exp(-z / 3))).astype(int)
        both, key = np.stack([np.zeros(300), z], 1), "binary_cross_entropy_with_logits"
    else:
        z = 3 * rng.normal(size=(300, 5))
        y = np.array([rng.choice(5, p=np.exp(row / 3 - logsumexp(row / 3))) for row in z])
        both, key = z, "cross_entropy"

    def nll(log_t: float) -> float:
        scaled = both / np.exp(log_t)
        return float((logsumexp(scaled, 1) - scaled[np.arange(300), y]).mean())

    wanted = minimize_scalar(nll, (-1, 2), tol=1e-12)
    found = best_temperature(judged(z, y, key))
    assert found.loss_after == pytest.approx(wanted.fun, **EXACT)
    assert found.temperature == pytest.approx(np.exp(wanted.x), rel=1e-6)
    assert (found.rows, found.of, found.at_end) == (300, 300, False)
    assert found.after.error < found.before.error
    half = best_temperature(judged(z, y, key), np.arange(300) < 150)
    assert half.of == 150


def test_the_best_temperature_uses_few_rows_and_says_so_and_says_when_there_is_none(monkeypatch: pytest.MonkeyPatch):
    z = np.random.default_rng(0).normal(size=(100, 3))
    y = z.argmax(1)
    assert best_temperature(judged(z, y, "cross_entropy")).at_end
    y[::3] = 0
    monkeypatch.setattr("lossexplorer.compute.summaries.temperature.ROWS", 20)
    few = best_temperature(judged(z, y, "cross_entropy"))
    monkeypatch.setattr("lossexplorer.compute.summaries.temperature._AT_ONCE", 1)
    assert (few.rows, few.of) == (20, 100)
    assert best_temperature(judged(z, y, "cross_entropy")).temperature == few.temperature
    z[:, 1] = -np.inf
    assert best_temperature(judged(z, np.zeros(100, int), "cross_entropy")).rows == 20
    assert best_temperature(judged(z[:, 0], z[:, 2], "mse_loss")) is None


def test_the_ruler_knows_floor_prior_and_chance():
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=(200, 5)), rng.choice(5, 200, p=(0.5, 0.2, 0.1, 0.1, 0.1))
    y[:5] = -100
    p = np.bincount(y[5:], minlength=5) / 195
    plain = ruler(judged(z, y, "cross_entropy"))
    assert plain.floor == pytest.approx(0, abs=1e-12)
    assert plain.prior == pytest.approx(-(p * np.log(p)).sum(), **EXACT)
    assert plain.chance == pytest.approx(np.log(5), **EXACT)
    assert plain.yours == judged(z, y, "cross_entropy").value
    smooth = ruler(judged(z, y, "cross_entropy", parameters={"label_smoothing": 0.1}))
    q = np.array([0.92, 0.02, 0.02, 0.02, 0.02])
    assert smooth.floor == pytest.approx(-(q * np.log(q)).sum(), **EXACT)
    weights = [1.0, 2.0, 1.0, 4.0, 1.0]
    weighted = ruler(judged(z, y, "cross_entropy", parameters={"weight": weights, "label_smoothing": 0.1}))
    below = judged(z, y, "cross_entropy", parameters={"weight": weights, "label_smoothing": 0.1})
    assert 0 < weighted.floor < weighted.chance
    assert weighted.floor < below.value
    square = judged(z[5:10], y[5:10], "cross_entropy", parameters={"weight": weights})
    assert ruler(square) is not None, "as many weights as rows are those of the classes"
    logs = z - logsumexp(z, 1, keepdims=True)
    assert ruler(judged(logs, y, "nll_loss")).prior == pytest.approx(plain.prior, **EXACT)
    tokens = ruler(judged(rng.normal(size=(8, 5, 6)), rng.integers(0, 5, (8, 6)), "cross_entropy"))
    assert tokens.chance == pytest.approx(np.log(5), **EXACT)


def test_the_ruler_of_soft_targets_and_of_functions_of_a_mean():
    rng = np.random.default_rng(2)
    q = rng.dirichlet(np.ones(4), 60)
    z = rng.normal(size=(60, 4))
    own, mean = -(q * np.log(q)).sum(1).mean(), q.mean(0)
    soft = ruler(judged(z, q, "cross_entropy", class_axis=1))
    assert (soft.floor, soft.chance) == (pytest.approx(own, **EXACT), pytest.approx(np.log(4), **EXACT))
    assert soft.prior == pytest.approx(-(mean * np.log(mean)).sum(), **EXACT)
    logs = z - logsumexp(z, 1, keepdims=True)
    divergence = ruler(judged(logs, q, "kl_div", class_axis=1))
    assert divergence.floor == pytest.approx(0, abs=1e-12)
    assert divergence.prior == pytest.approx((soft.prior - own) / 4, **EXACT), "a mean over elements, as torch has it"
    t = rng.normal(size=60)
    assert ruler(judged(z[:, 0], t, "rmse_loss", parameters={"eps": 0.0})).prior == pytest.approx(t.std(), **EXACT)


def test_the_ruler_of_truth_values_and_of_numbers():
    y = np.array([1, 0, 0, 0, 1, 0])
    z = np.linspace(-1, 1, 6)
    binary = ruler(judged(z, y, "binary_cross_entropy_with_logits"))
    h = -(np.log(1 / 3) / 3 + np.log(2 / 3) * 2 / 3)
    assert (binary.floor, binary.chance) == (pytest.approx(0, abs=1e-12), pytest.approx(np.log(2), **EXACT))
    assert binary.prior == pytest.approx(h, **EXACT)
    soft = ruler(judged(z, np.full(6, 0.2), "binary_cross_entropy_with_logits"))
    assert soft.floor == pytest.approx(-(0.2 * np.log(0.2) + 0.8 * np.log(0.8)), **EXACT)
    squares = ruler(judged(z, y.astype(float), "mse_loss"))
    assert (squares.floor, squares.chance) == (0, None)
    assert squares.prior == pytest.approx(np.var(y), **EXACT)
    labels = (np.random.default_rng(1).random((300, 2)) < (0.05, 0.6)).astype(np.float64)
    p = labels.mean(0)
    each = -(p * np.log(p) + (1 - p) * np.log(1 - p)).mean()
    assert ruler(judged(np.zeros((300, 2)), labels, "binary_cross_entropy_with_logits")).prior == pytest.approx(each)
    two = np.array([[0.0, 100.0], [2.0, 104.0]])
    assert ruler(judged(np.zeros((2, 2)), two, "mse_loss")).prior == pytest.approx(2.5), "each column has its mean"
    assert ruler(judged(np.eye(3), np.eye(3), "nt_xent_loss")) is None


def test_odd_batches_have_sensible_pictures():
    rng = np.random.default_rng(0)
    z = rng.normal(size=(30, 3))
    batches = {
        "all ignored": (z, np.full(30, -100)),
        "one class": (z, np.zeros(30, int)),
        "alike": (np.zeros((30, 3)), np.zeros(30, int)),
        "nan": (np.full((30, 3), np.nan), np.zeros(30, int)),
        "infinite": (np.where(np.arange(3) == 1, -np.inf, z), np.ones(30, int)),
        "one row": (z[:1], np.array([1])),
    }
    for x, y in batches.values():
        columns = columns_of(judged(x, y, "cross_entropy", margins=True))
        bars, axes = histogram(columns.loss, columns.used), density_axes(columns)
        for selection in (None, np.zeros(columns.n, bool)):
            found = overview(columns, selection, bars, axes)
            kept = columns.used.sum() if selection is None else 0
            assert found.rows == kept
            assert found.spread.n == kept
            assert found.classes.count.sum() == kept
            assert found.reliability.count.sum() + found.reliability.left_out == kept
            assert found.counts.sum() + found.beyond + found.spread.non_finite == kept
            assert np.isnan(found.accuracy) == (kept == 0)
            total = found.density.counts.sum() + found.density.below.sum() + found.density.infinite.sum()
            assert total + found.density.left_out == kept
    numbers = columns_of(judged(z[:, 0], z[:, 1], "mse_loss"))
    found = overview(numbers, None, histogram(numbers.loss, numbers.used), density_axes(numbers))
    assert found.classes is found.confusion is found.reliability is found.density is found.accuracy is None
    assert found.lorenz.n == 30
