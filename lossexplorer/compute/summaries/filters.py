"""Filters that somebody types: ``target=3 and loss>5``, ``wrong``, ``confidence >= 0.9 or class = "sea lion"``.

A small language with a parser of its own: a text is never evaluated as code.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, UsageProblem
from lossexplorer.base.class_names import NUMBERED
from lossexplorer.compute.summaries.filter_beside import BesideNames, Text, need_alike, need_sign, plain
from lossexplorer.compute.summaries.filter_numbers import EQUAL, UNEQUAL, Typed, typed
from lossexplorer.compute.summaries.filter_tests import compare, fact
from lossexplorer.compute.summaries.filter_words import labels_of, tokens, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lossexplorer.base.arrays import Array, Column
    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.compute.summaries.columns import Columns
    from lossexplorer.compute.summaries.filter_tests import Value

    Filter = Callable[[Columns], Array]

_MIRRORED = {"<": ">", ">": "<", "<=": ">=", "≤": "≥", ">=": "<=", "≥": "≤"}
COLUMNS = {
    **dict.fromkeys(("loss", "损失"), "loss"),
    **dict.fromkeys(
        ("gradient_norm", "gradient", "gradient_size", "push", "grad", "梯度", "梯度大小"), "gradient_norm"
    ),
    **dict.fromkeys(("target", "class", "label", "true", "目标", "类别", "标签"), "target"),
    **dict.fromkeys(("predicted", "prediction", "pred", "预测"), "predicted"),
    **dict.fromkeys(("confidence", "conf", "置信度"), "confidence"),
    **dict.fromkeys(("margin", "间隔"), "margin"),
    **dict.fromkeys(("rank", "排名"), "rank"),
    **dict.fromkeys(("share", "占比"), "share"),
    **dict.fromkeys(("decisions", "判断数"), "decisions"),
    **dict.fromkeys(("accuracy", "acc", "准确率"), "accuracy"),
    **dict.fromkeys(("index", "row", "#", "行"), "index"),
    **dict.fromkeys(("loss_b", "损失_b"), "loss_b"),
    **dict.fromkeys(("predicted_b", "prediction_b", "pred_b", "预测_b"), "predicted_b"),
    **dict.fromkeys(("confidence_b", "conf_b", "置信度_b"), "confidence_b"),
    **dict.fromkeys(("change", "变化"), "change"),
}
"""What may be compared, by all its names."""
_FACTS = {
    **dict.fromkeys(("wrong", "错误"), "wrong"),
    **dict.fromkeys(("right", "correct", "正确"), "right"),
    **dict.fromkeys(("ignored", "忽略"), "ignored"),
}
_AND, _OR, _NOT = ("and", "&", "&&", "且", "并且"), ("or", "|", "||", "或", "或者"), ("not", "!", "非", "不")
_DEEPEST = 50
_NUMBERS = ("inf", "nan", "infinity")
_WORDS = frozenset((*COLUMNS, *_FACTS, *_AND, *_OR, *_NOT, *_NUMBERS, "in"))


def is_ours(name: str) -> bool:
    """Whether a filter knows a word for something else than a column of the file."""
    return plain(name) in _WORDS


def parse_filter(text: str, names: ClassNames = NUMBERED, beside: Mapping[str, Column] | None = None) -> Filter:
    """Read a filter.

    Args:
        text: comparisons of columns with numbers (also ``0.2 < loss <= 1``, ``class in (1, 2)``, ``share > 1%``) or
            with each other (``target != predicted``), the words ``wrong``, ``right``, ``ignored``; joined by ``and``,
            ``or``, ``not`` and brackets. Signs and digits of full width are those of half width. ``=`` a number with
            decimals is met by what rounds to it; ``row 548`` or ``#548`` is one row. An empty one lets every row pass.
        names: of the classes, which ``target`` and ``predicted`` may be compared with.
        beside: columns of the file, by the names that the filter has for them. Those of words are compared with texts:
            ``image = "a b.png"``, ``image ~ cat``.

    Returns:
        A function from columns to the rows that pass, ``(n,)`` truth values. It raises UsageProblem for a column that
        these do not have.

    Raises:
        UsageProblem: the text cannot be understood; the sentence says where, and what could be meant.
    """
    if not text.strip():
        return lambda columns: np.ones(columns.n, np.bool_)
    return _Parser(text, names, BesideNames(beside or {})).whole()


def asked_for(text: str) -> frozenset[str]:
    """The columns and the facts that a filter looks at, whatever else stands in it."""
    known = COLUMNS | _FACTS
    return frozenset(known[word] for word in words(text, COLUMNS) if word in known)


class _Parser:
    """Recursive descent: or < and < not < comparison."""

    def __init__(self, text: str, names: ClassNames, beside: BesideNames) -> None:
        self._tokens, self._names, self._beside = tokens(text, names, _WORDS, beside), names, beside
        self._at = self._depth = 0

    def whole(self) -> Filter:
        found = self._either()
        if self._peek() is not None:
            raise self._unexpected()
        return found

    def _peek(self) -> str | None:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else None

    def _kind(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1][1]

    def _accept(self, *wanted: str) -> bool:
        word = self._peek()
        if word is not None and word.lower() in wanted and self._kind() not in ("column", "name"):
            self._at += 1
            return True
        return False

    def _either(self) -> Filter:
        parts = [self._both()]
        while self._accept(*_OR):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else lambda c: np.logical_or.reduce([part(c) for part in parts])

    def _both(self) -> Filter:
        parts = [self._single()]
        while self._accept(*_AND):
            parts.append(self._single())
        return parts[0] if len(parts) == 1 else lambda c: np.logical_and.reduce([part(c) for part in parts])

    def _single(self) -> Filter:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UsageProblem(Message("the filter is nested too deeply"))
        found = self._inner()
        self._depth -= 1
        return found

    def _inner(self) -> Filter:
        if self._accept(*_NOT):
            inner = self._single()
            return lambda c: ~inner(c)
        if self._accept("("):
            found = self._either()
            if not self._accept(")"):
                raise UsageProblem(Message("a closing bracket is missing in the filter"))
            return found
        word = (self._peek() or "").lower()
        if word in _FACTS:
            self._take()
            return lambda c: fact(c, _FACTS[word])
        return self._comparison()

    def _comparison(self) -> Filter:
        """``column sign value``, ``number sign column``, ``number sign column sign value``, ``column in …``."""
        tests: list[tuple[str, Value]] = []
        if self._is_number():
            number = self._number()
            sign = self._sign()
            tests.append((_MIRRORED.get(sign, sign), number))
            name = self._column()
            need_sign(self._beside, name, sign)
            if self._kind() != "sign":
                return lambda c: compare(c, name, tests)
        else:
            name = self._column()
            if name == "index" and self._kind() == "number":  # row 548, #548
                number = self._number()
                return lambda c: compare(c, name, [("=", number)])
            if self._accept("in"):
                values = self._values(name)
                return lambda c: np.logical_or.reduce([compare(c, name, [("=", x)]) for x in values])
        sign = self._sign()
        tests.append((sign, self._value(name, sign)))
        return lambda c: compare(c, name, tests)

    def _is_number(self) -> bool:
        return self._kind() == "number" or (self._peek() or "").lower() in _NUMBERS

    def _value(self, column: str, sign: str = "=") -> Value:
        """A number, the name of a column or of a class, or a text."""
        need_sign(self._beside, column, sign)
        if self._kind() == "column":
            need_alike(self._beside, column, self._peek() or "")
            return self._take()
        if self._beside.holds_words(column):
            return self._text(column)
        if not self._is_number() and (self._peek() or "").lower() in COLUMNS:
            return self._column()
        if self._kind() == "name" or (self._kind() == "word" and self._names and not self._is_number()):
            return self._classes(column, sign)
        return self._number(Message("a number or a column"))

    def _text(self, column: str) -> Text:
        if self._kind() != "name":
            raise self._unexpected(Message("a text"))
        return Text(self._take()[1:-1])

    def _classes(self, column: str, sign: str) -> tuple[int, ...]:
        word = self._take()
        name = word[1:-1] if self._tokens[self._at - 1][0] == "name" else word
        found = labels_of(name, self._names)
        if column not in ("target", "predicted", "predicted_b"):
            raise UsageProblem(Message("“{name}” is a class: compare it with target or predicted", name=name))
        if sign not in EQUAL + UNEQUAL:
            raise UsageProblem(Message("“{name}” is a class: compare it with = or !=", name=name))
        return found

    def _number(self, wanted: Message | None = None) -> Typed:
        if not self._is_number():
            raise self._unexpected(wanted or Message("a number"))
        return typed(self._take())

    def _values(self, column: str) -> list[Value]:
        bracket = self._accept("(")
        found = [self._value(column)]
        while self._accept(","):
            found.append(self._value(column))
        if bracket and not self._accept(")"):
            raise UsageProblem(Message("a closing bracket is missing in the filter"))
        return found

    def _sign(self) -> str:
        if self._kind() != "sign":
            raise self._unexpected(Message("a sign such as < or ="))
        return self._take()

    def _column(self) -> str:
        word = (self._peek() or "").lower()
        if self._kind() == "column":
            return self._take()
        quoted = self._beside.get(word[1:-1]) if self._kind() == "name" else None
        if quoted is not None:
            self._take()
            return quoted
        if word in COLUMNS:
            self._take()
            return COLUMNS[word]
        if self._kind() == "word":
            raise UsageProblem(_unknown(self._take(), self._beside))
        raise self._unexpected(Message("a column such as loss or target"))

    def _unexpected(self, wanted: Message | None = None) -> UsageProblem:
        word = self._peek()
        if word is None:
            return UsageProblem(Message("the filter ends where {wanted} should follow", wanted=wanted or ""))
        if wanted is None:
            return UsageProblem(Message("“{word}” is not understood here: join conditions with and, or", word=word))
        return UsageProblem(Message("the filter has “{word}” where {wanted} should stand", word=word, wanted=wanted))


def _unknown(word: str, beside: BesideNames) -> Message:
    words = [*COLUMNS, *_FACTS, *beside]
    near = difflib.get_close_matches(word.lower(), words, 1, 0.5)
    if near:
        return Message("there is no column {word}; did you mean {near}?", word=word[:40], near=near[0])
    names = ", ".join(dict.fromkeys((*COLUMNS.values(), *_FACTS.values(), *(name[:40] for name in beside))))
    return Message("there is no column {word}; there are {names}", word=word[:40], names=names)
