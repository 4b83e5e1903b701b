"""A slider with a number field: one control for one number, linear or in decades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from lossexplorer.gui.describe import describe
from lossexplorer.gui.widgets.calm import Slider
from lossexplorer.gui.widgets.field import NumberField
from lossexplorer.gui.widgets.scale import TICKS, Ticks
from lossexplorer.paint.pause import Pause
from lossexplorer.paint.tokens import FIELD_WIDTH, UNIT

if TYPE_CHECKING:
    from collections.abc import Callable

_PAGE, _STEP = TICKS // 10, TICKS // 100
_RESET_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_SINGLE_STEPS = (QSlider.SliderAction.SliderSingleStepAdd.value, QSlider.SliderAction.SliderSingleStepSub.value)


class NumberSlider(QWidget):
    """Label and field above, slider below.

    Args:
        ticks: what the slider spans; the field takes more.
        parse: from what was typed to a value; raises a Problem outside the domain.
        reset: where a double click or the Delete key leads.
    """

    edited = Signal(object)
    """A new value, from slider or field; not emitted by ``set_value``."""
    released = Signal()
    """A gesture ended."""
    refused = Signal(object)
    """The Problem of what was typed."""

    def __init__(self, ticks: Ticks, parse: Callable[[str], Any], reset: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks, self._reset = ticks, reset
        self.label, self.field = QLabel(), NumberField(parse)
        self.field.setFixedWidth(FIELD_WIDTH)
        self.slider = Slider()
        self.slider.setRange(0, TICKS)
        self.slider.setPageStep(_PAGE)
        self.slider.setSingleStep(_STEP)
        self.label.setBuddy(self.slider)
        self._idle = Pause(self)
        self._build()
        self.slider.installEventFilter(self)
        self.slider.actionTriggered.connect(self._on_action)
        self.slider.valueChanged.connect(self._on_slid)
        self.slider.sliderReleased.connect(self.released)
        self._idle.timeout.connect(self.released)
        self.field.edited.connect(self._on_typed)
        self.field.stepped.connect(self._on_stepped)
        self.field.refused.connect(self.refused)

    def _build(self) -> None:
        top = self._top = QHBoxLayout()
        top.addWidget(self.label, 1)
        top.addWidget(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 4)
        layout.addLayout(top)
        layout.addWidget(self.slider)

    def set_value(self, value: Any) -> None:
        """Show this value, without an echo."""
        self.field.set_value(value)
        if value is None or self.slider.isSliderDown():
            return
        with QSignalBlocker(self.slider):
            self.slider.setValue(self._ticks.tick(float(value)))

    def set_range(self, ticks: Ticks, reset: Any) -> None:
        """Span other values, and lead elsewhere on a double click; not while a hand is on the slider."""
        if not self.slider.isSliderDown():
            self._ticks, self._reset = ticks, reset

    def set_switch(self, switch: QWidget) -> None:
        """Put a box that switches the number off in the place of its label."""
        self.label.hide()
        self._top.insertWidget(0, switch, 1)

    def set_off(self, off: bool) -> None:
        """Show the number, or nothing but its switch."""
        if off and not self.slider.isHidden():
            self._end_gesture()
        self.field.setVisible(not off)
        self.slider.setVisible(not off)

    def set_words(self, label: str, tip: str) -> None:
        """Name and sentence."""
        self.label.setText(label)
        self.label.setToolTip(tip)
        describe(self.slider, label, tip)
        describe(self.field, label, tip)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on the slider resets, and so does the Delete key."""
        doubled = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonDblClick
        deleted = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _RESET_KEYS
        if doubled or deleted:
            self._on_typed(self._reset)
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A gesture ends with its control."""
        super().hideEvent(event)
        self._end_gesture()

    def _end_gesture(self) -> None:
        if self._idle.isActive() or self.slider.isSliderDown():
            self._idle.stop()
            self.slider.setSliderDown(False)
            self.released.emit()

    def _on_slid(self, tick: int) -> None:
        value = self._ticks.value(tick)
        self.field.set_value(value)
        self.edited.emit(value)
        if not self.slider.isSliderDown():
            self._idle.start()

    def _on_action(self, action: int) -> None:
        """One arrow key is one step, also where whole numbers lie many ticks apart."""
        if action in _SINGLE_STEPS:
            self.slider.setSliderPosition(self._ticks.step(self.slider.value(), self.slider.sliderPosition()))

    def _on_stepped(self, steps: int) -> None:
        now = self.slider.value()
        self.slider.setValue(self._ticks.step(now, now + steps * _STEP))

    def _on_typed(self, value: Any) -> None:
        self.edited.emit(value)
        self.released.emit()
