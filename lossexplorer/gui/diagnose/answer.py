"""What a diagnosis says: verdict and reasons, and what is odd about the file beside them, or in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lossexplorer.gui.diagnose.cards import CauseCard, FindingCard
from lossexplorer.gui.diagnose.standing import Standing
from lossexplorer.gui.diagnose.verdict import Verdict
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import RIGHT_WIDTH, UNIT
from lossexplorer.report.diagnosis import is_consistent, ranks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lossexplorer.diagnosis.results import Diagnosis
    from lossexplorer.gui.diagnose.card import Card
    from lossexplorer.gui.look import Look

    Offers = Callable[[Mapping[str, Any]], bool]


class Answer(Spoken, QWidget):
    """A diagnosis, or the part of one that is there."""

    copy_wanted = Signal(str)
    recipe_wanted = Signal(object)
    """Compute the loss of the file in Batch by this recipe."""
    rows_wanted = Signal(object)
    """See these rows in Batch."""
    reproducer_wanted = Signal(object)
    """A script for this ``CauseResult``."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._found: Diagnosis | None = None
        self.standing, self.verdict = Standing(), Verdict()
        self.causes, self.findings = _Cards(), _Cards()
        self._heads = [QLabel(), QLabel()]
        for head in self._heads:
            head.setObjectName("heading")
        self._clean = QLabel()
        self._clean.setObjectName("muted")
        self._clean.setWordWrap(True)
        self.middle, self._beside = _Column(UNIT), _Column(0)
        self.middle.put(self.standing, self.verdict, self._heads[0], self.causes)
        self._file = (self._heads[1], self._clean, self.findings)
        self._side = scrolled(self._beside)
        self._side.setFixedWidth(RIGHT_WIDTH + 9 * UNIT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scrolled(self.middle), 1)
        row.addWidget(self._side)
        self._beside.put(*self._file)

    def show_diagnosis(self, found: Diagnosis, offers: Offers, *, listed: bool, so_far: bool = False) -> None:
        """Show other reasons; which of them are open is decided anew, facts of the file stay as they are.

        Args:
            found: what is said.
            offers: whether a recipe would change what Batch shows.
            listed: whether Batch lists the rows of this file.
            so_far: more may be found.
        """
        self._found = found
        self.verdict.show_diagnosis(found, so_far=so_far)
        causes, findings = self._cause_cards(found), self._finding_cards(found)
        self.causes.set_cards(causes)
        self.findings.set_cards(findings)
        for card in (*causes, *findings):
            card.copy_wanted.connect(self.copy_wanted)
            card.recipe_wanted.connect(self.recipe_wanted)
            card.show_recipe(offers(card.recipe))
        for finding in findings:
            finding.rows_wanted.connect(self.rows_wanted)
            finding.offer_rows(listed)
        for cause in causes:
            cause.reproducer_wanted.connect(self.reproducer_wanted)
        self._clean.setVisible(not found.findings and not so_far)
        (self._beside if found.causes else self.middle).put(*self._file)
        self._side.setVisible(bool(found.causes))
        self._heads[0].setVisible(bool(found.causes))
        self.retranslate()

    def _cause_cards(self, found: Diagnosis) -> list[CauseCard]:
        first = found.causes[0] if is_consistent(found) else None
        placed = zip(found.causes, ranks(found.causes), strict=True)
        return [CauseCard(self._look, found, cause, place, opened=cause is first) for cause, place in placed]

    def _finding_cards(self, found: Diagnosis) -> list[FindingCard]:
        were = {card.key: card.is_open() for card in self.findings.cards}
        said = {cause.key for cause in found.causes}
        return [
            FindingCard(self._look, f, again=f.key in said, opened=were.get(f.key, f.severity != "info"))
            for f in found.findings
        ]

    def retranslate(self) -> None:
        """Set every text."""
        self._heads[0].setText(self._cause_heading())
        self._heads[1].setText(say("This file"))
        self._clean.setText(say("Nothing odd: labels, shapes, kinds and values are as they should be."))

    def _cause_heading(self) -> str:
        found = self._found
        if found is None or not found.causes:
            return ""
        if is_consistent(found):
            return say("Reasons, the likeliest first")
        return say("What comes near, and what one file cannot rule out")


class _Cards(QWidget):
    """Cards one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[Card] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show these instead of those before."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = list(cards)
        for card in cards:
            self._column.addWidget(card)


class _Column(QWidget):
    """Widgets one below the other, at the top, so far from the left."""

    def __init__(self, left: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(left, UNIT, UNIT, UNIT)
        self._column.setSpacing(UNIT)
        self._column.addStretch()

    def put(self, *widgets: QWidget) -> None:
        """Add them below the others, wherever they were before."""
        for widget in widgets:
            self._column.removeWidget(widget)
            self._column.insertWidget(self._column.count() - 1, widget)  # the last item keeps them at the top


def scrolled(widget: QWidget) -> QScrollArea:
    """A widget that may be higher than the window."""
    widget.setObjectName("scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(widget)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
