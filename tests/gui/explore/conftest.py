"""The page of Explore without torch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lossexplorer.gui.explore.place import ExplorePlace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.look import Look
    from lossexplorer.state.store import Store


@pytest.fixture
def place(store: Store, look: Look, qtbot: QtBot) -> ExplorePlace:
    place = ExplorePlace(store, look)
    qtbot.addWidget(place)
    place.resize(1200, 720)
    place.show()
    place.activateWindow()
    return place
