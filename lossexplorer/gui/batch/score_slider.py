"""Under the bars of a row: a slider that moves the score of its true class."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lossexplorer.base import Message, mark
from lossexplorer.catalog.params import Number
from lossexplorer.compute.detail import decision_of
from lossexplorer.gui.widgets.scale import Ticks
from lossexplorer.gui.widgets.slider import NumberSlider
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.compute.detail import RowDetail

_NAME = 12 * UNIT
"""Pixels of the name of a class."""
_SCORE = Number(
    name="score",
    symbol="",
    default=0.0,
    typical=(-10.0, 10.0),
    help=mark("Move it to see what the row, its place and the mean of the batch would be; a double click leads back"),
)


class ScoreSlider(Spoken, QWidget):
    """The prediction that a hand may move; hidden where there is none."""

    taken = Signal(object)
    """A number, or None: as it is."""
    released = Signal()
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: RowDetail | None = None
        self.slider = NumberSlider(Ticks(*_SCORE.typical), _SCORE.parse, 0.0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.slider)
        self.slider.edited.connect(self._on_edited)
        self.slider.released.connect(self.released)
        self.slider.refused.connect(self.refused)

    def set_detail(self, detail: RowDetail | None) -> None:
        """The row as it is."""
        self._detail = detail
        self.setVisible(detail is not None and detail.handle is not None)
        if detail is not None and detail.handle is not None:
            own = _own(detail)
            self.slider.set_range(ticks_of(detail), own)
            self.slider.set_value(own)
        self.retranslate()

    def set_taken(self, value: float | None) -> None:
        """What the score is taken for."""
        if self._detail is not None and self._detail.handle is not None:
            self.slider.set_value(_own(self._detail) if value is None else value)

    def retranslate(self) -> None:
        """Set every text."""
        if self._detail is not None and self._detail.handle is not None:
            self.slider.set_words(say(self._name(self._detail)), say(_SCORE.help))

    def _name(self, detail: RowDetail) -> Message:
        at = detail.handle or 0
        if detail.form == "classes":
            at %= detail.predictions.shape[-1]
        elif detail.predictions.size == 1:
            return Message("prediction")
        if at in detail.names.by_label:
            name = self.fontMetrics().elidedText(detail.names.call(at), Qt.TextElideMode.ElideMiddle, _NAME)
            return Message("score of {name}", name=name)
        n = str(at)
        return Message("score of class {n}", n=n) if detail.form == "classes" else Message("output {n}", n=n)

    def _on_edited(self, value: Any) -> None:
        if self._detail is not None and self._detail.handle is not None:
            self.taken.emit(None if value == _own(self._detail) else float(value))


def ticks_of(detail: RowDetail) -> Ticks:
    """All scores of the decision and some room around them; of numbers, what they should have been too."""
    shown = detail.predictions.reshape(-1)
    if detail.form == "classes":
        shown = detail.predictions.reshape(-1, detail.predictions.shape[-1])[decision_of(detail)]
    elif detail.form == "values" and detail.handle is not None:
        shown = np.array([shown[detail.handle], detail.targets.reshape(-1)[detail.handle]])
    finite = shown[np.isfinite(shown)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    room = max((high - low) / 4, 3.0 if detail.probabilities is not None else abs(high) / 4, 1e-6)
    if room < 1:
        return Ticks(low - room, high + room)
    return Ticks(math.floor(low - room), math.ceil(high + room))


def _own(detail: RowDetail) -> float:
    return float(np.asarray(detail.predictions).reshape(-1)[detail.handle or 0])
