"""Histogram, bars, masks and formulas: what they show of what they are given."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QImage
from PySide6.QtSvg import QSvgRenderer

from lossexplorer.base import Message
from lossexplorer.base.sketch import Columns, Grid
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.histogram import Histogram, histogram
from lossexplorer.paint.bars import Bar, BarsView, cut
from lossexplorer.paint.confusion import ConfusionView
from lossexplorer.paint.formula import FormulaView, formula_svg
from lossexplorer.paint.histogram_plot import HistogramPlot
from lossexplorer.paint.mask import MaskView
from lossexplorer.paint.small_columns import SmallColumns
from lossexplorer.paint.small_grid import SmallGrid
from lossexplorer.paint.tokens import DARK, LIGHT, ROW_HEIGHT, SMALL, UNIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.fixture
def plot(qtbot: QtBot) -> HistogramPlot:
    plot = HistogramPlot()
    qtbot.addWidget(plot)
    plot.resize(400, 200)
    plot.set_tokens(LIGHT)
    plot.show()
    return plot


SPREAD = Histogram(np.array([0.0, 1.0, 2.0, 3.0]), np.array([100, 1, 0]), 0, 3.0, 0)


def bars(plot: HistogramPlot) -> list[tuple[float, float]]:
    options = plot._bars.opts
    return list(zip(np.asarray(options["y0"]) + 0 * options["height"], options["height"], strict=True))


def test_a_bar_is_as_high_as_its_count(plot: HistogramPlot) -> None:
    plot.set_histogram(SPREAD)
    assert [h for _, h in bars(plot)] == [100.0, 1.0, 0.0]
    assert plot._bars.opts["x1"].tolist() == [1.0, 2.0, 3.0]
    (left, right), (bottom, top) = plot.getViewBox().viewRange()
    assert left <= 0
    assert right >= 3
    assert bottom == 0
    assert 100 < top < 110


def test_in_decades_a_single_row_is_still_a_bar(plot: HistogramPlot) -> None:
    plot.set_histogram(SPREAD)
    plot.set_logarithmic(True)
    tops = [base + height for base, height in bars(plot)]
    assert tops[0] == pytest.approx(2)
    assert tops[1] == pytest.approx(0)
    assert bars(plot)[1][1] > 0.2
    assert bars(plot)[2][1] == 0
    assert plot.left.scale_name == "log"


def test_the_row_at_hand_stands_at_its_loss(plot: HistogramPlot) -> None:
    plot.set_histogram(SPREAD)
    plot.set_row(1.5)
    assert plot._row.isVisible()
    assert plot._row.value() == 1.5


@pytest.mark.parametrize("loss", [None, np.nan, np.inf])
def test_no_line_stands_where_there_is_no_number(plot: HistogramPlot, loss: float | None) -> None:
    plot.set_row(1.0)
    plot.set_row(loss)
    assert not plot._row.isVisible()


def test_without_a_histogram_there_are_no_bars(plot: HistogramPlot) -> None:
    plot.set_histogram(SPREAD)
    plot.set_histogram(None)
    assert len(plot._bars.opts["height"]) == 0
    plot.grab()


@pytest.mark.parametrize(
    "values",
    [[], [1.0], [np.nan, np.inf], [1e308, -1e308], [1e-320, 2e-320], [-1e300] * 3, [5.0, 5.0 + 1e-15], [1e301, 1e308]],
)
@pytest.mark.parametrize("logarithmic", [False, True])
def test_any_losses_have_a_histogram_that_can_be_painted(
    plot: HistogramPlot, values: list[float], logarithmic: bool
) -> None:
    with np.errstate(over="ignore", invalid="ignore"):
        spread = histogram(np.array(values, float), np.ones(len(values), bool))
    plot.set_logarithmic(logarithmic)
    plot.set_histogram(spread)
    assert np.isfinite(plot.getViewBox().viewRange()).all()
    plot.grab()


def test_another_theme_colours_bars_and_line(plot: HistogramPlot) -> None:
    plot.set_histogram(SPREAD)
    plot.set_tokens(DARK)
    assert QColor(plot._bars.opts["brush"]) == QColor(DARK.bar)
    assert plot._row.pen.color() == QColor(DARK.accent)
    assert plot.backgroundBrush().color() == QColor(DARK.field)


# --- bars of a row ---


def painted(qtbot: QtBot, bars: list[Bar], width: int = 300) -> QImage:
    view = BarsView()
    qtbot.addWidget(view)
    view.set_tokens(LIGHT)
    view.set_bars(bars)
    view.resize(width, view.sizeHint().height())
    image = view.grab().toImage()
    image.setDevicePixelRatio(1)
    return image


def length(image: QImage, line: int, tint: str) -> int:
    y, wanted = line * ROW_HEIGHT + ROW_HEIGHT // 2, QColor(tint)
    return sum(image.pixelColor(x, y) == wanted for x in range(image.width()))


def test_a_bar_is_as_long_as_its_share(qtbot: QtBot) -> None:
    image = painted(qtbot, [Bar("a", 1.0, "1", ""), Bar("b", 0.5, "0.5", ""), Bar("c", 0.0, "0", "")])
    whole, half, none = (length(image, i, LIGHT.bar) for i in range(3))
    assert whole > 80
    assert half == pytest.approx(whole / 2, abs=3)
    assert none <= 2


@pytest.mark.parametrize("share", [np.nan, np.inf, -np.inf, 7.0, -3.0])
def test_a_share_that_is_none_stays_inside_the_frame(qtbot: QtBot, share: float) -> None:
    image = painted(qtbot, [Bar("a", 1.0, "1", ""), Bar("b", share, "nan", "nan")])
    assert length(image, 1, LIGHT.bar) <= length(image, 0, LIGHT.bar)


def test_true_and_wrong_classes_have_their_own_colours(qtbot: QtBot) -> None:
    image = painted(qtbot, [Bar("3 true", 0.9, "0.9", "", "true"), Bar("5", 0.9, "0.9", "", "wrong")])
    assert length(image, 0, LIGHT.bar_true) > 50
    assert length(image, 1, LIGHT.bar_wrong) > 50


def test_numbers_stand_clear_of_the_bars(qtbot: QtBot) -> None:
    image = painted(qtbot, [Bar("0", 1.0, "<0.001", "−0.604")], 238)
    y = ROW_HEIGHT // 2
    tints = [image.pixelColor(x, y) for x in range(image.width())]
    end = max(x for x, tint in enumerate(tints) if tint == QColor(LIGHT.bar))
    ground = image.pixelColor(image.width() - 1, 0)
    strip = [image.pixelColor(end + dx, row) for dx in (4, 5) for row in range(ROW_HEIGHT)]
    assert all(tint == ground for tint in strip)


def test_a_long_name_is_cut_before_its_mark_and_leaves_room_for_the_bar(qtbot: QtBot) -> None:
    long = "a golden retriever of the Queen"
    image = painted(qtbot, [Bar(long, 1.0, "1", "2", "true", push=1.0, mark="true"), Bar("b", 0.0, "0", "")], 238)
    assert length(image, 0, LIGHT.bar_true) > 8
    view = BarsView()
    qtbot.addWidget(view)
    bar = Bar(long, 1.0, "1", "", mark="true")
    view.set_bars([bar])
    assert view.accessibleDescription() == f"{long} true 1"
    metrics = QFontMetricsF(view.font())
    shown = cut(bar, metrics, 100)
    assert shown.startswith("a")
    assert shown.endswith("n true"), "names often differ at their end alone"
    assert metrics.horizontalAdvance(shown) <= 100
    assert cut(Bar("b", 0.0, "0", "", mark="true"), metrics, 100) == "b true"


@pytest.mark.parametrize("width", [180, 238, 300])
def test_bars_keep_two_fifths_of_what_numbers_leave_however_long_the_names_are(qtbot: QtBot, width: int) -> None:
    line = Bar("class number twenty-four", 1.0, "0.999", "−0.604", "true", push=1.0)
    numbers = 1.2 * QFontMetricsF(QFont()).horizontalAdvance("0.999−0.604")
    assert length(painted(qtbot, [line], width), 0, LIGHT.bar_true) > 0.4 * (width - numbers - 6 * UNIT) - 6


def test_a_marked_name_keeps_letters_where_the_mark_takes_its_room(qtbot: QtBot) -> None:
    view = BarsView()
    qtbot.addWidget(view)
    bar = Bar("class number 14", 0.5, "0.616", "−0.0734", "true", push=1.0, mark="true")
    view.set_bars([bar])
    view.resize(238, ROW_HEIGHT)
    metrics = view._metrics()
    name, room, *_ = view._columns(metrics)
    assert cut(bar, metrics, name - UNIT) not in ("… true", bar.label)
    assert room > 4 * UNIT


@pytest.mark.parametrize("names", [[str(i) for i in range(120)], ["a", "ill", "Straßenbahn", "猫"]])
def test_names_that_have_room_are_whole(qtbot: QtBot, names: list[str]) -> None:
    view = BarsView()
    qtbot.addWidget(view)
    bars = [Bar(name, 1.0, "<0.001", "−5") for name in names]
    view.resize(300, 100)
    for bar in bars:
        view.set_bars([bar])
        metrics = view._metrics()
        assert cut(bar, metrics, view._columns(metrics)[0] - UNIT) == bar.name


def test_bars_are_told_to_those_who_do_not_see_them(qtbot: QtBot) -> None:
    view = BarsView()
    qtbot.addWidget(view)
    view.set_bars([Bar("3 true", 0.25, "0.250", "1.2"), Bar("5", 0.75, "0.750", "2.3")])
    assert view.accessibleDescription() == "3 true 0.250 1.2; 5 0.750 2.3"
    assert view.sizeHint().height() == 2 * ROW_HEIGHT


# --- confusion ---


@pytest.mark.parametrize(("most", "told"), [(7, "7"), (120, "120"), (99_321, "99k"), (1_200_000, "1.2M")])
def test_counts_have_room_in_their_cells_however_large_they_are(qtbot: QtBot, most: int, told: str) -> None:
    view = ConfusionView()
    qtbot.addWidget(view)
    counts = np.full((10, 10), 3)
    counts[2, 2] = most
    view.set_counts(counts, shares=counts / most)
    view.resize(300, 288)
    room = view.square().width() / 10
    font, write = view._fitting(room)
    assert write(most) == told
    assert QFontMetrics(font).horizontalAdvance(told) <= room
    assert 9 <= font.pixelSize() <= SMALL


@pytest.mark.parametrize("names", [None, [f"class number {i}" for i in range(50)]], ids=["numbers", "names"])
@pytest.mark.parametrize("side", [180, 288, 600])
def test_classes_are_named_in_whole_letters_that_do_not_run_together(
    qtbot: QtBot, side: int, names: list[str] | None
) -> None:
    view = ConfusionView()
    qtbot.addWidget(view)
    view.set_counts(np.eye(50, dtype=np.int64), names=names)
    view.resize(side + 100, side)
    font, known = QFont(view.font()), names or [str(i) for i in range(50)]
    font.setPixelSize(SMALL)
    metrics, labels = QFontMetricsF(font), view.labels()
    for label in labels:
        size = label.area.size().transposed() if label.upwards else label.area.size()
        assert metrics.horizontalAdvance(label.words) <= size.width()
        assert metrics.height() <= size.height()
        begin, _, end = label.words.partition("…")
        assert any(name.startswith(begin) and name.endswith(end) for name in known)
    assert len(labels) > 4
    assert not any(a.area.intersects(b.area) for a, b in combinations(labels, 2))


# --- small pictures of reasons ---


def test_marked_columns_are_seen_however_low_they_are_and_levels_lie_where_bars_should_end(qtbot: QtBot) -> None:
    view = SmallColumns()
    qtbot.addWidget(view)
    view.set_tokens(LIGHT)
    rows, level = Message("rows"), Message("label")
    view.set_columns(Columns((1000, 500, 1), ("0", "1", "12"), level, rows, (2,), (1000, 1000, 1000)), "label", "rows")
    view.resize(240, view.sizeHint().height())
    image = view.grab().toImage()
    tints = [[image.pixelColor(32 * i + 16, y) for y in range(image.height())] for i in range(3)]
    high, half, low = (
        sum(t == QColor(c) for t in column)
        for c, column in zip((LIGHT.bar, LIGHT.bar, LIGHT.bar_wrong), tints, strict=True)
    )
    assert half == pytest.approx(high / 2, abs=2)
    assert low >= 1
    assert QColor(LIGHT.text) in tints[1], "its level"
    assert view.accessibleDescription() == "rows, label: 0 1000; 1 500; 12 1"


def test_cells_of_a_square_are_as_dark_as_their_share(qtbot: QtBot) -> None:
    view = SmallGrid()
    qtbot.addWidget(view)
    view.set_tokens(LIGHT)
    view.set_grid(Grid(((0, 9), (3, 0)), ((0, 1),), ()), ("down: labels",))
    view.resize(240, view.sizeHint().height())
    image = view.grab().toImage()
    assert image.pixelColor(83, 28) == image.pixelColor(28, 83) == QColor(LIGHT.accent)
    assert QColor(LIGHT.bar_wrong) in [image.pixelColor(x, 28) for x in range(50, 64)], "the frame"
    assert view.accessibleDescription() == "down: labels; 0 → 1"


# --- masks ---


def mask_view(qtbot: QtBot, predicted: np.ndarray, true: np.ndarray) -> MaskView:
    view = MaskView()
    qtbot.addWidget(view)
    view.set_masks(predicted, true)
    view.resize(view.sizeHint())
    return view


def grey(qtbot: QtBot, predicted: np.ndarray, true: np.ndarray) -> QImage:
    image = mask_view(qtbot, predicted, true).grab().toImage()
    image.setDevicePixelRatio(1)
    return image


def test_masks_stand_beside_each_other_white_where_they_are_one(qtbot: QtBot) -> None:
    image = grey(qtbot, np.array([[0.0, 1.0], [0.5, 0.0]]), np.eye(2))
    assert image.pixelColor(28, 28).red() == 0
    assert image.pixelColor(84, 28).red() == 255
    assert image.pixelColor(28, 84).red() == 128
    assert image.pixelColor(120 + 28, 28).red() == 255
    assert image.pixelColor(120 + 84, 28).red() == 0


@pytest.mark.parametrize("shape", [(1, 1), (1, 64), (64, 1), (7, 13), (300, 200)])
def test_masks_of_any_shape_are_painted_nan_black_and_what_is_above_1_white(
    qtbot: QtBot, shape: tuple[int, int]
) -> None:
    view = mask_view(qtbot, np.full(shape, np.nan), np.full(shape, 3.0))
    assert not view.grab().isNull()
    assert [(image.height(), image.width()) for image in view._images] == [shape, shape]
    assert [image.pixelColor(0, 0).red() for image in view._images] == [0, 255]


# --- formulas ---


@pytest.mark.parametrize("loss", CATALOGUE, ids=lambda loss: loss.key)
def test_the_formula_of_every_loss_is_drawn(loss: object, qtbot: QtBot) -> None:
    svg = formula_svg(loss.formula, "#123456", 16)
    assert QSvgRenderer(QByteArray(svg)).isValid()
    assert b"<symbol" not in svg
    view = FormulaView()
    qtbot.addWidget(view)
    view.set_svg(svg)
    view.resize(240, view.heightForWidth(240))
    image = view.grab().toImage()
    ground = image.pixelColor(image.width() - 1, 0)
    inked = [x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) != ground]
    assert len(inked) > 100
    assert max(inked) < 240


def test_a_formula_shrinks_with_its_panel_and_keeps_its_proportions(qtbot: QtBot) -> None:
    view = FormulaView()
    qtbot.addWidget(view)
    assert view.heightForWidth(240) == 48
    view.set_svg(b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100"/>')
    assert view.heightForWidth(800) == 104
    assert view.heightForWidth(200) == 54
    assert view.hasHeightForWidth()


def test_a_formula_has_the_colour_that_was_asked_for() -> None:
    svg = formula_svg("a + b", "#abcdef", 16).decode()
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) == {"#abcdef"}


def test_fields_without_a_picture_paint_nothing(qtbot: QtBot) -> None:
    makers: tuple[Callable[[], object], ...] = (FormulaView, MaskView, BarsView)
    for make in makers:
        view = make()
        qtbot.addWidget(view)
        view.resize(100, 50)
        image = view.grab().toImage()
        assert len({image.pixelColor(x, 25).rgb() for x in range(100)}) == 1


def test_an_arrow_points_to_where_the_push_goes_and_is_not_cut(qtbot: QtBot) -> None:
    names = ("1 true", "2", "3")
    bars = [Bar(n, 0.5, "<0.001", "−0.604", push=p) for n, p in zip(names, (1.0, -1.0, 0.0), strict=True)]
    image = painted(qtbot, bars, 206)
    accent = [
        [x for x in range(image.width()) if image.pixelColor(x, int((i + 0.5) * ROW_HEIGHT)) == QColor(LIGHT.accent)]
        for i in range(3)
    ]
    middle = accent[2][0]
    assert max(accent[0]) - middle > UNIT
    assert middle - min(accent[1]) > UNIT
    assert max(accent[0]) < image.width() - 1
