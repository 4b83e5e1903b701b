"""What a new user does, on the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from lossexplorer.assets import asset
from tests.conftest import wait_until

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program


def test_choose_focal_drag_gamma_open_a_batch_sort_select_explore_undo_close(program: Program, qtbot: QtBot) -> None:
    explore, batch = program.commands.explore, program.commands.batch
    # choose focal
    qtbot.keyClicks(explore.list.search, "focal")
    qtbot.keyClick(explore.list.search, Qt.Key.Key_Return)
    assert program.window.notice.isVisible()  # it does not belong to this picture: a new one is offered
    qtbot.mouseClick(program.window.notice._button, Qt.MouseButton.LeftButton)
    wait_until(lambda: explore.readout.values()[0][0] == "Focal (logits)", "the new picture", 20)
    before = explore.readout.values()[0][1]
    # drag gamma
    slider = explore.parameters.editor("gamma")._slider.slider
    y = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(int(0.4 * slider.width()), y))
    for x in range(int(0.4 * slider.width()), int(0.9 * slider.width()), 9):
        qtbot.mouseMove(slider, QPoint(x, y))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(int(0.9 * slider.width()), y))
    gamma = dict(program.store.state.explore.curves[0].parameters)["gamma"]
    assert gamma > 2
    # read the changed value
    wait_until(lambda: dict(program.curves.curves.request.asks[0].parameters)["gamma"] == gamma, "the last picture", 20)
    after = explore.readout.values()[0][1]
    assert after != before
    picture = program.store.state.explore
    # open a batch
    program.open(str(asset("samples", "digits.npz")), None, "digits")
    wait_until(lambda: program.rows.result is not None, "the batch", 20)
    assert program.store.state.place == "batch"
    # sort, and select the worst row
    header = batch.table.horizontalHeader()
    confidence = batch.table.rows.names().index("confidence")
    place = QPoint(header.sectionViewportPosition(confidence) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    wait_until(lambda: program.store.state.batch.sort == "confidence", "the order")
    loss = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=loss)
    worst = int(program.rows.result.result.worst(1)[0])
    wait_until(lambda: batch.table.rows.row_of(0) == worst, "worst first")
    cell = batch.table.visualRect(batch.table.rows.index(0, 1)).center()
    qtbot.mouseClick(batch.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    wait_until(lambda: batch.inspector.explore.isVisible(), "the row", 20)
    # open it in Explore: the cursor reads the loss of the row
    qtbot.mouseClick(batch.inspector.explore, Qt.MouseButton.LeftButton)
    assert program.store.state.place == "explore"
    wait_until(lambda: program.curves.curves.request.scene == "classes", "the curve of the row", 20)
    read = program.curves.curves.curves[0].cursor[1]
    assert read == pytest.approx(float(program.rows.result.result.per_sample[worst]), rel=1e-5)
    # undo
    program.commands.menus.commands["Undo"].trigger()
    assert program.store.state.explore == picture
    assert program.store.state.batch.row == worst
    # close
    program.window.close()
    assert not program.window.isVisible()
