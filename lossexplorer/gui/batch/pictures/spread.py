"""How the losses are spread: a histogram in which a span can be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lossexplorer.base import Message, mark
from lossexplorer.gui.batch.pictures.picture import Picture
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import say, steady
from lossexplorer.paint.histogram_plot import HistogramPlot
from lossexplorer.report.lines import spread_line

if TYPE_CHECKING:
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.histogram import Histogram
    from lossexplorer.paint.tokens import Tokens
    from lossexplorer.session.pictures_session import Ground, Seen


class SpreadPicture(Picture):
    """A histogram, what lies beyond it, and whether its heights are logarithms."""

    title = mark("Spread of the losses")
    decades_chosen = Signal(bool)
    """A hand said whether heights are logarithms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.histogram, self.log = HistogramPlot(), QCheckBox(self)
        self._shown: Histogram | None = None
        self._decades: bool | None = None
        self.box.addWidget(self.histogram)
        self.log.toggled.connect(self.histogram.set_logarithmic)
        self.log.clicked.connect(self.decades_chosen)
        self.histogram.span_chosen.connect(self._on_span)
        self.histogram.clear_wanted.connect(self._on_clear)
        self.histogram.clicked.connect(self._on_clear)
        self.histogram.set_tell(lambda bar: say(self._bar(bar)))
        self.histogram.walked.connect(self.said)
        self.retranslate()

    @staticmethod
    def fits(ground: Ground) -> bool:
        """Every batch has losses."""
        return True

    def set_histogram(self, histogram: Histogram | None) -> None:
        """Show these counts alone, as they are while rows are still computed; None shows nothing."""
        self._shown = histogram
        self.histogram.set_histogram(histogram)
        self.histogram.set_span(None)
        self._choose_heights()
        self.said.emit()

    def set_decades(self, decades: bool | None) -> None:
        """Whether heights are logarithms; None goes by what is shown."""
        self._decades = decades
        self._choose_heights()

    def show_seen(self, seen: Seen | None) -> None:
        """The bars of all rows, before them those of the selected ones."""
        self.set_histogram(None if seen is None else seen.ground.histogram)
        if seen is not None:
            self.histogram.set_part(seen.part.counts if seen.is_part else None)
            self.histogram.set_span(seen.selection.span)

    def show_row(self, detail: RowDetail | None) -> None:
        """A line at its loss."""
        self.histogram.set_row(detail.loss if detail is not None and detail.used else None)

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self.histogram.set_tokens(tokens)
        self._name_axes()

    def hint(self) -> Message:
        """A span can be drawn."""
        return Message("draw across it to choose a span")

    def line(self) -> Message | None:
        """The bar at which keys are; else what lies beyond the last one."""
        here = self.histogram.here()
        return spread_line(self._shown) if here is None else self._bar(here)

    def tools(self) -> list[QWidget]:
        """Whether heights are logarithms."""
        return [self.log]

    def be_like(self, other: Picture) -> None:
        """Heights of another one."""
        if isinstance(other, SpreadPicture):
            self.set_decades(other.log.isChecked())

    def retranslate(self) -> None:
        """Set every text."""
        self.log.setText(say("log"))
        describe(self.log, self.log.text(), say("Heights are logarithms, so that single rows of the tail are seen"))
        self.histogram.setAccessibleName(say("Histogram of the losses"))
        self._name_axes()
        self.said.emit()

    def _bar(self, bar: int) -> Message:
        """What stands in a bar."""
        low, high = self.histogram.edges(bar, bar)
        return Message(
            "{n} row, loss {low} to {high}",
            plural="{n} rows, loss {low} to {high}",
            n=0 if self._shown is None else int(self._shown.counts[bar]),
            low=steady(low, 3),
            high=steady(high, 3),
        )

    def _choose_heights(self) -> None:
        steep = self._shown is not None and self._shown.is_steep
        self.log.setChecked(steep if self._decades is None else self._decades)

    def _name_axes(self) -> None:
        self.histogram.set_labels(say("rows"), say("loss"))

    def _on_span(self, low: float, high: float) -> None:
        self.select(span=(low, high))

    def _on_clear(self, *place: object) -> None:
        self.histogram.set_span(None)
        self.select(span=None)
