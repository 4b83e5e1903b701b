"""A loss as code that runs where torch is installed and this program is not."""

from __future__ import annotations

import dis
import inspect
import textwrap
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

from lossexplorer.catalog.params import Vector
from lossexplorer.report import own
from lossexplorer.report.literals import literal

__all__ = ["call", "definitions", "header", "literal"]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lossexplorer.catalog.params import Param
    from lossexplorer.catalog.spec import Loss, Values

_PACKAGE = "lossexplorer.catalog"


def call(
    loss: Loss,
    parameters: Values,
    inputs: tuple[str, ...],
    reduction: str | None = None,
    dtype: str = "float64",
    moved: Mapping[str, str] | None = None,
) -> str:
    """The call of torch's own function, or of the entry's (its unreduced array); parameters at default left out.

    Args:
        loss: the entry.
        parameters: all of them, checked.
        inputs: names of the inputs.
        reduction: of torch's function.
        dtype: in which vectors are given.
        moved: names of variables that stand for parameters.
    """
    if loss.origin is not None and own.is_own(loss):
        return own.call(loss, parameters, inputs, dtype)
    native = loss.native_of(parameters)
    vectors = {p.name for p in loss.params if isinstance(p, Vector)}
    named = moved or {}
    words = [
        f"{p.name}={named[p.name]}"
        if p.name in named
        else f"{p.name}={literal(parameters[p.name], dtype if p.name in vectors else '')}"
        for p in loss.params
        if not native or not _is_default(p, parameters[p.name])
    ]
    words += [f"reduction={reduction!r}"] if native and reduction not in (None, "mean") else []
    name = f"F.{native}" if native else loss.fn.__name__
    return f"{name}({', '.join([*inputs, *words])})"


def _is_default(p: Param, value: Any) -> bool:
    return value is None if p.default is None else bool(value == p.default)


def definitions(loss: Loss, parameters: Values) -> str:
    """Source of the entry's function and what it uses of ours; empty where torch has the function."""
    if loss.origin is not None and own.is_own(loss):
        return own.imports(loss)
    if loss.native_of(parameters):
        return ""
    constants, functions = _needed(loss.fn)
    sources = [textwrap.dedent(inspect.getsource(fn)).rstrip() for fn in functions]
    named = "".join(f"{name} = {value!r}\n" for name, value in constants.items())
    return (named + "\n\n" if named else "") + "\n\n\n".join(sources) + "\n"


def header(body: str) -> str:
    """The imports that the body uses."""
    lines = ["import csv"] if "csv.reader(" in body else []
    lines += ["import math"] if "math." in body else []
    lines += ["from collections.abc import Callable"] if "Callable[" in body else []
    lines += ["from pathlib import Path"] if "Path(" in body else []
    lines += ["import h5py"] if "h5py." in body else []
    lines += ["import numpy as np"] if "np." in body else []
    lines += ["import pyarrow as pa"] if "pa.ipc" in body else []
    lines += ["import pyarrow.parquet as pq"] if "pq.read" in body else []
    lines += ["import torch"]
    lines += ["import torch.nn.functional as F"] if "F." in body else []
    lines += ["from safetensors.torch import load_file"] if "load_file(" in body else []
    lines += ["from torch import Tensor"] if "Tensor" in body else []
    return "\n".join(lines) + "\n\n"


def _needed(fn: Callable[..., Any]) -> tuple[dict[str, Any], list[Callable[..., Any]]]:
    """Constants of its module and functions of this package that a function uses, the innermost first, and itself."""
    constants: dict[str, Any] = {}
    functions: list[Callable[..., Any]] = []
    for name in _globals_of(fn.__code__):
        used = fn.__globals__.get(name)
        if isinstance(used, int | float | str | tuple):
            constants[name] = used
        elif isinstance(used, FunctionType) and used is not fn and used.__module__.startswith(_PACKAGE):
            deeper, inner = _needed(used)
            constants |= deeper
            functions += [f for f in inner if f not in functions]
    return constants, [*functions, fn]


def _globals_of(code: CodeType) -> list[str]:
    """Global names in the order in which they are read; attributes of modules may be called the same and are none."""
    found = [step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL"]
    for inner in code.co_consts:
        found += _globals_of(inner) if isinstance(inner, CodeType) else []
    return list(dict.fromkeys(found))
