"""Results on small arrays, computed by the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArraySource, Batch
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.histogram import histogram
from lossexplorer.session.batch_work import Analysed
from lossexplorer.state.batch import BatchState, set_loss

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from lossexplorer.base.arrays import Column

LOGITS = np.array([[2.0, 0.0, 0.0], [0.0, 3.0, 0.0], [0.0, 5.0, 0.0], [0.0, 0.0, 0.0], [0.0, 1.0, 4.0]], np.float32)
LABELS = np.array([0, 1, 2, -100, 1])
"""Right, right, wrong, ignored, wrong."""


def analysed(
    key: str,
    predictions: npt.NDArray[Any],
    targets: npt.NDArray[Any],
    beside: Mapping[str, Column] | None = None,
    **parameters: Any,
) -> Analysed:
    """What a session would hand to the window."""
    batch = Batch(ArraySource(predictions, "predictions"), ArraySource(targets, "targets"), beside=beside or {})
    state = set_loss(BatchState(), key, parameters)
    result = evaluate(batch, Wish(key, dict(state.parameters)))
    result.prepare()
    order = result.order("loss", True)
    return Analysed(state, result, order, histogram(result.per_sample, result.rows.used), 0.001)


def classes() -> Analysed:
    """Five rows of three classes."""
    return analysed("cross_entropy", LOGITS, LABELS)
