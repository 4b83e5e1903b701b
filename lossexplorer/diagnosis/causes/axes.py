"""Axes that were exchanged or scrambled, and labels of several classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import F, torch
from lossexplorer.diagnosis.causes.softmax_space import has_labels, is_softmax
from lossexplorer.diagnosis.classes import ClassChunk
from lossexplorer.diagnosis.reading import EXACT
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts

CLEARLY = 0.3
"""Gain in accuracy that chance does not give."""

# -- transposed ----------------------------------------------------------------------------------------------------


def _is_square(facts: Facts) -> bool:
    return has_labels(facts) and facts.per_row == 1 and facts.n == facts.classes > 2 and facts.size <= EXACT


def _turned(facts: Facts) -> tuple[Any, float]:
    """Σ value and Σ mass of the transposed predictions, and their accuracy."""
    if "transposed" not in facts.sums:
        chunk = ClassChunk(facts, facts.predictions().T.contiguous(), torch.empty(0), 0)
        right = float((chunk.z.argmax(1) == facts.label)[torch.from_numpy(facts.used)].double().mean())
        facts.sums["transposed"] = chunk.price(chunk.z), right
    found: tuple[Any, float] = facts.sums["transposed"]
    return found


def transposed(facts: Facts) -> Iterator[Hypothesis]:
    """The loss of the other reading."""
    what = Message("{loss} of the transposed predictions", loss=facts.loss.key)
    if facts.case.fault == "transposed":
        yield Hypothesis(facts.recomputed, what)
    elif not facts.case.fault and _is_square(facts):
        yield Hypothesis(facts.reduced(_turned(facts)[0]), what)


def finds_transposed(facts: Facts) -> Found | None:
    """Shapes that say so; or, of as many rows as classes, the accuracy."""
    if facts.case.fault == "transposed":
        p, t = facts.case.shapes
        evidence = Message("predictions {p} beside {n} labels: the classes come first", p=str(p), n=t[0])
        return Found("error", evidence)
    if facts.case.fault or not _is_square(facts) or not facts.n_used:
        return None
    right = _turned(facts)[1]
    if right <= facts.accuracy + CLEARLY:
        return None
    evidence = Message(
        "{before} % of the rows are right as they are, {after} % when transposed",
        before=100 * facts.accuracy,
        after=100 * right,
    )
    return Found("warning", evidence)


TRANSPOSED = Reason(
    key="transposed",
    title=mark("Classes and rows are exchanged"),
    group="A",
    fix=Message("Transpose the predictions: rows are samples, columns are classes."),
    code="loss = F.cross_entropy(logits.T, labels)",
    wrong="criterion(logits.T, labels)",
    sources=("weirme/FCSN#32", "voiler/IMPALA#3"),
    applies=lambda f: f.case.fault == "transposed" or _is_square(f),
    mends_undefined=True,
    predict=transposed,
    find=finds_transposed,
)

# -- view_instead_of_permute ---------------------------------------------------------------------------------------


def _scrambled(c: ClassChunk) -> Tensor:
    """The elements that a reshape without moving the class axis makes, (m, C)."""
    layout = c.facts.case.layout
    x = c.whole
    if layout.class_axis == 1:
        return x.movedim(-1, 1).reshape(-1, c.classes)
    moved = x.reshape(c.rows, c.classes, *layout.shape[1:-1])
    return moved.movedim(1, -1).reshape(-1, c.classes)


def _of_scrambled(c: ClassChunk) -> dict[str, Any]:
    x = _scrambled(c)
    if c.facts.case.kind.verdict == "probabilities":
        x = x.log()
    right = ((x.argmax(1) == c.safe) & c.used).sum()
    return {"scrambled": c.price(x), "scrambled_right": right}


def finds_scrambled(facts: Facts) -> Found | None:
    """The reshaped reading is right far more often."""
    if not facts.n_used:
        return None
    right = float(facts.sums["scrambled_right"]) / facts.n_used
    if right <= facts.accuracy + CLEARLY:
        return None
    evidence = Message(
        "{before} % of the elements are right as they are, {after} % after a plain reshape",
        before=100 * facts.accuracy,
        after=100 * right,
    )
    return Found("warning", evidence)


VIEW_INSTEAD_OF_PERMUTE = Reason(
    key="view_instead_of_permute",
    title=mark("A reshape scrambled the class axis"),
    group="A",
    fix=Message("Move the class axis last with permute or movedim before you reshape."),
    code="loss = F.cross_entropy(logits.movedim(1, -1).reshape(-1, logits.shape[1]), labels.reshape(-1))",
    sources=("pytorch/pytorch#27626", "markhliu/DGAI#7"),
    applies=lambda f: has_labels(f) and f.per_row > 1 and len(f.case.layout.shape) > 2,
    measure=_of_scrambled,
    finds_by_measure=True,
    predict=lambda f: iter(
        [
            Hypothesis(
                f.of("scrambled"),
                Message("{loss} after a reshape without permute", loss=f.loss.key),
                wrong="criterion(logits.reshape(-1, logits.shape[1]), labels.reshape(-1))"
                if f.case.layout.class_axis == 1
                else "criterion(logits.movedim(1, -1).reshape(logits.shape), labels)",
            )
        ]
    ),
    find=finds_scrambled,
)

# -- multilabel_as_softmax -----------------------------------------------------------------------------------------


def _several(facts: Facts) -> bool:
    """Whether 0/1 target rows have more than one 1 somewhere."""
    if facts.case.group == "sigmoid":
        wide = len(facts.case.layout.shape) == 2 and facts.case.layout.shape[1] > 1
    else:
        wide = is_softmax(facts) and facts.soft
    return wide and facts.case.targets.bits_only and bool((facts.targets.sum(-1) > 1).any())


def _as_softmax(c: ElementChunk | ClassChunk) -> dict[str, Any]:
    if isinstance(c, ClassChunk):
        return {}
    value = -(c.t * F.log_softmax(c.x, -1)).sum()
    return {"multilabel_as_softmax": torch.stack([value, torch.tensor(float(c.rows))])}


def finds_several(facts: Facts) -> Found | None:
    """Several ones in a row, and a loss that expects one class."""
    if facts.case.group != "softmax":
        return None
    ones = facts.targets.reshape(-1, facts.classes).sum(1)
    floor = float(np.mean(ones * np.log(np.maximum(ones, 1))))
    return Found(
        "warning",
        Message(
            "{n} target rows of {rows} have more than one 1; their cross entropy cannot fall below {floor}",
            n=int((ones > 1).sum()),
            rows=len(ones),
            floor=floor,
        ),
        facts.rows_of(ones > 1),
    )


MULTILABEL_AS_SOFTMAX = Reason(
    key="multilabel_as_softmax",
    title=mark("A multi-label problem under softmax cross entropy"),
    group="A",
    fix=Message("Use a sigmoid and binary cross entropy, one for each label."),
    code="loss = F.binary_cross_entropy_with_logits(logits, targets.float())",
    wrong="-(targets * F.log_softmax(predictions, 1)).sum(1).mean()",
    sources=(
        "keras-team/keras#741",
        "keras-team/keras#761",
        "suraj-deshmukh/Keras-Multi-Label-Image-Classification#4",
        "godardt/planet-amazon-deforestation#1",
    ),
    applies=_several,
    measure=_as_softmax,
    predict=lambda f: iter(
        [Hypothesis(f.of("multilabel_as_softmax"), Message("softmax cross entropy against all ones of a row"))]
        if f.case.group == "sigmoid"
        else []
    ),
    find=finds_several,
)
