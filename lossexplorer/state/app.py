"""Everything on screen that a person can change and take back, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from lossexplorer.state.batch import BatchState
from lossexplorer.state.batch import renew as renew_look
from lossexplorer.state.diagnose import DiagnoseState
from lossexplorer.state.explore import ExploreState, first_picture
from lossexplorer.state.explore import renew as renew_picture

Place = Literal["explore", "batch", "diagnose"]
PLACES: tuple[Place, ...] = ("explore", "batch", "diagnose")


@dataclass(frozen=True)
class AppState:
    """The state of the window."""

    place: Place = "explore"
    explore: ExploreState = field(default_factory=first_picture)
    batch: BatchState = field(default_factory=BatchState)
    diagnose: DiagnoseState = field(default_factory=DiagnoseState)

    def at(self, place: Place) -> AppState:
        """The same at another place."""
        return replace(self, place=place)

    def with_explore(self, explore: ExploreState) -> AppState:
        """The same with another picture."""
        return replace(self, explore=explore)

    def with_batch(self, batch: BatchState) -> AppState:
        """The same with another batch, or another look at it."""
        return replace(self, batch=batch)

    def with_diagnose(self, diagnose: DiagnoseState) -> AppState:
        """The same with another question."""
        return replace(self, diagnose=diagnose)

    def renewed(self) -> AppState:
        """The same with the catalogue as it is now."""
        return replace(self, explore=renew_picture(self.explore), batch=renew_look(self.batch))

    def as_before(self, before: AppState, after: AppState) -> AppState:
        """This state as if ``before`` had never become ``after``: the batch of then, seen from where somebody is now.

        The question of Diagnose is that of then as well, unless somebody changed it since.
        """
        question = before.diagnose if self.diagnose == after.diagnose else self.diagnose
        return replace(self, batch=before.batch, diagnose=question)

    def seen_as(self, now: AppState, then: AppState) -> AppState:
        """This state, looked at as ``now`` is: place and span of the axis, where they were moved since ``then``."""
        place = self.place if now.place == then.place else now.place
        frame = (self.explore.scene, self.explore.axis)
        moved = now.explore.span != then.explore.span and frame == (now.explore.scene, now.explore.axis)
        span = now.explore.span if moved else self.explore.span
        return replace(self, place=place, explore=replace(self.explore, span=span))
