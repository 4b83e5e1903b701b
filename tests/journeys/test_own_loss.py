"""Somebody brings a loss of their own, on the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl

from lossexplorer.catalog.registry import CATALOGUE
from tests.brought import nothing_brought
from tests.conftest import wait_until
from tests.gui.hands import drop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program

__all__ = ["nothing_brought"]

KEY = "mine.py:mine"
GOOD = '''
from pathlib import Path

Path(__file__).with_suffix(".ran").write_text("yes")


def mine(pred, target, delta: float = 1.0):
    """Quadratic, then linear."""
    e = (pred - target).abs()
    return (e * e / 2).where(e <= delta, delta * (e - delta / 2))
'''
BROKEN = GOOD.replace("e * e / 2", "e * f / 2")
ENDLESS = GOOD.replace("    e = ", "    while delta < 0.5:\n        pass\n    e = ")


def answer(program: Program, qtbot: QtBot, *, trust: bool) -> None:
    wait_until(lambda: program.commands.own.question is not None, "the question", 20)
    question = program.commands.own.question
    qtbot.mouseClick(question.yes if trust else question.no, Qt.MouseButton.LeftButton)


def said(program: Program) -> str:
    return program.commands.explore.readout._problems.text()


def read(program: Program, key: str = KEY) -> float:
    """What the cursor reads of the curve."""
    curves = program.curves.curves
    found = [c for c in curves.curves if c.ask.key == key] if curves is not None else []
    return found[0].cursor[1] if found and found[0].problem is None else float("nan")


def test_add_trust_drag_break_mend_and_start_again(start: Callable[[], Program], tmp_path: Path, qtbot: QtBot) -> None:
    program = start()
    explore, file = program.commands.explore, tmp_path / "mine.py"
    wait_until(lambda: program.curves.curves is not None, "the first picture", 60)
    file.write_text(GOOD)
    # drop the file: nothing of it runs before the answer
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert drop(program.window, data)
    answer(program, qtbot, trust=False)
    assert KEY not in CATALOGUE
    assert not file.with_suffix(".ran").exists()
    # add it again and trust it: its curve joins the picture, and it is compared with the catalogue
    program.commands.own.add(str(file))
    answer(program, qtbot, trust=True)
    wait_until(lambda: read(program) == read(program, "huber_loss"), "the curve", 20)
    assert KEY in explore.list.tree.items
    card = program.commands.own.card
    wait_until(lambda: len(card.findings()) == 2, "what was found", 20)
    assert "those of huber_loss" in card.findings()[1]
    # drag its slider
    slider = explore.parameters.editor("delta")._slider.slider
    place = QPoint(int(0.3 * slider.width()), slider.height() // 2)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, slider.height() // 2))
    qtbot.mouseMove(slider, place)
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=place)
    wait_until(lambda: read(program) < read(program, "huber_loss"), "the other curve", 20)
    value = read(program)
    # break the file: it is another one, so it waits for trust; then its own line is named
    file.write_text(BROKEN)
    wait_until(lambda: "not trusted as it is now" in said(program), "the sentence", 20)
    qtbot.mouseClick(card.remedy, Qt.MouseButton.LeftButton)
    answer(program, qtbot, trust=True)
    wait_until(lambda: "mine.py, line 10 “return (e * f / 2)" in said(program), "the line", 20)
    assert "name 'f' is not defined" in card.trouble.text()
    # no Python at all: nothing has to be executed to see that
    file.write_text(GOOD.replace("return (", "return (("))
    wait_until(lambda: "was never closed" in said(program), "the other sentence", 20)
    # mend it: this content is trusted already, and the slider stands where it stood
    file.write_text(GOOD)
    wait_until(lambda: read(program) == value, "the curve again", 20)
    assert said(program) == ""
    program.window.close()
    # the next start has it again
    for loss in CATALOGUE.brought():
        CATALOGUE.remove(loss.key)
    again = start()
    wait_until(lambda: read(again) == value, "the curve of the next start", 60)


def test_code_that_does_not_end_is_stopped_and_the_window_lives(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lossexplorer.session.own_watch.LONG", 0.1)
    file = tmp_path / "mine.py"
    file.write_text(ENDLESS)
    program.commands.own.add(str(file))
    answer(program, qtbot, trust=True)
    wait_until(lambda: read(program) > 0, "the curve", 20)
    explore, notice = program.commands.explore, program.window.notice
    explore.parameters.edited.emit("delta", 0.4)
    explore.parameters.released.emit()
    wait_until(lambda: "mine has been running" in notice.text(), "the offer", 20)
    qtbot.mouseClick(notice._button, Qt.MouseButton.LeftButton)
    wait_until(lambda: "mine was stopped after" in said(program), "the sentence", 20)
    assert read(program, "huber_loss") > 0
    explore.parameters.edited.emit("delta", 2.0)
    explore.parameters.released.emit()
    card = program.commands.own.card
    wait_until(lambda: card.remedy.text() == "Run it again", "the way back", 20)
    qtbot.mouseClick(card.remedy, Qt.MouseButton.LeftButton)
    wait_until(lambda: read(program) > 0, "the curve again", 20)
