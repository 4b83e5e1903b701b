"""Targets of another scale, and sums over outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.causes.regression import arrays, fit, is_regression
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.diagnosis.facts import Facts


def target_scaling(facts: Facts) -> Iterator[Hypothesis]:
    """The loss of outputs and targets that are both standardised by the targets."""
    c = facts.whole
    if c is None or facts.n < 3:
        return
    for rule, by_column in (("all", False), ("columns", True)) if c.t.ndim == 2 else (("all", False),):
        axes = (0,) if by_column else tuple(range(c.t.ndim))
        mean = c.t.mean(axes)
        for correction in (0, 1):
            std = c.t.std(axes, correction=correction)
            if not bool((std > 0).all()):
                continue
            value = facts.reduced(c.price((c.raw - mean) / std, (c.t - mean) / std))
            what = Message("{loss} in standard deviations of the targets", loss=facts.loss.key)
            shown = {"over": rule, "correction": correction}
            over = "0" if by_column else "None"
            wrong = (
                f"mean = targets.mean({over})\nstd = targets.std({over}, correction=correction)\n"
                "criterion((predictions - mean) / std, (targets - mean) / std)"
            )
            yield Hypothesis(value, what, shown, wrong=wrong)


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
    title=mark("Standardised numbers beside raw ones"),
    group="F",
    fix=Message("Undo the scaling of the targets before you compare: prediction · std + mean."),
    code="predictions = predictions * target_std + target_mean",
    sources=("krishnaik06/Stock-MArket-Forecasting#2", "thuml/Time-Series-Library#704"),
    applies=is_regression,
    predict=target_scaling,
    find=finds_scaling,
)


def _outputs(facts: Facts) -> int:
    """Numbers in a row."""
    return facts.size // facts.n if facts.case.group in ("regression", "sigmoid") else 1


def sum_over_features(facts: Facts) -> Iterator[Hypothesis]:
    """The loss times the numbers of a row, or of one of its axes."""
    what = Message("the sum over {n} outputs, averaged over rows,", n=_outputs(facts))
    yield Hypothesis(facts.recomputed * _outputs(facts), what, {"count": _outputs(facts)})
    shape = facts.case.layout.shape
    for axis in range(1, len(shape)) if len(shape) > 2 else ():
        if 1 < shape[axis] < _outputs(facts):
            what = Message(
                "the sum over the {n} outputs of axis {axis}, averaged over the rest,", n=shape[axis], axis=axis
            )
            yield Hypothesis(facts.recomputed * shape[axis], what, {"count": shape[axis]})


def _mean_of_all(facts: Facts) -> str:
    """The call of torch's function, or of the loss as it was asked for, whose mean is over all elements, as Python."""
    native = facts.loss.native_of(facts.parameters)
    call = f"F.{native}" if native else "criterion"
    simple = {name: facts.parameters[name] for name in sorted(facts.case.given)} if native else {}
    # a vector is too long for a line: its name stands for it
    words = [f"{k}={v!r}" if isinstance(v, bool | int | float | str) else f"{k}={k}" for k, v in simple.items()]
    return f"loss = {call}({', '.join(['predictions', 'targets', *words])})  # not .sum(1).mean()"


SUM_OVER_FEATURES = Reason(
    key="sum_over_features",
    title=mark("Summed over outputs, averaged over rows"),
    group="F",
    fix=Message("The mean over all elements is this divided by the outputs that were summed."),
    code=_mean_of_all,
    wrong="criterion(predictions, targets) * count  # as .sum(1).mean() gives",
    sources=("open-mmlab/mmselfsup#118", "ai-safety-foundation/sparse_autoencoder#63"),
    specific=True,
    applies=lambda f: _outputs(f) > 1 and f.case.reduction == "mean" and f.loss.finish is None,
    predict=sum_over_features,
)
