"""The small pictures of findings: their numbers are those of the file, and what is meant is marked."""

from __future__ import annotations

import math

import numpy as np
import torch

import lossexplorer as lx
from lossexplorer.base.sketch import Columns, Grid
from tests.diagnosis.asking import finding, scores, seeded


def columns(prediction: object, target: object, key: str, **asked: object) -> Columns:
    found = finding(lx.diagnose(prediction, target, **asked), key)
    assert found is not None
    assert isinstance(found.sketch, Columns)
    assert len(found.sketch.heights) == len(found.sketch.names)
    return found.sketch


def test_labels_of_no_class_stand_apart_and_are_marked() -> None:
    z, y = scores()
    y[:5] = torch.tensor([-1, 12, 12, 40, 40])
    drawn = columns(z, y, "labels_out_of_range")
    counts = dict(zip(drawn.names, drawn.heights, strict=True))
    assert [drawn.names[i] for i in drawn.marked] == ["−1", "12", "40"]
    assert [drawn.heights[i] for i in drawn.marked] == [1, 2, 2]
    assert counts["3"] == int((y == 3).sum())
    assert sum(drawn.heights) == len(y)
    many = columns(z, torch.arange(400) - 8, "labels_out_of_range")
    assert dict(zip(many.names, many.heights, strict=True)) == {"< 0": 8, "0 … 11": 12, "> 11": 380}
    wide = columns(torch.zeros(400, 1000), torch.where(torch.arange(400) < 2, 1000, 0), "labels_out_of_range")
    assert len(wide.heights) <= 25
    assert sum(wide.heights) == 400


def test_the_shift_that_fits_is_the_marked_one() -> None:
    z, y = scores()
    drawn = columns(z, y.roll(-9), "rows_misaligned")
    (place,) = drawn.marked
    assert drawn.names[place] == "+9"
    assert drawn.heights[place] == max(drawn.heights)
    assert drawn.names[drawn.names.index("0")] == "0"


def test_the_recovered_order_is_framed_in_the_square() -> None:
    z, y = scores()
    order = torch.randperm(12, generator=seeded(3))
    found = finding(lx.diagnose(z, order[y]), "wrong_class_order")
    assert found is not None
    assert isinstance(found.sketch, Grid)
    assert np.sum(found.sketch.counts) == len(y)
    assert found.sketch.marked == tuple(enumerate(torch.argsort(order).tolist()))
    z, y = scores(c=40, n=2000)
    wide = finding(lx.diagnose(z, 39 - y), "wrong_class_order")
    assert wide is not None
    assert wide.sketch is None, "too many classes for a small picture"


def test_where_numbers_are_none_is_seen_along_the_file() -> None:
    z, y = scores()
    z[[0, 396, 399], 4] = math.nan
    drawn = columns(z, y, "non_finite_input")
    assert sum(drawn.heights) == 3
    assert drawn.marked == (0, len(drawn.heights) - 1)
    assert (drawn.names[0], drawn.names[-1]) == ("0", "399")


def test_bars_of_sureness_reach_what_is_right_and_should_reach_the_confidence() -> None:
    z, y = scores(4, 400, 12, 2.2)
    drawn = columns(z * 6, y, "overconfident")
    top, said = (z * 6).double().softmax(1).max(1)
    sure = top >= 0.9
    assert drawn.names[-1] == "90 %"
    np.testing.assert_allclose(drawn.heights[-1], 100 * float((said == y)[sure].double().mean()), rtol=1e-6)
    np.testing.assert_allclose(drawn.levels[-1], 100 * float(top[sure].mean()), rtol=1e-4)


def test_the_dearest_rows_hold_the_marked_share() -> None:
    z, y = scores(gain=12.0)
    y[:4] = (y[:4] + 1) % 12
    drawn = columns(z, y, "few_rows_dominate")
    assert math.isclose(sum(drawn.heights), 100, rel_tol=1e-9)
    assert drawn.heights[drawn.marked[0]] > 50


def test_the_pile_at_the_clip_that_is_named_is_marked_though_another_one_is_larger() -> None:
    z, y = scores()
    z[torch.arange(9), y[:9]] = -math.inf
    p = z.double().softmax(1)
    p[torch.arange(9), y[:9]] = torch.tensor([1e-6] * 2 + [1e-10] * 7, dtype=torch.float64)
    found = finding(lx.diagnose(p, y, loss="cross_entropy"), "probability_clip")
    assert found is not None
    assert found.evidence.values["cap"] == 13.815511
    assert isinstance(found.sketch, Columns)
    assert [found.sketch.heights[i] for i in found.sketch.marked] == [found.evidence.values["n"]] == [2]
