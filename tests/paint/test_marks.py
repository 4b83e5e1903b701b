"""Marks: those of the chosen curve alone, named in the language of the window, where the curve has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtGui import QColor

from lossexplorer.base import Message
from lossexplorer.compute.curve import PlacedMark
from lossexplorer.paint.curve_pair import CurvePair
from lossexplorer.paint.tokens import DARK, LIGHT
from tests.paint.pictures import SLOTS, curve, picture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.paint.curve_plot import CurvePlot

POINT = PlacedMark("minimum", Message("lowest"), x=0.0, y=4.0)
KINK = PlacedMark("kink", Message("corner"), x=1.0, y=2.0)
LEVEL = PlacedMark("bound", Message("at most {n}", n=9), y=9.0)
WALL = PlacedMark("wall", Message("wall"), x=-2.0)
SLOPE = PlacedMark("asymptote", Message("slope"), line=(2.0, 1.0))
ALL = (POINT, KINK, LEVEL, WALL, SLOPE)


@pytest.fixture
def pair(qtbot: QtBot) -> CurvePair:
    pair = CurvePair()
    qtbot.addWidget(pair)
    pair.resize(600, 500)
    pair.set_tokens(LIGHT)
    pair.set_view(-4, 4)
    pair.show()
    return pair


def marks(plot: CurvePlot) -> list[object]:
    return [item for drawn in plot.marks._items for item in drawn.items]


def names(plot: CurvePlot) -> set[str]:
    found = set()
    for item in marks(plot):
        text = item if isinstance(item, pg.TextItem) else getattr(item, "label", None)
        if text is not None and text.toPlainText():
            found.add(text.toPlainText())
    return found


def test_the_marks_of_the_chosen_curve_are_named_and_no_others(pair: CurvePair) -> None:
    other = (PlacedMark("minimum", Message("another"), x=0.0, y=0.0),)
    answer = picture(curve(0, marks=ALL), curve(1, marks=other))
    pair.set_curves(answer, SLOTS, 0)
    assert names(pair.loss) == {"lowest", "corner", "at most 9", "wall"}
    pair.set_selected(1)
    assert names(pair.loss) == {"another"}
    pair.set_selected(None)
    assert marks(pair.loss) == []
    for item in pair.loss.plotItem.items:
        assert not isinstance(item, pg.TextItem)


def test_the_gradient_shows_where_it_jumps_without_names(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0, marks=ALL)), SLOTS, 0)
    assert names(pair.gradient) == set()
    (wall,) = marks(pair.gradient)
    assert wall.value() == 1.0


def test_marks_stand_where_they_are(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0, marks=ALL)), SLOTS, 0)
    spot, text, kink, _, level, wall, slope = marks(pair.loss)
    assert (spot.pos().x(), spot.pos().y()) == (0.0, 4.0)
    assert (text.pos().x(), text.pos().y()) == (0.0, 4.0)
    assert (kink.pos().x(), kink.pos().y()) == (1.0, 2.0)
    assert level.value() == 9.0
    assert wall.value() == -2.0
    x, y = slope.getOriginalDataset()
    assert (x.tolist(), y.tolist()) == ([-4.0, 4.0], [-7.0, 9.0])


def test_another_scale_moves_the_marks_at_once(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0, marks=ALL)), SLOTS, 0)
    pair.set_scale("log")
    spot, _, _, _, level, wall = marks(pair.loss)  # a slope is straight on a linear scale alone
    assert spot.pos().y() == pytest.approx(np.log10(4))
    assert level.value() == pytest.approx(np.log10(9))
    assert wall.value() == -2.0
    pair.set_scale("linear")
    assert len(marks(pair.loss)) == 7


def test_a_mark_that_the_scale_does_not_have_is_hidden(pair: CurvePair) -> None:
    zero = PlacedMark("minimum", Message("zero"), x=0.0, y=0.0)
    below = PlacedMark("bound", Message("below"), y=-1.0)
    pair.set_curves(picture(curve(0, marks=(zero, below))), SLOTS, 0)
    assert all(item.isVisible() for item in marks(pair.loss))
    pair.set_scale("log")
    assert not any(item.isVisible() for item in marks(pair.loss))


def test_marks_are_moved_and_not_made_anew_while_a_slider_moves(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0, marks=(POINT,))), SLOTS, 0)
    before = marks(pair.loss)
    pair.set_curves(picture(curve(0, marks=(PlacedMark("minimum", Message("lowest"), x=2.0, y=1.0),))), SLOTS, 0)
    assert marks(pair.loss) == before
    assert before[0].pos().x() == 2.0


def test_another_theme_colours_the_marks_that_are_there(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0, marks=ALL)), SLOTS, 0)
    pair.set_tokens(DARK)
    guide = QColor(DARK.guide)
    spot, text, *_, level, wall, slope = marks(pair.loss)
    assert text.color == guide
    assert spot.pen().color() == QColor(DARK.text)
    for line in (level.pen, wall.pen, slope.opts["pen"]):
        assert line.color() == guide


def test_another_language_names_the_marks_that_are_there(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0, marks=ALL)), SLOTS, 0)
    pair.set_voice(lambda message: f"«{message}»")
    assert names(pair.loss) == {"«lowest»", "«corner»", "«at most 9»", "«wall»"}


@pytest.mark.parametrize(("x", "side"), [(-3.9, 0.0), (0.0, 0.5), (3.9, 1.0)])
def test_names_near_an_edge_stand_inwards(pair: CurvePair, x: float, side: float) -> None:
    pair.set_curves(picture(curve(0, marks=(PlacedMark("minimum", Message("edge"), x=x, y=1.0),))), SLOTS, 0)
    _, text = marks(pair.loss)
    assert text.anchor.x() == side
