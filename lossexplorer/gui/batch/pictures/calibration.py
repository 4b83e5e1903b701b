"""Whether the model is right as often as it is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QCheckBox

from lossexplorer.base import Message, mark
from lossexplorer.gui.batch.pictures.picture import Picture
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import number, say
from lossexplorer.paint.key_line import Key, KeyLine
from lossexplorer.paint.reliability_plot import GAP, ReliabilityPlot
from lossexplorer.report.lines import calibration_line, of_decisions, sides, temperature_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lossexplorer.compute.summaries import Reliability, TemperatureFit
    from lossexplorer.paint.tokens import Tokens
    from lossexplorer.session.pictures_session import Ground, Seen


class CalibrationPicture(Picture):
    """The reliability diagram, as it is or after the best temperature."""

    title = mark("Calibration")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot, self.keys, self.after = ReliabilityPlot(), KeyLine(), QCheckBox(self)
        self._shown: Reliability | None = None
        self._fit: TemperatureFit | None = None
        self._is_part = self._by_outcome = False
        self._decisions: int | None = None
        """See ``Overview.decisions``."""
        self.after.setVisible(False)
        self.box.addWidget(self.plot, 1)
        self.box.addWidget(self.keys)
        self.after.toggled.connect(self._redraw)
        self.retranslate()

    @staticmethod
    def fits(ground: Ground) -> bool:
        """Where predictions have a confidence."""
        return ground.whole.reliability is not None

    def show_seen(self, seen: Seen | None) -> None:
        """The bins of the selected rows."""
        self._shown = None if seen is None else seen.part.reliability
        self._is_part = seen is not None and seen.is_part
        self._decisions = None if seen is None else seen.part.decisions
        chosen = seen is not None and seen.selection.is_by_outcome()
        self._by_outcome = chosen and self._decisions is None  # those of all rows are shown, whatever is chosen
        self.after.setVisible(self._has_better())
        self._redraw()

    def show_fit(self, fit: TemperatureFit | None) -> None:
        """Offer the diagram after the best temperature."""
        self._fit = fit
        self.after.setVisible(self._has_better())
        if fit is None:
            self.after.setChecked(False)
        self.retranslate()

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self.plot.set_tokens(tokens)
        self.keys.set_tokens(tokens)
        self._name_axes()

    def line(self) -> Message | None:
        """The error, and what a temperature would make of it."""
        fit = self._fit if self._has_better() else None
        line = calibration_line(self._shown, fit, by_outcome=self._by_outcome)
        return of_decisions(line, self._decisions if self._is_part else None)

    def tools(self) -> list[QWidget]:
        """Before or after."""
        return [self.after]

    def be_like(self, other: Picture) -> None:
        """Before or after the same temperature."""
        if isinstance(other, CalibrationPicture):
            self.show_fit(other._fit)
            self.after.setChecked(other.after.isChecked())

    def retranslate(self) -> None:
        """Set every text."""
        t = "" if self._fit is None else number(self._fit.temperature, 3)
        self.after.setText(say(Message("at temperature {t}", t=t)))
        describe(self.after, self.after.text(), say(self._about_temperature()))
        self.plot.setAccessibleName(say("Reliability diagram"))
        self._name_axes()
        self._redraw()

    def _about_temperature(self) -> Message:
        what = Message("Logits divided by the temperature that makes the loss least")
        if self._fit is None:
            return what
        return Message("{what}: {more}", what=what, more=temperature_line(self._fit))

    def _has_better(self) -> bool:
        """Whether a temperature would change what is shown: it is that of all rows, and says nothing of a few."""
        return self._fit is not None and not self._fit.at_end and not self._is_part

    def _now(self) -> Reliability | None:
        if self._fit is not None and self._has_better() and self.after.isChecked():
            return self._fit.after
        return self._shown

    def _name_axes(self) -> None:
        binary = self._shown is not None and self._shown.binary
        height = say("share of class 1") if binary else say("accuracy")
        self.plot.set_labels(height, say("probability of class 1") if binary else say("confidence"))
        over, under = map(say, sides(binary))
        self.keys.set_keys(
            (
                Key(height, "text", is_line=True),
                Key(over, "bar_wrong", GAP),
                Key(under, "bar_true", GAP),
                Key(say("rows"), "guide"),
            )
        )

    def _redraw(self) -> None:
        now = self._now()
        none = np.empty(0)
        if now is None:
            self.plot.set_bins(None, none, none, none)
        else:
            self.plot.set_bins(now.edges, now.count, now.confidence, now.right)
        self._name_axes()
        self.said.emit()
