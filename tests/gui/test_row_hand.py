"""A hand on the score of a row: its loss, its place and the mean follow; arrows show where the loss pushes."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lossexplorer.gui.batch.row_hand import RowHand
from lossexplorer.session.row_session import RowSession
from lossexplorer.state import batch as batches
from lossexplorer.workers.turnstile import Turnstile
from tests.conftest import wait_until
from tests.gui.batch_page import opened, sample, take_row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lossexplorer.gui.batch.place import BatchPlace
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.state.store import Store


@pytest.fixture
def hand(place: BatchPlace, store: Store, session: BatchSession) -> Iterator[RowHand]:
    rows = RowSession(store, session, Turnstile())
    yield RowHand(store, rows, place.inspector)
    assert rows.close(5000)


def wait_for_row(place: BatchPlace, row: int, value: float | None = None) -> None:
    """Until the inspector shows this row, taken as it is or for this."""

    def shown() -> bool:
        rows = place.inspector._rows
        if rows is None or rows[0].detail.index != row:
            return False
        at = rows[1].detail.handle
        return rows[0] is rows[1] if value is None else rows[1].detail.predictions.reshape(-1)[at] == value

    wait_until(shown, "the row", 10)


@pytest.mark.usefixtures("hand")
def test_moving_the_true_score_moves_loss_place_and_mean_and_is_one_step(
    place: BatchPlace, session: BatchSession, store: Store
) -> None:
    result = sample(place, session, "digits").result
    row = result.worst(1)[0]
    take_row(place, store, row)
    wait_for_row(place, row)
    bars = place.inspector.bars.bars()
    (true,) = (bar for bar in bars if bar.emphasis == "true")
    assert true.push == max(bar.push for bar in bars) == pytest.approx(1.0)
    assert all(bar.push <= 0 for bar in bars if bar is not true)
    assert "push " in place.inspector.bars.accessibleDescription()
    for score in (4.0, 6.0, 30.0):
        place.inspector.score.slider.edited.emit(score)
    wait_for_row(place, row, 30.0)
    place.inspector.score.released.emit()
    pushes = [bar.push for bar in place.inspector.bars.bars()]
    assert max(map(abs, pushes)) < 0.01  # beside the push of the row as it is, of which hardly anything is left
    lines = place.inspector._numbers.text().splitlines()
    assert lines[0].startswith("loss  5.66421 → ")
    assert "place by loss  1 → " in lines[2]
    assert lines[3] == "rank of true class  5 → 1 of 10"
    mean = (result.value * 700 - result.per_sample[row]) / 700
    assert f"{mean:.5f}" in lines[4]
    assert place.inspector.back.isVisibleTo(place.inspector)
    store.replace(store.state.with_batch(batches.set_parameter(store.state.batch, "label_smoothing", 0.1)))
    wait_until(lambda: session.result.result is not result, "the other loss", 10)
    wait_for_row(place, row, 30.0)
    assert place.inspector.score.slider.field.value() == 30.0
    store.undo()
    wait_until(lambda: session.result.result.value == result.value, "the loss before", 10)
    store.undo()
    wait_for_row(place, row)
    assert place.inspector._numbers.text().splitlines()[0] == "loss  5.66421"
    assert place.inspector.score.slider.field.value() == pytest.approx(1.5, abs=0.01)
    assert store.state.batch.row == row


@pytest.mark.usefixtures("hand")
def test_another_row_is_taken_as_it_is_and_a_way_back_leads_to_the_same_row(
    place: BatchPlace, session: BatchSession, store: Store
) -> None:
    result = sample(place, session, "digits").result
    first, second = result.worst(2)
    take_row(place, store, first)
    wait_for_row(place, first)
    place.inspector.score.slider.edited.emit(5.0)
    wait_for_row(place, first, 5.0)
    take_row(place, store, second)
    wait_for_row(place, second)
    assert store.state.batch.taken is None
    place.inspector.explore.click()
    assert store.state.place == "explore"
    store.drift(store.state.at("batch"))
    assert store.state.batch.row == second
    assert place.inspector._title.text() == f"Row {second}"
    assert place.inspector._rows[0].detail.index == second


@pytest.mark.usefixtures("hand")
def test_of_tokens_the_worst_position_is_moved_and_rows_without_a_score_have_no_slider(
    place: BatchPlace, session: BatchSession, store: Store, tmp_path: Path
) -> None:
    draw, counter = np.random.default_rng(0), itertools.count()

    def shown(predictions: np.ndarray, targets: np.ndarray) -> None:
        path = tmp_path / f"{next(counter)}.npz"
        np.savez(path, predictions=predictions, targets=targets)
        opened(place, session, str(path))
        take_row(place, store, 1)
        wait_for_row(place, 1)

    logits, labels = draw.normal(size=(4, 6, 5)), draw.integers(0, 5, (4, 6))
    logits[1, 3, labels[1, 3]] = -7.0
    shown(logits, labels)
    assert "position 3 of 6" in place.inspector._heads.text()
    assert place.inspector.score.slider.label.text() == f"score of class {labels[1, 3]}"
    lines = place.inspector.positions.list.texts()
    assert [line[0] for line in lines] == ["0", "1", "2", "3", "4", "5"]
    assert list(lines[3][1:3]) == [str(labels[1, 3]), f"≠ {logits[1, 3].argmax()}"]
    assert place.inspector.score.slider.field.value() == -7.0
    shown(np.arange(3.0), np.arange(3.0) + 0.5)
    assert place.inspector.score.slider.label.text() == "prediction"
    labels[1] = -100
    shown(logits, labels)
    assert not place.inspector.score.isVisibleTo(place.inspector)


def wait_for_decision(place: BatchPlace, at: int) -> None:
    """Until the inspector shows this decision, with its gradient."""
    rows = lambda: place.inspector._rows  # noqa: E731
    wait_until(lambda: rows() is not None and rows()[0].detail.at == at, "the decision", 10)


@pytest.mark.usefixtures("hand")
def test_another_position_is_looked_at_by_click_or_arrow_key_with_its_bars_and_is_one_step(
    place: BatchPlace, session: BatchSession, store: Store, tmp_path: Path
) -> None:
    draw = np.random.default_rng(0)
    logits, labels = draw.normal(size=(4, 6, 5)), draw.integers(0, 5, (4, 6))
    logits[1, 3, labels[1, 3]] = -7.0
    np.savez(tmp_path / "t.npz", predictions=logits, targets=labels)
    opened(place, session, str(tmp_path / "t.npz"))
    take_row(place, store, 1)
    wait_for_row(place, 1)
    view = place.inspector.positions.list
    assert view.isVisibleTo(place.inspector)
    place.inspector.score.slider.edited.emit(2.0)
    wait_for_row(place, 1, 2.0)
    store.seal()
    view.setCurrentIndex(view.model().index(0, 0))
    wait_for_decision(place, 0)
    assert store.state.batch.taken is None
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    wait_for_decision(place, 2)
    assert "position 2 of 6" in place.inspector._heads.text()
    (true,) = (bar for bar in place.inspector.bars.bars() if bar.emphasis == "true")
    assert true.name == str(labels[1, 2])
    assert true.push == pytest.approx(1.0)
    assert place.inspector.score.slider.field.value() == pytest.approx(logits[1, 2, labels[1, 2]], abs=1e-4)
    store.undo()
    wait_for_row(place, 1, 2.0)
    assert place.inspector._detail.at == 3
    store.redo()
    wait_for_decision(place, 2)
    take_row(place, store, 2)
    assert store.state.batch.at is None


@pytest.mark.usefixtures("hand")
def test_of_an_image_the_classes_are_pictures_in_which_a_pixel_is_chosen(
    place: BatchPlace, session: BatchSession, store: Store, tmp_path: Path
) -> None:
    draw = np.random.default_rng(0)
    logits, labels = draw.normal(size=(3, 4, 6, 8)), draw.integers(0, 4, (3, 6, 8))
    labels[1, 0] = -100
    np.savez(tmp_path / "i.npz", predictions=logits, targets=labels)
    opened(place, session, str(tmp_path / "i.npz"))
    take_row(place, store, 1)
    wait_for_row(place, 1)
    view = place.inspector.positions.image
    assert view.isVisibleTo(place.inspector)
    assert not place.inspector.positions.list.isVisibleTo(place.inspector)
    view.chosen.emit(5, 2)
    wait_for_decision(place, 5 * 8 + 2)
    assert "pixel y=5, x=2" in place.inspector._heads.text()
    QTest.keyClick(view, Qt.Key.Key_Right)
    wait_for_decision(place, 5 * 8 + 3)
    QTest.keyClick(view, Qt.Key.Key_Down)  # there is no line below
    assert store.state.batch.at == 5 * 8 + 3
    place.inspector.explore.click()
    assert store.state.place == "explore"
    assert "pixel y=5, x=3" in str(store.state.explore.pin)
