"""Two models in the real window: asked for in the menu, seen in a picture, filtered, and taken away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QFileDialog

from tests.conftest import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from lossexplorer.gui.app import Program


def saved(folder: Path, name: str, better: int, *, shares: bool = False) -> Path:
    labels = np.arange(60) % 3
    logits = np.random.default_rng(0).normal(size=(60, 3))
    logits[:better] += 2 * np.eye(3)[labels[:better]]
    e = np.exp(logits)
    np.savez(folder / name, predictions=e / e.sum(1, keepdims=True) if shares else logits, targets=labels)
    return folder / name


def test_another_model_is_compared_filtered_and_taken_away(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = program.commands.menus.commands
    menu["Compare with…"].trigger()
    assert program.window.notice.text() == "there are no rows yet: open a batch first"
    assert not menu["Stop comparing"].isEnabled()
    program.open(str(saved(tmp_path, "first.npz", 0)))
    wait_until(lambda: program.rows.result is not None, "the rows", 20)
    notice, chosen = program.window.notice, [str(tmp_path / "gone.npz")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen[-1], ""))
    menu["Compare with…"].trigger()
    wait_until(lambda: "gone.npz" in notice.text(), "the failure", 20)
    chosen.append(str(saved(tmp_path, "second.npz", 20)))
    menu["Compare with…"].trigger()
    strip = program.commands.batch.pictures
    wait_until(lambda: any(slot.key == "models" for slot in strip.slots), "the picture", 20)
    picture = next(slot.picture for slot in strip.slots if slot.key == "models")
    assert str(picture.line()).startswith("second.npz: 20 rows better, 0 worse; mean ")
    assert notice.text() == ""
    picture.change.setCurrentIndex(picture.change.findData("better"))
    picture.change.activated.emit(picture.change.currentIndex())
    wait_until(lambda: len(program.commands.batch.table.rows.order) == 20, "the better rows", 20)
    assert program.commands.batch.filter.chips.texts() == ["better rows"]
    chosen.append(str(saved(tmp_path, "shares.npz", 20, shares=True)))
    menu["Compare with…"].trigger()
    wait_until(lambda: "shares.npz: the first predictions look like logits" in notice.text(), "the warning", 20)
    wait_until(lambda: str(picture.line()).startswith("not of one kind: shares.npz: "), "the line", 20)
    menu["Stop comparing"].trigger()
    wait_until(lambda: all(slot.key != "models" for slot in strip.slots), "the picture to go", 20)
    wait_until(lambda: len(program.commands.batch.table.rows.order) == 60, "all rows", 20)
    assert program.commands.batch.filter.chips.texts() == []
    assert not menu["Stop comparing"].isEnabled()
