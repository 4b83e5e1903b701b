"""The best assignment, beside scipy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from lossexplorer.diagnosis.assignment import assign


def test_the_assignment_gains_as_much_as_any() -> None:
    rng = np.random.default_rng(0)
    for n in (1, 2, 7, 40):
        for gain in (rng.random((n, n)), rng.integers(0, 4, (n, n)), np.zeros((n, n))):
            found = assign(gain)
            assert sorted(found) == list(range(n))
            best = gain[linear_sum_assignment(gain, maximize=True)].sum()
            assert gain[np.arange(n), found].sum() == pytest.approx(best)
