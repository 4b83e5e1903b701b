"""What is said lies over the page, and goes when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from lossexplorer.base import Message, Problem
from lossexplorer.gui.notice import Notice
from lossexplorer.state import explore
from tests.conftest import wait_until

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program
    from lossexplorer.gui.look import Look

SHORT, LONG = Message("there is no such file"), Message("there is no such file, " * 30)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    return page


def test_it_stands_at_the_bottom_as_high_as_its_words_whatever_the_size(page: QWidget, look: Look) -> None:
    notice = Notice(look, page)
    notice.show_message(SHORT)
    low = notice.height()
    notice.show_message(LONG)
    assert notice.height() > low
    for width, height in ((600, 400), (1500, 900), (420, 300)):
        page.resize(width, height)
        frame = notice.geometry()
        assert page.rect().contains(frame)
        assert abs(frame.center().x() - page.rect().center().x()) <= 1
        assert frame.bottom() > page.height() - 30


def test_details_unfold_upwards(page: QWidget, look: Look) -> None:
    notice = Notice(look, page)
    notice.show_message(SHORT, details="a traceback")
    bottom, height = notice.geometry().bottom(), notice.height()
    notice._more.setChecked(True)
    wait_until(lambda: notice.height() > height + 50, "the details")
    assert notice.geometry().bottom() == bottom


def test_nothing_on_the_page_moves(program: Program) -> None:
    plots = program.commands.explore.plots
    before = plots.mapTo(program.window, QPoint(0, 0)), plots.size()
    program.commands.refuse(Problem(LONG))
    wait_until(program.window.notice.isVisible, "the sentence")
    assert (plots.mapTo(program.window, QPoint(0, 0)), plots.size()) == before


def test_it_goes_with_the_page_and_with_the_next_change_but_not_with_a_glance(program: Program) -> None:
    store, notice = program.store, program.window.notice
    program.commands.refuse(Problem(SHORT))
    store.replace(store.state.with_explore(explore.set_cursor(store.state.explore, 0.5)))
    assert notice.text()
    key = store.state.explore.curves[0].key
    other = "mse_loss" if key != "mse_loss" else "l1_loss"
    store.replace(store.state.with_explore(explore.new_picture(other)))
    assert not notice.text()
    program.commands.refuse(Problem(SHORT))
    program.commands.go("batch")
    assert not notice.text()


def test_a_file_that_changed_stays_changed_on_every_page(program: Program) -> None:
    program.commands.opening.on_changed(SHORT)
    program.commands.go("batch")
    assert program.window.notice.text() == str(SHORT)
