"""Explore: the catalogue and the controls at the left, the plots in the middle, numbers and words at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lossexplorer.base import Problem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES, lay_of
from lossexplorer.gui.explore.about import About
from lossexplorer.gui.explore.columns import Columns
from lossexplorer.gui.explore.curve_cards import CurveCards
from lossexplorer.gui.explore.list_above import ListAbove
from lossexplorer.gui.explore.loss_list import LossList
from lossexplorer.gui.explore.readout import Readout
from lossexplorer.gui.explore.toolbar import PlotBar
from lossexplorer.gui.widgets.panel import ParamPanel
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.curve_pair import CurvePair
from lossexplorer.paint.legend import labels
from lossexplorer.paint.tokens import UNIT
from lossexplorer.state import explore, explore_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.compute.curve import CurveSet
    from lossexplorer.gui.look import Look
    from lossexplorer.state.app import AppState
    from lossexplorer.state.explore import ExploreState
    from lossexplorer.state.store import Store

    Step = Callable[[ExploreState], ExploreState]


class ExplorePlace(Spoken, QWidget):
    """Shows the picture of the state, and turns hands into steps of the state."""

    refused = Signal(object)
    """The Problem of something that cannot be."""
    new_picture_offered = Signal(str)
    """A loss was chosen that does not belong here."""

    def __init__(self, store: Store, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._look = store, look
        self.list, self.cards = LossList(look), CurveCards(look)
        self.parameters, self.controls = ParamPanel(), ParamPanel()
        self.bar, self.plots = PlotBar(look), CurvePair()
        self.readout, self.about = Readout(look), About(look)
        self._heads = [QLabel(), QLabel(), QLabel()]
        self._pin, self._unpin = QLabel(), QPushButton()
        self._dragging = False
        self._build()
        self._connect()
        self.setFocusProxy(self.plots.loss)
        self.plots.set_tokens(look.tokens)
        self.retranslate()

    # --- building ---

    def _build(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.bar)
        column.addWidget(self.plots, 1)
        self.columns = Columns(self._left(), middle, self._right())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)

    def _left(self) -> QWidget:
        panel = QFrame()
        panel.setObjectName("panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        self.list_above = ListAbove(self.list, self._lower())
        column.addWidget(self.list_above)
        return panel

    def _lower(self) -> QWidget:
        """What scrolls below the list: curves, parameters, what is held fixed."""
        lower = QWidget()
        lower.setObjectName("scrolled")
        rows = QVBoxLayout(lower)
        rows.setContentsMargins(0, 0, UNIT, 0)
        rows.setSpacing(UNIT)
        self._pin.setWordWrap(True)
        self._pin.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called anything
        for head, content in zip(
            self._heads, ((self.cards,), (self.parameters,), (self._pin, self._unpin, self.controls)), strict=True
        ):
            head.setObjectName("heading")
            rows.addWidget(head)
            for widget in content:
                rows.addWidget(widget)
        rows.addStretch()
        return lower

    def _right(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.readout)
        column.addWidget(self.about)
        column.addStretch()
        self.notes = column
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _connect(self) -> None:
        self._store.changed.connect(self._on_changed)
        self._look.changed.connect(self._on_look)
        self.list.wanted.connect(self._on_wanted)
        self.cards.chosen.connect(self._on_chosen)
        self.cards.shown.connect(self._on_shown)
        self.cards.doubled.connect(self._on_doubled)
        self.cards.removed.connect(self._on_removed)
        self.parameters.edited.connect(self._on_parameter)
        self.controls.edited.connect(self._on_control)
        for panel in (self.parameters, self.controls):
            panel.released.connect(self._on_released)
            panel.refused.connect(self.refused)
        self.bar.axis_chosen.connect(self._on_axis)
        self.bar.scale_chosen.connect(self._on_scale)
        self.bar.fit_wanted.connect(self._on_fit)
        self.plots.cursor_moved.connect(self._on_cursor)
        self.plots.cursor_released.connect(self._store.seal)
        self.plots.view_moved.connect(self._on_view)
        self.plots.fit_wanted.connect(self._on_fit)
        self._unpin.clicked.connect(self._on_unpin)
        self.about.elsewhere.wanted.connect(self._on_convention)

    # --- showing ---

    def show_curves(self, curves: CurveSet) -> None:
        """Draw this answer, and fit the view unless a control is being dragged."""
        state = self._store.state.explore
        slots = {c.id: c.slot for c in state.curves}
        self.plots.set_curves(curves, slots, state.selected)
        self.readout.set_curves(curves, slots)
        self.about.ask_questions()
        if not self._dragging:
            self.plots.fit()

    def retranslate(self) -> None:
        """Set every text."""
        words = (say("In this picture"), say("Parameters"), say("For all curves"))
        for head, text in zip(self._heads, words, strict=True):
            head.setText(text)
        self._unpin.setText(say("Unpin the row"))
        for plot, name in zip(self.plots.plots, (say("Plot of the loss"), say("Plot of the gradient")), strict=True):
            plot.setAccessibleName(name)
            plot.setToolTip("")
        self.plots.set_voice(say)
        self.plots.set_waiting(say("torch is being loaded …"))
        self._show(self._store.state.explore)

    def _on_look(self, tokens: Any) -> None:
        self.plots.set_tokens(tokens)
        self._show(self._store.state.explore)

    def _on_changed(self, old: AppState, new: AppState) -> None:
        if old.explore != new.explore:
            self._show(new.explore)
        if (old.explore.scene, old.explore.axis) != (new.explore.scene, new.explore.axis):
            self.plots.fit(by_hand=True)  # what a person zoomed into is gone

    def _show(self, state: ExploreState) -> None:
        self.list.set_state(state)
        self.cards.set_state(state)
        self.bar.set_state(state)
        self._show_parameters(state)
        self._label_axes(state)
        self.plots.set_limits(*SCENES[state.scene].limits(state.axis, dict(state.setting)))
        self.plots.set_view(*state.view)
        self.plots.set_scale(state.y_scale)
        self.plots.set_selected(state.selected)
        self.plots.set_pin(state.pinned, say("this row"))
        self._pin.setText(say(state.pin) if state.pin is not None else "")
        for widget in (self._pin, self._unpin):
            widget.setVisible(state.pin is not None)

    def _show_parameters(self, state: ExploreState) -> None:
        curve = state.curve(state.selected) if state.selected is not None else None
        params: list[Any] = []
        if curve is not None:
            loss = CATALOGUE.get(curve.key)
            lay = lay_of(loss, state.scene)
            moved = lay.moved if lay is not None else ()
            params = [p for p in loss.params if not p.batch_only and p.name not in moved]
        self.parameters.set_params(params, dict(curve.parameters) if curve is not None else {})
        self._heads[1].setVisible(bool(params))
        controls = state.controls()
        self.controls.set_params(controls, dict(state.setting))
        self._heads[2].setVisible(bool(controls) or state.pin is not None)
        self.about.set_loss(curve.key if curve is not None else None, state.scene)

    def _label_axes(self, state: ExploreState) -> None:
        axis = SCENES[state.scene].axis(state.axis)
        names = labels([c.key for c in state.curves], axis, say)
        self.plots.set_labels(*names, f"{say(axis.title)}   ({axis.symbol})")
        self.plots.set_decades(axis.decades)

    # --- hands ---

    def _step(self, step: Step, merge: object = None) -> None:
        """One step of the picture; what cannot be is said, and nothing changes."""
        state = self._store.state
        try:
            new = step(state.explore)
        except Problem as problem:
            self.refused.emit(problem)
            self._show(state.explore)
            return
        self._store.replace(state.with_explore(new), merge)

    def refill(self) -> None:
        """The catalogue has other entries than before, or others under the same keys."""
        self.list.refill()
        self.cards.refresh()
        self._show(self._store.state.explore)

    def _on_wanted(self, key: str) -> None:
        reason = explore.reason_against(self._store.state.explore, key)
        if reason is not None:
            self.new_picture_offered.emit(key)
            return
        self._step(lambda s: explore.take(s, key))

    def _on_chosen(self, id: int) -> None:
        self._step(lambda s: explore.select(s, id))

    def _on_shown(self, id: int, shown: bool) -> None:
        self._step(lambda s: explore.show(s, id, shown))

    def _on_doubled(self, id: int) -> None:
        self._step(lambda s: explore.duplicate(s, id))

    def _on_removed(self, id: int) -> None:
        self._step(lambda s: explore.remove(s, id))

    def _on_parameter(self, name: str, value: Any) -> None:
        id = self._store.state.explore.selected
        if id is not None:
            self._dragging = True
            self._step(lambda s: explore.set_parameter(s, id, name, value), merge=("parameter", id, name))

    def _on_convention(self, key: str, parameters: dict[str, Any]) -> None:
        self._step(lambda s: explore.follow(s, key, parameters))
        self.plots.fit()

    def _on_control(self, name: str, value: Any) -> None:
        self._dragging = True
        self._step(lambda s: explore.set_control(s, name, value), merge=("control", name))

    def _on_released(self) -> None:
        self._dragging = False
        self._store.seal()
        self.plots.fit()

    def _on_axis(self, axis: str) -> None:
        self._step(lambda s: explore_view.set_axis(s, axis))

    def _on_scale(self, scale: Any) -> None:
        self._step(lambda s: explore_view.set_y_scale(s, scale))

    def _on_fit(self) -> None:
        state = self._store.state
        self._store.drift(state.with_explore(explore_view.set_span(state.explore, None)))
        self.plots.set_view(*self._store.state.explore.view)
        self.plots.fit(by_hand=True)

    def _on_cursor(self, position: float) -> None:
        self._step(lambda s: explore_view.set_cursor(s, explore_view.near(s, position)), merge="cursor")

    def _on_view(self, low: float, high: float) -> None:
        state = self._store.state
        self._store.drift(state.with_explore(explore_view.set_span(state.explore, (low, high))))

    def _on_unpin(self) -> None:
        self._step(explore.unpin)
