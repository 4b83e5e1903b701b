"""A loss of somebody's own in code: imported from its own file, called as it wants to be called."""

from __future__ import annotations

import os
from enum import Enum
from typing import TYPE_CHECKING, Any

from lossexplorer.catalog.params import Vector
from lossexplorer.compute.own.function import ByRows, function_of
from lossexplorer.report.literals import literal

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Loss, Values
    from lossexplorer.compute.own.function import OwnFunction


def is_own(loss: Loss) -> bool:
    """Whether it is a function or Module of somebody's own, which is imported and not copied."""
    return function_of(loss) is not None


def _function(loss: Loss) -> OwnFunction:
    own = function_of(loss)
    if own is None:
        raise ValueError(loss.key)
    return own


def imports(loss: Loss) -> str:
    """Lines that import it, and the classes of its choices."""
    own = _function(loss)
    words = (value for words in own.signature.convert.values() for value in words.values())
    names = ", ".join(dict.fromkeys([own.name, *(type(value).__name__ for value in words if isinstance(value, Enum))]))
    if loss.origin is not None and loss.origin.package:
        return f"from {own.imported_from} import {names}\n"
    folder, file = os.path.split(own.source.path)
    lines = ["import sys", "", f"sys.path.insert(0, {folder!r})"]
    stem = file.removesuffix(".py")
    if stem.isidentifier():
        return "\n".join([*lines, f"from {stem} import {names}"]) + "\n"
    loaded = [f"{name} = import_module({stem!r}).{name}" for name in names.split(", ")]
    return "\n".join(["from importlib import import_module", *lines, *loaded]) + "\n"


def call(loss: Loss, parameters: Values, inputs: tuple[str, ...], dtype: str) -> str:
    """The call of the function, or of an object of the class."""
    own = _function(loss)
    vectors = {p.name for p in loss.params if isinstance(p, Vector)}
    shown = {name: value for name, value in own.signature.arguments(parameters).items() if value is not None}
    words = [f"{name}={_literal(value, dtype if name in vectors else '')}" for name, value in shown.items()]
    first, second = inputs[0], inputs[1]
    if own.soft:
        second = f"F.one_hot({second}, {first}.shape[1]).to({first}.dtype)"
    pair = [second, first] if own.swapped else [first, second]
    if own.module:
        return f"{own.name}({', '.join(words)})({', '.join(pair)})"
    return f"{own.name}({', '.join([*pair, *words])})"


def by_rows(loss: Loss, parameters: Values, reduction: str) -> str:
    """The value of each row by itself, where one number of all says another thing than this reduction; else empty."""
    if not isinstance(loss.fn, ByRows) or reduction == loss.reductions[0] == "mean":
        return ""
    one = call(loss, parameters, ("input[i : i + 1]", "target[i : i + 1]"), "float64")
    return f"torch.stack([{one} for i in range(len(input))])"


def _literal(value: Any, dtype: str) -> str:
    return f"{type(value).__name__}.{value.name}" if isinstance(value, Enum) else literal(value, dtype)
