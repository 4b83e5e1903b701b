"""Two pictures of classes: what was predicted wrong is strong, and one pixel is looked at."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from lossexplorer.base.shades import class_colours
from lossexplorer.paint.class_mask import ClassMaskView
from lossexplorer.paint.tokens import DARK, LIGHT


def view_of(true: list[list[int]], predicted: list[list[int]], used: list[list[bool]] | None = None) -> ClassMaskView:
    view = ClassMaskView()
    view.resize(240, 100)
    truth = np.array(true)
    keep = np.ones(truth.shape, bool) if used is None else np.array(used)
    view.set_masks(np.array(predicted), truth, keep, (0, 0))
    return view


def colour(view: ClassMaskView, which: int, y: int, x: int) -> tuple[int, ...]:
    return QColor(view.images()[which].pixel(x, y)).getRgb()[:3]


def test_what_is_wrong_has_the_colour_of_its_class_and_what_is_right_a_paler_one(qapp: object) -> None:
    view = view_of([[0, 1, 1]], [[0, 1, 0]])
    first, second = (tuple(int(part) for part in c) for c in class_colours(LIGHT, 2))
    assert [colour(view, 1, 0, x) for x in range(3)] == [first, second, second]
    assert colour(view, 0, 0, 2) == first
    assert colour(view, 0, 0, 0) != first
    assert sum(colour(view, 0, 0, 0)) > sum(first)  # on its way to the white ground


def test_pixels_that_do_not_count_are_neither_wrong_nor_of_a_class(qapp: object) -> None:
    view = view_of([[-100, 1]], [[0, 1]], [[False, True]])
    assert colour(view, 1, 0, 0) == QColor(LIGHT.field).getRgb()[:3]
    view.set_tokens(DARK)
    assert colour(view, 1, 0, 0) == QColor(DARK.field).getRgb()[:3]
    assert view_of([[-100]], [[0]], [[False]]).images()[0].width() == 1


def test_a_click_in_either_picture_and_an_arrow_key_choose_a_pixel(qapp: object) -> None:
    view = view_of([[0, 1], [1, 0]], [[0, 1], [1, 1]])
    asked: list[tuple[int, int]] = []
    view.chosen.connect(lambda y, x: asked.append((y, x)))
    for i in range(2):
        area = view._area(i)
        middle = area.topLeft() + (area.bottomRight() - area.topLeft()) * 0.75
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle.toPoint())
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert asked == [(1, 1), (1, 1), (1, 0)]
    view.grab()


def test_classes_have_colours_of_their_own_as_far_as_colours_go() -> None:
    for tokens in (LIGHT, DARK):
        colours = {tuple(c) for c in class_colours(tokens, 16).tolist()}
        assert len(colours) == 16
