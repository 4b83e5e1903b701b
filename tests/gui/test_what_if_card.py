"""The card of what if: the number beside the one that is, conditions from declarations, a list that leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from lossexplorer.gui.batch.changes import change_words
from lossexplorer.gui.batch.what_if_card import WhatIfCard
from lossexplorer.session.what_if_session import WhatIfSession
from lossexplorer.state import batch as batches
from lossexplorer.workers.turnstile import Turnstile
from tests.conftest import wait_until
from tests.gui.batch_page import opened, sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lossexplorer.gui.batch.place import BatchPlace
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.state.store import Store


@pytest.fixture
def tries(store: Store, session: BatchSession) -> Iterator[WhatIfSession]:
    tries = WhatIfSession(store, session, Turnstile())
    yield tries
    assert tries.close(5000)


@pytest.fixture
def card(place: BatchPlace, store: Store, tries: WhatIfSession) -> WhatIfCard:
    card = WhatIfCard(store, tries)
    place.right.set_what_if(card)
    place.right.what_if_button.click()
    return card


def do(card: WhatIfCard, name: str, value: Any) -> None:
    """As a hand on the editor of this condition."""
    editor = card.conditions.editor(name)
    editor.edited.emit(name, value)
    editor.released.emit()
    wait_until(card._session.is_current, "the answer", 10)


def test_a_condition_changes_the_number_beside_the_one_that_is(
    place: BatchPlace, session: BatchSession, card: WhatIfCard, store: Store
) -> None:
    result = sample(place, session, "digits").result
    assert card._value.text() == "0.14036"
    assert not card.change.isVisibleTo(card)
    do(card, "temperature", 2.0)
    answer = card._session.present
    assert card.change.text().startswith("▲ +")
    assert f"{answer.value:.5g}" in card._value.text()
    assert "0.14036" in card._before.text()
    do(card, "reduction", "undivided")
    assert {"batch_size", "steps"} <= set(card.conditions.names())
    wait_until(card.apart.isEnabled, "each alone", 10)
    alone = card.apart.text().splitlines()
    assert alone[0].startswith("only temperature: ▲ +")
    assert alone[1].startswith("only averaging: ▲ +")
    lines = card.averages.texts()
    assert len(lines) == 7
    assert lines[0][2] == ""
    card.tries.list.itemClicked.emit(card.tries.list.item(1))
    assert dict(store.state.batch.what_if.chosen) == {"temperature": 2.0}
    card.reset.click()
    assert not store.state.batch.what_if
    assert card._value.text() == f"{result.value:.5g}"
    store.undo()
    assert store.state.batch.what_if["temperature"] == 2.0


def test_of_many_conditions_the_strongest_are_said_and_controls_keep_their_room(
    place: BatchPlace, session: BatchSession, card: WhatIfCard
) -> None:
    sample(place, session, "digits")
    place.resize(1208, 737)  # in a window of 1280 × 800
    wishes = {"label_noise": 0.1, "temperature": 2.0, "label_smoothing": 0.05, "class_weights": "inverse"}
    for name, value in {**wishes, "quantisation": "tensor", "hardest": 0.5, "reduction": "batches"}.items():
        do(card, name, value)
    wait_until(card.apart.isEnabled, "each alone", 10)
    lines = card.apart.text().splitlines()
    assert lines[-1] == "and 4 more"
    assert any(line.startswith("only label noise") for line in lines)
    assert len(card.apart.toolTip().splitlines()) == 7
    wait_until(lambda: card._area.height() > 360, "the layout")
    newest = card.tries.list.visualItemRect(card.tries.list.item(0))
    assert 0 <= newest.top() <= newest.bottom() < card.tries.list.viewport().height()


def test_what_another_way_of_averaging_comes_to_is_brought_into_view(
    place: BatchPlace, session: BatchSession, card: WhatIfCard
) -> None:
    sample(place, session, "digits")
    place.resize(1208, 737)
    do(card, "reduction", "ranks")
    area = card._area.viewport()

    def seen() -> bool:
        top = card.averages.mapTo(area, QPoint(0, 0)).y()
        return top >= 0 and top + card.averages.height() <= area.height()

    wait_until(seen, "the table of averages")


def test_what_does_not_fit_is_said_and_has_no_editor(
    place: BatchPlace, session: BatchSession, card: WhatIfCard, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "numbers.npz"
    np.savez(path, predictions=np.arange(5.0), targets=np.arange(5.0)[::-1])
    opened(place, session, str(path))
    assert "temperature" not in card.conditions.names()
    assert "the predictions are no logits: no temperature" in card._absent.text()
    assert "the targets are no classes: no label noise" in card._absent.text()
    refused: list[Any] = []
    card.refused.connect(refused.append)
    card._on_edited("hardest", 0.0)
    assert "hardest must be a number in (0, 1]" in str(refused[0])
    store.replace(store.state.with_batch(batches.set_loss(store.state.batch, "rmse_loss")))
    wait_until(lambda: session.result.result.loss.key == "rmse_loss", "the rows", 10)
    assert "hardest" in card.conditions.names()
    do(card, "dtype", "float16")
    store.replace(store.state.with_batch(batches.set_loss(store.state.batch, "mse_loss")))
    wait_until(lambda: session.result.result.loss.key == "mse_loss", "the rows", 10)
    wait_until(lambda: card.tries.list.count() == 2, "another try", 10)
    assert "Root mean squared error" in card.tries.list.item(1).text()
    card.tries.list.itemClicked.emit(card.tries.list.item(1))
    assert store.state.batch.loss == "rmse_loss"


def test_a_change_has_an_arrow_a_sign_and_a_share() -> None:
    assert change_words(0.5, 0.75) == "▲ +0.2500 (+50 %)"
    assert change_words(-0.5, -0.75) == "▼ −0.2500 (+50 %)"
    assert change_words(2.0, 0.5) == "▼ −1.500 (−75 %)"
    assert change_words(0.0, 0.5) == "▲ +0.5000"
    assert change_words(0.001, 0.5) == "▲ +0.4990"
    assert change_words(1.0, 1.0) == "= no change"
    assert change_words(1.0, float("nan")) == ""
    assert change_words(float("inf"), 1.0) == ""
