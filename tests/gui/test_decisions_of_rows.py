"""Batch with rows of several decisions: columns, filter and pictures know them, and say of which rows they speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.gui.batch.pictures.calibration import CalibrationPicture
from lossexplorer.gui.batch.pictures.classes import ClassesPicture
from lossexplorer.gui.batch.pictures.confusion import ConfusionPicture
from lossexplorer.report.figures import figures_of_part
from lossexplorer.state import batch as batches
from tests.gui.batch_page import opened, settle

if TYPE_CHECKING:
    from pathlib import Path

    from lossexplorer.gui.batch.place import BatchPlace
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.state.store import Store


@pytest.fixture
def tokens(place: BatchPlace, session: BatchSession, tmp_path: Path) -> Analysed:
    draw = np.random.default_rng(0)
    logits, labels = draw.normal(size=(20, 6, 5)), draw.integers(0, 5, (20, 6))
    logits[np.arange(20)[:, None], np.arange(6), labels] += 2
    labels[3, 1:] = labels[4] = -100
    np.savez(tmp_path / "tokens.npz", predictions=logits, targets=labels)
    return opened(place, session, str(tmp_path / "tokens.npz"))


def test_the_table_has_the_decisions_of_each_row_and_their_accuracy(place: BatchPlace, tokens: Analysed) -> None:
    rows = place.table.rows
    assert rows.names()[:5] == ["index", "loss", "gradient_norm", "decisions", "accuracy"]
    assert rows.text("decisions", 3) == "1"
    assert rows.text("accuracy", 4) == "–"
    assert rows.text("accuracy", 0) == f"{100 * tokens.result.accuracy[0]:.1f} %"
    figures = place.summary.figures()
    assert figures["rows, 1 ignored · tokens"] == f"20 · {18 * 6 + 1}"
    assert "token accuracy" in figures


def test_wrong_takes_the_rows_with_any_wrong_decision_and_says_how_many_decisions_are_right(
    place: BatchPlace, session: BatchSession, store: Store, tokens: Analysed
) -> None:
    assert place.filter.answer.isVisibleTo(place.filter)
    store.replace(store.state.with_batch(batches.select(store.state.batch, text="wrong")))
    settle(place, session)
    share = tokens.result.accuracy
    chosen = np.flatnonzero(share < 1)
    assert sorted(place.table.rows.order.tolist()) == chosen.tolist()
    right = (share * tokens.result.decisions)[chosen].sum() / tokens.result.decisions[chosen].sum()
    assert f"{100 * right:.1f} % of their decisions are right" in place.filter.words.text()


def test_pictures_of_classes_show_all_decisions_say_so_and_select_nothing(
    place: BatchPlace, session: BatchSession, store: Store, tokens: Analysed
) -> None:
    store.replace(store.state.with_batch(batches.select(store.state.batch, text="accuracy<50%")))
    settle(place, session)
    seen = place._pictures.present
    before = store.state.batch
    for kind in (ClassesPicture, ConfusionPicture, CalibrationPicture):
        assert kind.fits(seen.ground)
        picture = kind()
        asked: list[object] = []
        picture.wanted.connect(asked.append)
        picture.show_seen(seen)
        assert str(picture.line()).startswith("of all 109 decisions: ")
        if isinstance(picture, ConfusionPicture):
            assert picture._shown.counts.sum() == 109
            picture.square.cell_chosen.emit(0, 1)
            assert "decisions, " in picture._words(0, 1, 2, 0.5)
        if isinstance(picture, ClassesPicture):
            picture.bars.classes_chosen.emit((0,), False)
            assert picture.height_of.itemText(2) == "decisions"
            assert "decisions" in picture._words(0)
        assert asked == []
        picture.deleteLater()
    assert store.state.batch == before


def test_the_share_of_the_loss_is_that_of_the_table_where_rows_weigh_by_their_decisions(
    place: BatchPlace, session: BatchSession, store: Store, tokens: Analysed
) -> None:
    store.replace(store.state.with_batch(batches.select(store.state.batch, text="row in (3, 0, 7)")))
    settle(place, session)
    share = f"{100 * tokens.result.share[[0, 3, 7]].sum():.1f} %"
    per_sample = tokens.result.per_sample
    assert share != f"{100 * per_sample[[0, 3, 7]].sum() / np.nansum(per_sample):.1f} %", "rows are not alike"
    assert f", {share} of the loss" in place.filter.words.text()
    seen = place._pictures.present
    figures = {str(f.name): f.value for f in figures_of_part(seen.ground.result, seen.part, seen.ground.whole)}
    assert figures["of the loss"] == share
    assert "token accuracy" in figures
    assert "accuracy" not in figures


@pytest.mark.parametrize("text", ["loss>1", "accuracy<50%"])
def test_the_calibration_of_all_decisions_is_told_whichever_rows_are_chosen(
    place: BatchPlace, session: BatchSession, store: Store, tokens: Analysed, text: str
) -> None:
    store.replace(store.state.with_batch(batches.select(store.state.batch, text=text)))
    settle(place, session)
    assert store.state.batch.selection.is_by_outcome()
    picture = CalibrationPicture()
    picture.show_seen(place._pictures.present)
    assert str(picture.line()).startswith("of all 109 decisions: ECE ")
    picture.deleteLater()
