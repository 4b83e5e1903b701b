"""Parts of the window by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lossexplorer.gui.look import Look
from tests.gui.guards import crashes, light_garbage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

__all__ = ["crashes", "light_garbage"]


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The light theme."""
    look = Look(qapp, "light")
    look.finish()
    yield look
    look.deleteLater()
