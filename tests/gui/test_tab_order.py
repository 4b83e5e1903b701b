"""Tab walks through all controls of the real window as it is seen, and is never caught."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lossexplorer.gui.tab_order import takes_tab
from tests.conftest import wait_until
from tests.gui.walk import settle, with_batch

if TYPE_CHECKING:
    from lossexplorer.gui.app import Program


def walk(program: Program, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[QWidget]:
    """Everything that has the focus on the way round; a way that does not come back is as long as it may be."""
    found = [program.window.focusWidget()]
    while len(found) < 200:
        QTest.keyClick(found[-1], key, held)
        if program.window.focusWidget() is found[0]:
            return found
        found.append(program.window.focusWidget())
    return found


def left(widget: QWidget, window: QWidget) -> int:
    return widget.mapTo(window, QPoint(0, 0)).x()


@pytest.mark.parametrize("place", ["explore", "batch", "diagnose"])
def test_tab_walks_round_through_every_control_and_back(program: Program, place: str) -> None:
    window = program.window
    with_batch(program)
    program.commands.go(place)
    settle()
    window.activateWindow()
    wait_until(lambda: QApplication.focusWidget() is not None, "the focus")
    there = walk(program, Qt.Key.Key_Tab)
    back = walk(program, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert back == [there[0], *reversed(there[1:])]
    usable = {w for w in window.findChildren(QWidget) if w.isVisible() and takes_tab(w)}
    assert set(there) == usable


def test_tab_goes_from_the_left_over_the_pictures_and_the_rows_to_the_right(program: Program) -> None:
    with_batch(program)
    program.commands.go("batch")
    settle()
    page = program.commands.batch
    page.side.loss.setFocus()
    order = walk(program, Qt.Key.Key_Tab)
    stops = [page.side.loss, page.pictures.slots[0].choice, page.filter.text, page.table, page.inspector.explore]
    places = [order.index(stop) for stop in stops]
    assert places == sorted(places)
    columns = [left(stop, program.window) for stop in (stops[0], stops[3], stops[4])]
    assert columns == sorted(columns)
    editors = [order.index(w) for w in order if page.side.parameters.isAncestorOf(w)]
    assert editors
    assert places[0] < min(editors) <= max(editors) < places[1]
