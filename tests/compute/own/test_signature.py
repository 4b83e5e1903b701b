"""Parameters follow from the signature, and what nobody could set is refused by its name."""

from __future__ import annotations

import torch

from lossexplorer.catalog.params import Choice, Flag, Integer, Interval, Number, Vector
from tests.compute.own.bringing import one, refused

_BODY = "\n    return (pred - target).abs()"


def test_defaults_and_type_hints_become_parameters() -> None:
    head = "class Mode(enum.Enum):\n    SOFT = 1\n    HARD = 2\n"
    loss = one(
        head + "def f(pred, target, a=2.0, b: float = 0, c=-1.0, n=3, on=True, mode: Literal['x', 'y'] = 'y', "
        "kind: Mode = Mode.HARD, eps: float | None = None, weight: Tensor | None = None, "
        "share: Annotated[float, (0, 1)] = 0.5, *, reduction='mean', **rest):" + _BODY
    )
    found = {p.name: p for p in loss.params}
    assert {name: type(p) for name, p in found.items()} == {
        **{"a": Number, "b": Number, "c": Number, "n": Integer, "on": Flag, "mode": Choice, "kind": Choice},
        **{"eps": Number, "weight": Vector, "share": Number},
    }
    assert (found["a"].typical, found["a"].scale) == ((0.02, 200.0), "log")  # type: ignore[attr-defined]
    assert (found["b"].typical, found["b"].scale) == ((-1.0, 1.0), "linear")  # type: ignore[attr-defined]
    assert found["c"].typical == (-3.0, 1.0)  # type: ignore[attr-defined]
    assert (found["share"].domain, found["share"].typical) == (Interval(0, 1), (0.0, 1.0))  # type: ignore[attr-defined]
    assert found["kind"].default == "HARD"
    assert found["eps"].optional


def test_choices_reach_the_function_as_what_they_stand_for() -> None:
    loss = one(
        "class Mode(enum.Enum):\n    SOFT = 1\n    HARD = 2\n"
        "def f(pred, target, kind: Mode = Mode.HARD, power: Literal[1, 2] = 1):\n"
        "    assert isinstance(kind, Mode)\n"
        "    return (pred - target).abs() ** power * kind.value"
    )
    x, y = torch.tensor([3.0]), torch.tensor([0.0])
    assert float(loss(x, y)) == 6
    assert float(loss(x, y, kind="SOFT", power="2")) == 9


def test_an_entry_takes_the_unreduced_values_where_a_function_offers_them() -> None:
    loss = one("def f(pred, target, reduction='mean'):\n    return F.l1_loss(pred, target, reduction=reduction)")
    assert not loss.params
    assert loss(torch.tensor([1.0, 3.0]), torch.zeros(2), reduction="none").tolist() == [1, 3]


REFUSED = {
    "k: float": "it has no default",
    "*, k": "it has no default",
    "k=torch.sigmoid": "it is a builtin_function_or_method",
    "k='soft'": "it is a str",
    "k=None": "it is a NoneType",
    "k: float = 'x'": "it is a float",
    "k=float('nan')": "its default nan is outside of its range",
    "k: Annotated[float, (0, 1)] = 2.0": "its default 2.0 is outside of its range",
    "k: Literal['a'] = 'b'": "its default is none of its choices",
    "k: Tensor = torch.ones(3)": "a list of numbers has no default here but None",
}


def test_what_nobody_could_set_is_refused_by_its_name() -> None:
    for parameter, why in REFUSED.items():
        sentence = str(refused(f"def f(pred, target, {parameter}):" + _BODY))
        assert sentence.startswith(f"f: the parameter k cannot be set here: {why}. Wanted is"), parameter
    assert "its name has a meaning of its own here" in str(
        refused("def f(pred, label, target=1.0):" + "\n    return pred")
    )
