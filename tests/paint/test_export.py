"""Pictures that leave the program: of the right size, with their legend, nothing beyond the page."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

import lossexplorer
from lossexplorer.base import Message, Problem, UsageProblem
from lossexplorer.compute.curve import Ask, CurveRequest, CurveSet, PlacedMark, curves
from lossexplorer.paint import export
from lossexplorer.paint.caption import Caption, Entry
from lossexplorer.paint.curve_pair import CurvePair
from lossexplorer.paint.density_plot import DensityPlot
from lossexplorer.paint.export import image_of, save_picture
from lossexplorer.paint.legend import fixed, legend, short_parameters
from lossexplorer.paint.offscreen import HEIGHT, WIDTH, save_curves
from lossexplorer.paint.tokens import CURVE_WIDTH, DARK, LIGHT, THEMES
from tests.paint import svg
from tests.paint.pictures import SLOTS, curve, missing, picture

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lossexplorer.paint.tokens import Tokens

CAPTION = Caption((Entry("Mean squared error", 0), Entry("Huber  δ 1", 1), Entry("plain text")), LIGHT)


def steep(x: np.ndarray) -> np.ndarray:
    """Runs out of every view, also to both sides."""
    return 50 * (x - 0.2) ** 3


@pytest.fixture
def pair(qtbot: QtBot) -> CurvePair:
    marks = (
        PlacedMark("asymptote", Message("slope"), line=(40.0, 1.0)),
        PlacedMark("minimum", Message("lowest"), x=0.0, y=0.0),
        PlacedMark("bound", Message("at most 2"), y=2.0),
    )
    pair = CurvePair()
    qtbot.addWidget(pair)
    pair.resize(600, 500)
    pair.set_tokens(LIGHT)
    pair.set_labels("loss", "d loss / d e", "error   (e)")
    pair.set_limits(-1e6, 1e6)
    wide = (-4.16, 4.16)  # as Explore asks for it: a little more than what is in view
    pair.set_curves(picture(curve(0, marks=marks, span=wide), curve(1, steep, steep, span=wide), span=wide), SLOTS, 0)
    pair.set_view(-4, 4)
    pair.grab()
    pair.fit()
    pair.loss.setYRange(-1.0, 10.0, padding=0)
    pair.gradient.setYRange(-5.0, 5.0, padding=0)
    return pair


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def test_a_picture_has_twice_the_pixels_of_the_widget_and_its_caption(pair: CurvePair) -> None:
    image = image_of(pair, CAPTION)
    assert image.size() == QSize(1200, 1000 + 2 * CAPTION.height(600))
    found = colours(image)
    assert {LIGHT.field, LIGHT.curves[0], LIGHT.curves[1]} <= found


def test_a_png_is_what_was_copied(pair: CurvePair, tmp_path: Path) -> None:
    save_picture(tmp_path / "x.PNG", pair, CAPTION)
    saved = QImage(str(tmp_path / "x.PNG"))
    copied = image_of(pair, CAPTION)
    assert saved.size() == copied.size()
    assert saved.convertToFormat(QImage.Format.Format_RGB32) == copied.convertToFormat(QImage.Format.Format_RGB32)


def page_of(pair: CurvePair, tmp_path: Path, caption: Caption = CAPTION) -> svg.Page:
    save_picture(tmp_path / "x.svg", pair, caption)
    return svg.read((tmp_path / "x.svg").read_bytes())


def test_an_svg_holds_the_curves_in_their_colours_and_the_texts(pair: CurvePair, tmp_path: Path) -> None:
    page = page_of(pair, tmp_path)
    assert (page.width, page.height) == (600, 500 + CAPTION.height(600))
    strokes = {shape.stroke for shape in page.shapes if shape.points.min(0)[1] > CAPTION.height(600)}
    assert {LIGHT.curves[0], LIGHT.curves[1], LIGHT.guide} <= strokes
    texts = " ".join(page.texts)
    for words in ("Mean squared error", "Huber δ 1", "plain text", "loss", "error", "lowest", "at most 2"):
        assert words in texts
    assert f"Loss Explorer {lossexplorer.__version__}" in texts
    assert "−" in texts
    assert page.title == "Mean squared error, Huber  δ 1, plain text"


def test_nothing_of_an_svg_lies_beyond_the_page(pair: CurvePair, tmp_path: Path) -> None:
    page = page_of(pair, tmp_path)
    for shape in page.shapes:
        low, high = shape.points.min(0), shape.points.max(0)
        assert low[0] >= -1, shape
        assert low[1] >= -1, shape
        assert high[0] <= page.width + 1, shape
        assert high[1] <= page.height + 1, shape


def test_curves_of_an_svg_stay_inside_their_plot(pair: CurvePair, tmp_path: Path) -> None:
    page = page_of(pair, tmp_path)
    caption = CAPTION.height(600)
    areas = []
    for plot in pair.plots:
        box = plot.getViewBox()
        corner = plot.mapTo(pair, plot.mapFromScene(box.sceneBoundingRect().topLeft()))
        size = box.sceneBoundingRect().size()
        areas.append(
            (corner.x(), corner.y() + caption, corner.x() + size.width(), corner.y() + caption + size.height())
        )
    for shape in page.shapes:
        if shape.stroke not in (*LIGHT.curves, LIGHT.guide) or shape.points[0][1] < caption:
            continue  # the signs of the caption have the same colours
        (left, top), (right, bottom) = shape.points.min(0), shape.points.max(0)
        assert any(a[0] - 2 <= left and a[1] - 2 <= top and right <= a[2] + 2 and bottom <= a[3] + 2 for a in areas), (
            left,
            top,
            right,
            bottom,
            areas,
        )


def test_the_plot_is_whole_again_after_an_svg(pair: CurvePair, tmp_path: Path) -> None:
    before = {id: line.getOriginalDataset() for id, line in pair.loss._lines.items()}
    page_of(pair, tmp_path)
    for id, line in pair.loss._lines.items():
        for was, now in zip(before[id], line.getOriginalDataset(), strict=True):
            np.testing.assert_array_equal(was, now)


def test_foreign_text_does_not_break_an_svg(pair: CurvePair, tmp_path: Path) -> None:
    caption = Caption((Entry("<b>&evil;</b>.npy: Huber"),), LIGHT)
    page = page_of(pair, tmp_path, caption)
    assert "<b>&evil;</b>.npy: Huber" in page.texts
    assert page.title == "<b>&evil;</b>.npy: Huber"


def test_an_svg_names_fonts_that_every_browser_has_and_keeps_cells_sharp(qtbot: QtBot, tmp_path: Path) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    plot = DensityPlot(page)
    plot.set_tokens(LIGHT)
    plot.set_counts(np.eye(4))
    for widget in (plot, page):
        widget.resize(300, 200)
    page.grab()
    save_picture(tmp_path / "x.svg", page, CAPTION)
    root = ET.parse(tmp_path / "x.svg").getroot()
    families = [e.attrib["font-family"] for e in root.iter() if "font-family" in e.attrib]
    assert families
    assert all(names.split(", ")[-1] == "sans-serif" for names in families)
    images = list(root.iter(f"{svg.NAMESPACE}image"))
    assert images
    assert all(image.attrib["style"] == "image-rendering:pixelated" for image in images)


def test_another_suffix_is_refused_and_nothing_is_written(pair: CurvePair, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match=r"x\.jpg: pictures are saved as \.png or \.svg"):
        save_picture(tmp_path / "x.jpg", pair, CAPTION)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_in_a_sentence(pair: CurvePair, tmp_path: Path) -> None:
    with pytest.raises(Problem):
        save_picture(tmp_path / "nowhere" / "x.png", pair, CAPTION)


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_an_old_picture_stays_if_the_new_one_is_none(
    pair: CurvePair, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(b"old")
    monkeypatch.setattr(export, "_png" if suffix == ".png" else "_svg", lambda *_: b"no picture")
    with pytest.raises(Problem, match="could not be read back"):
        save_picture(path, pair, CAPTION)
    assert path.read_bytes() == b"old"


# --- caption and legend ---


def test_a_caption_takes_more_lines_where_it_is_narrow(qapp: object) -> None:
    many = Caption(tuple(Entry(f"Generalised cross entropy q {i}", i) for i in range(5)), LIGHT)
    assert many.height(2000) < many.height(600) < many.height(300)
    assert many.height(10) < 500


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
def test_a_caption_shows_the_sign_of_every_curve(tokens: Tokens, qapp: object) -> None:
    caption = Caption(tuple(Entry(f"loss {i}", i) for i in range(5)), tokens)
    image = QImage(900, caption.height(900), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    caption.paint(painter, 900)
    painter.end()
    assert {QColor(tint).name() for tint in (*tokens.curves, tokens.field)} <= colours(image)


def test_a_caption_without_entries_still_names_the_version(qapp: object) -> None:
    empty = Caption((), DARK)
    image = QImage(600, empty.height(600), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    empty.paint(painter, 600)
    painter.end()
    assert len(colours(image)) > 2


def test_a_legend_names_every_curve_that_is_drawn_with_its_slot() -> None:
    answer = picture(curve(0), missing(1), curve(2, key="huber_loss"))
    assert legend(answer, {0: 4, 2: 1}) == (Entry("Mean squared error", 4), Entry("Huber  δ 1", 1))
    assert [entry.slot for entry in legend(answer)] == [0, 2]
    assert legend(answer, {0: 0, 2: 2}, str.upper)[0].text == "MEAN SQUARED ERROR"


@pytest.mark.parametrize(
    ("key", "parameters", "words"),
    [
        ("mse_loss", {}, ""),
        ("huber_loss", {"delta": 0.12345}, "δ 0.123"),
        ("sigmoid_focal_loss", {"alpha": None}, "α –  γ 2"),
        ("dice_loss", {"squared": True, "smooth": 1e-5}, "s 1e−5  p²"),
        ("cross_entropy", {"label_smoothing": 0.1}, "ε 0.1"),
    ],
)
def test_a_legend_says_the_first_number_and_what_is_unusual(
    key: str, parameters: dict[str, object], words: str
) -> None:
    from lossexplorer.catalog.registry import CATALOGUE

    assert short_parameters(key, tuple(CATALOGUE.get(key).resolve(parameters).items())) == words


def test_a_legend_says_what_the_curves_hold_fixed() -> None:
    request = CurveRequest(
        "classes", "margin", (("classes", 10), ("other_logits", 0.5), ("others", None)), (), (0, 1), 0
    )
    drawn = curve(0, key="cross_entropy")
    (entry,) = fixed(CurveSet(request, (drawn,)))
    assert entry == Entry("classes C = 10   other logits z = 0.5")
    assert fixed(CurveSet(request, ())) == ()


def test_a_curve_in_an_image_is_as_thick_as_on_screen(qtbot: QtBot) -> None:
    pair = CurvePair()
    qtbot.addWidget(pair)
    pair.resize(500, 400)
    pair.set_tokens(LIGHT)
    pair.show()
    pair.set_curves(picture(curve(0, lambda x: 0 * x + 1.0)), SLOTS, None)
    pair.set_view(-4, 4)
    pair.fit()
    pair.set_cursor_visible(False)
    pens = [item.opts["pen"] for item in pair.loss.scene().items() if isinstance(item, pg.PlotCurveItem)]
    image, tint = image_of(pair, Caption((), LIGHT)), QColor(LIGHT.curves[0])
    column = [image.pixelColor(image.width() // 2 + 31, y) for y in range(image.height() // 2)]
    inked = [c for c in column if abs(c.hue() - tint.hue()) < 5 and c.saturation() > 200]
    assert len(inked) >= export.SHARPNESS * CURVE_WIDTH - 1
    after = [item.opts["pen"] for item in pair.loss.scene().items() if isinstance(item, pg.PlotCurveItem)]
    assert all(a is b for a, b in zip(after, pens, strict=True))


# --- without a screen ---


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_curves_are_painted_without_a_window(suffix: str, tmp_path: Path, qapp: object) -> None:
    asks = (Ask(0, "binary_cross_entropy_with_logits", ()), Ask(1, "sigmoid_focal_loss", ()))
    asks = tuple(Ask(a.id, a.key, _defaults(a.key)) for a in asks)
    answer = curves(CurveRequest("binary", "logit", (("target", 1.0),), asks, (-6.0, 6.0), 1.0, 200))
    path = tmp_path / f"x{suffix}"
    save_curves(str(path), answer)
    if suffix == ".png":
        image = QImage(str(path))
        assert image.width() == 2 * WIDTH
        assert image.height() > 2 * HEIGHT
        assert {LIGHT.curves[0], LIGHT.curves[1]} <= colours(image)
        return
    page = svg.read(path.read_bytes())
    assert "Binary cross entropy (logits) Focal (logits) γ 2" in " ".join(page.texts)
    assert all(shape.points.min() > -2 for shape in page.shapes)


def _defaults(key: str) -> tuple[tuple[str, object], ...]:
    from lossexplorer.catalog.registry import CATALOGUE

    return tuple(CATALOGUE.get(key).resolve({}).items())
