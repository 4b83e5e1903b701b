"""Files from people: the dialog, and what is dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from lossexplorer.base import Message, Problem
from lossexplorer.gui.words import say

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

_TARGET_WORDS = ("label", "target", "truth", "gt", "y_true", "mask", "z2")


def ask_for_batch(parent: QWidget) -> list[str]:
    """Let a person choose one or two files; none if they changed their mind."""
    title = say("Open predictions and targets (one file, or two at once)")
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, "", _filters())
    return chosen


def ask_for_targets(parent: QWidget) -> str | None:
    """Let a person choose the file that belongs to predictions; None if they changed their mind."""
    chosen, _ = QFileDialog.getOpenFileName(parent, say("Choose the targets"), "", _filters())
    return chosen or None


def ask_for_predictions(parent: QWidget) -> str | None:
    """Let a person choose the predictions of another model; None if they changed their mind."""
    chosen, _ = QFileDialog.getOpenFileName(parent, say("Choose the predictions of another model"), "", _filters())
    return chosen or None


def _filters() -> str:
    """What of a folder is shown: every kind that is read by its usual endings, and text."""
    from lossexplorer.io.sniff import KIND_OF_SUFFIX

    endings = " ".join(f"*{suffix}" for suffix in (*KIND_OF_SUFFIX, ".txt"))
    return f"{say('Batches')} ({endings});;{say('All files')} (*)"


def ask_for_script(parent: QWidget) -> str | None:
    """Let a person choose a Python file; None if they changed their mind."""
    filters = f"{say('Python files')} (*.py);;{say('All files')} (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, say("Choose a Python file with a loss of your own"), "", filters)
    return chosen or None


def pair(paths: list[str]) -> tuple[str, str | None]:
    """Which of one or two files holds the predictions.

    Raises:
        Problem: there are more.
    """
    if len(paths) > 2:
        raise Problem(Message("{n} files are too many: one with predictions and one with targets", n=len(paths)))
    if len(paths) == 1:
        return paths[0], None
    first, second = paths
    is_target = _called_targets(paths)
    return (second, first) if is_target == [True, False] else (first, second)


def is_told(paths: list[str]) -> bool:
    """Whether the names of two files say which of them holds the targets; else only what they hold can."""
    return sum(_called_targets(paths)) == 1


def _called_targets(paths: list[str]) -> list[bool]:
    """Which files are called like targets; a bare y is, where no other one says it in full."""
    names = [Path(path).name.lower() for path in paths]
    told = [any(word in name for word in _TARGET_WORDS) for name in names]
    return told if any(told) else [name.startswith("y.") for name in names]


def dropped(data: QMimeData) -> list[str]:
    """Local files of what is dropped; nothing else is ever looked at.

    Raises:
        Problem: there are none.
    """
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    if not paths:
        raise Problem(Message("only files of this machine can be dropped here"))
    return paths
