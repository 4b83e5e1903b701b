"""A second model beside the first: asked for, shown, and taken away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lossexplorer.base import Message, Problem
from lossexplorer.gui.files import ask_for_predictions
from lossexplorer.state import batch as batches

if TYPE_CHECKING:
    from lossexplorer.gui.app import Program
    from lossexplorer.session.compare_session import Compared


class Comparing(QObject):
    """What the menu does about a second model."""

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program

    def ask(self) -> None:
        """Let a person choose the predictions of another model.

        Raises:
            Problem: there is nothing to compare with.
        """
        if self._program.rows.result is None:
            raise Problem(Message("there are no rows yet: open a batch first"))
        chosen = ask_for_predictions(self._program.window)
        if chosen is not None:
            self._program.compare.open(chosen)

    def end(self) -> None:
        """Look at one model again."""
        self._program.compare.forget()

    def on_compared(self, compared: Compared | None) -> None:
        """There is a second model, or none any more."""
        commands = self._program.commands
        commands.menus.commands["Stop comparing"].setEnabled(compared is not None)
        if compared is not None:
            commands.go("batch")
            commands.batch.pictures.bring("models")
        self._program.pictures.show_other(compared)
        store = self._program.store
        if compared is None and store.state.batch.selection.change:  # there is no change any more to choose rows by
            store.replace(store.state.with_batch(batches.select(store.state.batch, change="")))
