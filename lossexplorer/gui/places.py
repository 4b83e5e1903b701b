"""The places of the window: what each is called, and what the rest of the window may ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from lossexplorer.base import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from lossexplorer.gui.commands import Commands
    from lossexplorer.paint.caption import Caption
    from lossexplorer.report.tables import Numbers


class Place(Protocol):
    """A place that is there."""

    @property
    def page(self) -> QWidget:
        """What the window shows."""

    @property
    def picture(self) -> QWidget:
        """What of the page goes into pictures."""

    def caption(self) -> Caption:
        """What stands above a picture."""

    def numbers(self) -> Numbers:
        """The numbers behind the picture.

        Raises:
            Problem: there are none yet.
        """

    def code(self) -> Callable[[], str]:
        """What makes PyTorch code that gives the number on screen; it may read files.

        Raises:
            Problem: there is nothing to make code of.
        """


@dataclass(frozen=True)
class Sign:
    """A place by name, before it is there."""

    title: str
    tip: str
    """One sentence."""
    words: str
    """A few words for the menu."""
    make: Callable[[Commands], Place]


def _explore(commands: Commands) -> Place:
    from lossexplorer.gui.explore.exhibit import ExploreExhibit

    return ExploreExhibit(commands)


def _batch(commands: Commands) -> Place:
    from lossexplorer.gui.batch.exhibit import BatchExhibit

    return BatchExhibit(commands)


def _diagnose(commands: Commands) -> Place:
    from lossexplorer.gui.diagnose.exhibit import DiagnoseExhibit

    return DiagnoseExhibit(commands)


SIGNS: Mapping[str, Sign] = {
    "explore": Sign(
        mark("Explore"), mark("See what a loss does: curves, sliders and a cursor"), mark("Curves of losses"), _explore
    ),
    "batch": Sign(mark("Batch"), mark("See your own predictions row by row"), mark("Your own numbers"), _batch),
    "diagnose": Sign(
        mark("Diagnose"),
        mark("Find out which mistake reproduces the number that you saw"),
        mark("Why a loss is this number"),
        _diagnose,
    ),
}
"""Every place of the state, by its key."""


class Places:
    """Makes each place when it is needed first: the first paint is Explore's."""

    def __init__(self, commands: Commands) -> None:
        self._commands = commands
        self._made: dict[str, Place] = {}

    def at(self, key: str) -> Place:
        """The place of this key."""
        if key not in self._made:
            self._made[key] = SIGNS[key].make(self._commands)
            self._commands.window.add_place(key, self._made[key].page)
        return self._made[key]

    def make_all(self) -> None:
        """Make what could wait."""
        for key in SIGNS:
            self.at(key)
