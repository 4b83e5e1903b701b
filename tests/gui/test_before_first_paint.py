"""What is made after the first paint is there for those who do not wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from lossexplorer.gui.samples import samples
from tests.conftest import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program


def test_everything_answers_before_the_first_paint(start: Callable[[], Program], qtbot: QtBot) -> None:
    program = start()
    program._first_paint.blockSignals(True)
    commands, window = program.commands, program.window
    assert not {"curves", "rows", "formulas", "exports"} & program.__dict__.keys()
    commands.menus.commands["Batch"].trigger()
    assert commands.batch.isVisibleTo(window)
    commands.menus.commands["Explore"].trigger()
    commands.menus.commands["Keys and words"].trigger()
    assert commands.help.isVisible()
    qtbot.keyClicks(commands.explore.list.search, "focal")
    qtbot.keyClick(commands.explore.list.search, Qt.Key.Key_Return)
    assert window.notice.text()
    commands.menus.commands["Copy as PyTorch code"].trigger()
    assert "choose a curve that is drawn" in window.notice.text()


def test_a_file_dropped_before_the_first_paint_is_opened(start: Callable[[], Program]) -> None:
    program = start()
    program._first_paint.blockSignals(True)
    program.window.files_dropped.emit([samples()[0].path])
    wait_until(lambda: program.store.state.batch.ref is not None, "the batch", 60)


def test_a_slider_moved_before_the_first_paint_is_in_the_first_picture(start: Callable[[], Program]) -> None:
    program = start()
    program._first_paint.blockSignals(True)
    program.commands.explore.parameters.edited.emit("delta", 2.5)
    program.curves.start()
    wait_until(lambda: program.curves.curves is not None, "the first picture", 60)
    asked = program.curves.curves.request.asks if program.curves.curves is not None else ()
    assert dict(asked[1].parameters) == {"delta": 2.5}
