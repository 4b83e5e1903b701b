"""Where a hand left borders and pictures, they are at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from lossexplorer.assets import asset
from tests.conftest import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program
    from lossexplorer.gui.batch.pictures.strip import PictureStrip


def _pictures(program: Program) -> PictureStrip:
    """Those of a classifier."""
    program.open(str(asset("samples", "digits.npz")))
    wait_until(lambda: program.pictures.present is not None, "the pictures", 20)
    return program.commands.batch.pictures


def test_pictures_and_borders_are_as_they_were_left(start: Callable[[], Program], qtbot: QtBot) -> None:
    first = start()
    strip, columns = _pictures(first), first.commands.explore.columns
    strip.slots[0].picture.log.click()
    choice = strip.slots[0].choice
    choice.setCurrentIndex(choice.findData("confusion"))
    choice.activated.emit(choice.currentIndex())
    strip.slots[1].show_picture("spread")
    assert not strip.slots[1].picture.log.isChecked()  # one look for all places
    first.commands.go("explore")
    handle, left = columns.handle(1), columns.sides()[0]
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(2, 50))
    qtbot.mouseMove(handle, QPoint(42, 50))
    assert not first.settings.value.splits  # not at every step of the way
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(42, 50))
    assert columns.sides()[0] > left + 30
    sides = columns.sides()
    first.window.close()
    second = start()
    strip = _pictures(second)
    assert [slot.key for slot in strip.slots[:2]] == ["confusion", "density"]
    assert strip.wishes()[1] is False
    assert second.commands.explore.columns.sides() == sides
