"""Formulas are typeset beside the curves, a moment after they were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from lossexplorer.workers.job import JobRunner

_DELAY = 100
"""Milliseconds between a wish for a formula and its typesetting."""


class Formulas(QObject):
    """Typesets the formula that is wanted now; curves go first, since both need the interpreter."""

    drawn = Signal(str, str, bytes)
    """LaTeX, colour, and the picture as SVG."""
    failed = Signal(object)
    """A ``Failure``."""

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._wanted = ("", "")
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY)
        self._delay.timeout.connect(self._draw)

    def want(self, latex: str, color: str) -> None:
        """Ask for a formula; the wish before is forgotten."""
        self._wanted = (latex, color)
        self._delay.start()

    def _draw(self) -> None:
        from lossexplorer.paint.formula import formula_svg
        from lossexplorer.paint.tokens import TITLE

        latex, color = self._wanted
        job = self._runner.start(lambda reporter: (latex, color, formula_svg(latex, color, TITLE)))
        job.finished.connect(self._on_drawn)
        job.failed.connect(self.failed)

    def _on_drawn(self, done: tuple[str, str, bytes]) -> None:
        self.drawn.emit(*done)
