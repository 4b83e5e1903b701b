"""What a diagnosis comes to, in one sentence under the two numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.base import Message, mark
from lossexplorer.gui.words import Spoken, number, say, steady
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.diagnosis.results import Diagnosis

_BASES = {"chance": mark("chance"), "prior_entropy": mark("prior"), "floor": mark("floor")}
_TIPS = (
    mark("The number that was seen"),
    mark("The loss of this file, read as what it is"),
    mark("What guessing costs"),
    mark("What always saying how frequent each class is costs"),
    mark("The least that is possible with these targets"),
)
_MENTION = 0.25
"""Up to this score a reason is only what cannot be ruled out."""


class Verdict(Spoken, QFrame):
    """Seen, recomputed, baselines, and the sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._found: Diagnosis | None = None
        self.sentence, self.read = QLabel(), QLabel()
        self.sentence.setObjectName("title")
        self.read.setObjectName("small")
        for label in (self.sentence, self.read):
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
        column.addWidget(self.read)

    def show_diagnosis(self, found: Diagnosis) -> None:
        """Show this."""
        self._found = found
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
        self.sentence.setText(say(sentence_of(found)))
        kind, why = found.input_kind.title, found.input_kind.evidence
        words_of = Message("read as {kind} ({why}); {loss}, {n} rows", kind=kind, why=why, loss=found.loss, n=found.n)
        self.read.setText(say(words_of))


def _figures(found: Diagnosis) -> list[tuple[str, str]]:
    """Number and name of each tile; a tile without a number is not shown."""
    seen = "" if found.observed is None else found.observed.text.replace("-", "−")
    here = "–" if found.recomputed is None else steady(found.recomputed, 5)
    tiles = [(seen, say("you saw")), (here, say("recomputed here"))]
    for key, words in _BASES.items():
        value = found.baselines.to_dict()[key]
        tiles.append(("" if value is None else number(value), say(words)))
    return tiles


def is_explained(found: Diagnosis) -> bool:
    """Whether something reproduces the number, and not only cannot be ruled out."""
    return found.explained and found.causes[0].score > _MENTION


def sentence_of(found: Diagnosis) -> Message:
    """What it comes to."""
    if found.observed is None:
        return _of_the_file(found)
    if not is_explained(found):
        if found.undefined is not None:
            return Message("The loss of this file is undefined: {why}", why=found.undefined)
        return Message("Not explained: no known mistake gives {seen} on this file", seen=found.observed.text)
    best = found.causes[0]
    if best.key == "as_computed":
        return Message("Nothing to explain: this is what the formula gives")
    if best.score > 0.5:
        digits = found.observed.digits
        if digits is None:
            return Message("{title}: that gives {seen}", title=best.title, seen=found.observed.text)
        return Message(
            "{title}: that reproduces {seen} to its {digits} digits",
            title=best.title,
            seen=found.observed.text,
            digits=digits,
        )
    return Message("Perhaps: {title}. More digits would tell", title=best.title)


def _of_the_file(found: Diagnosis) -> Message:
    if found.undefined is not None:
        return Message("The loss of this file is undefined: {why}", why=found.undefined)
    if found.clean:
        return Message("Nothing is wrong with this file. Type the number that you saw, and its reason is looked for")
    faults = sum(finding.severity != "info" for finding in found.findings)
    return Message("{n} thing in this file looks wrong", plural="{n} things in this file look wrong", n=faults)
