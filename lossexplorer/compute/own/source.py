"""A Python file of somebody's own, looked at without executing anything: its text, its hash, what it seems to hold."""

from __future__ import annotations

import ast
import hashlib
import io
import os
import re
import tokenize
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lossexplorer.base import Message, Problem, UsageProblem
from lossexplorer.base.printable import printable

INPUT_WORDS = frozenset(
    "input inputs pred preds prediction predictions output outputs logit logits z score scores prob probs p "
    "probability probabilities y_pred y_hat yhat y_prob x x1 z1 a".split()
)
TARGET_WORDS = frozenset(
    "target targets label labels true truth y y_true ytrue gt t actual x2 z2 b q reference ground_truth".split()
)
_EITHER = frozenset("y t a b p q z".split())
"""Letters that may stand for both."""
SUFFIX = ".py"
Kind = Literal["function", "module", "entry"]


@dataclass(frozen=True)
class Candidate:
    """Something in a file that may be a loss."""

    name: str
    line: int
    kind: Kind


@dataclass(frozen=True)
class Source:
    """One state of one file."""

    path: str
    """Absolute."""
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """Of the content: by it trust is remembered."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def file(self) -> str:
        """The name of the file, safe to show."""
        return printable(os.path.basename(self.path))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text as Python decodes it, line by line as Python counts them."""
        try:
            encoding, _ = tokenize.detect_encoding(io.BytesIO(self.data).readline)
        except SyntaxError:  # which the tree says better
            encoding = "utf-8"
        return tuple(re.split(r"\r\n|\r|\n", self.data.decode(encoding, "replace")))

    def line(self, number: int) -> str:
        """A line without its indentation; empty if there is none of this number."""
        return printable(self.lines[number - 1].strip(), keep_end=False) if 0 < number <= len(self.lines) else ""

    def at(self, line: int, what: object) -> Message:
        """A sentence about one line of the file."""
        text = self.line(line)
        if not text:
            return Message("{file}: {what}", file=self.file, what=what)
        return Message("{file}, line {line} “{text}”: {what}", file=self.file, line=str(line), text=text, what=what)

    @cached_property
    def tree(self) -> ast.Module:
        """The file as Python reads it.

        Raises:
            Problem: it is not Python; the sentence names the line.
        """
        try:
            return ast.parse(self.data, self.path)
        except SyntaxError as error:
            raise Problem(self.at(error.lineno or 0, printable(error.msg))) from error
        except (ValueError, RecursionError, MemoryError) as error:  # a NUL, or brackets a thousand deep
            what = printable(str(error)) or type(error).__name__
            raise Problem(Message("{file} is not Python: {what}", file=self.file, what=what)) from error

    def candidates(self) -> tuple[Candidate, ...]:
        """Functions and named lambdas of (prediction, target, …), Modules whose forward is one, and declared entries.

        Raises:
            Problem: the file is not Python, or holds nothing of the kind.
        """
        found = [(candidate, sure) for node in self.tree.body for candidate, sure in _candidates(node)]
        best = [candidate for candidate, sure in found if sure] or [candidate for candidate, _ in found]
        if not best:
            raise Problem(
                Message(
                    "{file} holds no loss: a function (prediction, target, …), or a Module whose forward is one",
                    file=self.file,
                )
            )
        return tuple(best)

    def segment(self, name: str) -> str:
        """The text of a function, lambda or class, lower case; empty if it is made otherwise."""
        for node in self.tree.body:
            is_lambda = isinstance(getattr(node, "value", None), ast.Lambda)
            if getattr(node, "name", None) == name or (is_lambda and name in _assigned(node)):
                return (ast.get_source_segment("\n".join(self.lines), node) or "").lower()
        return ""


def split_spec(spec: str) -> tuple[str, str] | None:
    """``path.py:name`` as its two parts; None if it is nothing of the kind, such as a key of the catalogue.

    Raises:
        UsageProblem: it names a file and no function.
    """
    path, colon, name = spec.rpartition(":")
    if spec.endswith(SUFFIX) and ("/" in spec or "\\" in spec or not colon or not name.isidentifier()):
        raise UsageProblem(Message("{spec} does not say which function: write {spec}:NAME", spec=printable(spec)))
    return (path, name) if colon and path.endswith(SUFFIX) else None


def _candidates(node: ast.stmt) -> list[tuple[Candidate, bool]]:
    """What a statement defines, and whether its names say that it is a loss."""
    if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
        names = _required(node.args)
        return [(Candidate(node.name, node.lineno, "function"), _speaks(names))] if len(names) == 2 else []
    if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
        forward = next((n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "forward"), None)
        names = _required(forward.args)[1:] if forward is not None and not _is_static(forward) else []
        return [(Candidate(node.name, node.lineno, "module"), True)] if len(names) == 2 else []
    if isinstance(node, ast.Assign | ast.AnnAssign):
        made = _made(node.value)
        names = [name for name in _assigned(node) if not name.startswith("_")]
        return [(Candidate(name, node.lineno, made[0]), made[1]) for name in names if made is not None]
    return []


def _assigned(node: ast.stmt) -> list[str]:
    """The names that an assignment gives."""
    targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _made(value: ast.expr | None) -> tuple[Kind, bool] | None:
    """What an assigned value may be, and whether its names say that it is a loss."""
    if isinstance(value, ast.Lambda):
        names = _required(value.args)
        return ("function", _speaks(names)) if len(names) == 2 else None
    called = value.func if isinstance(value, ast.Call) else None
    name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
    return ("entry", True) if name == "Loss" else None


def _is_static(function: ast.FunctionDef) -> bool:
    """As the forward of an ``autograd.Function``, whose first argument is no ``self``."""
    return any(isinstance(word, ast.Name) and word.id == "staticmethod" for word in function.decorator_list)


def _required(arguments: ast.arguments) -> list[str]:
    """Names of the arguments by position that have no default, and of the first two whatever they have."""
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args)]
    annotated = {a.arg for a in (*arguments.posonlyargs, *arguments.args) if _is_number(a.annotation)}
    required = names[: len(names) - len(arguments.defaults)]
    return [name for name in required if name not in annotated]


def _is_number(annotation: ast.expr | None) -> bool:
    """Whether it is said to be a number, and so no tensor."""
    return isinstance(annotation, ast.Name) and annotation.id in ("float", "int", "bool", "str")


def _speaks(names: list[str]) -> bool:
    first, second = (name.lower().strip("_") for name in names)
    return first in INPUT_WORDS or second in TARGET_WORDS or is_swapped(first, second)


def is_swapped(first: str, second: str) -> bool:
    """Whether these names say that targets come first, as in Keras and scikit-learn."""
    return first in TARGET_WORDS - _EITHER and second in INPUT_WORDS - _EITHER
