"""Every word of the window comes through translation, and changes while the window is open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox

from lossexplorer.base import ArrayInfo, Message, called
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES
from lossexplorer.gui.choose import ChooseArrays
from lossexplorer.gui.notice import Offer
from lossexplorer.gui.words import number, percent, say
from lossexplorer.io import AmbiguousFile
from lossexplorer.state import explore
from tests.gui.walk import Foreign, settle, strip, texts, with_batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program

_NAMES = {
    # of keys, files, arrays, types and formulas: the same in every language
    *(loss.key for loss in CATALOGUE),
    *(name for loss in CATALOGUE for name in loss.task.inputs),
    *(word for loss in CATALOGUE for p in loss.params for word in (p.name, p.symbol)),
    *(word for scene in SCENES.values() for p in scene.controls for word in (p.name, p.symbol)),
    *(axis.symbol for scene in SCENES.values() for axis in scene.axes),
    *("digits.npz", "predictions", "logits", "targets", "labels", "float32", "int64", "log p", "nan"),
    *(loss.formula for loss in CATALOGUE),
    "Loss Explorer",
} - {""}


@pytest.fixture
def foreign(qapp: QApplication) -> Iterator[Callable[[], Foreign]]:
    made: list[Foreign] = []

    def install() -> Foreign:
        made.append(Foreign())
        qapp.installTranslator(made[-1])
        settle()
        return made[-1]

    yield install
    for translator in made:
        qapp.removeTranslator(translator)


def untranslated(program: Program) -> list[tuple[str, str]]:
    """Words that are the same in every language although they should not be."""
    about = program.commands.explore.about
    skipped = {label.text() for label in (about._sources, about._code)}
    longest_first = sorted(map(re.escape, _NAMES), key=len, reverse=True)
    names = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")
    found = []
    for where, text in texts(program.window):
        rest = strip(re.sub("<[^>]*>", "", text or ""))
        rest = re.sub(r"\(Ctrl\+\d\)", "", rest)
        rest = names.sub("", rest)
        if text not in skipped and re.search("[A-Za-z]{2}", rest):
            found.append((where, text))
    return found


def show_everything(program: Program) -> None:
    with_batch(program)
    program.window.status.set_work(Message("computing {loss}", loss="kl_div"), 0.5)
    program.window.status._show_work()
    offer = Offer(Message("Close the window"), program.window.close)
    program.window.notice.show_message(
        Message("{name} has no rows. Export it again.", name="digits.npz"), "error", "x", offer
    )
    program.window.notice._more.setChecked(True)


def test_every_word_of_the_window_changes_with_the_language(program: Program, foreign: Callable[[], Foreign]) -> None:
    show_everything(program)
    foreign()
    assert untranslated(program) == []


def test_another_language_leaves_no_word_of_the_one_before(
    program: Program, foreign: Callable[[], Foreign], qapp: QApplication
) -> None:
    show_everything(program)
    translator = foreign()
    assert any("«" in text for _, text in texts(program.window))
    qapp.removeTranslator(translator)
    settle()
    assert [(where, text) for where, text in texts(program.window) if "«" in (text or "")] == []


def test_every_scene_and_its_controls_are_translated(program: Program, foreign: Callable[[], Foreign]) -> None:
    foreign()
    for key in ("sigmoid_focal_loss", "cross_entropy", "dice_loss", "nt_xent_loss", "rmse_loss"):
        program.store.replace(program.store.state.with_explore(explore.new_picture(key)))
        settle()
        assert untranslated(program) == [], key


def test_every_kind_of_batch_is_translated(program: Program, foreign: Callable[[], Foreign]) -> None:
    foreign()
    for name in ("cancer", "diabetes", "masks", "pairs"):
        _NAMES.add(f"{name}.npz")
        with_batch(program, name)
        settle()
        assert untranslated(program) == [], name


def test_what_is_said_when_something_cannot_be_is_translated(
    program: Program, foreign: Callable[[], Foreign], qtbot: QtBot
) -> None:
    foreign()
    program.commands.explore.new_picture_offered.emit("dice_loss")
    assert untranslated(program) == []
    assert strip(program.window.notice.text()) == ""
    assert strip(program.window.notice._button.text()) == ""


def test_samples_are_called_in_the_language_of_the_window(
    program: Program, foreign: Callable[[], Foreign], qtbot: QtBot
) -> None:
    from PySide6.QtCore import Qt

    from tests.conftest import wait_until

    place = program.commands.batch
    program.store.drift(program.store.state.at("batch"))
    qtbot.mouseClick(place.empty.samples[0], Qt.MouseButton.LeftButton)
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    assert place.side._name.text() == "Handwritten digits"
    foreign()
    assert place.side._name.text() == "«Handwritten digits»"
    assert untranslated(program) == []


def test_dialogs_are_translated(
    program: Program, foreign: Callable[[], Foreign], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    foreign()
    asked: list[tuple[object, ...]] = []

    def ask(*arguments: object) -> tuple[object, str]:
        asked.append(arguments)
        return ([], "") if arguments[2] == "" else ("", "")

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(QMessageBox, "about", lambda *arguments: asked.append(arguments))
    for command in ("Open a batch…", "Save picture…", "Save data…", "About Loss Explorer"):
        program.commands.menus.commands[command].trigger()
    open_batch, picture, data, about = asked
    assert all("«" in str(words) for words in (open_batch[1], open_batch[3], picture[1], data[1]))
    assert strip(str(about[1])) == ""
    assert re.search("[A-Za-z]{2}", strip(str(about[2])).replace("MIT", "")) is None
    arrays = (ArrayInfo("a", (2,), "f4"), ArrayInfo("b", (2,), "f4"))
    dialog = ChooseArrays(AmbiguousFile(Message("which?"), arrays, "predictions"), True, None)
    qtbot.addWidget(dialog)
    assert strip(dialog.windowTitle()) == ""
    assert all(strip(label.text()) == "" for label in dialog.findChildren(QLabel))


def test_chinese_is_chosen_in_the_menu_and_remembered(program: Program) -> None:
    program.commands.preferences.language.entries["zh_CN"].trigger()
    settle()
    assert program.language.code == "zh_CN"
    assert program.settings.value.language == "zh_CN"
    program.commands.preferences.language.entries["en"].trigger()
    settle()
    assert program.commands.explore.list.search.placeholderText() == "Find a loss…"


# --- words and numbers ---


@pytest.mark.parametrize(
    ("x", "words"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (-1.5, "−1.5"),
        (12345, "12,345"),
        (999, "999"),
        (-10_000, "−10,000"),
        (1.23456789e-7, "1.235·10⁻⁷"),
        (-2e30, "−2·10³⁰"),
        (float("nan"), "nan"),
        (float("inf"), "∞"),
        (float("-inf"), "−∞"),
    ],
)
def test_numbers_are_written_for_reading(x: float, words: str) -> None:
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale("en"))
    assert number(x) == words


def test_a_share_is_a_percentage_with_one_place() -> None:
    assert percent(0.95286) == "95.3 %"
    assert percent(2.84e-6) == "0.00028 %"  # a row of a million


def test_a_message_is_translated_first_and_filled_in_afterwards(foreign: Callable[[], Foreign]) -> None:
    foreign()
    inner = Message("row {row}", row=7)
    assert say(Message("{what} of {name}", what=inner, name="{x}.npy")) == "««row 7» of {x}.npy»"


def test_a_name_that_somebody_gave_is_shown_as_it_is() -> None:
    assert say(Message("{name}", name=called("{x}.npy"))) == "{x}.npy"
