"""What is asked of predictions beside their loss, from the columns and sums of a pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.compute import metrics

if TYPE_CHECKING:
    from lossexplorer.compute.analysis import RowAnalysis
    from lossexplorer.compute.metrics import Tick
    from lossexplorer.compute.result import BatchResult


def metrics_of(result: BatchResult, auc: float | None, ece: float | None, tick: Tick) -> dict[str, float]:
    """See ``BatchResult.metrics``.

    Args:
        result: whose.
        auc: where there is one.
        ece: likewise, of rows that are one decision each.
        tick: called between pieces of the work; may raise ``Cancelled``.
    """
    rows = result.rows
    if rows.of_all is not None:
        return rows.of_all.metrics() | _exact(rows)
    if rows.target is None or rows.predicted is None or not rows.used.any():
        return {name: total / rows.n for name, total in rows.sums.items()}
    used = slice(None) if rows.used.all() else rows.used  # all of them are not copied
    target, predicted = rows.target[used], rows.predicted[used]
    tick()
    if not result.activation:
        finite = np.isfinite(target) & np.isfinite(predicted)
        return metrics.regression_errors(target, predicted, tick) if finite.all() else {}
    found = {"accuracy": metrics.accuracy(target, predicted, tick)}
    classes = np.maximum(predicted, 0)
    tick()
    classes[~np.asarray(result.decided)[used]] = -1
    tick()
    found["f1_macro"] = metrics.f1_macro(np.maximum(target, 0), classes, tick)
    return found | {name: x for name, x in (("auc", auc), ("ece", ece)) if x is not None}


def _exact(rows: RowAnalysis) -> dict[str, float]:
    """The share of the rows that are right in all of their decisions; of the pixels of an image nobody asks it."""
    if rows.accuracy is None or rows.of_all is None or not rows.of_all.n or rows.of_all.form.what == "pixels":
        return {}
    return {"exact_match": float(np.count_nonzero(rows.accuracy == 1) / np.count_nonzero(rows.used))}
