"""What the chosen loss is: formula, one plain sentence, its convention and where it comes from."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from lossexplorer.base import Message, mark
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import lay_of
from lossexplorer.gui.explore.elsewhere import Elsewhere
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.formula import FormulaView
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.catalog.conventions import Convention
    from lossexplorer.compute.conventions import Question
    from lossexplorer.gui.look import Look


_ROLES = {
    "loss": "",
    "metric": mark("A metric: it judges a model, and training does not make it small."),
    "strategy": mark("A strategy: something that is done while training, and no loss."),
    "function": mark("A function of which losses are made."),
}


class About(Spoken, QFrame):
    """One entry of the catalogue in words."""

    formula_wanted = Signal(str, str)
    """LaTeX and colour; the picture comes back by ``set_formula``."""
    questions_wanted = Signal(str)
    """Key of an entry; what libraries disagree about comes back by ``set_questions``, at first without numbers."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._key: str | None = None
        self._asked: str | None = None
        self._note: Message | None = None
        self._edition = 0
        self._title, self._code, self._role, self._of = QLabel(), QLabel(), QLabel(), QLabel()
        self._role.setObjectName("muted")
        self._title.setObjectName("title")
        self._code.setObjectName("small")
        self._of.setObjectName("muted")
        self._formula = FormulaView()
        self._plain, self._convention, self._sources = QLabel(), QLabel(), QLabel()
        self.elsewhere = Elsewhere(look)
        self._convention.setObjectName("muted")
        self._sources.setObjectName("small")
        self._sources.setOpenExternalLinks(True)
        self._sources.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        for label in (self._title, self._code, self._role, self._of):
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addWidget(self._formula)
        for label in (self._title, self._plain, self._convention):  # somebody may have brought them along
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._plain, self._convention, self.elsewhere, self._sources):
            label.setWordWrap(True)
            layout.addWidget(label)
        look.changed.connect(self._ask_formula)
        self.retranslate()

    def set_loss(self, key: str | None, scene: str) -> None:
        """Show this entry as it is drawn in this scene; None shows nothing."""
        lay = lay_of(CATALOGUE.get(key), scene) if key is not None else None
        note = lay.note if lay is not None else None
        edition = CATALOGUE.edition(key) if key is not None else 0
        if (key, note, edition) == (self._key, self._note, self._edition):
            return
        self._key, self._note, self._edition = key, note, edition
        self.setVisible(key is not None)
        if self._asked is not None:
            self.ask_questions()
        self._ask_formula()
        self.retranslate()

    def ask_questions(self) -> None:
        """Ask what libraries disagree about, from now on of every entry: their numbers need torch."""
        if self._key is not None and self._key != self._asked:
            self._asked = self._key
            self.elsewhere.set_questions(())
            self.questions_wanted.emit(self._key)

    def set_questions(self, key: str, questions: Sequence[Convention | Question]) -> None:
        """What libraries disagree about, without numbers or with them, if it is still this entry."""
        if key == self._key:
            self.elsewhere.set_questions(questions)

    def ask_again(self) -> None:
        """Ask for the formula once more: at first there is nobody to draw it."""
        self._ask_formula()

    def set_formula(self, latex: str, color: str, svg: bytes) -> None:
        """The picture of a formula, if it is still the one that is wanted."""
        if (latex, color) == self._wanted():
            self._formula.set_svg(svg)

    def retranslate(self) -> None:
        """Set every text."""
        if self._key is None:
            return
        loss = CATALOGUE.get(self._key)
        self._title.setText(say(loss.title))
        self._code.setText(loss.key)
        self._of.setText(say(Message("Here: {note}.", note=self._note)) if self._note is not None else "")
        self._of.setVisible(self._note is not None)
        self._plain.setText(say(loss.plain))
        self._role.setText(say(_ROLES[loss.role]))
        self._role.setVisible(bool(_ROLES[loss.role]))
        self._convention.setText(say(loss.convention))
        self._convention.setVisible(bool(loss.convention))
        self._formula.setAccessibleName(loss.formula)
        links = [
            f'<a style="color:{self._look.tokens.accent}" href="{escape(url)}">{_breakable(title)}</a>'
            if url
            else _breakable(title)
            for title, url in loss.sources
        ]
        self._sources.setText("<br>".join(links))

    def _wanted(self) -> tuple[str, str] | None:
        return None if self._key is None else (CATALOGUE.get(self._key).formula, self._look.tokens.text)

    def _ask_formula(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self.formula_wanted.emit(*wanted)
            self.retranslate()


def _breakable(name: str) -> str:
    """A dotted name that may be broken after its dots and before its capitals."""
    return re.sub(r"(?<=[._])(?=\w)|(?<=[a-z])(?=[A-Z])", "\u200b", escape(name))
