"""Functions of an entry that are handed all of its parameters and take those that they name."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Named:
    """A function that is called with the inputs and with every parameter, and takes the parameters that it names."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function
        asked = inspect.signature(function).parameters.values()
        self._names = {p.name for p in asked}
        self._all = any(p.kind is p.VAR_KEYWORD for p in asked)

    def __call__(self, *inputs: Any, **parameters: Any) -> Any:
        """What the function gives."""
        if not self._all:
            parameters = {name: value for name, value in parameters.items() if name in self._names}
        return self._function(*inputs, **parameters)


def by_name(owner: object, *fields: str) -> None:
    """Make the functions in some fields of a frozen declaration take the parameters that they name."""
    for field in fields:
        function = getattr(owner, field)
        if function is not None and not isinstance(function, Named):
            object.__setattr__(owner, field, Named(function))


def held(function: Callable[..., Any], **fixed: Any) -> Callable[..., Any]:
    """The function with some parameters as they are here, whatever else they are set to."""
    return lambda *inputs, **parameters: function(*inputs, **parameters | fixed)
