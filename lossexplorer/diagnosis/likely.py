"""Which costly reasons are worth another read of a large file: those whose number on a sample is near the one seen."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import ArraySource, Batch
from lossexplorer.diagnosis.facts import Facts

if TYPE_CHECKING:
    from lossexplorer.base import ChunkSource
    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.case import Case
    from lossexplorer.diagnosis.reason import Reason
    from lossexplorer.diagnosis.results import Observed

SAMPLED = 1 << 20
"""Predictions of a file of which a sample is asked before costly measures are taken."""
_SCORES, _RUNS = 1 << 19, 32
"""Scores in a sample, and the runs of rows in which they are read."""
_NEAR, _ERRORS = 0.1, 5
"""How far, relative to the number seen, a number of the sample may be from it: at least so far, or so many standard
errors of the loss of the sample."""


def likely_reasons(facts: Facts, reasons: list[Reason], seen: Observed) -> list[Reason]:
    """Those of the reasons that may explain the number; none where the loss itself is the number.

    The facts are told which sums of these reasons it takes (``narrowed``).
    """
    if facts.undefined is None and seen.matches(facts.recomputed):
        return []
    sample = Facts(_sampled(facts.case))
    sample.undefined = facts.undefined
    sample.take(reasons, lambda rows: None)
    reach = _reach(sample)
    near = {
        r.key: [g for g in r.predict(sample) if _is_near(g.value, seen, reach)]
        for r in reasons
        if r.predict is not None
    }
    facts.narrowed = frozenset(guess.measured for guesses in near.values() for guess in guesses)
    return [r for r in reasons if near.get(r.key)]


def _reach(sample: Facts) -> float:
    """How far the sample may be from the file, relative to its own loss."""
    value = sample.value[sample.used]
    value = value[np.isfinite(value)]
    if len(value) < 2 or not value.mean():
        return 1.0
    return max(_NEAR, _ERRORS * float(value.std() / abs(value.mean())) / math.sqrt(len(value)))


def _is_near(value: float, seen: Observed, reach: float) -> bool:
    if not math.isfinite(seen.value):
        return False
    return math.isfinite(value) and abs(value - seen.value) <= reach * abs(seen.value) + seen.tolerance


def _sampled(case: Case) -> Case:
    """The case of a few runs of rows from all over the file."""
    rows = max(_RUNS, _SCORES // max(1, math.prod(case.layout.shape[1:])))
    step = max(1, min(rows, case.rows) // _RUNS)
    starts = np.unique(np.linspace(0, case.rows - step, _RUNS).astype(int))
    batch = Batch(_rows_of(case.batch.predictions, starts, step), _rows_of(case.batch.targets, starts, step))
    n = len(starts) * step
    return replace(case, batch=batch, layout=replace(case.layout, rows=n, shape=(n, *case.layout.shape[1:])))


def _rows_of(source: ChunkSource, starts: Array, step: int) -> ArraySource:
    return ArraySource(np.concatenate([source.read(int(i), int(i) + step) for i in starts]))
