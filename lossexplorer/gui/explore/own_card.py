"""What is known of a loss of somebody's own: where it comes from, what is wrong with it, how it compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import ICON, UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.catalog.spec import Loss
    from lossexplorer.compute.own.finding import Finding
    from lossexplorer.gui.look import Look


class OwnCard(Spoken, QFrame):
    """Trouble, findings, and what can be done."""

    trust_wanted = Signal(str)
    again_wanted = Signal(str)
    removed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._loss: Loss | None = None
        self._findings: Sequence[Finding] | None = None
        self._head, self.trouble, self._wait = QLabel(), QLabel(), QLabel()
        self._head.setObjectName("heading")
        self.trouble.setObjectName("warning")
        self._wait.setObjectName("muted")
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self.remedy, self.remove = QPushButton(), QPushButton()
        self._build()
        self.remedy.clicked.connect(self._on_remedy)
        self.remove.clicked.connect(self._on_remove)
        look.changed.connect(self.retranslate)
        self.hide()

    def _build(self) -> None:
        self._grid.setHorizontalSpacing(UNIT)
        self._grid.setVerticalSpacing(UNIT)
        self._grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.remedy)
        buttons.addWidget(self.remove)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        for label in (self._head, self.trouble, self._wait):
            _prepare(label)
            layout.addWidget(label)
        layout.addLayout(self._grid)
        layout.addLayout(buttons)

    def set_loss(self, loss: Loss | None, findings: Sequence[Finding] | None) -> None:
        """Show what is known of this entry; None hides the card. Findings are None as long as nobody has looked."""
        if (loss, findings) == (self._loss, self._findings):
            return
        self._loss, self._findings = loss, findings
        self.setVisible(loss is not None)
        self.retranslate()

    def findings(self) -> list[str]:
        """What is shown of the comparison."""
        return [text.text() for _, text in self._rows if not text.isHidden()]

    def retranslate(self) -> None:
        """Set every text."""
        origin = self._loss.origin if self._loss is not None else None
        if origin is None:
            return
        self._head.setText(say("Checked against the catalogue"))
        self.trouble.setText(say(origin.trouble) if origin.trouble is not None else "")
        self.trouble.setVisible(origin.trouble is not None)
        sound = origin.trouble is None
        self._head.setVisible(sound and self._findings != ())
        self._wait.setText(say("being checked …"))
        self._wait.setVisible(sound and self._findings is None)
        self._show_findings(self._findings or () if sound else ())
        words = {"trust": say("Trust it…"), "again": say("Run it again")}
        self.remedy.setText(words.get(origin.remedy, ""))
        self.remedy.setVisible(bool(origin.remedy))
        self.remove.setText(say("Remove from the list"))
        describe(self.remove, self.remove.text(), say("The file stays as it is"))
        self.remove.setVisible(bool(origin.path))

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        while len(self._rows) < len(findings):
            row = QLabel(), QLabel()
            _prepare(row[1])
            for column, label in enumerate(row):
                self._grid.addWidget(label, len(self._rows), column, Qt.AlignmentFlag.AlignTop)
            self._rows.append(row)
        for i, (sign, text) in enumerate(self._rows):
            shown = i < len(findings)
            if shown:
                icon = self._look.icon("tick" if findings[i].good else "warning")
                sign.setPixmap(icon.pixmap(QSize(ICON, ICON)))
                text.setText(say(findings[i].message))
            sign.setVisible(shown)
            text.setVisible(shown)

    def _on_remedy(self) -> None:
        if self._loss is not None and self._loss.origin is not None:
            wanted = self.trust_wanted if self._loss.origin.remedy == "trust" else self.again_wanted
            wanted.emit(self._loss.key)

    def _on_remove(self) -> None:
        if self._loss is not None:
            self.removed.emit(self._loss.key)


def _prepare(label: QLabel) -> None:
    label.setTextFormat(Qt.TextFormat.PlainText)  # somebody else's words
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
