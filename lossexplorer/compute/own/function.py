"""A function of somebody's own as the catalogue calls its functions."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Literal

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import F, torch
from lossexplorer.compute.own.running import Halted, watched
from lossexplorer.compute.own.trouble import OwnProblem, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from lossexplorer.catalog.spec import Loss, Values
    from lossexplorer.compute.own.signature import Signature
    from lossexplorer.compute.own.source import Source

Form = Literal["values", "mean", "sum", "set"]
"""``values``: one for each row or element. One number, which is the mean or the sum of the rows' own, or neither."""
_KEPT = 8
"""Modules that are kept, one for each choice of parameters."""


class OwnFunction:
    """Calls somebody's function with its own names and types, and says what went wrong in it with its own line.

    Args:
        source: the file.
        name: of the function in it.
        target: the function; a class whose objects are called, if ``module``.
        signature: its parameters.
        module: whether parameters go to the constructor.
    """

    def __init__(
        self, source: Source, name: str, target: Callable[..., Any], signature: Signature, module: bool
    ) -> None:
        self.source, self.name, self.signature, self.module = source, name, signature, module
        self.__name__ = name
        self.soft = False
        """Whether it wants class indices as distributions."""
        self.swapped = False
        """Whether it takes targets first."""
        self.imported_from: str = getattr(target, "__module__", "")
        self._target = target
        self._kept: dict[Any, Any] = {}
        self._halted: Halted | None = None
        self.take("input", "target")

    def take(self, *inputs: str) -> None:
        """Call its two tensors this, as the task does."""
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        names = [*inputs, *(p.name for p in self.signature.params)]
        self.__signature__ = inspect.Signature([inspect.Parameter(name, kind) for name in names])

    def __call__(self, input: Tensor, target: Tensor, **parameters: Any) -> Tensor:
        """What the function returns, a tensor.

        Raises:
            OwnProblem: it raised, returned no tensor, changed its inputs, cannot be differentiated, or was stopped.
        """
        if self._halted is not None:
            raise self._halted
        if self.soft and not target.is_floating_point():
            target = F.one_hot(target, input.shape[1]).to(input.dtype)
        versions = _version(input), _version(target)
        try:
            result = watched(self.name, self._run, input, target, parameters)
        except Halted as halted:
            self._halted = halted
            raise
        except (Problem, KeyboardInterrupt):
            raise
        except (Exception, SystemExit) as error:
            raise told(error, self.source) from error
        self._look_at(result, input, versions, (_version(input), _version(target)))
        return result  # type: ignore[no-any-return]  # that it is a tensor was looked at

    @property
    def halted(self) -> Halted | None:
        """Why it refuses to run: somebody stopped it."""
        return self._halted

    def again(self) -> None:
        """Let it run once more after it was stopped."""
        self._halted = None

    def _run(self, input: Tensor, target: Tensor, parameters: Values) -> Any:
        arguments = self.signature.arguments(parameters)
        pair = (target, input) if self.swapped else (input, target)
        return self._built(arguments, input)(*pair) if self.module else self._target(*pair, **arguments)

    def _built(self, arguments: Values, like: Tensor) -> Any:
        """The Module of these parameters, kept: one that draws its weights draws them once."""
        if any(isinstance(value, torch.Tensor) for value in arguments.values()):
            return self._fitted(self._target(**arguments), like)
        key = (like.dtype, like.device, *((k, repr(v)) for k, v in arguments.items()))
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[key] = self._fitted(self._target(**arguments), like)
        return self._kept[key]

    @staticmethod
    def _fitted(module: Any, like: Tensor) -> Any:
        return module.to(like.device, like.dtype) if isinstance(module, torch.nn.Module) else module

    def _look_at(self, result: Any, input: Tensor, before: tuple[int, int], after: tuple[int, int]) -> None:
        if not isinstance(result, torch.Tensor):
            raise self.problem(Message("it returned {kind} instead of a tensor", kind=type(result).__name__))
        if before != after:
            word = Message("predictions") if before[0] != after[0] else Message("targets")
            raise self.problem(Message("it changes its {what} in place: work on a .clone()", what=word))
        if input.requires_grad and torch.is_grad_enabled() and not result.requires_grad:
            raise self.problem(
                Message("it has no gradient: a step such as .detach(), .item(), argmax or numpy cuts it off")
            )

    def problem(self, what: Message) -> OwnProblem:
        """A sentence about the line in which the function begins."""
        line = next((c.line for c in self.source.candidates() if c.name == self.name), 0)
        return OwnProblem(self.source.at(line, what))


class ByRows:
    """The loss of each row by itself, of a function that gives one number of all.

    Args:
        own: the function.
        together: whether torch can do all rows at once; else one after the other.
    """

    def __init__(self, own: OwnFunction, together: bool) -> None:
        self.own, self.together = own, together
        self.__name__ = own.name

    @property
    def __signature__(self) -> inspect.Signature:
        """That of the function."""
        return self.own.__signature__

    def __call__(self, *inputs: Tensor, **parameters: Any) -> Tensor:
        """One value for each row, ``(n,)``."""
        if self.together:
            try:
                found: Tensor = torch.vmap(lambda *one: self._alone(one, parameters))(*(x.unsqueeze(1) for x in inputs))
                return found
            except Halted:
                raise
            except OwnProblem:  # under these parameters torch cannot, or it goes wrong anyway, which is said below
                self.together = False
        rows = range(len(inputs[0]))
        return torch.stack([self._alone(tuple(x[i : i + 1] for x in inputs), parameters) for i in rows])

    def _alone(self, one: tuple[Tensor, ...], parameters: Values) -> Tensor:
        return self.own(one[0], one[1], **parameters).mean()


def function_of(loss: Loss) -> OwnFunction | None:
    """The function behind an entry; None if it is a ``Loss`` that somebody declared, or is not read yet."""
    found: Any = loss.fn
    found = found.own if isinstance(found, ByRows) else found
    return found if isinstance(found, OwnFunction) else None


def _version(x: Tensor) -> int:
    """How often a tensor was changed in place; of one that torch spreads over rows nobody knows."""
    try:
        return x._version
    except RuntimeError:
        return 0
