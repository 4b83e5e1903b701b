"""Entries that hold the place of a function that is not there: not read yet, or nothing that can be used."""

from __future__ import annotations

import inspect
import os
from typing import TYPE_CHECKING, Any, NoReturn

from lossexplorer.base import Message, Problem, mark
from lossexplorer.base.printable import printable
from lossexplorer.catalog import tasks
from lossexplorer.catalog.family import Family
from lossexplorer.catalog.spec import Loss, Origin

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Values
    from lossexplorer.catalog.tasks import Task

_PLAIN = mark("A loss of your own.")


class Awaited(Loss):
    """Holds the place of an entry of which nothing is known but its name; any parameters are kept as they are."""

    def resolve(self, parameters: Values) -> Values:
        """The parameters of the last time, which nobody can check yet."""
        return dict(parameters)


class _NotYet:
    """The function of an entry whose file was not read yet."""

    def __init__(self, file: str, inputs: tuple[str, ...]) -> None:
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        self.__signature__ = inspect.Signature([inspect.Parameter(name, kind) for name in inputs])
        self._file = file

    def __call__(self, *inputs: Any, **parameters: Any) -> NoReturn:
        """Say that it is being read."""
        raise Problem(Message("{file} is being read …", file=self._file))


def awaited(key: str, path: str, name: str, task: str = "", trouble: Message | None = None) -> Loss:
    """The entry that stands for ``name`` in the file until that was read, and can be used; the file is not touched.

    Args:
        key: as it was the last time.
        path: absolute.
        name: of the function or class.
        task: key of its task, if that is known.
        trouble: why it cannot be used; None if it is only not read yet.
    """
    kind = task_called(task)
    return Awaited(
        key=key,
        title=name,
        family=Family.OWN,
        task=kind,
        formula=r"\ell = f(\hat y, y)",
        plain=_PLAIN,
        convention="",
        fn=_NotYet(printable(os.path.basename(path)), kind.inputs),
        reductions=("mean", "none", "sum"),
        references=(printable(path),),
        known=(),
        origin=Origin(path, name, trouble=trouble),
    )


def task_called(key: str) -> Task:
    """The task of this key; that of numbers if there is none."""
    known = {task.key: task for task in vars(tasks).values() if isinstance(task, tasks.Task)}
    return known.get(key, tasks.REGRESSION)
