"""Each rule about who may import whom is proven by a violation that it must notice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = [
    c["name"] for c in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
]
PLANTED = {
    "A folder imports only what stands below it": ("catalog/registry.py", "import lossexplorer.compute.curve"),
    "Qt is unknown below state and workers": ("compute/metrics.py", "from PySide6 import QtCore"),
    "eval, diagnose, report and losses reach neither Qt nor what serves the window": (
        "cli/losses.py",
        "import lossexplorer.state.store",
    ),
    "torch comes through one door": ("compute/metrics.py", "import torch"),
    "Only catalog, compute, io and diagnosis use the door": (
        "session/settings.py",
        "from lossexplorer.base.door import torch",
    ),
}


def _lint(folder: Path) -> dict[str, bool]:
    """Which contracts hold in this copy of the package."""
    tool = Path(sys.executable).with_name("lint-imports")
    environment = os.environ | {"PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run(
        [tool, "--no-cache"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    found = {name: f"{name} {word}" for name in CONTRACTS for word in ("KEPT", "BROKEN") if f"{name} {word}" in lines}
    assert set(found) == set(CONTRACTS), done.stdout + done.stderr
    return {name: line.endswith("KEPT") for name, line in found.items()}


def _copy(folder: Path) -> Path:
    shutil.copytree(ROOT / "lossexplorer", folder / "lossexplorer", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_contract_has_a_planted_violation() -> None:
    assert set(PLANTED) == set(CONTRACTS)


def test_the_package_keeps_every_contract(tmp_path: Path) -> None:
    assert all(_lint(_copy(tmp_path)).values())


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_breaks_its_contract(contract: str, tmp_path: Path) -> None:
    path, line = PLANTED[contract]
    file = _copy(tmp_path) / "lossexplorer" / path
    file.write_text(file.read_text("utf-8") + f"\n{line}\n", "utf-8")
    assert not _lint(tmp_path)[contract]


@pytest.mark.parametrize("module", ["PySide6.QtWidgets", "PySide6.QtGui", "pyqtgraph"])
@pytest.mark.parametrize("place", ["session", "state", "workers", "cli"])
def test_widgets_and_painting_are_refused_outside_gui_and_paint(module: str, place: str) -> None:
    assert "TID251" in _ruff(f"lossexplorer/{place}/planted.py", f"import {module}\n")


@pytest.mark.parametrize("place", ["gui", "paint"])
def test_widgets_are_allowed_in_gui_and_paint(place: str) -> None:
    assert "TID251" not in _ruff(f"lossexplorer/{place}/planted.py", "import PySide6.QtWidgets\n")


def _ruff(path: str, code: str) -> str:
    tool = Path(sys.executable).with_name("ruff")
    command = [tool, "check", "--no-cache", "--output-format", "concise", "--stdin-filename", path, "-"]
    return subprocess.run(command, cwd=ROOT, input=code, capture_output=True, text=True, check=False).stdout
