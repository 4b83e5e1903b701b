"""What the cursor reads: value and gradient of every curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from lossexplorer.base import Message, mark
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES, lay_of
from lossexplorer.compute.translate import readings, unit_of
from lossexplorer.gui.widgets.elided import Elided
from lossexplorer.gui.widgets.figure import Figure
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.paint.glyphs import glyph
from lossexplorer.paint.legend import short_parameters
from lossexplorer.paint.plottable import is_clipped
from lossexplorer.paint.tokens import SMALL, TITLE, UNIT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lossexplorer.compute.curve import Curve, CurveRequest, CurveSet
    from lossexplorer.compute.translate import Reading
    from lossexplorer.gui.explore.translator import Translator
    from lossexplorer.gui.look import Look

_SLOPE_TIP = mark(
    "The derivative of the loss by the axis: how much it changes for one unit to the right; training goes against it"
)
_STEPS = Message("no gradient: it moves in steps")
_DIGITS = 4
_NUMBER_WIDTH = 12 * UNIT
_AT_WIDTH = 24 * UNIT
_PARAMETERS_WIDTH = 14 * UNIT
_UNITS_WIDTH = 26 * UNIT
_ROWS = 4
"""Lines of the grid for each curve."""


class _Line:
    """Widgets of one curve: sign, name and parameters, what it is taken of, and the two numbers below them.

    Where the loss has other units, a last line tells the value in them.
    """

    def __init__(self) -> None:
        self.sign, self.title, self.note = QLabel(), Elided(), QLabel()
        self.parameters = Figure(_PARAMETERS_WIDTH, SMALL, least=0)
        self.loss, self.slope = Figure(_NUMBER_WIDTH, whole=True), Figure(_NUMBER_WIDTH, whole=True)
        self.units = Figure(_UNITS_WIDTH, SMALL, whole=True)
        self.note.setObjectName("small")
        self.note.setWordWrap(True)
        self._named: tuple[object, ...] = ()

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """All that every curve has."""
        return self.sign, self.title, self.parameters, self.loss, self.slope

    def put(self, grid: QGridLayout, top: int) -> None:
        """Stand in these lines of the grid."""
        first = QHBoxLayout()
        first.addWidget(self.title, 1)
        first.addWidget(self.parameters)
        grid.addWidget(self.sign, top, 0)
        grid.addLayout(first, top, 1, 1, 3)
        grid.addWidget(self.note, top + 1, 1, 1, 3)
        grid.addWidget(self.loss, top + 2, 2)
        grid.addWidget(self.slope, top + 2, 3)
        grid.addWidget(self.units, top + 3, 0, 1, 4, Qt.AlignmentFlag.AlignRight)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the line."""
        for widget in self.widgets:
            widget.setVisible(visible)
        self.note.setVisible(visible and bool(self.note.text()))
        self.units.setVisible(visible and bool(self.units.text()))

    def show(self, curve: Curve, request: CurveRequest, slot: int, look: Look, ratio: float) -> None:
        """Say what this curve reads; name and sign are touched only if they are others."""
        loss = CATALOGUE.get(curve.ask.key)
        title, lay = say(loss.title), lay_of(loss, request.scene)
        notes = [lay.note] if lay is not None and lay.note is not None else []
        notes += [] if loss.differentiable else [_STEPS]
        note = "; ".join(map(say, notes))
        named = (title, note, slot, look.tokens.name, ratio)
        if named != self._named:
            self._named = named
            self.title.setText(title)
            self.title.setToolTip(title)
            self.note.setText(note)
            for figure in (self.parameters, self.units):
                figure.set_tint(look.tokens.muted)
            self.sign.setPixmap(glyph(look.tokens, slot, ratio))
        self.parameters.set_text(short_parameters(curve.ask.key, curve.ask.parameters) if curve.ask.parameters else "")
        missing = curve.problem is not None
        self.loss.set_text("–" if missing else number(curve.cursor[1], _DIGITS))
        self.slope.set_text("–" if missing or not loss.differentiable else number(curve.cursor[2], _DIGITS))
        told = () if missing else _in_other_units(curve, request)
        self.units.set_text(" · ".join(say(Message(r.unit.told, value=r.value)) for r in told))


class Readout(Spoken, QFrame):
    """A table of numbers: two lines for each curve."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._curves: CurveSet | None = None
        self._slots: Mapping[int, int] = {}
        self._at = Figure(_AT_WIDTH, TITLE, whole=True)
        self._heads = [QLabel(), QLabel()]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(UNIT)
        self._grid.setVerticalSpacing(UNIT // 4)
        self._grid.setColumnStretch(1, 1)
        for column, head in enumerate(self._heads, 2):
            head.setObjectName("heading")
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(head, 0, column)
        self._lines: list[_Line] = []
        self._problems = QLabel()
        self._problems.setObjectName("warning")
        self._problems.setTextFormat(Qt.TextFormat.PlainText)  # somebody's own function may say anything
        self._problems.setWordWrap(True)
        self._translate = QToolButton()
        self._translate.setObjectName("small")
        self._translator: Translator | None = None
        self._translate.clicked.connect(self._on_translate)
        self._build()
        look.changed.connect(self.retranslate)
        self.retranslate()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.addWidget(self._at, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(self._grid)
        layout.addWidget(self._problems)
        layout.addWidget(self._translate, 0, Qt.AlignmentFlag.AlignRight)

    def set_curves(self, curves: CurveSet, slots: Mapping[int, int]) -> None:
        """Show the numbers of this answer."""
        self._curves, self._slots = curves, slots
        self._show()

    def values(self) -> list[tuple[str, str, str]]:
        """What is shown: title, loss and gradient of each line."""
        shown = self._curves.curves if self._curves is not None else ()
        return [(line.title.text(), line.loss.text(), line.slope.text()) for line in self._lines[: len(shown)]]

    def retranslate(self) -> None:
        """Set every text."""
        self._heads[0].setToolTip(say("What it costs to be at the cursor; 0 is the best that most losses know"))
        self._heads[1].setText(say("slope"))
        self._heads[1].setToolTip(say(_SLOPE_TIP))
        self._translate.setText(say("Translate a value …"))
        self._translate.setToolTip(say("A loss in nats, bits or as a probability, Dice as IoU, and the like"))
        self._show()

    def _on_translate(self) -> None:
        """A sheet below the button, with the first value that stands above it."""
        from lossexplorer.gui.explore.translator import Translator  # nobody needs it to see the first picture

        if self._translator is None:
            self._translator = Translator(self)
        text, unit, turn = self._first_value()
        self._translator.begin(text, unit, turn)
        below = self._translate.mapToGlobal(self._translate.rect().bottomRight())
        self._translator.move(below.x() - self._translator.width(), below.y())
        self._translator.show()

    def _first_value(self) -> tuple[str, str, float]:
        """The value at the cursor of the first curve that has other units, what it is in, and where it turns."""
        curves = self._curves
        for curve in curves.curves if curves is not None else ():
            if curve.problem is None and curves is not None and _in_other_units(curve, curves.request):
                given = dict(curve.ask.parameters)
                turn = given.get("delta") or given.get("beta") or 1.0
                return f"{curve.cursor[1]:.5g}", unit_of(curve.ask.key), float(turn)
        return "2.3026", "nats", 1.0

    def _show(self) -> None:
        if self._curves is None:
            self._at.set_text(say("torch is being loaded …"))
            self._problems.setVisible(False)
            return
        request = self._curves.request
        drawn = [c for c in self._curves.curves if c.problem is None]
        position = drawn[0].cursor[0] if drawn else request.cursor
        self._at.set_text(f"{SCENES[request.scene].axis(request.axis).symbol} = {number(position, _DIGITS)}")
        losses = all(CATALOGUE.get(c.ask.key).role == "loss" for c in self._curves.curves)
        self._heads[0].setText(say("loss") if losses else say("value"))
        self._make_lines(len(self._curves.curves))
        for line, curve in zip(self._lines, self._curves.curves, strict=False):
            line.show(curve, request, self._slots.get(curve.ask.id, 0), self._look, self.devicePixelRatioF())
            line.set_visible(True)
        self._say_problems(self._curves.curves)

    def _say_problems(self, curves: Sequence[Curve]) -> None:
        """Why a curve is missing, or not all of it can be drawn, in full."""
        why = [(c, _trouble(c)) for c in curves]
        titled = [(Message(CATALOGUE.get(c.ask.key).title), trouble) for c, trouble in why if trouble is not None]
        words = [say(Message("{loss}: {why}", loss=title, why=trouble)) for title, trouble in titled]
        if "\n".join(words) != self._problems.text():
            self._problems.setText("\n".join(words))
        self._problems.setVisible(bool(words))

    def _make_lines(self, count: int) -> None:
        while len(self._lines) < count:
            line = _Line()
            line.put(self._grid, _ROWS * len(self._lines) + 1)
            self._lines.append(line)
        for line in self._lines[count:]:
            line.set_visible(False)


def _trouble(curve: Curve) -> Message | None:
    if curve.problem is None and is_clipped(curve.loss, curve.gradient):
        return Message("values beyond 1e300 are drawn as if they were 1e300")
    return curve.problem


def _in_other_units(curve: Curve, request: CurveRequest) -> tuple[Reading, ...]:
    return readings(curve.ask.key, dict(curve.ask.parameters), dict(request.setting), curve.cursor[1])
