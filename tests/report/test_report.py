"""The page of HTML: whole, harmless, without anything from elsewhere, and true."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from datetime import datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.assets import asset
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.diagnosis.case import Question
from lossexplorer.diagnosis.engine import diagnose
from lossexplorer.diagnosis.results import Observed
from lossexplorer.io import open_batch
from lossexplorer.report.facts import code_of, files_of, gather
from lossexplorer.report.html import About, report_html
from lossexplorer.report.style import style
from tests.report.running import numbers

if TYPE_CHECKING:
    from pathlib import Path

    from lossexplorer.compute.result import BatchResult

DRAW = np.random.default_rng(0)
HOSTILE = "<img src=x onerror=alert(1)> & \"'.npz"


def page(path: Path, loss: str = "cross_entropy", language: str = "en") -> tuple[str, BatchResult]:
    result = evaluate(open_batch(str(path)), Wish(loss, margins=True))
    files = tuple(files_of(result, str(path), None))
    about = About(path.name, files, code_of(result, str(path), None), "2.3026", datetime(2020, 1, 2, 3, 4), language)
    return report_html(gather(result), about), result


def saved(folder: Path, predictions: object, targets: object, name: str = "batch.npz") -> Path:
    np.savez(folder / name, predictions=np.asarray(predictions), targets=np.asarray(targets))
    return folder / name


class Reader(HTMLParser):
    """Tags in order; complains of those that are not closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data + "\n"


def pictures(text: str) -> list[ET.Element]:
    return [ET.fromstring(found) for found in re.findall(r"<svg.*?</svg>", text, re.S)]


def test_a_page_has_every_picture_the_figures_the_worst_rows_and_needs_nothing_else(tmp_path: Path):
    text, result = page(saved(tmp_path, DRAW.normal(size=(200, 4)).astype("f4"), DRAW.integers(0, 4, 200)))
    read = Reader(text)
    assert len(pictures(text)) == 7
    for words in ("2.3026", f"{result.value:.5g}", "SHA-256", "batch.npz", str(result.worst()[0]), "2020-01-02 03:04"):
        assert words in read.words, words
    names = {tag for tag, _ in read.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "image", "use"}
    assert not re.search(r"https?:|url\(|@import| on\w+=", text)
    assert all(not name.startswith("on") and name not in ("src", "href") for _, a in read.tags for name in a)


def test_classes_are_called_by_their_names(tmp_path: Path):
    names = ["sea lion", "<b>cat</b> of the Queen of England and all her dominions", "eel"]
    predictions, targets = DRAW.normal(size=(60, 3)), np.arange(60) % 3
    np.savez(tmp_path / "batch.npz", predictions=predictions, targets=targets, class_names=np.array(names))
    text, result = page(tmp_path / "batch.npz")
    read = Reader(text)
    assert "b" not in {tag for tag, _ in read.tags}
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", text)
    assert sum(cell in ("sea lion", "eel") for cell in cells) == sum(
        label != 1 for row in result.worst(15) for label in (result.target[row], result.predicted[row])
    )
    _, _, _, classes, confusion, _, _ = pictures(text)
    for picture in (classes, confusion):
        words = [element.text or "" for element in picture.iter("text")]
        assert "sea lion" in words
        assert any(word.startswith("<b>cat") and word.endswith("…") for word in words)
        assert any("sea lion (0)" in (tip.text or "") for tip in picture.iter("title"))
    assert any(element.get("transform", "").startswith("rotate") for element in classes.iter("text"))


def test_names_of_files_are_text_wherever_they_stand(tmp_path: Path):
    text, _ = page(saved(tmp_path, DRAW.normal(size=(20, 3)), DRAW.integers(0, 3, 20), HOSTILE))
    read = Reader(text)
    assert "img" not in {tag for tag, _ in read.tags}
    assert HOSTILE in read.words
    assert str(tmp_path) not in text


def test_bars_cells_and_curves_are_those_of_the_numbers(tmp_path: Path):
    text, result = page(saved(tmp_path, DRAW.normal(size=(300, 3)), DRAW.integers(0, 3, 300)))
    _, spread, density, classes, confusion, _, lorenz = pictures(text)
    tips = [int(found[1]) for t in spread.iter("title") if (found := re.search(r"(\d+) rows?$", t.text or ""))]
    assert sum(tips) == 300
    heights = [float(bar.get("height", 0)) for bar in classes.iter("rect")]
    means = [result.per_sample[result.target == label].mean() for label in range(3)]
    assert np.allclose(np.array(heights) / heights[0], np.array(means) / means[0], atol=1e-3)
    cells = [int(found[1]) for t in confusion.iter("title") if (found := re.search(r"(\d+) rows?,", t.text or ""))]
    assert sum(cells) == 300
    assert sum(path.get("d", "").count("M") for path in density.iter("path")) > 30
    assert len(list(lorenz.iter("circle"))) == 1


@pytest.mark.filterwarnings("ignore")
def test_odd_batches_have_a_page_too(tmp_path: Path):
    logits = DRAW.normal(size=(50, 4))
    labels = DRAW.integers(0, 4, 50)
    broken = np.where(np.arange(50)[:, None] % 7 == 0, np.nan, logits)
    cases = {
        "one row": (logits[:1], labels[:1], "cross_entropy"),
        "all alike": (np.zeros((50, 4)), labels, "cross_entropy"),
        "one class": (logits, np.zeros(50, int), "cross_entropy"),
        "all ignored": (logits, np.full(50, -100), "cross_entropy"),
        "nan": (broken, labels, "cross_entropy"),
        "beyond all doubt": (np.eye(4)[labels] * 1e4, (labels + 1) % 4, "cross_entropy"),
        "300 classes": (DRAW.normal(size=(400, 300)), DRAW.integers(0, 300, 400), "cross_entropy"),
        "two classes": (logits[:, 0], labels > 1, "binary_cross_entropy_with_logits"),
        "numbers": (np.array([1.0, 1e300, np.inf]), np.zeros(3), "mse_loss"),
        "below 0": (logits[:, 0], labels.astype(float), "poisson_nll_loss"),
        "masks": (DRAW.random((5, 1, 6, 6)), DRAW.integers(0, 2, (5, 1, 6, 6)), "dice_loss"),
        "pairs": (DRAW.normal(size=(8, 5)), DRAW.normal(size=(8, 5)), "nt_xent_loss"),
    }
    for name, (predictions, targets, loss) in cases.items():
        text, _ = page(saved(tmp_path, predictions, targets), loss)
        Reader(text)
        assert pictures(text), name
        assert not re.search(r'="[^"]*\b(nan|inf)\b', text), name


def test_the_code_on_the_page_gives_its_number_in_the_folder_of_the_files(tmp_path: Path, monkeypatch):
    path = saved(tmp_path, DRAW.normal(size=(30, 3)).astype("f4"), DRAW.integers(0, 3, 30))
    _, result = page(path)
    monkeypatch.chdir(tmp_path)
    code = code_of(result, str(path), None)
    assert numbers(code)[0] == pytest.approx(result.value, rel=1e-6)


def test_a_page_speaks_the_language_of_the_window(tmp_path: Path):
    text, _ = page(saved(tmp_path, DRAW.normal(size=(30, 3)), DRAW.integers(0, 3, 30)), language="zh_CN")
    assert '<html lang="zh-CN">' in text
    assert "交叉熵" in text
    words = set(re.findall(r"[A-Za-z]{4,}", Reader(re.sub(r"<(style|pre|code).*?</\1>", "", text, flags=re.S)).words))
    assert words <= {"batch", "Loss", "Explorer", "predictions", "targets", "float", "mean", "torch", "weights"}, words


def test_no_class_is_blamed_where_all_cost_the_same_and_no_empty_picture_goes_without_a_word(tmp_path: Path) -> None:
    alike, _ = page(saved(tmp_path, np.zeros((60, 5)), np.arange(60) % 5))
    assert "Every class costs the same on average" in alike
    assert "costs most" not in alike
    ignored, _ = page(saved(tmp_path, np.zeros((6, 5)), np.full(6, -100)))
    assert "No row has a loss that can be drawn" in ignored


def test_on_paper_words_are_no_smaller_than_seven_and_a_half_points() -> None:
    rules = style().split("@media print {")[1]
    sizes = re.findall(r"([^{}]+)\{[^}]*font-size: (\d+)px", rules)
    assert len(sizes) > 5
    small = {selector.strip() for selector, size in sizes if int(size) < 10 and "svg" not in selector}
    assert small == {".sha"}  # a hash is compared and not read


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs a browser that prints")
def test_a_classifier_with_its_diagnosis_fits_one_sheet(tmp_path: Path) -> None:
    path = asset("samples", "digits.npz")
    result = evaluate(open_batch(str(path)), Wish("cross_entropy", margins=True))
    files = tuple(files_of(result, str(path), None))
    found = diagnose(result.batch, Question("cross_entropy"), Observed.parse("1.5358"))
    about = About("digits", files, code_of(result, str(path), None), "1.5358", datetime(2020, 1, 2), diagnosis=found)
    (tmp_path / "page.html").write_text(report_html(gather(result), about), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={tmp_path}/b")
    printed = f"--print-to-pdf={tmp_path}/page.pdf"
    subprocess.run(
        ["chromium", *options, printed, f"{tmp_path}/page.html"], check=True, capture_output=True, timeout=120
    )
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "page.pdf").read_bytes())) == 1
