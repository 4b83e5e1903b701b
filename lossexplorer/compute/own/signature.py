"""Parameters of somebody's own function, from its signature: names, type hints, defaults, ranges."""

from __future__ import annotations

import enum
import inspect
import math
import types
import typing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from lossexplorer.base import Message, Problem, mark
from lossexplorer.base.printable import printable
from lossexplorer.catalog.common import IGNORE_INDEX
from lossexplorer.catalog.params import REAL, Choice, Flag, Integer, Interval, Number, Param, Vector
from lossexplorer.compute.own.trouble import OwnProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_HELP = mark("A parameter of a loss of your own.")
_GREEK = {
    **{"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eps": "ε", "kappa": "κ", "lam": "λ"},
    **{"lambda_": "λ", "lamda": "λ", "mu": "μ", "sigma": "σ", "tau": "τ", "temperature": "τ", "theta": "θ", "rho": "ρ"},
}
_DECADES = 100.0
"""A slider of a positive number spans so many times its default in both directions."""
_REDUCTION = "reduction"
_UNREDUCED = "none"
_TAKEN = ("input", "target", "check", "prediction", "projection", "z1", "z2")
"""What a call of an entry gives other things by."""


@dataclass(frozen=True)
class Signature:
    """What a function takes beside its two tensors."""

    params: tuple[Param, ...]
    convert: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """For choices: from the word that people choose to the value that the function takes."""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    """What is always passed: no reduction, where the function offers one."""

    def arguments(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Keywords for the function, of the values of ``params``."""
        found = {
            name: self.convert[name][value] if name in self.convert and value is not None else value
            for name, value in values.items()
        }
        return found | dict(self.fixed)


def signature_of(function: Callable[..., Any], name: str, skip: int) -> Signature:
    """The parameters after the first ``skip`` arguments.

    Args:
        function: of somebody's own; the constructor, of a Module.
        name: what it is called, for sentences.
        skip: how many arguments are no parameters.

    Raises:
        OwnProblem: one of them is nothing that a person can set; the sentence names it.
    """
    hints = _hints(function)
    params: list[Param] = []
    convert: dict[str, Mapping[str, Any]] = {}
    fixed: dict[str, Any] = {}
    for p in list(inspect.signature(function).parameters.values())[skip:]:
        if p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD):
            continue
        if p.name == _REDUCTION:
            fixed[p.name] = _UNREDUCED
            continue
        if p.name in _TAKEN:
            raise _refused(name, p.name, Message("its name has a meaning of its own here"))
        if p.kind is p.POSITIONAL_ONLY or p.default is p.empty:
            raise _refused(name, p.name, Message("it has no default"))
        param, words = _param(name, p.name, hints.get(p.name, p.empty), p.default)
        params.append(param)
        if words is not None:
            convert[p.name] = words
    return Signature(tuple(params), convert, fixed)


def _hints(function: Callable[..., Any]) -> dict[str, Any]:
    """Type hints as far as Python can resolve them; a name that only a type checker knows says nothing."""
    try:
        return typing.get_type_hints(function, include_extras=True)
    except Exception:  # hints are other people's expressions: a default says enough without them
        return {p.name: p.annotation for p in inspect.signature(function).parameters.values()}


def _refused(owner: str, name: str, why: Message) -> OwnProblem:
    return OwnProblem(
        Message(
            "{owner}: the parameter {name} cannot be set here: {why}. Wanted is a default that is a number, true or "
            "false, or a type such as float | None, Tensor | None or Literal[…].",
            owner=owner,
            name=name,
            why=why,
        )
    )


def _param(owner: str, name: str, hint: Any, default: Any) -> tuple[Param, Mapping[str, Any] | None]:
    base, optional, extras = _plain(hint)
    words = _choices(base, default)
    try:
        if words is not None:
            word = next((w for w, value in words.items() if value == default), None)
            options = {w: w for w in words}
            if word is None:
                raise _refused(owner, name, Message("its default is none of its choices"))
            return Choice(name=name, symbol=_symbol(name), help=_HELP, default=word, options=options), words
        return _made(owner, name, base, optional or default is None, extras, default), None
    except OwnProblem:
        raise
    except (Problem, ValueError) as error:
        raise _refused(
            owner, name, Message("its default {value} is outside of its range", value=str(default))
        ) from error


def _plain(hint: Any) -> tuple[Any, bool, tuple[Any, ...]]:
    """A type without ``Annotated`` and ``None``, whether None was there, and what stood beside it."""
    extras: tuple[Any, ...] = ()
    if typing.get_origin(hint) is typing.Annotated:
        hint, *more = typing.get_args(hint)
        extras = tuple(more)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        parts = [part for part in typing.get_args(hint) if part is not type(None)]
        optional = len(parts) < len(typing.get_args(hint))
        if len(parts) == 1:
            base, _, inner = _plain(parts[0])
            return base, optional, extras + inner
        return (float if {*parts} == {int, float} else None), optional, extras
    return hint, False, extras


def _choices(base: Any, default: Any) -> Mapping[str, Any] | None:
    """The words of a ``Literal`` or an ``Enum``, and what they stand for; None if it is neither."""
    if typing.get_origin(base) is Literal:
        return {str(value): value for value in typing.get_args(base)}
    kind = base if isinstance(base, type) else type(default)
    if issubclass(kind, enum.Enum):
        return dict(kind.__members__)
    return None


def _made(owner: str, name: str, base: Any, optional: bool, extras: tuple[Any, ...], default: Any) -> Param:
    known = {bool: bool, int: int, float: float}
    kind = known.get(base) if isinstance(base, type) else None
    if kind is None and not _is_tensor(base):
        kind = known.get(type(default))
    if _is_tensor(base) or (kind is None and default is None and "weight" in name):
        if default is not None:
            raise _refused(owner, name, Message("a list of numbers has no default here but None"))
        return Vector(name=name, symbol=_symbol(name), help=_HELP, typical=(0.01, 100.0), scale="log")
    if kind is bool and isinstance(default, bool):
        return Flag(name=name, symbol=_symbol(name), help=_HELP, default=default)
    if kind is None or not (default is None or isinstance(default, int | float)):
        word = printable(getattr(base, "__name__", "")) if isinstance(base, type) and base is not inspect._empty else ""
        raise _refused(owner, name, Message("it is a {kind}", kind=word or type(default).__name__))
    if kind is int and default is not None and isinstance(default, int):
        return _integer(name, extras, default)
    return _number(name, extras, default, optional)


def _is_tensor(base: Any) -> bool:
    return getattr(base, "__name__", "") == "Tensor" or (isinstance(base, str) and "Tensor" in base)


def _integer(name: str, extras: tuple[Any, ...], default: int) -> Integer:
    if name == IGNORE_INDEX.name:
        return (
            IGNORE_INDEX if default == IGNORE_INDEX.default else Integer(**(vars(IGNORE_INDEX) | {"default": default}))
        )
    domain = _domain(extras)
    low, high = domain.low, domain.high
    typical = (int(min(default, 1)), max(10, 4 * default))
    if math.isfinite(low) and math.isfinite(high):
        typical = (math.ceil(low), math.floor(high))
    elif default not in domain or not all(end in domain for end in typical):
        typical = (max(typical[0], math.ceil(low)) if math.isfinite(low) else typical[0], typical[1])
    return Integer(name=name, symbol=_symbol(name), help=_HELP, default=default, domain=domain, typical=typical)


def _number(name: str, extras: tuple[Any, ...], default: float | None, optional: bool) -> Number:
    domain = _domain(extras)
    start = 1.0 if default is None else float(default)
    low, high = _around(start)
    if math.isfinite(domain.low) and math.isfinite(domain.high):
        room = (domain.high - domain.low) * 1e-3
        low, high = domain.low + room * domain.open_low, domain.high - room * domain.open_high
    elif domain != REAL:
        low, high = max(low, domain.low), min(high, domain.high)
        low = low if low in domain else low + 1e-3 * (high - low)
    return Number(
        name=name,
        symbol=_symbol(name),
        help=_HELP,
        default=None if default is None else start,
        domain=domain,
        typical=(low, high),
        scale="log" if low > 0 and high / low >= _DECADES else "linear",
        optional=optional,
        start=start if default is None else None,
    )


def _around(value: float) -> tuple[float, float]:
    """What a slider spans that knows a default alone."""
    if value > 0:
        return float(f"{value / _DECADES:.3g}"), float(f"{value * _DECADES:.3g}")
    return (-1.0, 1.0) if value == 0 else (3 * value, -value)


def _domain(extras: tuple[Any, ...]) -> Interval:
    """The interval that stands beside a type: ``Annotated[float, (0, 1)]``, or bounds called ge, gt, le, lt."""
    low, high, open_low, open_high = -math.inf, math.inf, False, False
    for extra in extras:
        if isinstance(extra, tuple | list) and len(extra) == 2 and all(isinstance(x, int | float) for x in extra):
            low, high = map(float, extra)
        for bound in (extra, *(getattr(extra, "metadata", None) or ())):
            found = {word: getattr(bound, word, None) for word in ("ge", "gt", "le", "lt")}
            lower = found["ge"] if found["gt"] is None else found["gt"]
            upper = found["le"] if found["lt"] is None else found["lt"]
            low, open_low = (
                (float(lower), found["gt"] is not None) if isinstance(lower, int | float) else (low, open_low)
            )
            high, open_high = (
                (float(upper), found["lt"] is not None) if isinstance(upper, int | float) else (high, open_high)
            )
    return Interval(low, high, open_low, open_high)


def _symbol(name: str) -> str:
    return _GREEK.get(name.lower(), name)
