"""What the loss of the batch would be: the number beside the one it is, the conditions, and what was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lossexplorer.base import Message, Problem
from lossexplorer.compute.what_if.conditions import CONDITIONS, WhatIf
from lossexplorer.compute.what_if.fitting import conditions_of, reasons_against
from lossexplorer.gui.batch.apart import Apart
from lossexplorer.gui.batch.averages import Averages
from lossexplorer.gui.batch.changes import change_words
from lossexplorer.gui.batch.right_side import scrolled
from lossexplorer.gui.batch.tries import Tries
from lossexplorer.gui.describe import describe
from lossexplorer.gui.widgets.panel import ParamPanel
from lossexplorer.gui.words import Spoken, say, steady
from lossexplorer.paint.tokens import UNIT
from lossexplorer.state import batch as batches

if TYPE_CHECKING:
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.compute.what_if.answer import Answer
    from lossexplorer.session.what_if_session import Tried, WhatIfSession
    from lossexplorer.state.app import AppState
    from lossexplorer.state.store import Store


class WhatIfCard(Spoken, QFrame):
    """Turns hands into steps of the state, and shows what the session answers."""

    refused = Signal(object)

    def __init__(self, store: Store, session: WhatIfSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._store, self._session = store, session
        self._value, self.change, self._before = QLabel(), QLabel(), QLabel()
        self.conditions, self.averages = ParamPanel(), Averages()
        self._absent, self._notes = QLabel(), QLabel()
        self.apart = Apart()
        self.reset, self.tries = QPushButton(), Tries()
        self._build()
        self._connect()
        self._on_remembered(session.history)
        self._show()

    def _build(self) -> None:
        labels = (self._value, "display"), (self.change, "value"), (self._before, "small"), (self._absent, "small")
        for label, name in (*labels, (self._notes, "warning")):
            label.setObjectName(name)
        for label in (self._before, self._absent, self._notes):
            label.setWordWrap(True)
        back = QHBoxLayout()
        back.addWidget(self._before, 1)
        back.addWidget(self.reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT // 2, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self._value)
        layout.addWidget(self.change)
        layout.addLayout(back)
        for widget in (self.apart, self._notes, self._middle(), self.tries):
            layout.addWidget(widget, int(widget.objectName() == "middle"))

    def _middle(self) -> QWidget:
        """What is scrolled where there is little room: the number above it stays in sight."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, UNIT // 2, 0)
        column.setSpacing(UNIT)
        for widget in (self.conditions, self.averages, self._absent):
            column.addWidget(widget)
        self._area = scrolled(inside)
        self._area.setObjectName("middle")
        return self._area

    def _connect(self) -> None:
        self._store.changed.connect(self._on_changed)
        self._session.answered.connect(self._on_answered)
        self._session.parted.connect(self._on_parted)
        self._session.remembered.connect(self._on_remembered)
        self.conditions.edited.connect(self._on_edited)
        self.conditions.released.connect(self._on_released)
        self.conditions.refused.connect(self.refused)
        self.reset.clicked.connect(self._on_reset)
        self.tries.chosen.connect(self._on_tried)

    # --- showing ---

    def retranslate(self) -> None:
        """Set every text."""
        self._show()

    def _show(self) -> None:
        """The newest answer, or the batch as it is."""
        self.reset.setText(say("As it is"))
        describe(self.reset, self.reset.text(), say("Take every condition back"))
        result, answer = self._session.result, self._session.present
        wish = self._store.state.batch.what_if
        self.reset.setVisible(bool(wish))
        self._show_numbers(result, answer, wish)
        self.conditions.setVisible(result is not None)
        self._absent.setVisible(result is not None)
        if result is not None:
            self.conditions.set_params(conditions_of(result, wish), wish.values)
            self._absent.setText("\n".join(_against(reasons_against(result))))

    def _show_numbers(self, result: BatchResult | None, answer: Answer | None, wish: WhatIf) -> None:
        before = None if result is None else result.value if result.value is not None else result.rows.value
        value = answer.value if answer is not None else before
        self._value.setText("–" if value is None else steady(value, 5))
        self._value.setAccessibleName(say(Message("The loss would be {value}", value=self._value.text())))
        waits = bool(wish) and (answer is None or not self._session.is_current())
        for label in (self._value, self.change):
            label.setEnabled(not waits)
        self.change.setText("" if answer is None else change_words(answer.before, answer.value))
        self.change.setVisible(answer is not None)
        known = "–" if before is None else steady(before, 5)
        words = Message("as it is: {value}", value=known)
        self._before.setText(say(words if wish else "Change something below: here stands what the loss would be."))
        self._notes.setText("" if answer is None else "\n".join(map(say, answer.notes)))
        self._notes.setVisible(answer is not None and bool(answer.notes))
        way = wish["reduction"]
        self.averages.setVisible(answer is not None and bool(answer.table) and way != "own")
        if answer is not None:
            self.averages.set_table(answer.table, way)

    def _on_answered(self, answer: Answer | None) -> None:
        self.apart.expect(() if answer is None else tuple(name for name, _ in answer.wish.apart()))
        hidden = self.averages.isHidden()
        self._show()
        if hidden and not self.averages.isHidden():
            QTimer.singleShot(0, self, self._bring_averages)  # it has no place before it is laid out

    def _bring_averages(self) -> None:
        """What comes of another way of averaging is seen below the choice, where there is little room too."""
        self._area.ensureWidgetVisible(self.averages, 0, 0)

    def _on_changed(self, old: AppState, new: AppState) -> None:
        if old.batch.what_if != new.batch.what_if:
            self._show()
        if old.batch.loss != new.batch.loss:
            self._on_remembered(self._session.history)

    def _on_parted(self, values: tuple[tuple[str, float], ...]) -> None:
        if self._session.present is not None:
            self.apart.set_values(self._session.present.before, values)

    def _on_remembered(self, history: tuple[Tried, ...]) -> None:
        self.tries.set_history(history, self._store.state.batch.loss)

    # --- hands ---

    def _on_edited(self, name: str, value: Any) -> None:
        state = self._store.state
        try:
            batch = batches.try_condition(state.batch, name, value)
        except Problem as problem:
            self.refused.emit(problem)
            self._show()
            return
        self._store.replace(state.with_batch(batch), merge=("what if", name))

    def _on_released(self) -> None:
        self._store.seal()
        self._session.settle()

    def _on_reset(self) -> None:
        self._try(WhatIf())

    def _on_tried(self, tried: Tried) -> None:
        self._try(tried.wish, tried)

    def _try(self, wish: WhatIf, tried: Tried | None = None) -> None:
        """These conditions, and the loss with which they were tried."""
        state = self._store.state
        batch = batches.try_again(state.batch, wish)
        if tried is not None:
            batch = batches.set_loss(batch, tried.loss, dict(tried.parameters))
        self._store.replace(state.with_batch(batch))
        self._session.settle()


def _against(reasons: dict[str, Message]) -> list[str]:
    """A line for each reason, with all that it speaks against."""
    labels = {p.name: say(p.label) for p in CONDITIONS}
    lines: dict[str, list[str]] = {}
    for name, reason in reasons.items():
        lines.setdefault(say(reason), []).append(labels[name])
    return [
        say(Message("{reason}: no {names}", reason=reason, names=", ".join(names))) for reason, names in lines.items()
    ]
