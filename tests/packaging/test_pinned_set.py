"""The tested set of versions is one that the project's own ranges admit, and names no place to fetch it from."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PINS = {
    name.lower().replace("_", "-"): pin
    for name, pin in re.findall(r"^([\w.-]+)==([\w.+]+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.M)
}


def _requirements() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"].values()
    texts = [*PROJECT["dependencies"], *(text for extra in extras for text in extra)]
    return [Requirement(text) for text in texts if not text.startswith("lossexplorer")]


def test_every_dependency_is_pinned_inside_its_range() -> None:
    for requirement in _requirements():
        pin = PINS[requirement.name.lower().replace("_", "-")]
        assert requirement.specifier.contains(Version(pin)), requirement


def test_constraints_name_versions_and_no_places() -> None:
    text = (ROOT / "constraints.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.+]+", line) for line in lines)
    assert "://" not in text


def test_a_call_of_qt_that_returns_none_costs_no_reference(qapp: object) -> None:
    """PySide6 6.12 on Python 3.11 takes one off None with each such call, and the process ends after a while."""
    import sys

    from PySide6.QtWidgets import QLabel

    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("x")
    assert abs(sys.getrefcount(None) - before) < 100, version("PySide6_Essentials")
    label.deleteLater()
