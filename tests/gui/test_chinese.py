"""The window in Chinese: every word of it, in every scene and with every kind of batch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QMessageBox

from lossexplorer.assets import asset
from lossexplorer.base import Message
from lossexplorer.state import batch as batches
from lossexplorer.state import explore
from tests.chinese import DECLARED, badly_set, forgotten
from tests.conftest import wait_until
from tests.gui.walk import settle, texts, with_batch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.gui.app import Program

_ITSELF = {"English", "简体中文"}
"""Languages are called in themselves."""
_FACTS = r"(logits|predictions|labels|targets)  [\d×\s]+  \w+|SHA-256 [0-9a-f]+…?|\w+\.npz"
"""Names, shapes and digests of arrays and files."""


@pytest.fixture
def chinese(program: Program) -> Iterator[Program]:
    """The program, switched to Chinese."""
    program.language.set("zh_CN")
    settle()
    yield program
    program.language.set("en")
    QLocale.setDefault(QLocale("en"))


_DECLARED = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, DECLARED), key=len, reverse=True))})(?!\w)")


def faults(program: Program) -> list[tuple[str, str, object]]:
    """Texts of the window in which English was left, or that are set as no Chinese would."""
    about = program.commands.explore.about
    names = (about._sources, about._code, about.elsewhere)  # of libraries; their words are in the translated file
    skipped = {text for label in names for text in (label.text(), label.toolTip())} | _ITSELF
    found: list[tuple[str, str, object]] = []
    for where, text in texts(program.window):
        if not text or text in skipped:
            continue
        wrong = forgotten(_without_names(text)) or ("name" not in where and badly_set(text))  # names hold a value too
        if wrong:
            found.append((where, text, wrong))
    return found


def _without_names(text: str) -> str:
    return _DECLARED.sub("", re.sub(_FACTS, "", text))


def test_the_window_speaks_chinese(chinese: Program) -> None:
    with_batch(chinese)
    chinese.window.status.set_work(Message("computing {loss}", loss="kl_div"), 0.5)
    chinese.window.status._show_work()
    chinese.window.notice.show_message(Message("{name} has no rows. Export it again.", name="a.npz"), "error", "x")
    assert faults(chinese) == []


def test_every_scene_is_chinese(chinese: Program) -> None:
    for key in ("sigmoid_focal_loss", "cross_entropy", "dice_loss", "nt_xent_loss", "rmse_loss", "kl_div"):
        chinese.store.replace(chinese.store.state.with_explore(explore.new_picture(key)))
        settle()
        assert faults(chinese) == [], key


def test_every_kind_of_batch_is_chinese(chinese: Program) -> None:
    for name in ("cancer", "diabetes", "masks", "pairs"):
        with_batch(chinese, name)
        settle()
        assert faults(chinese) == [], name


def test_a_row_in_explore_is_chinese(chinese: Program) -> None:
    place = chinese.commands.batch
    place.sample_wanted.emit(str(asset("samples", "digits.npz")), "Handwritten digits")
    wait_until(lambda: chinese.rows.result is not None, "the rows", 20)
    chinese.store.replace(chinese.store.state.with_batch(batches.select_row(chinese.store.state.batch, 548)))
    wait_until(lambda: place.inspector._detail is not None, "the row", 20)
    place.inspector.explore.click()
    settle()
    assert faults(chinese) == []


def test_a_loss_that_cannot_join_the_picture_is_named_in_chinese(chinese: Program) -> None:
    chinese.commands.explore.new_picture_offered.emit("dice_loss")
    notice = chinese.window.notice
    assert notice.text() == "“Dice 损失”属于“图像中的区域”，而此图显示的是“预测一个数值”"
    assert notice._button.text() == "新建图：Dice 损失"


@pytest.mark.parametrize("words", ["交叉熵", "标签平滑", "cross entropy", "smoothing"])
def test_a_loss_is_found_by_its_chinese_name_and_by_its_key(chinese: Program, words: str) -> None:
    losses = chinese.commands.explore.list
    losses.search.setText(words)
    key = "cross_entropy" if words in ("交叉熵", "cross entropy") else "label_smoothing_cross_entropy"
    assert not losses.tree.items[key].isHidden()
    assert losses.tree.items["mse_loss"].isHidden()


def test_what_the_program_is_about_is_said_in_chinese(chinese: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "about", lambda window, title, text: said.append(text))
    chinese.commands.menus.commands["About Loss Explorer"].trigger()
    assert "看清损失函数的作用" in said[0]


def test_the_walk_finds_what_was_forgotten(chinese: Program) -> None:
    chinese.window.notice.show_message(Message("{words}", words="English words"), "info")
    assert {text for _, text, _ in faults(chinese)} == {"English words"}
