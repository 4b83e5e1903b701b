"""A loss as code that runs where torch is installed and this program is not."""

from __future__ import annotations

import inspect
import textwrap
from types import FunctionType
from typing import TYPE_CHECKING, Any

from lossexplorer.catalog.params import Vector

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.catalog.spec import Loss, Values

_PACKAGE = "lossexplorer.catalog"


def call(loss: Loss, parameters: Values, inputs: tuple[str, ...], reduction: str | None = None) -> str:
    """The call of torch's own function, or of the entry's (its unreduced array); parameters at default left out."""
    native = loss.native_of(parameters)
    defaults = {p.name: p.default for p in loss.params}
    shown = {n: v for n, v in parameters.items() if not native or v != defaults[n]}
    if native and reduction not in (None, "mean"):
        shown["reduction"] = reduction
    vectors = {p.name for p in loss.params if isinstance(p, Vector)}
    words = [f"{n}={literal(v, tensor=n in vectors)}" for n, v in shown.items()]
    name = f"F.{native}" if native else loss.fn.__name__
    return f"{name}({', '.join([*inputs, *words])})"


def literal(value: Any, *, tensor: bool = False) -> str:
    """A parameter as Python text."""
    if tensor and value is not None:
        return f"torch.tensor({list(value)}, dtype=torch.float64)"
    return repr(value)


def definitions(loss: Loss, parameters: Values) -> str:
    """Source of the entry's function and what it uses of ours; empty where torch has the function."""
    if loss.native_of(parameters):
        return ""
    constants, functions = _needed(loss.fn)
    sources = [textwrap.dedent(inspect.getsource(fn)).rstrip() for fn in functions]
    named = "".join(f"{name} = {value!r}\n" for name, value in constants.items())
    return (named + "\n\n" if named else "") + "\n\n\n".join(sources) + "\n"


def header(body: str) -> str:
    """The imports that the body uses."""
    lines = ["import math"] if "math." in body else []
    lines += ["import numpy as np"] if "np." in body else []
    lines += ["import torch"]
    lines += ["import torch.nn.functional as F"] if "F." in body else []
    lines += ["from torch import Tensor"] if "Tensor" in body else []
    return "\n".join(lines) + "\n\n"


def _needed(fn: Callable[..., Any]) -> tuple[dict[str, Any], list[Callable[..., Any]]]:
    """Constants of its module and functions of this package that a function uses, the innermost first, and itself."""
    constants: dict[str, Any] = {}
    functions: list[Callable[..., Any]] = []
    for name in fn.__code__.co_names:
        used = fn.__globals__.get(name)
        if isinstance(used, int | float | str | tuple):
            constants[name] = used
        elif isinstance(used, FunctionType) and used.__module__.startswith(_PACKAGE):
            deeper, inner = _needed(used)
            constants |= deeper
            functions += [f for f in inner if f not in functions]
    return constants, [*functions, fn]
