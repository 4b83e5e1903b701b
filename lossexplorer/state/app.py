"""Everything on screen that a person can change and take back, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from lossexplorer.state.batch import BatchState
from lossexplorer.state.explore import ExploreState, first_picture

Place = Literal["explore", "batch"]
PLACES: tuple[Place, ...] = ("explore", "batch")


@dataclass(frozen=True)
class AppState:
    """The state of the window."""

    place: Place = "explore"
    explore: ExploreState = field(default_factory=first_picture)
    batch: BatchState = field(default_factory=BatchState)

    def at(self, place: Place) -> AppState:
        """The same at another place."""
        return replace(self, place=place)

    def with_explore(self, explore: ExploreState) -> AppState:
        """The same with another picture."""
        return replace(self, explore=explore)

    def with_batch(self, batch: BatchState) -> AppState:
        """The same with another batch, or another look at it."""
        return replace(self, batch=batch)
