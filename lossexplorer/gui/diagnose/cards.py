"""Causes and findings as cards: a line that says what, and below it why, what to do, the line of code, who met it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from lossexplorer.base import Message
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.paint.tokens import UNIT
from lossexplorer.report.diagnosis import SEVERITIES, sureness

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from lossexplorer.diagnosis.results import CauseResult, FindingResult
    from lossexplorer.gui.look import Look

_ICON = QSize(16, 16)
_DIGITS = 6
"""Of numbers in sentences: as many as somebody may have seen."""
_MOST_SOURCES = 6
_MOST_ROWS = 12


class Card(Spoken, QFrame):
    """A head that opens and closes a body."""

    copy_wanted = Signal(str)
    recipe_wanted = Signal(object)
    """Compute the loss of the file in Batch by this recipe."""

    def __init__(
        self, look: Look, *, opened: bool, recipe: Mapping[str, Any] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.recipe = recipe or {}
        self.setObjectName("card")
        self._look, self._opened = look, opened
        self.arrow, self.sign, self.title, self.note = QToolButton(), QLabel(), QLabel(), QLabel()
        self.arrow.setObjectName("small")
        self.arrow.setIconSize(_ICON)
        self.title.setObjectName("strong")
        self.title.setWordWrap(True)
        self.note.setObjectName("muted")
        self.sign.setObjectName("muted")
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        for widget, stretch in ((self.sign, 0), (self.title, 1), (self.note, 0), (self.arrow, 0)):
            head.addWidget(widget, stretch)
        self.body = QFrame()
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, UNIT // 2)
        inner.setSpacing(UNIT)
        self.evidence, self.fix, self.ties, self.sources = QLabel(), QLabel(), QLabel(), QLabel()
        self.fix.setObjectName("strong")
        self.ties.setObjectName("warning")
        self.sources.setObjectName("small")
        self.code = Code(look)
        for part in (self.evidence, self.fix, self.code):
            inner.addWidget(part)
        self.apply, self.save = QPushButton(), QPushButton()
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for button in (self.apply, self.save):
            row.addWidget(button)
            button.hide()
        row.addStretch()
        inner.addLayout(row)
        for part in (self.ties, self.sources):
            inner.addWidget(part)
        for label in (self.evidence, self.fix, self.ties):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setWordWrap(True)
        self.sources.setWordWrap(True)
        self.sources.setOpenExternalLinks(True)
        self.sources.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        outer.setSpacing(UNIT)
        outer.addLayout(head)
        outer.addWidget(self.body)
        self.arrow.clicked.connect(self._on_arrow)
        self.apply.clicked.connect(lambda: self.recipe_wanted.emit(self.recipe))
        self.code.copy_wanted.connect(self.copy_wanted)
        look.changed.connect(self._on_look)

    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self._opened

    def set_open(self, opened: bool) -> None:
        """Show or hide the body."""
        self._opened = opened
        self.body.setVisible(opened)
        self._on_look()
        describe(self.arrow, say("Show less") if opened else say("Show evidence, fix and code"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the head opens and closes."""
        if event.position().y() < self.body.y() or not self._opened:
            self._on_arrow()
        super().mousePressEvent(event)

    def show_recipe(self, shown: bool) -> None:
        """Offer to apply the fix."""
        self.apply.setVisible(shown)

    def say_buttons(self) -> None:
        """Set the texts of the buttons."""
        self.apply.setText(say("Apply this fix and see"))
        describe(self.apply, self.apply.text(), say("Open Batch with the loss computed as it should be"))
        self.save.setText(say("Save reproducer…"))
        describe(self.save, self.save.text(), say("A script and a few rows that print the wrong and the right number"))

    def say_sources(self, sources: tuple[str, ...]) -> None:
        """Threads in which somebody met it, as links."""
        tint = self._look.tokens.accent
        links = [_link(source, tint) for source in sources[:_MOST_SOURCES]]
        self.sources.setText(say(Message("met in {where}", where=", ".join(links))) if links else "")
        self.sources.setVisible(bool(links))

    def _on_arrow(self) -> None:
        self.set_open(not self._opened)

    def _on_look(self) -> None:
        self.arrow.setIcon(self._look.icon("chevron-down" if self._opened else "chevron-right"))


class Code(Spoken, QFrame):
    """Lines of Python that can be copied."""

    copy_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code")
        self._look = look
        self.text, self.copy = QLabel(), QPushButton()
        self.text.setObjectName("mono")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        row.addWidget(self.text, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        self.copy.clicked.connect(self._on_copy)
        self.retranslate()

    def set_code(self, code: str) -> None:
        """Show these lines; without any, nothing."""
        self.text.setText(code)
        self.setVisible(bool(code))

    def retranslate(self) -> None:
        """Set every text."""
        self.copy.setText(say("Copy"))
        describe(self.copy, say("Copy corrected code"))

    def _on_copy(self) -> None:
        self.copy_wanted.emit(self.text.text())


class CauseCard(Card):
    """One explanation of the number."""

    reproducer_wanted = Signal(object)
    """A script for this ``CauseResult``."""

    def __init__(
        self, look: Look, cause: CauseResult, place: int, *, opened: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, opened=opened, recipe=cause.recipe, parent=parent)
        self.cause, self._place = cause, place
        self.save.setVisible(cause.matches and bool(cause.wrong))
        self.save.clicked.connect(lambda: self.reproducer_wanted.emit(self.cause))
        self.retranslate()
        self.set_open(opened)

    def retranslate(self) -> None:
        """Set every text."""
        cause = self.cause
        self.sign.setText(str(self._place) if cause.matches else "≠")
        self.title.setText(say(cause.title))
        value = "" if cause.predicted is None else number(cause.predicted, 6)
        self.note.setText(say(Message("{sure} · {value}", sure=sureness(cause), value=value)) if value else "")
        self.evidence.setText(say(cause.evidence, _DIGITS))
        self.fix.setText(say(cause.fix, _DIGITS))
        self.code.set_code(cause.code)
        ties = Message("cannot be told from {keys}: {ask}", keys=", ".join(cause.ties), ask=cause.ask or "")
        self.ties.setText(say(ties) if cause.ties else "")
        self.ties.setVisible(bool(cause.ties))
        self.say_sources(cause.sources)
        self.say_buttons()
        self.setAccessibleName(self.title.text())


class FindingCard(Card):
    """One fact of the file."""

    def __init__(self, look: Look, finding: FindingResult, *, opened: bool, parent: QWidget | None = None) -> None:
        super().__init__(look, opened=opened, recipe=finding.recipe, parent=parent)
        self.finding = finding
        self.retranslate()
        self.set_open(opened)

    def retranslate(self) -> None:
        """Set every text."""
        finding = self.finding
        self.title.setText(say(finding.title))
        self.sign.setToolTip(say(SEVERITIES[finding.severity]))
        rows = ", ".join(map(str, finding.rows[:_MOST_ROWS])) + (" …" if len(finding.rows) > _MOST_ROWS else "")
        words = Message("{evidence} (rows {rows})", evidence=finding.evidence, rows=rows)
        self.evidence.setText(say(words, _DIGITS) if finding.rows else say(finding.evidence, _DIGITS))
        self.fix.setText(say(finding.fix, _DIGITS))
        self.code.set_code(finding.code)
        self.ties.hide()
        self.say_sources(finding.sources)
        self.say_buttons()
        self.setAccessibleName(f"{say(SEVERITIES[finding.severity])}: {self.title.text()}")

    def _on_look(self) -> None:
        super()._on_look()
        t, severity = self._look.tokens, self.finding.severity
        tint = {"error": t.error, "warning": t.warning}.get(severity, t.muted)
        self.sign.setPixmap(self._look.sign(severity, tint, _ICON.width()))


def _link(source: str, tint: str) -> str:
    """``owner/repository#number`` as a link to that thread."""
    name, _, thread = source.partition("#")
    if not thread.isdecimal() or name.count("/") != 1:
        return escape(source)
    return f'<a style="color:{tint}" href="https://github.com/{escape(name)}/issues/{thread}">{_breakable(source)}</a>'


def _breakable(name: str) -> str:
    """A name that may be broken after its dashes and strokes."""
    return re.sub(r"(?<=[-/_.])(?=\w)", "\u200b", escape(name))
