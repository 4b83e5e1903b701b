"""The border between the list and what belongs to the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lossexplorer.gui.explore.list_above import ListAbove
from tests.gui.walk import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def _block(height: int) -> QFrame:
    block = QFrame()
    block.setFixedHeight(height)
    return block


def _made(qtbot: QtBot, room: int, blocks: int) -> tuple[ListAbove, QVBoxLayout]:
    lower = QWidget()
    column = QVBoxLayout(lower)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for _ in range(blocks):
        column.addWidget(_block(100))
    column.addStretch()
    split = ListAbove(QWidget(), lower)
    qtbot.addWidget(split)
    split.resize(200, room)
    split.show()
    settle()
    return split, column


def test_the_list_has_what_the_controls_do_not_need(qtbot: QtBot) -> None:
    split, column = _made(qtbot, 800, 2)
    assert 200 <= split.sizes()[1] <= 220
    column.insertWidget(0, _block(100))
    settle()
    assert 300 <= split.sizes()[1] <= 320
    split.resize(200, 1000)
    settle()
    assert 300 <= split.sizes()[1] <= 320


def test_the_list_never_vanishes(qtbot: QtBot) -> None:
    split, _ = _made(qtbot, 500, 9)
    assert split.sizes()[0] >= 190


def test_a_border_that_was_dragged_stays(qtbot: QtBot) -> None:
    split, column = _made(qtbot, 800, 2)
    split.moveSplitter(300, 1)
    column.insertWidget(0, _block(100))
    settle()
    assert abs(split.sizes()[0] - 300) <= 8
