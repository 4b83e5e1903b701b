"""The catalogue, found by scanning ``catalog/losses``: one file is one loss, and there is no list to keep."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from lossexplorer.base import Message, UsageProblem
from lossexplorer.catalog import losses as package
from lossexplorer.catalog.family import Family
from lossexplorer.catalog.search import find, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from lossexplorer.catalog.spec import Loss


class UnknownLossError(UsageProblem, KeyError):
    """No entry has this key; the sentence names the nearest ones."""


class Catalogue:
    """All losses, in the order of the list on screen: by family, then by title; what people bring along comes last."""

    def __init__(self) -> None:
        self._brought: dict[str, Loss] = {}
        """Replaced whole, never changed: a thread may be reading it."""
        self._editions: dict[str, int] = {}
        self._gone: dict[str, Loss] = {}
        """Removed; what was computed with them may still be on screen for a moment."""

    @cached_property
    def _entries(self) -> dict[str, Loss]:
        found: list[Loss] = []
        for file in Path(package.__path__[0]).glob("*/[!_]*.py"):
            family = file.parent.name
            loss = import_module(f"{package.__name__}.{family}.{file.stem}").LOSS
            found.append(replace(loss, key=file.stem, family=Family[family.upper()]))
        families = list(Family)
        found.sort(key=lambda loss: (families.index(loss.family), loss.title.lower()))
        return {loss.key: loss for loss in found}

    def keys(self) -> tuple[str, ...]:
        """Every key."""
        return (*self._entries, *self._brought)

    def add(self, loss: Loss) -> None:
        """Take in an entry that somebody brought along, or a newer edition of it.

        Raises:
            ValueError: its key is one of the catalogue's own.
        """
        if loss.key in self._entries or loss.origin is None:
            raise ValueError(f"{loss.key} cannot be brought along")
        self._editions = self._editions | {loss.key: self.edition(loss.key) + 1}
        brought = sorted((self._brought | {loss.key: loss}).values(), key=lambda entry: entry.title.lower())
        self._brought = {entry.key: entry for entry in brought}

    def remove(self, key: str) -> None:
        """Take an entry that somebody brought along out of the list."""
        self._gone = self._gone | {key: self._brought[key]}
        self._brought = {k: loss for k, loss in self._brought.items() if k != key}

    def edition(self, key: str) -> int:
        """How often an entry was brought along by now: what was computed with an older edition does not hold."""
        return self._editions.get(key, 0)

    def brought(self) -> tuple[Loss, ...]:
        """The entries that somebody brought along."""
        return tuple(self._brought.values())

    def get(self, key: str) -> Loss:
        """The entry of this key.

        Raises:
            UnknownLossError: a KeyError that names the nearest keys.
        """
        brought = self._brought.get(key) or self._gone.get(key)
        if brought is not None:
            return brought
        try:
            return self._entries[key]
        except KeyError:
            import difflib  # here and not above: the window starts without it

            near = difflib.get_close_matches(key, self._entries, n=3, cutoff=0.75)
            near = near or find(key, {k: names_of(loss) for k, loss in self._entries.items()})[:3]
            near = near or difflib.get_close_matches(key, self._entries, n=3, cutoff=0.4)
            raise UnknownLossError(
                Message("no loss is called {key}; did you mean {near}?", key=key, near=", ".join(near))
                if near
                else Message("no loss is called {key}; `lossexplorer losses` lists them all", key=key)
            ) from None

    def __iter__(self) -> Iterator[Loss]:
        return iter((*self._entries.values(), *self._brought.values()))

    def __len__(self) -> int:
        return len(self._entries) + len(self._brought)

    def __contains__(self, key: object) -> bool:
        return key in self._entries or key in self._brought


CATALOGUE = Catalogue()


def kept(loss: Loss, parameters: dict[str, Any]) -> dict[str, Any]:
    """The parameters of an entry, those of an older edition of it kept as far as it still has them."""
    found = loss.resolve({})
    for name, value in parameters.items():
        try:
            found |= {name: loss.resolve({name: value})[name]}
        except UsageProblem:  # it is gone, or its domain is another one
            continue
    return found
