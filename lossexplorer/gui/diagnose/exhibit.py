"""Diagnose as a place of the window: its page connected, and what of it can be copied and saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.gui.diagnose.place import DiagnosePlace
from lossexplorer.gui.words import say
from lossexplorer.paint.caption import Caption, Entry
from lossexplorer.report.diagnosis import sentence_of
from lossexplorer.report.tables import Numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.results import CauseResult, Diagnosis
    from lossexplorer.gui.commands import Commands


class DiagnoseExhibit:
    """The reasons."""

    def __init__(self, commands: Commands) -> None:
        self._commands, program = commands, commands.program
        self._program = program
        self.page = page = DiagnosePlace(program.store, program.rows, program.reasons, program.look)
        page.refused.connect(commands.refuse)
        page.open_wanted.connect(commands.guarded(commands.opening.ask))
        page.loss_wanted.connect(self._on_loss_wanted)
        page.copy_wanted.connect(self._on_copy)
        page.reproducer_wanted.connect(lambda cause: commands.guarded(partial(self._on_reproducer, cause))())

    @property
    def picture(self) -> QWidget:
        """Verdict and reasons."""
        self._known()
        return self.page.answer.middle

    def caption(self) -> Caption:
        """What it comes to."""
        return Caption((Entry(say(sentence_of(self._known()))),), self._program.look.tokens)

    def numbers(self) -> Numbers:
        """The reasons with what each predicts."""
        causes = self._known().causes
        if not causes:
            raise Problem(Message("there are no reasons yet: type the number that you saw"))
        columns: dict[str, Array] = {
            "key": np.array([cause.key for cause in causes]),
            "predicted": np.array([np.nan if cause.predicted is None else cause.predicted for cause in causes]),
            "matches": np.array([cause.matches for cause in causes]),
            "score": np.array([cause.score for cause in causes]),
        }
        return Numbers(len(causes), lambda: columns)

    def code(self) -> Callable[[], str]:
        """The corrected line of the first reason that has one."""
        codes = [cause.code for cause in self._known().causes if cause.matches and cause.code]
        if not codes:
            raise Problem(Message("no reason here is mended by a line of code"))
        return lambda: codes[0]

    def _known(self) -> Diagnosis:
        _, found = self._program.reasons.shown
        return found

    def _on_loss_wanted(self) -> None:
        self._commands.go("batch")

    def _on_reproducer(self, cause: CauseResult) -> None:
        self._commands.exports.save_reproducer(self._program.reasons.writer_of(cause))

    def _on_copy(self, code: str) -> None:
        self._commands.exports.copy_text(code)
