"""The tables of the README and of the catalogue's page follow from the catalogue."""

from __future__ import annotations

import pytest

from lossexplorer.catalog.conventions import conventions_of
from lossexplorer.catalog.registry import CATALOGUE
from tools.make_readme_tables import ROOT, TABLES, conventions, entries, families, renewed


@pytest.mark.parametrize("path", TABLES)
def test_the_tables_are_those_that_the_tool_writes(path: str) -> None:
    assert renewed(path) == (ROOT / path).read_text("utf-8"), "run python tools/make_readme_tables.py"


def test_every_loss_and_every_convention_has_its_line() -> None:
    for key in CATALOGUE.keys():
        assert f"`{key}`" in families()
        assert f"| `{key}` |" in entries()
    lines = sum(len(conventions_of(key)) for key in CATALOGUE.keys())
    assert len(conventions().splitlines()) == lines + 2
