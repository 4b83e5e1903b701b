"""Nothing that a test brings along stays in the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lossexplorer.catalog.registry import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def nothing_brought() -> Iterator[None]:
    """Take out what came in."""
    yield
    for loss in CATALOGUE.brought():
        CATALOGUE.remove(loss.key)
