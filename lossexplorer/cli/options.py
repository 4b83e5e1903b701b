"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lossexplorer.catalog.params import Param


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
