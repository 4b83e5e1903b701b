"""A card: a line that says what, and below it why, what to do, the line of code, who met it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from lossexplorer.gui.describe import describe
from lossexplorer.gui.diagnose.code import Code
from lossexplorer.gui.diagnose.small_picture import SmallPicture
from lossexplorer.gui.diagnose.sources import Sources
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.sketch import Sketch
    from lossexplorer.diagnosis.results import CauseResult, FindingResult
    from lossexplorer.gui.look import Look

ICON = QSize(16, 16)
DIGITS = 6
"""Of numbers in sentences: as many as somebody may have seen."""


class Card(Spoken, QFrame):
    """A head that opens and closes a body."""

    copy_wanted = Signal(str)
    recipe_wanted = Signal(object)
    """Compute the loss of the file in Batch by this recipe."""

    def __init__(
        self,
        look: Look,
        about: CauseResult | FindingResult,
        sketch: Sketch | None,
        *,
        opened: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.key, self.recipe = about.key, about.recipe
        self._look, self._opened = look, opened
        self.arrow, self.sign, self.title, self.note = QToolButton(), QLabel(), QLabel(), QLabel()
        self.body = QFrame()
        self.evidence, self.fix, self.ties = (_label(role) for role in ("", "strong", "warning"))
        self.picture = None if sketch is None else SmallPicture(look, sketch)
        self.code, self.sources = Code(about.code), Sources(look, about.sources)
        self.apply, self.save, self.look_at = QPushButton(), QPushButton(), QPushButton()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        outer.setSpacing(UNIT)
        outer.addLayout(self._head())
        outer.addWidget(self.body)
        self._build_body()
        self.arrow.clicked.connect(self._on_arrow)
        self.apply.clicked.connect(lambda: self.recipe_wanted.emit(self.recipe))
        self.code.copy_wanted.connect(self.copy_wanted)
        look.changed.connect(self._on_look)

    def _head(self) -> QHBoxLayout:
        self.arrow.setObjectName("small")
        self.arrow.setIconSize(ICON)
        self.title.setObjectName("strong")
        self.title.setWordWrap(True)
        self.note.setObjectName("muted")
        self.sign.setObjectName("muted")
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        for widget, stretch in ((self.sign, 0), (self.title, 1), (self.note, 0), (self.arrow, 0)):
            head.addWidget(widget, stretch)
        return head

    def _build_body(self) -> None:
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, UNIT // 2)
        inner.setSpacing(UNIT)
        inner.addWidget(self.evidence)
        if self.picture is not None:
            inner.addWidget(self.picture)
        inner.addWidget(self.ties)
        inner.addWidget(self.fix)
        inner.addWidget(self.code)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for button in (self.look_at, self.apply, self.save):
            row.addWidget(button)
            button.hide()
        row.addStretch()
        inner.addLayout(row)
        inner.addWidget(self.sources)

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

    def retranslate(self) -> None:
        """Set the texts of the buttons."""
        self.apply.setText(say("Apply this fix and see"))
        describe(self.apply, self.apply.text(), say("Open Batch with the loss computed as it should be"))
        self.save.setText(say("Save reproducer…"))
        describe(self.save, self.save.text(), say("A script and rows that print the wrong and the right number"))

    def _on_arrow(self) -> None:
        self.set_open(not self._opened)

    def _on_look(self) -> None:
        self.arrow.setIcon(self._look.icon("chevron-down" if self._opened else "chevron-right"))


def _label(role: str) -> QLabel:
    """Words that can be selected."""
    label = QLabel()
    label.setObjectName(role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    return label
