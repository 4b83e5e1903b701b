"""Numbers that mean something by themselves: what a loss of just this size is known for."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from lossexplorer.base import Message, mark
from lossexplorer.diagnosis.results import Observed

_CLASSES = (*range(2, 21), 50, 64, 100, 128, 256, 512, 1000, 32000, 50257, 128256)
"""As few problems have them, and pixels, data sets and vocabularies of language models."""
_CHANCE = mark("ln {c}: guessing among {c} classes")
_FLOOR = mark("the least that cross entropy of {c} classes can be when softmax is applied twice")
_CEILING = mark("the most that cross entropy of {c} classes can be when softmax is applied twice")
_EPS = mark("−ln {eps}: a probability clipped at {eps}")
_SMOOTH = mark("the least cross entropy with label smoothing 0.1 in {c} classes, as torch smooths")
_OTHERS = mark("the least cross entropy with label smoothing 0.1 in {c} classes, all of it given to the wrong ones")


@dataclass(frozen=True)
class KnownNumber:
    """A value and what it is."""

    value: float
    meaning: Message

    def to_dict(self) -> dict[str, Any]:
        """As ``diagnose --json`` prints it without a file."""
        return {"value": self.value, "meaning": str(self.meaning)}


def _smoothing_floor(classes: int, rest: float) -> float:
    own = 1 - rest * (classes - 1)
    return -(own * math.log(own) + (classes - 1) * rest * math.log(rest))


def _families() -> list[KnownNumber]:
    found = []
    for c in _CLASSES:
        found.append(KnownNumber(math.log(c), Message(_CHANCE, c=c)))
    for c in (2, 3, 4, 5, 10, 100, 1000):
        ceiling = math.log(math.e + c - 1)
        found += [KnownNumber(ceiling - 1, Message(_FLOOR, c=c)), KnownNumber(ceiling, Message(_CEILING, c=c))]
    for c in (2, 10, 100, 1000):
        found.append(KnownNumber(_smoothing_floor(c, 0.1 / c), Message(_SMOOTH, c=c)))
        found.append(KnownNumber(_smoothing_floor(c, 0.1 / (c - 1)), Message(_OTHERS, c=c)))
    for eps in ("1e-3", "1e-4", "1e-6", "1e-7", "1e-8", "1e-10", "1e-12", "1e-15", "1e-16"):
        found.append(KnownNumber(-math.log(float(eps)), Message(_EPS, eps=eps)))
    return found


_SINGLE = (
    (math.log1p(1 / math.e), mark("ln(1 + 1/e): the least a positive can cost when sigmoid is applied twice")),
    (0.3250830, mark("the entropy of 0.1: ten yes-or-no problems that only know the class frequencies")),
    (math.log(2) / 16, mark("focal loss with alpha 0.25 and gamma 2 of a positive at probability 0.5")),
    (3 * math.log(2) / 16, mark("focal loss with alpha 0.25 and gamma 2 of a negative at probability 0.5")),
    (math.log(2), mark("the least a negative can cost when sigmoid is applied twice")),
    (math.log(2), mark("contrastive loss with the pair of a view and itself left in, at a small temperature")),
    (2 * math.log(2), mark("2 ln 2: a GAN discriminator at equilibrium, or two true labels in one softmax")),
    (1 / math.log(2), mark("1 / ln 2: the ratio of bits to nats")),
    (1 / math.log(10), mark("1 / ln 10: the ratio of log10 to nats")),
    (2.0, mark("BYOL of orthogonal vectors")),
    (4.0, mark("BYOL of opposite vectors")),
    (0.0, mark("a perfect answer, or a margin that every row keeps")),
    (0.0, mark("a sum over no rows: every target is ignored, or every weight is 0")),
    (0.0, mark("softmax over a single output, which is always 1")),
    (0.0, mark("BYOL of identical vectors, whether learned or collapsed")),
    (-2.0, mark("BYOL of identical vectors in the form without + 2")),
    (4.852030, mark("−ln of the bfloat16 epsilon, and ln 128")),
    (6.931472, mark("−ln of the float16 epsilon, and ln 1024")),
    (15.942385, mark("−ln of the float32 epsilon: the upper cap of Keras")),
    (36.043653, mark("−ln of the float64 epsilon: the cap of scikit-learn")),
    (9.704061, mark("−ln of the smallest normal float16")),
    (16.635532, mark("−ln of the smallest float16")),
    (15.4249, mark("Keras: clipped to 1e-7, then log(x + 1e-7)")),
    (15.3332, mark("Keras: clipped to 1e-7, then log(x + 1e-7), at the other end")),
    (87.3365, mark("−ln of the smallest normal float32: Caffe when a probability underflows")),
    (100.0, mark("torch stops the logarithm at −100")),
    (103.2789, mark("−ln of the smallest float32")),
    (11.089866, mark("ln of the float16 maximum: exp of more overflows")),
    (88.722839, mark("ln of the float32 maximum: exp of more overflows")),
    (65504.0, mark("the float16 maximum")),
    (65536.0, mark("2^16: the first scale of GradScaler")),
)

_NONE = (
    (math.inf, mark("−ln 0: a probability that became 0, by underflow or by a softmax of float16")),
    (math.inf, mark("a number beyond the largest of its type: 65504 in float16, 3.4e38 in float32")),
    (math.nan, mark("0 / 0: the mean of no rows, where every target is ignored or every weight is 0")),
    (math.nan, mark("0 · ln 0: p ln p or (1 − y) ln(1 − p) by hand, at a probability of 0 or 1")),
    (math.nan, mark("∞ − ∞: a softmax of scores that overflowed, or of a row that is −∞ everywhere")),
    (math.nan, mark("the logarithm or the root of a number below 0")),
    (
        math.nan,
        mark("weights that are nan since a step before: a gradient that overflowed, or that of a root or a norm at 0"),
    ),
)
_FINITE = (*_families(), *(KnownNumber(value, Message(words)) for value, words in _SINGLE))
KNOWN: tuple[KnownNumber, ...] = (
    *sorted(_FINITE, key=lambda known: known.value),
    *(KnownNumber(value, Message(words)) for value, words in _NONE),
)
"""Every known number, the smallest first; what is no number comes last."""
_NEAR = 0.02
_NEAREST = 2

CAPS: tuple[tuple[float, str], ...] = (
    (9.210340, mark("−ln 1e-4")),
    (13.815511, mark("−ln 1e-6")),
    (16.118096, mark("−ln 1e-7, the lower cap of Keras")),
    (15.942385, mark("the upper cap of Keras")),
    (15.4249, mark("a cap of Keras")),
    (15.3332, mark("a cap of Keras")),
    (18.420681, mark("−ln 1e-8")),
    (23.025851, mark("−ln 1e-10")),
    (27.631021, mark("−ln 1e-12")),
    (34.538776, mark("−ln 1e-15")),
    (36.841361, mark("−ln 1e-16")),
    (36.043653, mark("the cap of scikit-learn")),
    (87.3365, mark("−ln of the smallest normal float32")),
    (100.0, mark("where torch stops the logarithm")),
    (103.2789, mark("−ln of the smallest float32")),
)
"""Losses of single rows at which a clip is recognised."""


def explain_number(text: str) -> tuple[KnownNumber, ...]:
    """What a number is known for, without any file.

    Args:
        text: the number as it was seen; its digits count.

    Raises:
        UsageProblem: it is no number.
    """
    seen = Observed.parse(text)
    return tuple(known for known in KNOWN if seen.matches(known.value))


def near_numbers(text: str) -> tuple[KnownNumber, ...]:
    """Those few known numbers that lie within two per cent of one, the nearest first.

    Raises:
        UsageProblem: it is no number.
    """
    seen = Observed.parse(text).value
    near = [known for known in _FINITE if known.value and abs(known.value - seen) <= _NEAR * abs(known.value)]
    return tuple(sorted(near, key=lambda known: abs(known.value - seen))[:_NEAREST])
