"""All exhibits of the museum for a seed, room by room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.museum.rooms import (
    articles,
    baselines,
    conventions,
    correct,
    faulty,
    further,
    input_space,
    labels,
    names,
    numerics,
    reduction,
    regression,
    selection,
    small,
    unexplained,
    variations,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.museum.scenario import Scenario

ROOMS = {
    "A input space": input_space.ROOM,
    "B reduction": reduction.ROOM,
    "C labels": labels.ROOM,
    "D numerics": numerics.ROOM,
    "E baselines": baselines.ROOM,
    "F regression": regression.ROOM,
    "G conventions": conventions.ROOM,
    "H selection": selection.ROOM,
    "articles": articles.ROOM,
    "variations": variations.ROOM,
    "further": further.ROOM,
    "faulty files": faulty.ROOM,
    "small files": small.ROOM,
    "correct": correct.ROOM,
    "names": names.ROOM,
    "unexplained": unexplained.ROOM,
}


def collection(seed: int = 0, rooms: Iterable[str] = tuple(ROOMS)) -> Iterator[Scenario]:
    """Every exhibit of these rooms, with models trained and numbers drawn for this seed."""
    for room in rooms:
        for show in ROOMS[room]:
            for scenario in show(seed):
                made = replace(scenario, room=room, seed=seed)
                if made.shows:
                    yield made
