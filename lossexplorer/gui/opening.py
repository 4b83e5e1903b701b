"""How batches get in: by dialog, drop, menu and button, with a question where a file needs one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lossexplorer.base import Message, Problem
from lossexplorer.gui.choose import ChooseArrays
from lossexplorer.gui.files import ask_for_batch, ask_for_targets, is_told, pair
from lossexplorer.gui.notice import Offer
from lossexplorer.io import split_name
from lossexplorer.session.settings import Recent

if TYPE_CHECKING:
    from lossexplorer.gui.app import Program
    from lossexplorer.io import AmbiguousFile
    from lossexplorer.session.loaded import Loaded
    from lossexplorer.state.batch import BatchRef
    from lossexplorer.workers.outcome import Failure


class Opening(QObject):
    """Asks for files, hands them to the program, and says what can be done where that failed."""

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._notice = program.window.notice
        self._question: _Question | None = None

    def ask(self) -> None:
        """Let a person choose one or two files.

        Raises:
            Problem: there are more.
        """
        chosen = ask_for_batch(self._program.window)
        if chosen:
            self._open_some(chosen)

    def open_sample(self, path: str, title: str) -> None:
        """Open a sample, which has a title instead of a name."""
        self._program.open(path, None, title)

    def on_loaded(self, loaded: Loaded) -> None:
        """It went well: what was said before is about something else."""
        self._notice.dismiss()
        ref = loaded.ref
        self._program.settings.remember(Recent(ref.predictions, ref.targets, ref.label))

    def on_changed(self, message: Message) -> None:
        """A file changed behind the batch: what is shown stays, and can be had anew."""
        if self._program.beside.is_watching():  # it is read again by itself
            return
        again = Offer(Message("Reload"), self._program.rows.reload)
        self._notice.show_message(message, "warning", offer=again, stays=True)

    def on_gone(self, message: Message) -> None:
        """A file is gone: what is shown stays, and cannot be had anew."""
        if not self._program.beside.is_watching():
            self._notice.show_message(message, "warning", stays=True)

    def on_watched(self, failure: Failure) -> None:
        """Files that are watched have been of no use for long."""
        self._notice.show_message(failure.message, "error", failure.details)

    def on_failed(self, failure: Failure) -> None:
        """Say it, and offer what can be done; arrays to choose from are offered at once."""
        if self._program.beside.waits_for(failure):
            return
        wanted = self._program.rows.wanted
        from lossexplorer.io import AmbiguousFile

        problem = failure.problem
        if isinstance(problem, AmbiguousFile) and wanted is not None and self._question is None:
            self._ask_arrays(wanted, problem)
        else:
            self._say(wanted, failure)

    def on_dropped(self, paths: list[str]) -> None:
        """Open what was dropped on the window."""
        scripts = [path for path in paths if path.lower().endswith(".py")]
        for path in scripts:
            self._program.commands.own.add(path)
        paths = [path for path in paths if path not in scripts]
        if not paths:
            return
        try:
            self._open_some(paths)
        except Problem as problem:
            self._notice.show_message(problem.message, "warning", problem.details)

    def _open_some(self, paths: list[str]) -> None:
        """Open one file or two; where names do not tell which is which, what they hold decides."""
        self._program.open(*pair(paths), either_way=not is_told(paths))

    def _say(self, wanted: BatchRef | None, failure: Failure) -> None:
        self._notice.show_message(failure.message, "error", failure.details, self._offer(wanted, failure))

    def _offer(self, wanted: BatchRef | None, failure: Failure) -> Offer | None:
        from lossexplorer.io import Bomb, FileChanged, NoTargets

        problem = failure.problem
        if wanted is None:
            return None
        if isinstance(problem, Bomb) and problem.fits:
            return Offer(Message("Open it anyway"), partial(self._open_again, wanted, unpack_anyway=True))
        if isinstance(problem, FileChanged):
            again = partial(self._open_again, wanted, unpack_anyway=wanted.unpack_anyway)
            return Offer(Message("Reload"), again)
        if isinstance(problem, NoTargets):
            return Offer(Message("Choose the targets…"), partial(self._ask_targets, wanted))
        return None

    def _ask_targets(self, ref: BatchRef) -> None:
        """Let a person choose the file that holds what is true."""
        path = ask_for_targets(self._program.window)
        if path is not None:
            self._program.open(ref.predictions, path, ref.label, unpack_anyway=ref.unpack_anyway)

    def _open_again(self, ref: BatchRef, *, unpack_anyway: bool) -> None:
        self._program.open(ref.predictions, ref.targets, ref.label, unpack_anyway=unpack_anyway)

    def _ask_arrays(self, ref: BatchRef, problem: AmbiguousFile) -> None:
        """Offer the arrays of a file that holds several; the answer comes when a person gives it."""
        dialog = ChooseArrays(problem, ref.targets is None, self._program.window)
        self._question = _Question(dialog, ref, problem)
        dialog.finished.connect(self._on_answered)
        dialog.open()

    def _on_answered(self, answer: int) -> None:
        question, self._question = self._question, None
        if question is None:
            return
        question.dialog.deleteLater()
        if answer == ChooseArrays.DialogCode.Accepted:
            again = question.chosen()
            self._program.open(again.predictions, again.targets, again.label, unpack_anyway=again.unpack_anyway)
        elif answer == ChooseArrays.ANOTHER_FILE:
            self._ask_targets(question.ref)


@dataclass(frozen=True)
class _Question:
    """Which arrays: asked, and not yet answered."""

    dialog: ChooseArrays
    ref: BatchRef
    problem: AmbiguousFile

    def chosen(self) -> BatchRef:
        """The files, with the arrays that a person chose."""
        first, second = self.dialog.names()
        if second is not None:
            file = split_name(self.ref.predictions)[0]
            named = f"{file}::{first}" if first else self.ref.predictions
            return replace(self.ref, predictions=named, targets=f"{file}::{second}")
        if self.problem.role == "targets":
            return replace(self.ref, targets=f"{self.ref.targets}::{first}")
        return replace(self.ref, predictions=f"{self.ref.predictions}::{first}")
