"""Parameters of a loss and controls of a plot: what values they admit, and what a slider spans."""

from __future__ import annotations

import math
from dataclasses import KW_ONLY, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, Self

import numpy as np

from lossexplorer.base import Message, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

NONE = "none"
"""What a person types for a parameter that is left out."""


@dataclass(frozen=True)
class Interval:
    """An interval of real numbers; infinite ends are always open."""

    low: float = -math.inf
    high: float = math.inf
    open_low: bool = False
    open_high: bool = False

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"empty interval: {self.low} … {self.high}")

    def __contains__(self, x: float) -> bool:
        above = x > self.low or (x == self.low and not self.open_low and math.isfinite(x))
        below = x < self.high or (x == self.high and not self.open_high and math.isfinite(x))
        return above and below

    def __str__(self) -> str:
        left = "(" if self.open_low or self.low == -math.inf else "["
        right = ")" if self.open_high or self.high == math.inf else "]"
        low, high = (f"{x:g}".replace("-", "−").replace("inf", "∞") for x in (self.low, self.high))
        return f"{left}{low}, {high}{right}"


REAL = Interval()
POSITIVE = Interval(0, open_low=True)
NON_NEGATIVE = Interval(0)
UNIT = Interval(0, 1)


@dataclass(frozen=True)
class Param:
    """What every parameter states: its keyword, the symbol of the formula, its default, and one sentence of help."""

    name: str
    symbol: str
    default: Any
    _: KW_ONLY
    help: str = ""
    optional: bool = False
    """Whether None is admissible and means "leave it out"."""
    words: str = ""
    """What people call it where the keyword is not their word."""
    batch_only: bool = False
    """Whether it makes a difference to a batch alone, and none to a single curve."""

    def __post_init__(self) -> None:
        if self.check(self.default) != self.default:
            raise ValueError(f"{self.name}: the default {self.default!r} is not in its own normal form")

    def means(self, help: str) -> Self:
        """The same with the sentence that explains it."""
        return replace(self, help=help)

    @property
    def label(self) -> str:
        """What stands beside its control."""
        return self.words or self.name

    def check(self, value: Any) -> Any:
        """The value in its normal form (plain and immutable).

        Raises:
            UsageProblem: the value is not admissible; the sentence names what is.
        """
        if value is None and self.optional:
            return None
        return self._check(value)

    def parse(self, text: str) -> Any:
        """The value that a person typed, as on the command line.

        Raises:
            UsageProblem: as ``check``.
        """
        if self.optional and text.strip().lower() == NONE:
            return None
        return self.check(self._parse(text))

    def _check(self, value: Any) -> Any:
        raise NotImplementedError

    def _parse(self, text: str) -> Any:
        return text

    def _number(self, value: Any, wanted: Message) -> float:
        """What is one number, be it in an array; a tensor that is to be learnt would lose its gradient."""
        if getattr(value, "requires_grad", False):
            raise self._refuse(value.tolist(), Message("a number that is fixed: no gradient would reach this tensor"))
        try:
            return float(value)
        except (TypeError, ValueError):
            raise self._refuse(value, wanted) from None

    def _refuse(self, value: object, wanted: Message) -> UsageProblem:
        return UsageProblem(
            Message("{name} must be {wanted}; got {value}", name=self.name, wanted=wanted, value=_short(value))
        )


def _short(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return text if len(text) <= 40 else text[:37] + "…"


@dataclass(frozen=True)
class Number(Param):
    """A real number: its domain, the range that is useful, and whether that range is better seen in decades."""

    default: float | None
    typical: tuple[float, float]
    domain: Interval = REAL
    scale: Literal["linear", "log"] = "linear"
    _: KW_ONLY
    start: float | None = None
    """What an optional number starts from when it is switched on."""

    def __post_init__(self) -> None:
        super().__post_init__()
        low, high = self.typical
        if not (low < high and low in self.domain and high in self.domain):
            raise ValueError(f"{self.name}: the typical range {self.typical} leaves the domain {self.domain}")
        if self.scale == "log" and low <= 0:
            raise ValueError(f"{self.name}: a logarithmic slider cannot start at {low}")

    def _check(self, value: Any) -> float:
        wanted = Message("a number in {domain}", domain=str(self.domain))
        number = self._number(value, wanted)
        if number not in self.domain:
            raise self._refuse(value, wanted)
        return number

    def _parse(self, text: str) -> Any:
        return text.strip().replace("−", "-")


@dataclass(frozen=True)
class Integer(Param):
    """A whole number."""

    default: int
    typical: tuple[int, int] | None = None
    """Range of a slider, or None where a slider makes no sense (an index)."""
    domain: Interval = REAL
    scale: Literal["linear", "log"] = "linear"

    def _check(self, value: Any) -> int:
        wanted = Message("a whole number in {domain}", domain=str(self.domain))
        number = self._number(value, wanted)
        if not number.is_integer() or number not in self.domain:
            raise self._refuse(value, wanted)
        return int(number)

    def _parse(self, text: str) -> Any:
        return text.strip().replace("−", "-")


@dataclass(frozen=True)
class Choice(Param):
    """One of a few words, each with the name that a person reads."""

    default: str
    options: dict[str, str] = field(hash=False)

    def _check(self, value: Any) -> str:
        if isinstance(value, str) and value in self.options:
            return value
        raise self._refuse(value, Message("one of {options}", options=", ".join(self.options)))


@dataclass(frozen=True)
class Flag(Param):
    """Yes or no."""

    default: bool

    def _check(self, value: Any) -> bool:
        if isinstance(value, bool | np.bool_):
            return bool(value)
        raise self._refuse(value, Message("true or false"))

    def _parse(self, text: str) -> Any:
        words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
        return words.get(text.strip().lower(), text)


@dataclass(frozen=True)
class Vector(Param):
    """Finite numbers, one for each class or element; None where nothing is weighted. One number is a list of one."""

    default: None = None
    _: KW_ONLY
    optional: bool = True
    domain: Interval = REAL
    typical: tuple[float, float] | None = None
    """Range of a slider where a curve needs only one of the numbers."""
    scale: Literal["linear", "log"] = "linear"
    start: float = 1.0

    def _check(self, value: Any) -> Any:
        if hasattr(value, "detach"):  # a tensor: kept as it is, so that it may be differentiated
            if not value.numel() or not self._admits(value.detach().cpu().double().numpy()):
                raise self._refuse(value.tolist(), self._wanted())
            return value if value.ndim else value.reshape(1)
        try:
            array = np.atleast_1d(np.asarray(value, dtype=np.float64))
        except (TypeError, ValueError):
            raise self._refuse(value, self._wanted()) from None
        if not array.size or not self._admits(array):
            raise self._refuse(value, self._wanted())
        return tuple(array.tolist()) if array.ndim == 1 else array

    def _wanted(self) -> Message:
        if self.domain == REAL:
            return Message("a list of finite numbers such as 1,2,0.5")
        return Message("a list of numbers in {domain} such as 1,2,0.5", domain=str(self.domain))

    def _admits(self, array: Any) -> bool:
        return (
            bool(np.isfinite(array).all()) and float(array.min()) in self.domain and float(array.max()) in self.domain
        )

    def _parse(self, text: str) -> Any:
        text = text.replace("−", "-").strip()
        return text.split("," if "," in text else None)


def resolve(params: Iterable[Param], given: dict[str, Any], owner: str) -> dict[str, Any]:
    """Every parameter with its checked value, defaults filled in.

    Raises:
        UsageProblem: an unknown name, or a value that is not admissible. The sentence names the owner.
    """
    known = {p.name: p for p in params}
    for name in given:
        if name not in known:
            names = ", ".join(known)
            raise UsageProblem(
                Message("{owner} has no parameter {name}; it has {names}", owner=owner, name=name, names=names)
                if known
                else Message("{owner} has no parameter {name}; it has none at all", owner=owner, name=name)
            )
    try:
        return {name: p.check(given.get(name, p.default)) for name, p in known.items()}
    except UsageProblem as problem:
        raise UsageProblem(Message("{owner}: {what}", owner=owner, what=problem.message)) from None
