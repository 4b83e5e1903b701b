"""Parts of the window by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lossexplorer.gui.batch.place import BatchPlace
from lossexplorer.gui.look import Look
from lossexplorer.session.batch_session import BatchSession
from lossexplorer.session.pictures_session import PicturesSession
from lossexplorer.state.app import AppState
from lossexplorer.state.store import Store
from lossexplorer.workers.turnstile import Turnstile
from tests.gui.guards import crashes, light_garbage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

__all__ = ["crashes", "light_garbage"]


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The light theme."""
    look = Look(qapp, "light")
    look.finish()
    yield look
    look.deleteLater()


@pytest.fixture
def store() -> Store:
    """A state in which nothing is open."""
    return Store(AppState())


@pytest.fixture
def session(store: Store, qapp: QApplication) -> Iterator[BatchSession]:
    """What reads batches and computes their rows."""
    session = BatchSession(store, Turnstile())
    yield session
    assert session.close(5000)


@pytest.fixture
def pictures(store: Store, session: BatchSession) -> Iterator[PicturesSession]:
    """What counts for the pictures."""
    pictures = PicturesSession(store, session)
    yield pictures
    assert pictures.close(5000)


@pytest.fixture
def place(store: Store, session: BatchSession, pictures: PicturesSession, look: Look, qtbot: QtBot) -> BatchPlace:
    """The page of Batch in the size of a small window."""
    place = BatchPlace(store, session, pictures, look)
    qtbot.addWidget(place)
    place.resize(1208, 730)
    place.show()
    place.activateWindow()
    return place
