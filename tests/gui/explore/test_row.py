"""A row of a batch over the curves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from lossexplorer.base import Message
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES
from lossexplorer.state import explore, explore_view
from tests.gui.explore.page import show, state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.explore.place import ExplorePlace


def test_a_pinned_row_is_named_as_plain_text_and_can_be_let_go(place: ExplorePlace, qtbot: QtBot) -> None:
    from dataclasses import replace

    pinned = replace(explore.new_picture("cross_entropy"), pin=Message("row 3 of {name}", name="<b>x</b>.npy"))
    setting = dict(pinned.setting) | {"others": (0.0, 1.0, 2.0)}
    show(place, replace(pinned, setting=tuple(setting.items())))
    assert place._pin.text() == "row 3 of <b>x</b>.npy"
    assert place._pin.textFormat() == Qt.TextFormat.PlainText
    assert place.controls.names() == ()
    qtbot.mouseClick(place._unpin, Qt.MouseButton.LeftButton)
    assert state(place).pin is None
    assert place._pin.isHidden()
    assert place.controls.names() == ("classes", "other_logits")


def test_a_row_keeps_a_mark_of_its_own_place_until_it_is_let_go(place: ExplorePlace, qtbot: QtBot) -> None:
    from dataclasses import replace

    pinned = replace(explore.new_picture("sigmoid_focal_loss"), pin=Message("row 3"), pin_at=-1.5, cursor=-1.5)
    show(place, pinned)
    for plot in place.plots.plots:
        assert plot.marks._pin.items[0].value() == -1.5
    assert place.plots.loss.marks._pin.label.text == "this row"
    place.plots.cursor_moved.emit(2.0)
    assert place.plots.loss.marks._pin.items[0].value() == -1.5
    show(place, explore_view.set_axis(state(place), "probability"))
    assert place.plots.loss.marks._pin.items[0].value() == pytest.approx(0.18243, abs=1e-5)
    qtbot.mouseClick(place._unpin, Qt.MouseButton.LeftButton)
    assert place.plots.loss.marks._pin is None


def test_every_loss_can_be_shown_over_every_axis_of_its_scenes(place: ExplorePlace) -> None:
    for loss in CATALOGUE:
        for scene in explore.scenes_of(loss)[:1]:
            show(place, explore.new_picture(loss.key))
            for axis in SCENES[scene].axes:
                show(place, explore_view.set_axis(state(place), axis.key))
                assert place.bar.axis.currentData() == axis.key
