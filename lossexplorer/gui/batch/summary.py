"""The summary numbers in a strip: what the mean says, and what it hides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.base import Message, mark
from lossexplorer.gui.words import Spoken, number, percent, say
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from lossexplorer.compute.result import BatchResult
    from lossexplorer.session.batch_work import Analysed, Partial

_COLUMNS = 4
_NARROW = 62 * UNIT
"""Width below which the loss stands above the smaller figures and not beside them."""
_METRICS = {
    "accuracy": (mark("accuracy"), mark("Share of rows that are right")),
    "f1_macro": (mark("F1"), mark("Mean over the classes of 2·TP/(2·TP + FP + FN)")),
    "auc": (mark("AUC"), mark("How often a random positive stands above a random negative")),
    "ece": (mark("ECE"), mark("Expected calibration error: how far confidence is from accuracy, over 15 bins")),
    "mae": (mark("mean error"), mark("Mean absolute error")),
    "rmse": (mark("RMSE"), mark("Root of the mean squared error")),
    "r2": (mark("R²"), mark("Share of the targets' variance that is explained")),
}
_REDUCTIONS = {
    "mean": mark("mean"),
    "sum": mark("sum"),
    "none": mark("not reduced"),
    "batchmean": mark("mean over rows"),
}
_TIPS = {
    "value": mark("The loss of the whole batch"),
    "median": mark("Half of the rows cost less"),
    "p95": mark("One row in twenty costs more"),
    "max": mark("The most expensive row"),
    "rows": mark("Rows that count; ignored ones are left out of everything"),
}


class _Figure(QWidget):
    """A number over its name."""

    def __init__(self, big: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value, self.name = QLabel(), QLabel()
        self.value.setObjectName("display" if big else "value")
        self.name.setObjectName("small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addStretch()
        layout.addWidget(self.value)
        layout.addWidget(self.name)
        layout.addStretch()

    def set(self, value: str, name: str, tip: str) -> None:
        """Show these texts."""
        self.value.setText(value)
        self.name.setText(name)
        self.setToolTip(tip)
        self.setAccessibleName(f"{name} {value}")


class Summary(Spoken, QFrame):
    """Figures of a result, or of the part that is done: the loss, and two lines of smaller ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._analysed: Analysed | None = None
        self._partial: Partial | None = None
        self._figures: list[_Figure] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._narrow = False

    def set_result(self, analysed: Analysed | None) -> None:
        """Show a complete result; None shows nothing."""
        self._analysed, self._partial = analysed, None
        self.retranslate()

    def set_partial(self, partial: Partial) -> None:
        """Show what is known so far."""
        self._partial = partial
        self.retranslate()

    def figures(self) -> dict[str, str]:
        """What is shown: number by name."""
        return {f.name.text(): f.value.text() for f in self._figures if not f.isHidden()}

    def retranslate(self) -> None:
        """Set every text."""
        shown = self._shown()
        while len(self._figures) < len(shown):
            self._figures.append(_Figure(big=not self._figures))
            self._arrange()
        for figure, (value, name, tip) in zip(self._figures, shown, strict=False):
            figure.set(value, name, tip)
        for i, figure in enumerate(self._figures):
            figure.setVisible(i < len(shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand otherwise where there is less room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        """The loss first, large; the others in columns beside or below it."""
        first = 0 if self._narrow else 1
        self._grid.setHorizontalSpacing(UNIT if self._narrow else 2 * UNIT)
        self._grid.setColumnMinimumWidth(0, 0 if self._narrow else 20 * UNIT)
        for column in range(_COLUMNS + 1):
            self._grid.setColumnStretch(column, int(first <= column < first + _COLUMNS))
        for i, figure in enumerate(self._figures):
            self._grid.removeWidget(figure)
            if i == 0:
                self._grid.addWidget(figure, 0, 0, 2 - int(self._narrow), _COLUMNS if self._narrow else 1)
            else:
                row, column = divmod(i - 1, _COLUMNS)
                self._grid.addWidget(figure, row + int(self._narrow), column + first)

    def _shown(self) -> list[tuple[str, str, str]]:
        if self._partial is not None:
            part = self._partial
            done = say(Message("mean of the first {n} rows", n=part.done))
            return [(number(part.mean, 5), done, say(_TIPS["value"]))]
        if self._analysed is None:
            return []
        return _figures_of(self._analysed.result)


def _figures_of(result: BatchResult) -> list[tuple[str, str, str]]:
    value = result.value
    name = say(
        Message(
            "{reduction} · {loss}", reduction=Message(_REDUCTIONS[result.reduction]), loss=Message(result.loss.title)
        )
    )
    shown = [("–" if value is None else number(value, 5), name, say(_TIPS["value"]))]
    for key, words in (("median", say("median")), ("p95", say("95 %")), ("max", say("worst"))):
        shown.append((number(result.summary[key]), words, say(_TIPS[key])))
    ignored = result.n - result.n_used
    rows = say("rows") if not ignored else say(Message("rows, {n} ignored", n=ignored))
    shown.append((number(result.n), rows, say(_TIPS["rows"])))
    for key, figure in result.metrics.items():
        words, tip = _METRICS[key]
        shown.append((percent(figure) if key == "accuracy" else number(figure, 3), say(words), say(tip)))
    return shown
