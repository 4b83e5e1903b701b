"""Targets of another scale, and sums over outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.causes.regression import arrays, fit, is_regression
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from lossexplorer.diagnosis.facts import Facts


def finds_scaling(facts: Facts) -> Found | None:
    """Predictions of unit scale that follow targets of another one."""
    pair = arrays(facts)
    if pair is None or facts.n < 20:
        return None
    o, t = pair
    r2, line = fit(o, t)
    if not (line > 0.3 and r2 < line - 0.5 and abs(o.mean()) < 0.3 and 0.3 <= o.std() <= 1.5):
        return None
    slope, level = np.polyfit(o.ravel(), t.ravel(), 1)
    if not (t.std() / 3 <= slope <= 3 * t.std() and abs(level - t.mean()) < 0.3 * t.std()):
        return None
    evidence = Message(
        "targets are about {slope} × prediction + {level}: the mean squared error would be {after} instead of {before}",
        slope=float(slope),
        level=float(level),
        after=float(((slope * o + level - t) ** 2).mean()),
        before=float(((o - t) ** 2).mean()),
    )
    return Found("warning", evidence)


TARGET_SCALING = Reason(
    key="target_scaling",
    title=mark("Standardised predictions against raw targets"),
    group="F",
    fix=Message("Undo the scaling of the targets: prediction · std + mean."),
    code="predictions = predictions * target_std + target_mean",
    sources=("krishnaik06/Stock-MArket-Forecasting#2", "thuml/Time-Series-Library#704"),
    applies=is_regression,
    find=finds_scaling,
)


def _outputs(facts: Facts) -> int:
    """Numbers in a row."""
    return facts.size // facts.n if facts.case.group in ("regression", "sigmoid") else 1


SUM_OVER_FEATURES = Reason(
    key="sum_over_features",
    title=mark("Summed over outputs, averaged over rows"),
    group="F",
    fix=lambda f: Message("The mean over all elements is this divided by the {n} outputs of a row.", n=_outputs(f)),
    code="loss = ((predictions - targets) ** 2).mean()  # not .sum(1).mean()",
    wrong="criterion(predictions, targets) * count  # as .sum(1).mean() gives",
    sources=("open-mmlab/mmselfsup#118", "ai-safety-foundation/sparse_autoencoder#63"),
    specific=True,
    applies=lambda f: _outputs(f) > 1 and f.case.reduction == "mean" and f.loss.finish is None,
    predict=lambda f: iter(
        [
            Hypothesis(
                f.recomputed * _outputs(f),
                Message("the sum over {n} outputs, averaged over rows,", n=_outputs(f)),
                {"count": _outputs(f)},
            )
        ]
    ),
)
