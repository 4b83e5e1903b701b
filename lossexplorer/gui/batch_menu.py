"""What the menu does about the batch that is open: a second model, versions of its files, a report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lossexplorer.base import Message, Problem
from lossexplorer.base.printable import FILTER_LENGTH, printable
from lossexplorer.gui.files import ask_for_predictions
from lossexplorer.state import batch as batches

if TYPE_CHECKING:
    from lossexplorer.gui.app import Program
    from lossexplorer.gui.commands import Commands
    from lossexplorer.session.compare_session import Compared, CompareSession
    from lossexplorer.state.batch import BatchState
    from lossexplorer.workers.outcome import Failure


class BatchMenu(QObject):
    """Commands about a batch."""

    def __init__(self, commands: Commands, program: Program) -> None:
        super().__init__(commands)
        self._commands, self._program = commands, program
        self._brought: str | None = None
        """The second model that was brought into view."""

    def save_report(self) -> None:
        """Save a page about the batch, whatever place is shown.

        Raises:
            Problem: there is no batch.
        """
        from lossexplorer.gui.batch.report import report_of

        self._commands.exports.save_report(report_of(self._program))

    def ask_other(self) -> None:
        """Let a person choose the predictions of another model.

        Raises:
            Problem: there is nothing to compare with.
        """
        if self._program.rows.result is None:
            raise Problem(Message("there are no rows yet: open a batch first"))
        chosen = ask_for_predictions(self._program.window)
        if chosen is not None:
            self._brought = None
            self._program.beside.compare.open(chosen)

    def end_comparison(self) -> None:
        """Look at one model again."""
        self._program.beside.compare.forget()

    def toggle_watch(self) -> None:
        """Read files again by themselves, or no longer."""
        watch, window = self._program.beside.watch, self._program.window
        watch.set_on(not watch.is_on)
        self._commands.menus.commands["Watch the files"].setChecked(watch.is_on)
        if watch.is_on:
            window.notice.dismiss()  # what it offers is done by itself from now on
            window.status.set_done(Message("files are read again when they are written"))
        else:
            window.status.set_done(Message("files are no longer watched"))

    def connect_compare(self, compare: CompareSession) -> None:
        """Hear of a second model."""
        compare.failed.connect(self._on_failed)
        compare.working.connect(partial(self._program.window.status.set_work, of="compare"))
        compare.compared.connect(self._on_compared)

    def _on_failed(self, failure: Failure) -> None:
        self._program.window.notice.show_message(failure.message, "error", failure.details)

    def _on_compared(self, compared: Compared | None) -> None:
        """There is a second model, or none any more."""
        self._commands.menus.commands["Stop comparing"].setEnabled(compared is not None)
        if compared is None:
            self._look_without()
        elif compared.predictions != self._brought:  # and not when it is compared anew
            self._commands.go("batch")
            self._commands.batch.pictures.bring("models")
            self._program.window.notice.move_on()
        self._brought = None if compared is None else compared.predictions
        self._program.pictures.show_other(compared)

    def _look_without(self) -> None:
        """No step leads to what only a second model has; what of it chose or sorted the rows on screen is told."""
        store, loaded = self._program.store, self._program.rows.present
        before = store.state.batch
        store.revise(lambda state: state.with_batch(batches.without_second(state.batch)))
        if loaded is not None and loaded.ref == before.ref:
            self._say_gone(before, store.state.batch)

    def _say_gone(self, before: BatchState, now: BatchState) -> None:
        told = []
        if before.selection.text != now.selection.text:
            text = printable(before.selection.text, FILTER_LENGTH)
            told.append(Message("without a second model rows are no longer filtered by “{text}”", text=text))
        if before.sort != now.sort:
            told.append(Message("without a second model the rows of the largest loss stand first"))
        if told:
            words = told[0] if len(told) == 1 else Message("{a}; {b}", a=told[0], b=told[1])
            self._program.window.notice.show_message(words, "info")
