"""Diagnose: the question at the left, reasons in the middle, what is odd about the file at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from lossexplorer.base import Problem
from lossexplorer.gui.diagnose.ask import Ask
from lossexplorer.gui.diagnose.cards import CauseCard, FindingCard
from lossexplorer.gui.diagnose.known_numbers import KnownNumbers
from lossexplorer.gui.diagnose.standing import Standing
from lossexplorer.gui.diagnose.verdict import Verdict
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import RIGHT_WIDTH, UNIT
from lossexplorer.report.diagnosis import is_explained, ranks
from lossexplorer.state.batch import set_recipe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lossexplorer.diagnosis.results import Diagnosis
    from lossexplorer.gui.diagnose.card import Card
    from lossexplorer.gui.look import Look
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.diagnose_session import DiagnoseSession
    from lossexplorer.session.diagnose_work import Glimpse
    from lossexplorer.state.app import AppState
    from lossexplorer.state.diagnose import DiagnoseState
    from lossexplorer.state.store import Store

    Step = Callable[[DiagnoseState], DiagnoseState]


class DiagnosePlace(Spoken, QWidget):
    """Shows what the session found, and turns hands into steps of the state."""

    open_wanted = Signal()
    loss_wanted = Signal()
    copy_wanted = Signal(str)
    reproducer_wanted = Signal(object)
    """A script for this ``CauseResult``."""
    refused = Signal(object)

    def __init__(
        self, store: Store, batch: BatchSession, session: DiagnoseSession, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._batch, self._session, self._look = store, batch, session, look
        self.ask, self.verdict, self.numbers = Ask(), Verdict(), KnownNumbers()
        self.causes, self.findings = _Cards(), _Cards()
        self._heads = [QLabel(), QLabel()]
        self._clean = QLabel()
        self._clean.setObjectName("muted")
        self._clean.setWordWrap(True)
        self.standing = Standing()
        self._stack = QStackedWidget()
        self._found: Diagnosis | None = None
        self._build()
        self._connect()
        self.setFocusProxy(self.ask.number)
        self._show_state(store.state)
        self._on_loaded(batch.present)
        self._on_diagnosed(session.present)
        self.retranslate()

    # --- building ---

    def _build(self) -> None:
        for head in self._heads:
            head.setObjectName("heading")
        self.middle = QWidget()
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        for widget in (self.standing, self.verdict, self._heads[0], self.causes):
            column.addWidget(widget)
        column.addStretch()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        for widget in (self._heads[1], self._clean, self.findings):
            column.addWidget(widget)
        column.addStretch()
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(_scrolled(self.middle), 1)
        side = _scrolled(right)
        side.setFixedWidth(RIGHT_WIDTH + 9 * UNIT)
        row.addWidget(side)
        self._stack.addWidget(_scrolled(self.numbers))
        self._stack.addWidget(page)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.ask)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._store.changed.connect(self._on_changed)
        self._batch.loaded.connect(self._on_loaded)
        self._batch.emptied.connect(self._on_loaded)
        self._batch.refused.connect(self._on_loaded)
        self._session.diagnosed.connect(self._on_diagnosed)
        self._session.glimpsed.connect(self._on_glimpsed)
        self._session.qualified.connect(self.standing.show_words)
        self.ask.wanted.connect(self._step)
        self.ask.ended.connect(self._store.seal)
        self.ask.refused.connect(self.refused)
        self.ask.open_wanted.connect(self.open_wanted)
        self.ask.loss_wanted.connect(self.loss_wanted)

    # --- showing ---

    def retranslate(self) -> None:
        """Set every text."""
        self._heads[0].setText(self._cause_heading())
        self._heads[1].setText(say("This file"))
        self._clean.setText(say("Nothing odd: labels, shapes, kinds and values are as they should be."))

    def _cause_heading(self) -> str:
        found = self._found
        if found is None or not found.causes:
            return ""
        if is_explained(found):
            return say("Reasons, the likeliest first")
        return say("What comes near, and what one file cannot rule out")

    def _on_changed(self, old: AppState, new: AppState) -> None:
        if (old.diagnose, old.batch.loss) != (new.diagnose, new.batch.loss):
            self._show_state(new)

    def _show_state(self, new: AppState) -> None:
        self.ask.show_state(new.diagnose, new.batch)
        self.numbers.show_number(new.diagnose.observed)

    def _on_loaded(self, loaded: object = None) -> None:
        unfit, present = self._batch.unfit, self._batch.present
        if unfit is not None:
            self.ask.show_file((unfit.ref, unfit.batch), fits=False)
        else:
            self.ask.show_file(None if present is None else (present.ref, present.prospect.batch))
        self._stack.setCurrentIndex(int(self._found is not None))

    def _on_diagnosed(self, found: Diagnosis | None) -> None:
        self._found = found
        self._stack.setCurrentIndex(int(found is not None))
        if found is not None:
            self._show(found)

    def _on_glimpsed(self, glimpse: Glimpse) -> None:
        self._found = glimpse.found
        self._stack.setCurrentIndex(1)
        self._show(glimpse.found, so_far=True)

    def _show(self, found: Diagnosis, *, so_far: bool = False) -> None:
        """Other reasons; which of them are open is decided anew, facts of the file stay as they are."""
        self.verdict.show_diagnosis(found, so_far=so_far)
        look, were = self._look, {card.key: card.is_open() for card in self.findings.cards}
        first = found.causes[0] if is_explained(found) else None
        placed = zip(found.causes, ranks(found.causes), strict=True)
        causes = [CauseCard(look, found, cause, i, opened=cause is first) for cause, i in placed]
        self.causes.set_cards(causes)
        keys = {cause.key for cause in found.causes}
        findings = [
            FindingCard(look, f, again=f.key in keys, opened=were.get(f.key, f.severity != "info"))
            for f in found.findings
        ]
        self.findings.set_cards(findings)
        for card in (*causes, *findings):
            card.copy_wanted.connect(self.copy_wanted)
            card.recipe_wanted.connect(self._on_recipe)
            card.show_recipe(self._changes(card.recipe))
        for cause in causes:
            cause.reproducer_wanted.connect(self.reproducer_wanted)
        self._clean.setVisible(not found.findings and not so_far)
        self.retranslate()

    # --- hands ---

    def _mended(self, recipe: Mapping[str, Any]) -> AppState:
        """Batch, with the loss computed by this recipe."""
        state = self._store.state
        return state.with_batch(set_recipe(state.batch, recipe)).at("batch")

    def _changes(self, recipe: Mapping[str, Any]) -> bool:
        """Whether a recipe would change anything that Batch shows."""
        if not recipe or self._batch.unfit is not None or self._batch.present is None:
            return False
        try:
            return self._mended(recipe).batch != self._store.state.batch
        except Problem:  # the loss of this file cannot be computed so
            return False

    def _on_recipe(self, recipe: Mapping[str, Any]) -> None:
        """One step, with the row that the table chooses when it is shown and takes the focus."""
        self._store.seal()
        self._store.replace(self._mended(recipe), merge="row")

    def _step(self, step: Step, merge: object) -> None:
        state = self._store.state
        try:
            new = step(state.diagnose)
        except Problem as problem:
            self.refused.emit(problem)
            return
        self._store.replace(state.with_diagnose(new), merge)


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


def _scrolled(widget: QWidget) -> QScrollArea:
    widget.setObjectName("scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(widget)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
