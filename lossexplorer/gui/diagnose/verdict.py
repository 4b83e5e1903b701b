"""What a diagnosis comes to, in one sentence under the two numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.base import Message, mark
from lossexplorer.gui.words import Spoken, number, say, steady
from lossexplorer.paint.tokens import UNIT
from lossexplorer.report.diagnosis import BASES, known_as, sentence_of, sentence_so_far

if TYPE_CHECKING:
    from lossexplorer.diagnosis.results import Diagnosis

_TIPS = (
    mark("The number that was seen"),
    mark("The loss of this file, read as what it is"),
    mark("What guessing costs"),
    mark("What always saying how frequent each class is costs"),
    mark("The least that is possible with these targets"),
)


class Verdict(Spoken, QFrame):
    """Seen, recomputed, baselines, and the sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._found: Diagnosis | None = None
        self._so_far = False
        self.sentence, self.known, self.read = QLabel(), QLabel(), QLabel()
        self.sentence.setObjectName("title")
        self.read.setObjectName("small")
        for label in (self.sentence, self.known, self.read):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._tiles = [(QLabel(), QLabel()) for _ in range(5)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(0)
        for i, (value, name) in enumerate(self._tiles):
            value.setObjectName("display" if i < 2 else "value")
            name.setObjectName("small")
            value.setAlignment(Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(value, 0, i)
            grid.addWidget(name, 1, i)
        grid.setColumnStretch(len(self._tiles), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(grid)
        column.addWidget(self.sentence)
        column.addWidget(self.known)
        column.addWidget(self.read)

    def show_diagnosis(self, found: Diagnosis, *, so_far: bool = False) -> None:
        """Show this; ``so_far`` while more may be found."""
        self._found, self._so_far = found, so_far
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        found = self._found
        if found is None:
            return
        for (value, name), (shown, words), tip in zip(self._tiles, _figures(found), _TIPS, strict=True):
            value.setText(shown)
            value.setToolTip(say(tip))
            name.setText(words)
            for label in (value, name):
                label.setVisible(bool(shown))
        self.sentence.setText(say(sentence_so_far(found) if self._so_far else sentence_of(found)))
        known = () if self._so_far else found.known
        self.known.setText("\n".join([say(known_as(found)), *(f"• {say(each.meaning)}" for each in known)]))
        self.known.setVisible(bool(known))
        kind, why = found.input_kind.title, found.input_kind.evidence
        words_of = Message("read as {kind} ({why}); {loss}, {n} rows", kind=kind, why=why, loss=found.loss, n=found.n)
        self.read.setText(say(words_of))


def _figures(found: Diagnosis) -> list[tuple[str, str]]:
    """Number and name of each tile; a tile without a number is not shown."""
    seen = "" if found.observed is None else found.observed.text.replace("-", "−")
    here = "–" if found.recomputed is None else steady(found.recomputed, 5)
    tiles = [(seen, say("you saw")), (here, say("recomputed here"))]
    for key, words in BASES.items():
        value = found.baselines.to_dict()[key]
        tiles.append(("" if value is None else number(value), say(words)))
    return tiles
