"""What goes wrong in somebody's own code is one sentence with their own line."""

from __future__ import annotations

import threading

import pytest
import torch

from lossexplorer.base import Problem
from lossexplorer.compute.own.load import load
from lossexplorer.compute.own.running import Halted, longest, watched
from tests.compute.own.bringing import one, refused, source
from tests.conftest import wait_until

HEAD = "def f(pred, target):\n"


CASES = {
    "return pred.nonsense": "line 10 “return pred.nonsense”: AttributeError: 'Tensor' object has no attribute",
    "return 3.0": "line 9 “def f(pred, target):”: it returned float instead of a tensor",
    "return (pred - target)[:2]": "it returned shape (2,) for 6 rows",
    "return (pred - target).detach()": "it has no gradient",
    "return torch.as_tensor((pred - target).detach().numpy())": "it has no gradient",
    "pred += target; return pred": "line 10 “pred += target; return pred”: RuntimeError",
    "target.mul_(0); return pred - target": "it changes its targets in place",
    "return f(pred, target)": "RecursionError",
    "raise MemoryError": "MemoryError",
    "import os; raise SystemExit": "SystemExit",
    "raise ValueError('\\x1b[31m<b>' + 'a' * 10_000)": "ValueError: <b>aaa",
}


def test_the_sentence_names_the_line() -> None:
    for body, sentence in CASES.items():
        said = str(refused(HEAD + f"    {body}"))
        assert sentence in said, body
        assert "\x1b" not in said
        assert len(said) < 500


def test_of_an_autograd_function_its_apply_is_asked_for() -> None:
    text = "class F(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, pred, target): ..."
    _, problems = load(source(text + "\ndef f(pred, target): ..."), ["F"])
    assert "F is no loss by itself; name a function that calls F.apply" in str(problems["F"])


def test_an_error_under_other_parameters_is_said_when_it_happens() -> None:
    loss = one("def f(pred, target, k=1.0):\n    return (pred - target).abs() * [1.0][int(k) - 1]")
    with pytest.raises(Problem, match=r"mine\.py, line 10 “return .*”: IndexError: list index out of range"):
        loss(torch.ones(2), torch.zeros(2), k=3.0)


def test_endless_code_is_stopped_from_another_thread_and_refuses_until_it_may_run_again() -> None:
    loss = one("def f(pred, target, k=1.0):\n    while k > 2:\n        pass\n    return (pred - target).abs()")
    found: list[Problem] = []

    def work() -> None:
        try:
            loss(torch.ones(2), torch.zeros(2), k=3.0)
        except Problem as problem:
            found.append(problem)

    thread = threading.Thread(target=work)
    thread.start()
    wait_until(lambda: longest() is not None, "the run")
    run = longest()
    assert run is not None
    assert run.name == "f"
    run.stop()
    thread.join(10)
    assert isinstance(found[0], Halted)
    assert "f was stopped after" in str(found[0])
    assert longest() is None
    run.stop()  # it has ended: nobody else is hit
    with pytest.raises(Halted):
        loss(torch.ones(2), torch.zeros(2))
    loss.fn.again()  # type: ignore[attr-defined]
    assert float(loss(torch.ones(2), torch.zeros(2))) == 1


def test_a_stop_that_comes_as_the_code_ends_by_itself_still_counts() -> None:
    loss = one("def f(pred, target):\n    return (pred - target).abs()")

    def ends() -> None:
        run = longest()
        assert run is not None
        run.stop()

    with pytest.raises(Halted):
        watched("ends", ends)
    assert longest() is None
    assert float(loss(torch.ones(2), torch.zeros(2))) == 1  # nothing is left that would hit the next one
