"""Recent files in the menu: grey where they are gone, and nobody waits for that."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QThread

from lossexplorer.session.settings import Recent
from tests.conftest import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from lossexplorer.gui.app import Program


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Which files were looked for, and in which thread."""
    seen: list[tuple[str, str]] = []
    exists = os.path.exists

    def note(path: Any) -> bool:
        seen.append((str(path), QThread.currentThread().objectName()))
        return exists(path)

    monkeypatch.setattr(os.path, "exists", note)
    return seen


def _by(looked: list[tuple[str, str]], thread: str) -> set[str]:
    """What this thread has looked for."""
    return {name for name, by in looked if by == thread}


def test_files_that_are_gone_are_grey_when_somebody_looks(
    program: Program, tmp_path: Path, looked: list[tuple[str, str]]
) -> None:
    there, gone = str(tmp_path / "there.npz"), str(tmp_path / "gone.npz")
    (tmp_path / "there.npz").write_bytes(b"x")
    for path in (gone, there):
        program.settings.remember(Recent(f"{path}::a", None, path))
    assert not [name for name, _ in looked if name in (there, gone)]
    menu = program.commands.preferences.recent
    for _ in range(2):  # again: it is not told twice
        looked.clear()
        menu.aboutToShow.emit()
        wait_until(lambda: _by(looked, "presence") >= {there, gone}, "a look at both")
        wait_until(lambda: [a.isEnabled() for a in menu.actions()] == [True, False], "the answer")
    assert not [name for name, thread in looked if thread != "presence" and name in (there, gone)]
    (tmp_path / "gone.npz").write_bytes(b"x")
    menu.aboutToShow.emit()
    wait_until(lambda: all(a.isEnabled() for a in menu.actions()), "the answer")
