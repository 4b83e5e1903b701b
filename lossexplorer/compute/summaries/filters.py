"""Filters that somebody types: ``target=3 and loss>5``, ``wrong``, ``confidence >= 0.9 or class = "sea lion"``.

A small language with a parser of its own: a text is never evaluated as code.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, UsageProblem
from lossexplorer.base.class_names import NUMBERED
from lossexplorer.compute.selection import OF_SECOND
from lossexplorer.compute.summaries.filter_numbers import EQUAL, SIGNS, UNEQUAL, Typed, typed
from lossexplorer.compute.summaries.filter_words import labels_of, tokens, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lossexplorer.base.arrays import Array
    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.compute.summaries.columns import Columns

    Filter = Callable[[Columns], Array]
    Value = Typed | str | tuple[int, ...]
    """A number, the name of a column, or classes."""

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


def parse_filter(text: str, names: ClassNames = NUMBERED) -> Filter:
    """Read a filter.

    Args:
        text: comparisons of columns with numbers (also ``0.2 < loss <= 1``, ``class in (1, 2)``, ``share > 1%``) or
            with each other (``target != predicted``), the words ``wrong``, ``right``, ``ignored``; joined by ``and``,
            ``or``, ``not`` and brackets. Signs and digits of full width are those of half width. ``=`` a number with
            decimals is met by what rounds to it; ``row 548`` or ``#548`` is one row. An empty one lets every row pass.
        names: of the classes, which ``target`` and ``predicted`` may be compared with.

    Returns:
        A function from columns to the rows that pass, ``(n,)`` truth values. It raises UsageProblem for a column that
        these do not have.

    Raises:
        UsageProblem: the text cannot be understood; the sentence says where, and what could be meant.
    """
    if not text.strip():
        return lambda columns: np.ones(columns.n, np.bool_)
    return _Parser(text, names).whole()


def asked_for(text: str) -> frozenset[str]:
    """The columns and the facts that a filter looks at, whatever else stands in it."""
    known = COLUMNS | _FACTS
    return frozenset(known[word] for word in words(text, COLUMNS) if word in known)


class _Parser:
    """Recursive descent: or < and < not < comparison."""

    def __init__(self, text: str, names: ClassNames) -> None:
        self._tokens, self._names = tokens(text, names, _WORDS), names
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
        if word is not None and word.lower() in wanted:
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
            return lambda c: _fact(c, _FACTS[word])
        return self._comparison()

    def _comparison(self) -> Filter:
        """``column sign value``, ``number sign column``, ``number sign column sign value``, ``column in …``."""
        tests: list[tuple[str, Value]] = []
        if self._is_number():
            number = self._number()
            sign = self._sign()
            tests.append((_MIRRORED.get(sign, sign), number))
            name = self._column()
            if self._kind() != "sign":
                return lambda c: _compare(c, name, tests)
        else:
            name = self._column()
            if name == "index" and self._kind() == "number":  # row 548, #548
                number = self._number()
                return lambda c: _compare(c, name, [("=", number)])
            if self._accept("in"):
                values = self._values(name)
                return lambda c: np.logical_or.reduce([_compare(c, name, [("=", x)]) for x in values])
        sign = self._sign()
        tests.append((sign, self._value(name, sign)))
        return lambda c: _compare(c, name, tests)

    def _is_number(self) -> bool:
        return self._kind() == "number" or (self._peek() or "").lower() in _NUMBERS

    def _value(self, column: str, sign: str = "=") -> Value:
        """A number, the name of a column, or that of a class."""
        if not self._is_number() and (self._peek() or "").lower() in COLUMNS:
            return self._column()
        if self._kind() == "name" or (self._kind() == "word" and self._names and not self._is_number()):
            return self._classes(column, sign)
        return self._number(Message("a number or a column"))

    def _classes(self, column: str, sign: str) -> tuple[int, ...]:
        word = self._take()
        name = word[1:-1] if self._tokens[self._at - 1][0] == "name" else word
        found = labels_of(name, self._names)
        if column not in ("target", "predicted"):
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
        if word in COLUMNS:
            self._take()
            return COLUMNS[word]
        if self._kind() == "word":
            raise UsageProblem(_unknown(self._take()))
        raise self._unexpected(Message("a column such as loss or target"))

    def _unexpected(self, wanted: Message | None = None) -> UsageProblem:
        word = self._peek()
        if word is None:
            return UsageProblem(Message("the filter ends where {wanted} should follow", wanted=wanted or ""))
        if wanted is None:
            return UsageProblem(Message("“{word}” is not understood here: join conditions with and, or", word=word))
        return UsageProblem(Message("the filter has “{word}” where {wanted} should stand", word=word, wanted=wanted))


def _unknown(word: str) -> Message:
    words = [*COLUMNS, *_FACTS]
    near = difflib.get_close_matches(word.lower(), words, 1, 0.5)
    if near:
        return Message("there is no column {word}; did you mean {near}?", word=word[:40], near=near[0])
    names = ", ".join(dict.fromkeys((*COLUMNS.values(), *_FACTS.values())))
    return Message("there is no column {word}; there are {names}", word=word[:40], names=names)


def _fact(columns: Columns, fact: str) -> Array:
    if fact == "ignored":
        return ~columns.used
    right = columns.right
    if right is None:
        raise UsageProblem(Message("rows of this batch are neither right nor wrong: no class is predicted"))
    return right if fact == "right" else columns.used & ~right


def column_of(columns: Columns, name: str) -> Array:
    """A column by its name.

    Raises:
        UsageProblem: the batch does not have it.
    """
    if name == "index":
        return np.arange(columns.first, columns.first + columns.n)
    column: Array | None = getattr(columns, name)
    if column is None and name in OF_SECOND and columns.change is None:
        raise UsageProblem(
            Message("{name} needs a second model: open its predictions with File → Compare with…", name=name)
        )
    if column is None:
        raise UsageProblem(Message("this batch has no column {name}", name=name))
    return column


def _compare(columns: Columns, name: str, tests: Sequence[tuple[str, Value]]) -> Array:
    """Which rows pass every test: a sign, and a number, the name of another column, or classes."""
    column = column_of(columns, name)
    return np.asarray(np.logical_and.reduce([_test(columns, column, *each) for each in tests]))


def _test(columns: Columns, column: Array, sign: str, value: Value) -> Array:
    if isinstance(value, str):
        return np.asarray(SIGNS[sign](column, column_of(columns, value)))
    if isinstance(value, tuple):
        return np.isin(column, value, invert=sign in UNEQUAL)
    return value.against(column, sign)
