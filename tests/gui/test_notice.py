"""What is said stands below the page, and goes when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.state import explore, explore_view
from tests.conftest import wait_until

if TYPE_CHECKING:
    from lossexplorer.gui.app import Program

SHORT, LONG = Message("there is no such file"), Message("there is no such file, " * 30)


def test_it_gives_its_words_the_room_that_they_need_and_hides_nothing(program: Program) -> None:
    notice, page = program.window.notice, program.commands.explore
    whole = page.height()
    program.commands.refuse(Problem(SHORT))
    wait_until(lambda: page.height() < whole, "the sentence")
    low = notice.height()
    program.commands.refuse(Problem(LONG, details="a traceback"))
    for size in ((1280, 800), (1000, 640)):
        program.window.resize(*size)
        wait_until(lambda: notice.height() >= notice.layout().totalHeightForWidth(notice.width()) > low, "all words")
        assert page.height() + notice.height() <= notice.parentWidget().height()
    high = notice.height()
    notice._more.setChecked(True)
    wait_until(lambda: notice.height() > high + 50, "the details")
    notice.dismiss()
    wait_until(lambda: page.height() == notice.parentWidget().height(), "the room")


def test_it_goes_with_the_page_and_with_the_next_change_but_not_with_a_glance(program: Program) -> None:
    store, notice = program.store, program.window.notice
    program.commands.refuse(Problem(SHORT))
    store.replace(store.state.with_explore(explore_view.set_cursor(store.state.explore, 0.5)))
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
