"""Somebody hunts wrong labels: the names of the worst files are seen, filtered, copied and saved."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from lossexplorer.state import batch as batches
from tests.conftest import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program

ROWS = 60
WRONG = 41


def write(path: Path, names: list[str]) -> None:
    """A table whose row ``WRONG`` has the wrong label."""
    rng = np.random.default_rng(0)
    lines = ["image,prob_cat,prob_dog,label"]
    for i, name in enumerate(names):
        p = rng.uniform(0.6, 0.9) if i != WRONG else 0.02
        label = "cat" if i % 2 else "dog"
        pair = (p, 1 - p) if label == "cat" else (1 - p, p)
        lines.append(f"{name},{pair[0]:.4f},{pair[1]:.4f},{label}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def listed(program: Program) -> list[str]:
    rows = program.commands.batch.table.rows
    if "image" not in rows.names():
        return []
    at = rows.names().index("image")
    return [rows.index(line, at).data() for line in range(rows.rowCount())]


def test_the_worst_file_is_named_filtered_copied_and_saved_and_a_new_file_has_names_of_its_own(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, names = program.commands.batch.table, [f"pets/{'cat' if i % 2 else 'dog'}_{i:02}.png" for i in range(ROWS)]
    write(tmp_path / "pets.csv", names)
    program.open(str(tmp_path / "pets.csv"))
    wait_until(lambda: program.pictures.present is not None and len(listed(program)) == ROWS, "the rows", 20)
    # the worst row stands first, under its name, in the inspector too
    assert listed(program)[0] == names[WRONG]
    table.setCurrentIndex(table.rows.index(0, 0))
    inspector = program.commands.batch.inspector
    wait_until(lambda: inspector.names.lines[0].text() == names[WRONG], "the row", 20)
    # sort by names, and back
    table.sort_wanted.emit("image", False)
    wait_until(lambda: listed(program) == sorted(names), "the order of names", 20)
    program.commands.menus.commands["Undo"].trigger()
    wait_until(lambda: listed(program)[0] == names[WRONG], "the order of losses", 20)
    # filter
    line = program.commands.batch.filter.text
    line.setFocus()
    qtbot.keyClicks(line, "image~CAT_4 and loss>1")
    wait_until(lambda: listed(program) == [names[WRONG]], "the filter", 20)
    # copy
    table.setFocus()
    table.selectAll()
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: names[WRONG] in QGuiApplication.clipboard().text(), "the copy", 20)
    head, row = QGuiApplication.clipboard().text().splitlines()
    assert dict(zip(head.split("\t"), row.split("\t"), strict=True))["image"] == names[WRONG]
    # save
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.csv"), "CSV (*.csv)"))
    program.commands.menus.commands["Save data…"].trigger()
    wait_until(lambda: (tmp_path / "out.csv").exists() and not program.exports.is_busy(), "the file", 20)
    with open(tmp_path / "out.csv", newline="", encoding="utf-8") as file:
        assert [row["image"] for row in csv.DictReader(file)] == [names[WRONG]]
    # the same file with other names
    write(tmp_path / "pets.csv", [name.replace("pets", "animals") for name in names])
    program.rows.reload()
    wait_until(lambda: listed(program) == [names[WRONG].replace("pets", "animals")], "the new names", 20)
    # a file without names: the filter that names them says so, and every row is shown
    np.savez(tmp_path / "plain.npz", logits=np.eye(3), labels=np.arange(3))
    program.open(str(tmp_path / "plain.npz"))
    wait_until(lambda: "image" not in table.rows.names() and table.rows.rowCount() == 3, "the other batch", 20)
    program.store.replace(program.store.state.with_batch(batches.select(program.store.state.batch, text="image~x")))
    wait_until(lambda: program.window.notice.isVisible(), "the sentence", 20)
    assert table.rows.rowCount() == 3
