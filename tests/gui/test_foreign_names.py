"""Names of files and arrays are somebody else's text: shown, never obeyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QWidget

from lossexplorer.base import ArrayInfo, Message
from lossexplorer.gui.choose import ChooseArrays
from lossexplorer.io import AmbiguousFile
from tests.conftest import wait_until
from tests.gui.walk import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program

IMAGE = '<img src="x.png">'
NAME = f"{IMAGE}\u202etxt\n.npz".replace('"', "'")
SHOWN = "<img src='x.png'>\\u202etxt\\n.npz"


def is_drawn(text: str) -> bool:
    """Whether Qt would look for the picture in a text whose format it may choose."""
    document = QTextDocument()
    if QtGui.Qt.mightBeRichText(text):
        document.setHtml(text)
    return "\ufffc" in document.toPlainText()  # what stands for a picture


def obeyed(window: QWidget) -> Iterator[str]:
    """What would be drawn as markup although it came from a name."""
    for widget in (window, *window.findChildren(QWidget)):
        if is_drawn(widget.toolTip()):
            yield f"tooltip of {widget}"
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and is_drawn(widget.text()):
            yield f"text of {widget}: {widget.text()}"


@pytest.mark.skipif("sys.platform == 'win32'", reason="no file can be called so there")
def test_a_file_whose_name_is_a_command_is_only_called_so(program: Program, tmp_path: Path) -> None:
    path = tmp_path / NAME
    np.savez(path, **{"logits": np.eye(3), "labels": np.arange(3)})
    program.open(str(path))
    program.window.status._show_work()
    assert list(obeyed(program.window)) == []
    wait_until(lambda: "SHA-256" in program.commands.batch.side.files.text(), "the file", 20)
    assert program.commands.batch.side._name.text() == SHOWN
    assert program.commands.batch.side.files.text().startswith(SHOWN)
    program.open(str(tmp_path / f"no {NAME}"))
    wait_until(lambda: program.window.notice.isVisible(), "the sentence", 10)
    settle()
    assert list(obeyed(program.window)) == []
    (recent,) = program.commands.preferences.recent.actions()
    assert recent.text() == SHOWN
    assert not is_drawn(recent.toolTip())
    document = QTextDocument()
    document.setHtml(recent.toolTip())
    assert document.toPlainText().endswith(SHOWN)


def test_names_of_arrays_are_plain_in_the_dialog_that_offers_them(qtbot: QtBot) -> None:
    message = Message("{name} holds several arrays", name=IMAGE)
    arrays = (ArrayInfo(NAME, (2,), "f4"), ArrayInfo("b", (2,), "f4"))
    dialog = ChooseArrays(AmbiguousFile(message, arrays, "predictions"), True, None)
    qtbot.addWidget(dialog)
    assert list(obeyed(dialog)) == []
    box = dialog.findChild(QComboBox)
    assert box.itemText(0).startswith(SHOWN)
    assert dialog.names() == (NAME, "b")


def test_nothing_in_the_window_takes_apart_what_is_dropped_on_a_table(program: Program) -> None:
    """Qt's own reading of dropped cells runs pickles."""
    settle()
    views = program.window.findChildren(QAbstractItemView)
    assert views
    assert {view.dragDropMode() for view in views} == {QAbstractItemView.DragDropMode.NoDragDrop}
