"""A loss of somebody's own in Batch, and the question before it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.own.source import Source
from lossexplorer.gui.trust import TrustQuestion
from lossexplorer.state import batch as batches
from lossexplorer.state import explore
from tests.brought import nothing_brought
from tests.conftest import wait_until
from tests.gui.test_foreign_names import IMAGE, is_drawn, obeyed

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program

__all__ = ["nothing_brought"]

TEXT = "def mine(pred, target, power: float = 2.0):\n    return ((pred - target).abs() ** power).mean()\n"
KEY = "mine.py:mine"


def bring(program: Program, file: Path, text: str = TEXT) -> None:
    file.write_text(text)
    source = Source(str(file), file.read_bytes())
    program.settings.trust(source.sha256)
    program.commands.own.add(str(file))
    wait_until(lambda: KEY in CATALOGUE and CATALOGUE.get(KEY).origin.trouble is None, "the entry", 20)


def test_the_question_shows_the_file_and_no_is_its_default(qtbot: QtBot, tmp_path: Path) -> None:
    source = Source(str(tmp_path / "<b>mine.py"), (TEXT + "# \u202e hidden\n").encode())
    question = TrustQuestion(source, None)
    qtbot.addWidget(question)
    question.show()
    assert "\\u202e hidden" in question.code.toPlainText()  # text that runs backwards could hide something
    assert question.no.isDefault()
    assert not question.yes.autoDefault()
    qtbot.keyClick(question, Qt.Key.Key_Return)
    assert question.result() == TrustQuestion.DialogCode.Rejected
    assert not question.isVisible()


def test_batch_computes_it_follows_its_file_and_lets_it_go(program: Program, tmp_path: Path) -> None:
    np.savez(tmp_path / "b.npz", predictions=np.array([1.0, 3.0]), targets=np.zeros(2))
    program.open(str(tmp_path / "b.npz"))
    wait_until(lambda: program.rows.result is not None, "the batch", 20)
    bring(program, tmp_path / "mine.py")
    side = program.commands.batch.side
    wait_until(lambda: side.loss.findData(KEY) >= 0, "the list", 20)
    state = program.store.state
    program.store.replace(state.with_batch(batches.set_loss(state.batch, KEY, {"power": 1.0})).at("batch"))
    wait_until(lambda: program.rows.result.result.loss.key == KEY, "the rows", 20)
    assert program.rows.result.result.per_sample.tolist() == [1.0, 3.0]
    state = program.store.state
    program.store.replace(state.with_batch(batches.select_row(state.batch, 1)))
    wait_until(lambda: program.commands.batch.inspector.explore.isVisible(), "the row", 20)
    # another content, with another parameter: what it had in common is kept, in every step back, too
    bring(program, tmp_path / "mine.py", TEXT.replace("** power", "** power * k").replace("2.0)", "2.0, k: int = 10)"))
    wait_until(lambda: program.rows.result.result.parameters.get("k") == 10, "the new rows", 20)
    assert program.rows.result.result.per_sample.tolist() == [10.0, 30.0]
    assert dict(program.store.state.batch.parameters) == {"power": 1.0, "k": 10}
    program.store.undo()
    assert dict(program.store.state.batch.parameters)["k"] == 10
    # out of the list: nothing on screen is about it any more
    program.own.remove(KEY)
    assert program.store.state.batch.loss is None
    assert side.loss.findData(KEY) < 0
    assert all(curve.key != KEY for curve in program.store.state.explore.curves)


def test_undo_leads_to_no_curve_of_what_is_gone(program: Program, tmp_path: Path) -> None:
    bring(program, tmp_path / "mine.py")
    wait_until(lambda: any(c.key == KEY for c in program.store.state.explore.curves), "the curve", 20)
    state = program.store.state
    program.store.replace(state.with_explore(explore.remove(state.explore, state.explore.selected)))
    program.own.remove(KEY)
    program.store.undo()
    assert all(curve.key != KEY for curve in program.store.state.explore.curves)
    with pytest.raises(KeyError):
        program.commands.explore.list.tree.items[KEY]


def test_functions_that_raise_stand_in_the_list_and_each_says_why(program: Program, tmp_path: Path) -> None:
    broken = f"def broken(pred, target):\n    raise RuntimeError({IMAGE!r})\n\n\n"
    worse = "def worse(pred, target):\n    return pred.nothing\n\n\n"
    bring(program, tmp_path / "mine.py", broken + worse + TEXT)
    notice, items = program.window.notice, program.commands.explore.list.tree.items
    wait_until(notice.isVisible, "the sentence", 20)
    assert notice.text() == "mine.py: broken, worse cannot be used; each says why in the list"
    assert "line 2 “raise RuntimeError(" in items["mine.py:broken"].toolTip(0)
    program.commands.explore.list.wanted.emit("mine.py:broken")
    wait_until(program.commands.explore.readout._problems.isVisible, "why there is no curve", 20)
    assert IMAGE in program.commands.explore.readout._problems.text()
    assert not is_drawn(items["mine.py:broken"].toolTip(0))
    assert list(obeyed(program.window)) == []
    assert "line 6 “return pred.nothing”" in items["mine.py:worse"].toolTip(0)
    (tmp_path / "mine.py").write_text(worse.replace("nothing", "square()") + TEXT)
    program.own.trust(Source(str(tmp_path / "mine.py"), (tmp_path / "mine.py").read_bytes()))
    wait_until(lambda: CATALOGUE.get("mine.py:worse").trouble is None, "the mended function", 20)
    assert str(CATALOGUE.get("mine.py:broken").trouble) == "its file has no broken any more"
