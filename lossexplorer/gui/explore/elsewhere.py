"""What other libraries give where they do something else than this entry; a click does as they do."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from lossexplorer.base import Message
from lossexplorer.catalog.conventions import Convention, Other
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import scenes_of
from lossexplorer.gui.words import Spoken, number, say
from lossexplorer.paint.tokens import SMALL, UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.compute.conventions import Answer, Question
    from lossexplorer.gui.look import Look


_LONG_AFTER, _BREAK = r"(?<=[._])(?=\w{4})", "\u200b"


class Elsewhere(Spoken, QLabel):
    """One paragraph for each question that libraries answer differently, with the number of each."""

    wanted = Signal(str, object)
    """Key and parameters that give the number of somebody else."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._questions: Sequence[Convention | Question] = ()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.linkActivated.connect(self._on_link)
        look.changed.connect(self.retranslate)
        self.retranslate()

    def set_questions(self, questions: Sequence[Convention | Question]) -> None:
        """Show these, numbers that are being computed as dots; none hides the paragraph."""
        self._questions = questions
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setVisible(bool(self._questions))
        self.setText("".join(self._paragraph(i, question) for i, question in enumerate(self._questions)))
        how = [say(Message("{who} {how}", who=say(a.who), how=say(a.how))) for q in self._questions for a in q.others]
        self.setToolTip(f"<qt>{'<br>'.join(escape(line) for line in dict.fromkeys(how))}</qt>")
        self.setAccessibleName(say("What other libraries give"))

    def _paragraph(self, index: int, question: Convention | Question) -> str:
        own = _held(say(question.who) if question.who else say("here"), question)
        answers: Sequence[Other | Answer] = question.others
        others = [self._link(f"{index}.{j}", answer) for j, answer in enumerate(answers)]
        topic = escape(say(question.topic)).replace(" = ", "\u00a0=\u00a0")
        return (
            f"<p style='margin:0 0 {UNIT // 2}px 0; font-size:{SMALL}px'>"
            f"<span style='color:{self._look.tokens.muted}'>{topic}</span><br>{' · '.join((own, *others))}</p>"
        )

    def _link(self, place: str, answer: Other | Answer) -> str:
        text = _held(say(answer.who), answer)
        if isinstance(answer, Other) or not _can_be_drawn(answer):
            return text
        return f"<a style='color:{self._look.tokens.accent}; text-decoration:none' href='{place}'>{text}</a>"

    def _on_link(self, place: str) -> None:
        i, j = map(int, place.split("."))
        answer = self._questions[i].others[j]
        self.wanted.emit(answer.key, dict(answer.parameters or {}))


def _held(who: str, found: Convention | Other | Question | Answer) -> str:
    """A name and its number, which no line break parts; a long name may be broken after its dots and lines."""
    name = escape(who).replace("-", "\u2011")
    value = "…" if isinstance(found, Convention | Other) else number(found.value)
    return f"{re.sub(_LONG_AFTER, _BREAK, name)}\u00a0{value}"


def _can_be_drawn(answer: Answer) -> bool:
    """Whether Explore has what gives the number: some parameters are for batches alone."""
    if not answer.key or not scenes_of(CATALOGUE.get(answer.key)):
        return False
    there = {p.name for p in CATALOGUE.get(answer.key).params if not p.batch_only}
    return set(answer.parameters or {}) <= there
