"""What tests ask of the page of Explore and do to its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossexplorer.gui.explore.place import ExplorePlace
    from lossexplorer.state.explore import ExploreState
    from lossexplorer.state.store import Store


def state(place: ExplorePlace) -> ExploreState:
    return place._store.state.explore


def show(place: ExplorePlace, new: ExploreState) -> None:
    place._store.replace(place._store.state.with_explore(new))


def steps(store: Store) -> int:
    return len(store._past)


def visible(place: ExplorePlace) -> list[str]:
    """Keys of the losses that the list shows."""
    items = place.list.tree.items
    return [key for key, item in items.items() if not item.isHidden() and not item.parent().isHidden()]
