"""The catalogue, found by scanning ``catalog/losses``: one file is one loss, and there is no list to keep."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from lossexplorer.base import Message, UsageProblem
from lossexplorer.catalog import losses as package
from lossexplorer.catalog.search import find, names_of
from lossexplorer.catalog.spec import Family, Loss

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnknownLossError(UsageProblem, KeyError):
    """No entry has this key; the sentence names the nearest ones."""


class Catalogue:
    """All losses, in the order of the list on screen: by family, then by title."""

    @cached_property
    def _entries(self) -> dict[str, Loss]:
        found: list[Loss] = []
        for file in Path(package.__path__[0]).glob("*/[!_]*.py"):
            name = f"{package.__name__}.{file.parent.name}.{file.stem}"
            loss = import_module(name).LOSS
            if loss.key != file.stem:
                raise ValueError(f"{name} declares {loss.key}: file and key carry the same name")
            found.append(loss)
        families = list(Family)
        found.sort(key=lambda loss: (families.index(loss.family), loss.title.lower()))
        return {loss.key: loss for loss in found}

    def keys(self) -> tuple[str, ...]:
        """Every key."""
        return tuple(self._entries)

    def get(self, key: str) -> Loss:
        """The entry of this key.

        Raises:
            UnknownLossError: a KeyError that names the nearest keys.
        """
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
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: object) -> bool:
        return key in self._entries


CATALOGUE = Catalogue()
