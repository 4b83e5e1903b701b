"""From a brush to all numbers of the pictures of Batch, and a typed filter, at a million rows and more."""

from __future__ import annotations

import statistics

import numpy as np

from lossexplorer.compute.histogram import histogram
from lossexplorer.compute.summaries import Columns, density_axes, overview, parse_filter
from tests.benchmarks.timing import timed

CLASSES = 10


def make(rows: int) -> Columns:
    """Columns as cross entropy of ten classes leaves them."""
    rng = np.random.default_rng(0)
    target = rng.integers(0, CLASSES, rows, np.int32)
    right = rng.random(rows, np.float32) < 0.8
    predicted = np.where(right, target, (target + 1 + rng.integers(0, CLASSES - 1, rows, np.int32)) % CLASSES)
    confidence = rng.random(rows, np.float32) * np.float32(0.9) + np.float32(0.1)
    loss = np.where(right, -np.log(confidence), 3 - np.log(confidence)).astype(np.float32)
    used = np.ones(rows, np.bool_)
    return Columns(loss, used, loss, target, predicted.astype(np.int32), confidence, labels=range(CLASSES))


def measure(rows: int, runs: int) -> dict[str, float]:
    """Median seconds of each."""
    columns = make(rows)
    bars, axes = histogram(columns.loss, columns.used), density_axes(columns)
    brushes = {
        "brush of a third": columns.loss > np.quantile(columns.loss, 0.67),
        "brush of all": np.ones(rows, np.bool_),
        "click on a class": columns.target == 3,
    }
    found = {
        name: statistics.median(timed(lambda s=selection: overview(columns, s, bars, axes)) for _ in range(runs))
        for name, selection in brushes.items()
    }
    text = "target=3 and loss>1 or wrong and confidence>=0.9"
    found["typed filter"] = statistics.median(timed(lambda: parse_filter(text)(columns)) for _ in range(runs))
    return found
