"""What ignorance and perfection score on a file: the numbers beside which a loss is high or low."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lossexplorer.compute.summaries.ruler import has_levels, levels
from lossexplorer.diagnosis.results import Baselines

if TYPE_CHECKING:
    from lossexplorer.diagnosis.facts import Facts

_PIECE = 1 << 18
"""Targets at a time."""


def baselines_of(facts: Facts) -> Baselines:
    """Chance, class frequencies alone, and the least possible value, as Batch shows them."""
    case = facts.case
    none = Baselines(floor=0.0 if case.group in ("regression", "overlap", "pairs", "divergence") else None)
    broken = case.fault or (
        facts.undefined is not None and case.group != "softmax"
    )  # labels that are none are left out
    if broken or not has_levels(case.loss, case.parameters, case.layout):
        return none
    targets = facts.label.numpy() if case.group == "softmax" and not facts.soft else facts.targets
    step = max(1, _PIECE * len(targets) // max(1, targets.size))
    pieces = [targets[start : start + step] for start in range(0, len(targets), step)]
    found = levels(case.loss, case.parameters, case.layout, pieces)
    if found is None:
        return none
    return Baselines(*(None if x is None or math.isnan(x) else x for x in (found.chance, found.prior, found.floor)))
