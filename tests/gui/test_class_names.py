"""Classes that have names are called by them wherever they are shown; where none are known, nothing is different."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from lossexplorer.base import ArraySource, Batch
from lossexplorer.compute.compare import compare
from lossexplorer.compute.detail import row_detail
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.gui.batch.pictures.classes import ClassesPicture
from lossexplorer.gui.batch.pictures.confusion import ConfusionPicture
from lossexplorer.gui.batch.row_words import second_lines
from lossexplorer.paint.named_axis import NamedAxis
from lossexplorer.session.compare_session import Compared
from lossexplorer.state import batch as batches
from tests.conftest import wait_until
from tests.gui.batch_page import opened, settle, take_row

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.batch.place import BatchPlace
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.state.store import Store

NAMES = ["sea lion", "cat", "<b>golden</b> retriever of the Queen of England"]
DISPLAY, TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole


def written(folder: Path, names: list[str] | None = None) -> str:
    draw = np.random.default_rng(0)
    y = np.arange(90) % 3
    z = draw.normal(size=(90, 3)) + 1.5 * np.eye(3)[y]
    named = {} if names is None else {"class_names": np.array(names)}
    np.savez(folder / "x.npz", logits=z.astype(np.float32), labels=y, **named)
    return str(folder / "x.npz")


@pytest.fixture
def named(place: BatchPlace, session: BatchSession, tmp_path: Path) -> BatchPlace:
    opened(place, session, written(tmp_path, NAMES))
    place.pictures.set_wishes(["classes", "confusion", "spread"], decades=None)
    return place


def column(place: BatchPlace, name: str, role: int = DISPLAY) -> list[str | None]:
    model = place.table.rows
    return [model.index(line, model.names().index(name)).data(role) for line in range(model.rowCount())]


def tip_at(view: QWidget, place: QPoint) -> str:
    """What the tooltip says where the pointer rests."""
    QToolTip.hideText()
    target = view.viewport() if hasattr(view, "viewport") else view
    QApplication.sendEvent(target, QHelpEvent(QHelpEvent.Type.ToolTip, place, target.mapToGlobal(place)))
    return QToolTip.text()


def test_the_table_shows_names_and_tells_their_numbers(named: BatchPlace, session: BatchSession) -> None:
    result = session.result.result
    order = named.table.rows.order
    assert column(named, "target") == [NAMES[t] for t in result.target[order]]
    said = column(named, "predicted")
    assert said == [
        ("≠ " if t != p else "") + NAMES[p] for t, p in zip(result.target[order], result.predicted[order], strict=True)
    ]
    tips = column(named, "target", TIP)
    assert tips[int(np.flatnonzero(result.target[order] == 0)[0])] == "<qt>sea lion (0)</qt>"
    golden = tips[int(np.flatnonzero(result.target[order] == 2)[0])]
    assert golden == "<qt>&lt;b&gt;golden&lt;/b&gt; retriever of the Queen of England (2)</qt>"
    assert column(named, "loss", TIP) == [None] * 90


def test_a_long_name_takes_no_column_from_the_table(named: BatchPlace) -> None:
    table = named.table
    shown = [i for i in range(table.rows.columnCount()) if not table.isColumnHidden(i)]
    assert {"confidence", "predicted"} <= {table.rows.names()[i] for i in shown}
    assert sum(table.columnWidth(i) for i in shown) <= table.viewport().width()


def test_pictures_and_their_lines_show_names(named: BatchPlace) -> None:
    bars, square = named.pictures.shown()[:2]
    assert isinstance(bars, ClassesPicture)
    assert isinstance(square, ConfusionPicture)
    assert list(bars.bars._names) == NAMES
    assert list(square.square._names) == NAMES
    assert any(name in str(bars.line()) for name in NAMES)
    assert any(f"most often {name} is taken for" in str(square.line()) for name in NAMES)
    where = square.square.square()
    cell = QPoint(int(where.left() + where.width() / 6), int(where.top() + where.height() / 2))
    assert tip_at(square.square, cell).startswith("<qt>target cat (1), predicted sea lion (0): ")
    middle = bars.bars.mapFromScene(bars.bars.getViewBox().mapViewToScene(bars.bars._all.boundingRect().center()))
    assert tip_at(bars.bars, middle).startswith("<qt>class cat (1): mean loss ")


def test_the_row_at_hand_shows_names(named: BatchPlace, store: Store) -> None:
    take_row(named, store, 0)
    bars = named.inspector.bars
    assert [bar.label for bar in bars.bars()] == ["sea lion true", "cat", NAMES[2]]
    assert named.inspector.score.slider.label.text() == "score of sea lion"
    assert tip_at(bars, QPoint(4, 4)) == "<qt>sea lion (0)</qt>"


def test_a_filter_and_its_chips_take_names(
    named: BatchPlace, session: BatchSession, store: Store, qtbot: QtBot
) -> None:
    result = session.result.result
    assert named.filter.text.placeholderText() == "Filter rows: target=cat and loss>5"
    named.filter.text.setFocus()
    qtbot.keyClicks(named.filter.text, 'target=sea lion and predicted!="cat"')
    settle(named, session)
    wanted = np.flatnonzero((result.target == 0) & (result.predicted != 1))
    assert sorted(named.table.rows.order.tolist()) == wanted.tolist()
    named.filter.text.clear()
    qtbot.keyClicks(named.filter.text, "target=cot")
    qtbot.keyClick(named.filter.text, Qt.Key.Key_Return)
    assert named.filter._wrong.text().startswith("no class is called cot; did you mean cat?")
    store.replace(store.state.with_batch(batches.select(store.state.batch, text="", classes=(1,), cell=(1, 0))))
    settle(named, session)
    assert named.filter.chips.texts() == ["class cat", "cat taken for sea lion"]


def test_another_file_takes_its_own_names_along(
    named: BatchPlace, session: BatchSession, store: Store, tmp_path: Path
) -> None:
    store.replace(store.state.with_batch(batches.select(store.state.batch, text="target=cat")))
    settle(named, session)
    folder = tmp_path / "other"
    folder.mkdir()
    opened(named, session, written(folder))
    assert set(column(named, "target")) == {"0", "1", "2"}
    assert named.filter.text.text() == ""
    assert named.filter.text.placeholderText() == "Filter rows: target=3 and loss>5"
    store.undo()
    wait_until(lambda: named.filter.text.text() == "target=cat" and named.table.rows.rowCount() == 30, "the names", 20)
    assert set(column(named, "target")) == {"cat"}


def test_without_names_everything_is_numbered(place: BatchPlace, session: BatchSession, tmp_path: Path) -> None:
    opened(place, session, written(tmp_path))
    place.pictures.set_wishes(["classes", "confusion", "spread"], decades=None)
    assert set(column(place, "target")) == {"0", "1", "2"}
    assert set(column(place, "target", TIP)) == {None}
    bars, square = place.pictures.shown()[:2]
    assert isinstance(bars, ClassesPicture)
    assert isinstance(square, ConfusionPicture)
    assert bars.bars.bottom.texts() == ["0", "1", "2"]
    assert square.square._room() == (32, 16)


def test_names_that_have_no_room_are_written_upwards_and_cut(qapp: QApplication) -> None:
    axis = NamedAxis("bottom")
    axis.set_names(["cat", "eel"], 60)
    assert axis._upwards == []
    low = axis.minimumHeight()
    axis.set_names(["cat", "a golden retriever of the Queen"], 20)
    assert axis._upwards[0] == "cat"
    assert axis._upwards[1].startswith("a ")
    assert axis._upwards[1].endswith("n"), "names often differ at their end alone"
    assert axis.minimumHeight() > low
    axis.set_names([f"class {i}" for i in range(10)], 6)
    assert axis.texts() == [f"class {i}" for i in range(0, 10, 2)]
    axis.set_numbers(["0", "1", "2"], 2)
    assert axis.texts() == ["0", "2"]
    assert axis.minimumHeight() == low


def test_a_second_model_is_said_to_predict_a_class_by_name_or_none(qapp: object) -> None:
    y, z = np.array([0, 1]), np.array([[2.0, 0.0], [0.0, 2.0]])
    pair = ArraySource(z), ArraySource(np.array([[0.0, 3.0], [np.nan, 0.0]]))
    first, second = (
        evaluate(Batch(x, ArraySource(y), class_names=("cat", "sea lion")), Wish("cross_entropy")) for x in pair
    )
    compared = Compared(compare(first, second), "b.npz", "b.npz")
    assert any(line.startswith("predicted B  sea lion  (") for line in second_lines(row_detail(first, 0), compared))
    assert any(line.startswith("predicted B  –") for line in second_lines(row_detail(first, 1), compared))
