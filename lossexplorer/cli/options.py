"""Options that several commands share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, UsageProblem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.io import shown, split_name
from lossexplorer.io.script import read_script

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from lossexplorer.catalog.params import Param


def loss_key(word: str) -> str:
    """The key that a person named. A file is executed: to name ``path.py:name`` here is to run it, as Python would.

    Raises:
        Problem: the file cannot be read or executed, or holds no such loss.
    """
    if word in CATALOGUE or (":" not in word and not word.endswith(".py")):
        return word
    from lossexplorer.compute.own.bring import bring

    return bring(word, read_script).key


def class_names(text: str) -> tuple[str, ...]:
    """The names of ``--class-names A,B,…``."""
    return tuple(name.strip() for name in text.split(",")) if text.strip() else ()


def settings(words: Iterable[str], params: Iterable[Param], owner: str) -> dict[str, Any]:
    """Values of ``--set NAME=VALUE`` options.

    Raises:
        UsageProblem: not of that form, an unknown name, or a value outside the domain.
    """
    known = {p.name: p for p in params}
    found: dict[str, Any] = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not equals:
            raise UsageProblem(Message("--set wants NAME=VALUE; got {word}", word=word))
        if name not in known:
            names = ", ".join(known) or "none"
            raise UsageProblem(Message("{owner} has no {name}; it has {names}", owner=owner, name=name, names=names))
        found[name] = known[name].parse(text)
    return found


def need_other_file(options: argparse.Namespace) -> None:
    """Refuse to save over a file that is read.

    Raises:
        UsageProblem: ``--save`` is predictions, targets, or a further input.
    """
    given = [options.predictions, options.targets, *(word.partition("=")[2] for word in options.input)]
    for path in (split_name(word)[0] for word in given if word):
        if os.path.exists(path) and os.path.exists(options.save) and os.path.samefile(path, options.save):
            raise UsageProblem(
                Message("{name} is one of the files that are read; save under another name", name=shown(options.save))
            )
