"""What is asked of predictions beside their loss, from the columns and sums of a pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lossexplorer.base import Message
from lossexplorer.compute import metrics

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.analysis import RowAnalysis
    from lossexplorer.compute.metrics import Tick
    from lossexplorer.compute.result import BatchResult


AUC_LIMIT = 10_000_000
"""Scores up to which the area under the ROC curve is computed."""


class Scored(NamedTuple):
    """What the scores of all rows tell, read once more; of rows that are one decision each."""

    auc: float | None = None
    ece: float | None = None
    left_out: tuple[Message, ...] = ()
    """Why something is missing."""


def scored(result: BatchResult, tick: Tick) -> Scored:
    """AUC, and ECE in float64 where rows are computed in no less than float32."""
    rows, classes, activation = result.rows, result.layout.classes, result.activation
    if rows.target is None or not activation or not rows.used.any():
        return Scored()
    if activation == "identity" and classes is not None and rows.confidence is None:
        return Scored()  # raw scores of different rows have no order
    if classes is not None and rows.n * classes > AUC_LIMIT:
        left_out = Message("the AUC is left out: more than {limit} scores", limit=AUC_LIMIT)
        return Scored(None, _calibration(result, rows.confidence, tick), (left_out,))
    scores = metrics.softmax(result.scores()) if activation == "softmax" else result.scores()
    area = metrics.area(rows.target, scores, rows.used, classes, tick)
    exact = rows.confidence is not None and result.dtype in ("float32", "float64")
    sure = metrics.confidence_of(scores, classes, activation) if exact else rows.confidence
    return Scored(area, _calibration(result, sure, tick))


def _calibration(result: BatchResult, confidence: Array | None, tick: Tick) -> float | None:
    rows, binary = result.rows, result.layout.classes is None
    if confidence is None or rows.predicted is None or rows.target is None:
        return None
    return metrics.calibration_of(confidence, rows.predicted, rows.target, rows.used, tick, binary=binary)


def metrics_of(result: BatchResult, known: Scored, tick: Tick) -> dict[str, float]:
    """See ``BatchResult.metrics``.

    Args:
        result: whose.
        known: of its scores.
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
    return found | {name: x for name, x in (("auc", known.auc), ("ece", known.ece)) if x is not None}


def _exact(rows: RowAnalysis) -> dict[str, float]:
    """The share of the rows that are right in all of their decisions; of the pixels of an image nobody asks it."""
    if rows.accuracy is None or rows.of_all is None or not rows.of_all.n or rows.of_all.form.what == "pixels":
        return {}
    return {"exact_match": float(np.count_nonzero(rows.accuracy == 1) / np.count_nonzero(rows.used))}
