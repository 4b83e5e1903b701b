"""Files that a script writes again, in the real window."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np

from tests.conftest import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from lossexplorer.gui.app import Program


def write(folder: Path, sure: float) -> Path:
    labels = np.arange(30) % 3
    np.savez(folder / "new.npz", predictions=sure * np.eye(3)[labels] + 0.1, targets=labels)
    os.replace(folder / "new.npz", folder / "batch.npz")
    return folder / "batch.npz"


def test_versions_are_read_while_watched_and_drawn_from_the_second_on(program: Program, tmp_path: Path) -> None:
    program.open(str(write(tmp_path, 0.5)))
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    program.commands.go("batch")
    history, watch = program.commands.batch.history, program.beside.watch
    assert not history.isVisible()
    entry = program.commands.menus.commands["Watch the files"]
    entry.trigger()
    assert entry.isChecked()
    watch._timer.setInterval(20)
    for versions, sure in enumerate((1.0, 2.0), 2):
        write(tmp_path, sure)
        wait_until(lambda versions=versions: len(watch.history) == versions, "the version", 20)
    assert history.isVisible()
    assert history.words.text().startswith("3 versions: loss 0.7")
    places = history.line.points()
    assert [p.x() for p in places] == sorted(p.x() for p in places)
    assert [p.y() for p in places] == sorted(p.y() for p in places)
    assert program.window.notice.text() == ""
    entry.trigger()
    assert not entry.isChecked()
    assert not watch.is_on
