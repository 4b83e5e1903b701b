"""A file is looked through without executing it, and executed as Python would."""

from __future__ import annotations

import sys

import pytest

from lossexplorer.base import Problem, UsageProblem
from lossexplorer.compute.own.load import load
from lossexplorer.compute.own.source import Source, split_spec
from tests.compute.own.bringing import HEAD, one, source


def test_what_a_file_holds_is_known_without_executing_it() -> None:
    text = """
    raise SystemExit("executed")
    def smooth(u, width): ...
    def focal(logits, targets, gamma=2.0): ...
    def keras(y_true, y_pred): ...
    def _hidden(pred, target): ...
    def three(a, b, c): ...
    def lonely(pred): ...
    class Dice(nn.Module):
        def forward(self, pred, target): ...
    class Net(nn.Module):
        def forward(self, x): ...
    class Step(torch.autograd.Function):
        @staticmethod
        def forward(ctx, pred, target): ...
    square = lambda pred, target: (pred - target) ** 2
    _part = lambda pred, target: pred
    one = lambda pred: pred
    MINE = Loss(key="mine")
    OTHER = dict(key="other")
    """
    found = source(text).candidates()
    assert [(c.name, c.kind) for c in found] == [
        ("focal", "function"),
        ("keras", "function"),
        ("Dice", "module"),
        ("square", "function"),
        ("MINE", "entry"),
    ]
    assert found[0].line == HEAD.count("\n") + 4
    # where no name says what it is, two tensors are enough
    assert [c.name for c in source("def f(u, v, scale: float = 1.0): ...").candidates()] == ["f"]


def test_what_is_no_loss_is_said_with_the_name_of_the_file() -> None:
    cases = {
        b"def f(pred, target:\n    pass\n": "mine.py, line 1",
        b"x = 1\n": "mine.py holds no loss",
        b"a\0b": "null bytes",
        b"(" * 5000: "mine.py",
        "def f(pred, target):\n    return '\xff'".encode("latin-1"): "utf-8",
    }
    for data, sentence in cases.items():
        with pytest.raises(Problem) as told:
            Source("/nowhere/mine.py", data).candidates()
        assert sentence in str(told.value)


def test_executing_names_the_line_that_failed_and_leaves_no_trace_on_the_path() -> None:
    before = list(sys.path)
    for text, sentence in (
        ("import nothing_of_this_name", "line 10 “import nothing_of_this_name”: ModuleNotFoundError"),
        ("1 / 0", "line 10 “1 / 0”: ZeroDivisionError"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("f'{1 +}'", "line 10"),
    ):
        with pytest.raises(Problem) as told:
            load(source("\n" + text + "\ndef f(pred, target): ...\n"), ["f"])
        assert sentence in str(told.value)
        assert sys.path == before
    with pytest.raises(UsageProblem, match=r"mine.py has no g; it has f"):
        load(source("def f(pred, target):\n    return pred - target"), ["g"])


def test_the_bytes_that_were_trusted_are_executed_whatever_the_disk_holds() -> None:
    loss = one("def f(pred, target):\n    return (pred - target).abs()")
    assert loss.origin is not None
    assert loss.origin.path == "/nowhere/mine.py"  # there never was such a file
    assert loss.key == "mine.py:f"


def test_a_file_and_a_function_in_it_are_told_from_a_key() -> None:
    assert split_spec("huber_loss") is None
    assert split_spec("package:name") is None
    assert split_spec("a/b.py:name") == ("a/b.py", "name")
    assert split_spec("C:\\a\\b.py:name") == ("C:\\a\\b.py", "name")
    for spec in ("b.py", "a/b.py", "C:\\b.py"):
        with pytest.raises(UsageProblem, match="does not say which function"):
            split_spec(spec)


def test_a_person_reads_the_text_that_python_reads() -> None:
    data = b"# coding: utf-7\nx = '+AGE-'\x0cy\r\ndef f(pred, target):\r    return pred - +ADE-\n"
    file = Source("/nowhere/mine.py", data)
    assert file.lines[1] == "x = 'a'\x0cy"
    assert file.lines[3] == "    return pred - 1"
