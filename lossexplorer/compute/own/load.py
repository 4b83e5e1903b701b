"""From a trusted file to entries of the catalogue."""

from __future__ import annotations

import inspect
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, Problem, UsageProblem, mark
from lossexplorer.base.door import torch
from lossexplorer.base.printable import printable
from lossexplorer.catalog.common import IGNORE_INDEX, is_used
from lossexplorer.catalog.family import Family
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.spec import Loss, Origin, Rows
from lossexplorer.compute.own.execute import execute
from lossexplorer.compute.own.function import OwnFunction
from lossexplorer.compute.own.infer import form_of, task_of
from lossexplorer.compute.own.signature import signature_of
from lossexplorer.compute.own.source import is_swapped
from lossexplorer.compute.own.trouble import OwnProblem, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from torch import Tensor

    from lossexplorer.compute.own.function import ByRows, Form
    from lossexplorer.compute.own.source import Source

_CONVENTION = {
    "values": mark("Your function gives a value of each row or element; the program averages them."),
    "mean": mark("Your function gives one number, the mean of the rows; the value of a row is that of the row alone."),
    "sum": mark("Your function gives one number, the sum of the rows; the value of a row is that of the row alone."),
    "set": mark(
        "Your function gives a value of the whole batch that is no mean of its rows; a curve shows a batch of one row."
    ),
}
_ROW_ALONE = mark("Loss by itself")
_NO_PICTURE = mark("It is one number of a whole batch of pairs, of which nobody can say what one curve should show.")
_PLAIN = mark("A loss of your own.")


def load(source: Source, names: Iterable[str] | None = None) -> tuple[tuple[Loss, ...], dict[str, Problem]]:
    """Execute a file and make entries of what it holds; nothing is put into the catalogue.

    Args:
        source: the file. Executing it can do anything that its user can: somebody trusts it.
        names: which functions and classes; by default all that look like a loss.

    Returns:
        The entries, and what is wrong with those that could not be made, by their names.

    Raises:
        Problem: the file cannot be executed, or lacks one of the names.
    """
    wanted = tuple(c.name for c in source.candidates()) if names is None else tuple(names)
    module = execute(source)
    made: list[Loss] = []
    problems: dict[str, Problem] = {}
    for name in wanted:
        if not hasattr(module, name):
            known = ", ".join(c.name for c in source.candidates())
            raise UsageProblem(
                Message("{file} has no {name}; it has {known}", file=source.file, name=name, known=known)
            )
        try:
            made.append(entry(getattr(module, name), name, source))
        except Problem as problem:
            problems[name] = problem
    return tuple(made), problems


def entry(found: Any, name: str, source: Source) -> Loss:
    """The entry of a function, a Module class or a declared ``Loss``.

    Raises:
        OwnProblem: it cannot be one; the sentence says why.
    """
    origin = Origin(source.path, name)
    if isinstance(found, Loss):
        return replace(found, key=key_of(origin), family=Family.OWN, origin=origin)
    own, first, second = _function(found, name, source)
    task = task_of(own, first, second)
    form, rows = form_of(own, task, {p.name: p.default for p in own.signature.params})
    return _declared(own, rows, form, origin, task, found)


def key_of(origin: Origin) -> str:
    """``file.py:name``, or with as much of the folder as tells it from another file of that name."""
    parts = os.path.normpath(origin.path).split(os.sep)
    taken = {loss.key: loss.origin.path for loss in CATALOGUE.brought() if loss.origin is not None}
    for count in range(1, len(parts) + 1):
        key = f"{'/'.join(parts[-count:])}:{origin.name}"
        if taken.get(key, origin.path) == origin.path:
            return key
    return f"{origin.path}:{origin.name}"


def _function(found: Any, name: str, source: Source) -> tuple[OwnFunction, str, str]:
    """The function as the catalogue calls it, and what it calls its predictions and targets."""
    module = isinstance(found, type)
    names = _names(found, name, source)
    signature = signature_of(found.__init__ if module else found, name, 1 if module else 2)
    own = OwnFunction(source, name, found, signature, module)
    own.swapped = is_swapped(names[0].lower(), names[1].lower())
    first, second = (names[1], names[0]) if own.swapped else (names[0], names[1])
    return own, first, second


def _names(found: Any, name: str, source: Source) -> list[str]:
    """What it calls its arguments."""
    words = {"file": source.file, "name": name}
    module = isinstance(found, type)
    if isinstance(found, torch.nn.Module):
        raise OwnProblem(Message("{file}: {name} is a Module already made; name its class", **words))
    if module and issubclass(found, torch.autograd.Function):
        what = Message(
            "{file}: {name} is no loss by itself; name a function that calls {call}", call=f"{name}.apply", **words
        )
        raise OwnProblem(what)
    if not callable(found) or (module and not callable(getattr(found, "forward", None))):
        raise OwnProblem(Message("{file}: {name} is neither a function nor a Module class", **words))
    try:
        called = inspect.signature(found.forward if module else found)
    except (TypeError, ValueError) as error:
        raise told(error, source) from error
    names = list(called.parameters)[1 if module else 0 :]
    if len(names) < 2:
        what = Message("{file}: {name} takes no predictions and targets; wanted are two tensors first", **words)
        raise OwnProblem(what)
    return names


def _declared(own: OwnFunction, rows: ByRows, form: Form, origin: Origin, task: Any, found: Any) -> Loss:
    parameters = {p.name for p in own.signature.params}
    own.take(*task.inputs)
    fn: Callable[..., Tensor] = own if form in ("values", "set") else rows
    reductions = {"values": ("mean", "none", "sum"), "mean": ("mean", "none", "sum"), "sum": ("sum", "none", "mean")}
    ignoring = form == "values" and task.has_labels and IGNORE_INDEX.name in parameters
    return Loss(
        key=key_of(origin),
        title=own.name,
        family=Family.OWN,
        task=task,
        formula=r"\ell = f(\hat y, y)",
        plain=_first_sentence(found) or _PLAIN,
        convention=_CONVENTION[form],
        fn=fn,
        params=own.signature.params,
        kind="set" if form == "set" else "elementwise",
        rows=Rows(_ROW_ALONE, rows, alone=True) if form == "set" else None,
        reductions=reductions.get(form, ("mean",)),
        mass=is_used if ignoring else None,
        no_picture=_NO_PICTURE if task.key == "embedding_pairs" else "",
        references=(printable(origin.path),),
        known=(),
        origin=origin,
    )


def _first_sentence(found: Any) -> str:
    """What the documentation of somebody's own function says first, as one line."""
    words = " ".join((inspect.getdoc(found) or "").split("\n\n")[0].split())
    return printable(words, 200, keep_end=False) if getattr(found, "__doc__", None) else ""
