"""The conditions that somebody may try, as parameters are declared: a panel, checks and code follow from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lossexplorer.base import mark
from lossexplorer.catalog.params import POSITIVE, UNIT, Choice, Integer, Interval, Number, Vector, resolve
from lossexplorer.catalog.registry import CATALOGUE

if TYPE_CHECKING:
    from lossexplorer.catalog.params import Param

Pairs = tuple[tuple[str, Any], ...]
NO_CLASS = -100
"""The label that no class has."""

_, _BETA, _SCALED = CATALOGUE.get("class_weights").params

CONDITIONS: tuple[Param, ...] = (
    Number("label_noise", "η", None, (0.0, 0.5), UNIT, words=mark("label noise"), optional=True, start=0.1).means(
        mark("The share of the labels that are replaced by another class, drawn evenly.")
    ),
    Integer("noise_seed", "", 0, domain=Interval(0, 2**31 - 1), words=mark("which draw")).means(
        mark("The number of the draw: the same number replaces the same labels.")
    ),
    Integer("ignore_index", "", NO_CLASS, domain=Interval(-(2**31), 2**31 - 1), words=mark("class left out")).means(
        mark("One more label that is left out of the loss; −100 leaves out none.")
    ),
    Choice(
        "class_weights",
        "w",
        "none",
        {
            "none": mark("as they are"),
            "inverse": mark("inverse frequency"),
            "sqrt_inverse": mark("inverse square root"),
            "effective_number": mark("effective number"),
        },
        words=mark("class weights"),
    ).means(mark("Weigh each class by how many labels it has, after noise and without those that are ignored.")),
    _BETA,
    replace(_SCALED, words=mark("weights scaled")),
    Number("label_smoothing", "ε", None, (0.0, 0.5), UNIT, words=mark("smoothing"), optional=True, start=0.1).means(
        mark("The share of the truth that is spread evenly over all classes.")
    ),
    Choice(
        "quantisation",
        "",
        "none",
        {"none": mark("no"), "tensor": mark("one scale for all"), "row": mark("a scale for each row")},
        words=mark("rounded to int8"),
    ).means(
        mark("Round the predictions to 255 steps between the largest number and its negative, as int8 holds them.")
    ),
    Number(
        "temperature", "T", None, (0.1, 10.0), POSITIVE, "log", words=mark("temperature"), optional=True, start=2.0
    ).means(mark("Divide the logits by this: above 1 the model is less sure, below 1 surer.")),
    Choice(
        "dtype",
        "",
        "own",
        {
            "own": mark("as it is"),
            "float64": "float64",
            "float32": "float32",
            "float16": "float16",
            "bfloat16": "bfloat16",
        },
        words=mark("number type"),
    ).means(
        mark(
            "Round the predictions to this type, the losses that float32 computes of them, and their mean. torch in "
            "this type rounds every step on the way, and may differ in the last digits."
        )
    ),
    Number(
        "hardest",
        "r",
        None,
        (0.05, 1.0),
        Interval(0, 1, open_low=True),
        words=mark("hardest rows"),
        optional=True,
        start=0.5,
    ).means(
        mark("Keep this share of the rows, those of the largest losses (OHEM), rounded down, and average over them.")
    ),
    Choice(
        "reduction",
        "",
        "own",
        {
            "own": mark("as it is"),
            "mean": mark("mean over all elements"),
            "rows": mark("sum over the number of rows"),
            "sum": mark("sum"),
            "batches": mark("mean of the means of batches"),
            "accumulated": mark("accumulated, divided by the steps"),
            "undivided": mark("accumulated, not divided"),
            "ranks": mark("mean of the means of ranks"),
        },
        words=mark("averaging"),
    ).means(mark("How the losses of the rows become one number.")),
    Integer("batch_size", "B", 32, (1, 1024), Interval(1, 2**31 - 1), "log", words=mark("batch size")).means(
        mark("Rows of one batch, in the order of the file; the last may be shorter.")
    ),
    Integer("steps", "A", 4, (1, 64), Interval(1, 2**31 - 1), "log", words=mark("batches a step")).means(
        mark("Batches whose losses are added up before the weights are changed once.")
    ),
    Vector("ranks", "", words=mark("rank sizes"), domain=POSITIVE).means(
        mark("How the rows are shared out among processes, such as 3, 1: the first has three times as many.")
    ),
)
"""In the order in which they act: on the labels, on the predictions, in the loss, on its rows, on their mean."""

RANKS = (3.0, 1.0)
"""Shares of the ranks that nobody has said otherwise."""
_DETAILS = {
    "noise_seed": "label_noise",
    "beta": "class_weights",
    "normalize": "class_weights",
    "batch_size": "reduction",
    "steps": "reduction",
    "ranks": "reduction",
}
"""What says nothing without another condition, and which."""


def _of(leader: str) -> tuple[str, ...]:
    return tuple(name for name, of in _DETAILS.items() if of == leader)


@dataclass(frozen=True)
class WhatIf:
    """What is to be otherwise; nothing, if nothing is said."""

    chosen: Pairs = ()
    """Conditions that are not at their defaults, in their order."""

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def __bool__(self) -> bool:
        return bool(self.chosen)

    @property
    def values(self) -> dict[str, Any]:
        """Every condition with its value."""
        found = {p.name: p.default for p in CONDITIONS} | dict(self.chosen)
        return found | {"ranks": found["ranks"] or RANKS}

    def but(self, name: str, value: Any) -> WhatIf:
        """The same with another value of one condition.

        Raises:
            UsageProblem: there is no such condition, or the value is outside its domain.
        """
        return what_if_of(dict(self.chosen) | {name: value})

    def apart(self) -> tuple[tuple[str, WhatIf], ...]:
        """Each condition alone, with the details that belong to it, by its name."""
        leaders = [name for name, _ in self.chosen if name not in _DETAILS]
        return tuple((name, self.within(frozenset({name, *_of(name)}))) for name in leaders)

    def within(self, names: frozenset[str]) -> WhatIf:
        """What of it is among these conditions."""
        return WhatIf(tuple(pair for pair in self.chosen if pair[0] in names))


def what_if_of(values: dict[str, Any]) -> WhatIf:
    """Conditions by their names.

    Raises:
        UsageProblem: there is no such condition, or a value is outside its domain.
    """
    checked = resolve(CONDITIONS, values, "what if")
    return WhatIf(tuple((p.name, checked[p.name]) for p in CONDITIONS if checked[p.name] != p.default))
