"""From a brush to all numbers of the pictures and the rows of the table, and a typed filter, at a million rows up."""

from __future__ import annotations

import math
import statistics

import numpy as np

from lossexplorer.compute.histogram import histogram
from lossexplorer.compute.order import descending
from lossexplorer.compute.selection import Selection
from lossexplorer.compute.summaries import Columns, density_axes, overview, parse_filter
from lossexplorer.session.pictures_session import Ground, look
from lossexplorer.workers.job import Reporter
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
    ground = Ground(None, columns, bars, axes, overview(columns, None, bars, axes), None)
    order, reporter = descending(columns.loss, columns.used), Reporter(lambda _: None)
    third = float(np.quantile(columns.loss, 0.67))
    brushes = {
        "brush of a third": Selection(span=(third, math.inf)),
        "brush of all but one": Selection(span=(float(np.partition(columns.loss, 1)[1]), math.inf)),
        "brush of all": Selection(span=(0, math.inf)),
        "click on a class": Selection(classes=(3,)),
    }
    found = {
        name: statistics.median(timed(lambda s=selection: look(ground, s, order, reporter)) for _ in range(runs))
        for name, selection in brushes.items()
    }
    text = "target=3 and loss>1 or wrong and confidence>=0.9"
    found["typed filter"] = statistics.median(timed(lambda: parse_filter(text)(columns)) for _ in range(runs))
    return found
