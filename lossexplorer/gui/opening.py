"""How batches get in: by dialog, drop, menu and button, with a question where a file needs one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from lossexplorer.base import Message, Problem
from lossexplorer.gui.choose import ChooseArrays
from lossexplorer.gui.files import ask_for_batch, pair
from lossexplorer.gui.notice import Offer
from lossexplorer.session.settings import Recent

if TYPE_CHECKING:
    from lossexplorer.gui.app import Program
    from lossexplorer.session.loaded import Loaded
    from lossexplorer.state.batch import BatchRef
    from lossexplorer.workers.outcome import Failure


class Opening(QObject):
    """Asks for files, hands them to the program, and says what can be done where that failed."""

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._notice = program.window.notice
        program.window.files_dropped.connect(self._on_dropped)

    def ask(self) -> None:
        """Let a person choose one or two files.

        Raises:
            Problem: there are more.
        """
        chosen = ask_for_batch(self._program.window)
        if chosen is not None:
            self._program.open(*chosen)

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
        self._notice.show_message(message, "warning", offer=Offer(Message("Reload"), self._program.rows.reload))

    def on_failed(self, failure: Failure) -> None:
        """Say it, and offer what can be done; arrays to choose from are offered at once."""
        wanted = self._program.rows.wanted
        arrays = getattr(failure.problem, "arrays", None)
        if arrays and wanted is not None and self._ask_arrays(wanted, failure, arrays):
            return
        self._notice.show_message(failure.message, "error", failure.details, self._offer(wanted, failure))

    def _on_dropped(self, paths: list[str]) -> None:
        try:
            self._program.open(*pair(paths))
        except Problem as problem:
            self._notice.show_message(problem.message, "warning", problem.details)

    def _offer(self, wanted: BatchRef | None, failure: Failure) -> Offer | None:
        from lossexplorer.io import Bomb, FileChanged

        problem = failure.problem
        if wanted is None:
            return None
        if isinstance(problem, Bomb) and problem.fits:
            return Offer(Message("Open it anyway"), partial(self._open_again, wanted, unpack_anyway=True))
        if isinstance(problem, FileChanged):
            again = partial(self._open_again, wanted, unpack_anyway=wanted.unpack_anyway)
            return Offer(Message("Reload"), again)
        return None

    def _open_again(self, ref: BatchRef, *, unpack_anyway: bool) -> None:
        self._program.open(ref.predictions, ref.targets, ref.label, unpack_anyway=unpack_anyway)

    def _ask_arrays(self, ref: BatchRef, failure: Failure, arrays: tuple[Any, ...]) -> bool:
        """Offer the arrays of a file that holds several; False if nothing was chosen."""
        both = ref.targets is None
        dialog = ChooseArrays(failure.message, arrays, both, self._program.window)
        if not dialog.exec():
            return False
        first, second = dialog.names()
        predictions, targets = f"{ref.predictions}::{first}", ref.targets
        if both:
            targets = f"{ref.predictions}::{second}"
        elif getattr(failure.problem, "role", "predictions") == "targets":
            predictions, targets = ref.predictions, f"{ref.targets}::{first}"
        self._program.open(predictions, targets, ref.label, unpack_anyway=ref.unpack_anyway)
        return True
