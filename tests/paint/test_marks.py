"""Marks: those of the chosen curve alone, named in the language of the window, where the curve has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from lossexplorer.base import Message
from lossexplorer.compute.curve import PlacedMark
from lossexplorer.paint.caption import Caption
from lossexplorer.paint.curve_pair import CurvePair
from lossexplorer.paint.export import image_of
from lossexplorer.paint.labels import Label
from lossexplorer.paint.tokens import DARK, LIGHT
from tests.paint.pictures import SLOTS, curve, picture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.compute.curve import Curve
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
    return {item.text for item in marks(plot) if isinstance(item, Label)}


def box(plot: CurvePlot, name: str) -> QRectF:
    """Where a name stands, in pixels of the view."""
    view = plot.getViewBox()
    (label,) = (item for item in marks(plot) if isinstance(item, Label) and item.text == name)
    place = view.mapViewToScene(label.pos()) - view.mapToScene(0, 0)
    return label.boundingRect().translated(place)


def covers(plot: CurvePlot, name: str, drawn: Curve) -> bool:
    """Whether a name lies on a curve."""
    view = plot.getViewBox()
    x = np.linspace(drawn.x[0], drawn.x[-1], 4001)
    points = [
        view.mapViewToScene(QPointF(a, b)) - view.mapToScene(0, 0)
        for a, b in zip(x, np.interp(x, drawn.x, drawn.loss), strict=True)
    ]
    return any(box(plot, name).contains(p) for p in points)


def test_the_marks_of_the_chosen_curve_are_named_and_no_others(pair: CurvePair) -> None:
    other = (PlacedMark("minimum", Message("another"), x=0.0, y=0.0),)
    answer = picture(curve(0, marks=ALL), curve(1, marks=other))
    pair.set_curves(answer, SLOTS, 0)
    assert names(pair.loss) == {"lowest", "corner", "at most 9", "wall", "slope"}
    pair.set_selected(1)
    assert names(pair.loss) == {"another"}
    pair.set_selected(None)
    assert marks(pair.loss) == []
    assert not any(isinstance(item, Label) for item in pair.loss.scene().items())


def test_the_gradient_shows_where_it_jumps_without_names(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0, marks=ALL)), SLOTS, 0)
    assert names(pair.gradient) == set()
    (wall,) = marks(pair.gradient)
    assert wall.value() == 1.0


def test_marks_stand_where_they_are(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0, marks=ALL)), SLOTS, 0)
    pair.fit()
    spot, text, kink, _, level, _, wall, _, slope, _ = marks(pair.loss)
    assert (spot.pos().x(), spot.pos().y()) == (0.0, 4.0)
    assert (text.pos().x(), text.pos().y()) == pytest.approx((0.0, 4.0))
    assert (kink.pos().x(), kink.pos().y()) == (1.0, 2.0)
    assert level.value() == 9.0
    assert wall.value() == -2.0
    x, y = slope.getOriginalDataset()
    assert (x.tolist(), y.tolist()) == ([-4.0, 4.0], [-7.0, 9.0])


def test_another_scale_moves_the_marks_at_once(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0, marks=ALL)), SLOTS, 0)
    pair.set_scale("log")
    spot, _, _, _, level, _, wall, _ = marks(pair.loss)  # a slope is straight on a linear scale alone
    assert spot.pos().y() == pytest.approx(np.log10(4))
    assert level.value() == pytest.approx(np.log10(9))
    assert wall.value() == -2.0
    pair.set_scale("linear")
    assert len(marks(pair.loss)) == 10


def test_a_mark_that_the_scale_does_not_have_is_hidden(pair: CurvePair) -> None:
    zero = PlacedMark("minimum", Message("zero"), x=0.0, y=0.0)
    below = PlacedMark("bound", Message("below"), y=-1.0)
    pair.set_curves(picture(curve(0, marks=(zero, below))), SLOTS, 0)
    assert all(item.isVisible() for item in marks(pair.loss) if not isinstance(item, Label))
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
    spot, text, *_, level, _, wall, _, slope, _ = marks(pair.loss)
    assert text.tint == guide
    assert spot.pen().color() == QColor(DARK.text)
    for line in (level.pen, wall.pen, slope.opts["pen"]):
        assert line.color() == guide


def test_another_language_names_the_marks_that_are_there(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0, marks=ALL)), SLOTS, 0)
    pair.set_voice(lambda message: f"«{message}»")
    assert names(pair.loss) == {"«lowest»", "«corner»", "«at most 9»", "«wall»", "«slope»"}


@pytest.mark.parametrize("x", [-3.99, -2.0, 0.0, 0.5, 2.0, 3.99])
def test_names_of_points_lie_inside_the_view_and_not_on_the_curve(pair: CurvePair, x: float) -> None:
    drawn = curve(0, marks=(PlacedMark("minimum", Message("a name of some length"), x=x, y=x * x),))
    pair.set_curves(picture(drawn), SLOTS, 0)
    pair.fit()
    view = pair.loss.getViewBox()
    assert QRectF(0, 0, view.width(), view.height()).contains(box(pair.loss, "a name of some length"))
    assert not covers(pair.loss, "a name of some length", drawn)


@pytest.mark.parametrize("level", [0.2, 2.0, 15.5])
def test_the_name_of_a_level_gives_way_to_the_curve(pair: CurvePair, level: float) -> None:
    drawn = curve(0, lambda x: 16 - x**2, marks=(PlacedMark("bound", Message("a bound"), y=level),))
    pair.set_curves(picture(drawn), SLOTS, 0)
    pair.fit()
    assert not covers(pair.loss, "a bound", drawn)


def test_names_do_not_lie_on_each_other(pair: CurvePair) -> None:
    near = tuple(PlacedMark("joint", Message(name), x=x, y=x * x) for name, x in (("left", -0.1), ("right", 0.1)))
    pair.set_curves(picture(curve(0, marks=near)), SLOTS, 0)
    pair.fit()
    assert not box(pair.loss, "left").intersects(box(pair.loss, "right"))


def test_a_straight_line_is_named_only_where_there_is_room(pair: CurvePair) -> None:
    slope = PlacedMark("asymptote", Message("slope"), line=(0.0, 0.5))
    pair.set_curves(picture(curve(0, lambda x: x**2, marks=(slope,))), SLOTS, 0)
    pair.fit()
    *_, label = marks(pair.loss)
    assert label.isVisible()
    busy = curve(1, lambda x: 8 + 12 * np.sin(20 * x), n=1025)
    pair.set_curves(picture(curve(0, lambda x: x**2, marks=(slope,)), busy), SLOTS, 0)
    assert not label.isVisible()


def test_names_follow_the_view(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0, marks=(PlacedMark("minimum", Message("lowest"), x=0.0, y=0.0),))), SLOTS, 0)
    pair.fit()
    _, label = marks(pair.loss)
    assert label.isVisible()
    pair.set_view(1, 4)
    assert not label.isVisible()
    pair.set_view(-4, 4)
    assert label.isVisible()


def test_a_name_stays_where_it_is_while_that_is_as_good_as_any_other_place(pair: CurvePair) -> None:
    places = set()
    for x in np.linspace(0.5, 0.9, 9):
        drawn = curve(0, marks=(PlacedMark("joint", Message("joint"), x=float(x), y=float(x * x)),))
        pair.set_curves(picture(drawn), SLOTS, 0)
        places.add(marks(pair.loss)[1].choice)
    assert len(places) == 1


def test_a_saved_picture_holds_the_names_on_their_veil(pair: CurvePair) -> None:
    pair.set_curves(picture(curve(0, marks=(POINT,))), SLOTS, 0)
    pair.fit()
    place = box(pair.loss, "lowest").center() + pair.loss.getViewBox().mapToScene(0, 0)
    image = image_of(pair, Caption((), LIGHT))
    ratio = image.devicePixelRatio()
    where = pair.loss.mapTo(pair, pair.loss.mapFromScene(place)) * ratio
    top = round(Caption((), LIGHT).height(pair.width()) * ratio)
    dark = [
        image.pixelColor(where.x() + dx, where.y() + top + dy).lightness() < 200
        for dx in range(-20, 20)
        for dy in range(-8, 8)
    ]
    assert any(dark)
