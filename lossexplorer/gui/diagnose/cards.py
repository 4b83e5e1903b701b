"""Causes and findings as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from lossexplorer.base import Message
from lossexplorer.gui.describe import describe
from lossexplorer.gui.diagnose.card import DIGITS, ICON, Card
from lossexplorer.gui.words import say
from lossexplorer.report.diagnosis import SEVERITIES, fit_of, side_by_side, ties_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.diagnosis.results import CauseResult, Diagnosis, FindingResult
    from lossexplorer.gui.look import Look

_MOST_ROWS = 12


class CauseCard(Card):
    """One explanation of the number."""

    reproducer_wanted = Signal(object)
    """A script for this ``CauseResult``."""

    def __init__(
        self,
        look: Look,
        found: Diagnosis,
        cause: CauseResult,
        place: int,
        *,
        opened: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, cause, side_by_side(found, cause), opened=opened, parent=parent)
        self.cause, self._found, self._place = cause, found, place
        self.save.setVisible(cause.matches and bool(cause.wrong))
        self.save.clicked.connect(lambda: self.reproducer_wanted.emit(self.cause))
        self.retranslate()
        self.set_open(opened)

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        cause = self.cause
        self.sign.setText(str(self._place) if cause.matches else "?" if cause.predicted is None else "≠")
        self.title.setText(say(cause.title))
        self.note.setText(say(fit_of(cause), DIGITS))
        self.evidence.setText(say(cause.evidence, DIGITS))
        self.fix.setText(say(cause.fix, DIGITS))
        ties = ties_of(self._found, cause)
        self.ties.setText("" if ties is None else say(ties))
        self.ties.setVisible(ties is not None)
        self.setAccessibleName(self.title.text())


class FindingCard(Card):
    """One fact of the file; ``again``: a cause says already which code mends it and who met it."""

    rows_wanted = Signal(object)
    """See these rows in Batch."""

    def __init__(
        self, look: Look, finding: FindingResult, *, again: bool, opened: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, finding, finding.sketch, opened=opened, parent=parent)
        self.finding = finding
        if again:
            self.code.hide()
            self.sources.hide()
        self.ties.hide()
        self.look_at.clicked.connect(lambda: self.rows_wanted.emit(self.finding.rows))
        self.retranslate()
        self.set_open(opened)

    def offer_rows(self, listed: bool) -> None:
        """Offer to see the rows that are named, if Batch lists the rows of this file."""
        self.look_at.setVisible(listed and bool(self.finding.rows))

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        finding = self.finding
        self.title.setText(say(finding.title))
        self.sign.setToolTip(say(SEVERITIES[finding.severity]))
        rows = ", ".join(map(str, finding.rows[:_MOST_ROWS])) + (" …" if len(finding.rows) > _MOST_ROWS else "")
        words = Message("{evidence} (rows {rows})", evidence=finding.evidence, rows=rows)
        self.evidence.setText(say(words if finding.rows else finding.evidence))
        self.fix.setText(say(finding.fix))
        self.look_at.setText(say("Show in Batch"))
        describe(self.look_at, self.look_at.text(), say("Open Batch with these rows alone"))
        self.setAccessibleName(f"{say(SEVERITIES[finding.severity])}: {self.title.text()}")

    def _on_look(self) -> None:
        super()._on_look()
        t, severity = self._look.tokens, self.finding.severity
        tint = {"error": t.error, "warning": t.warning}.get(severity, t.muted)
        self.sign.setPixmap(self._look.sign(severity, tint, ICON.width()))
