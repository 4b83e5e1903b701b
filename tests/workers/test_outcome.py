from __future__ import annotations

import logging
import re

import pytest

from lossexplorer.base import Message, Problem
from lossexplorer.workers.outcome import Failure, failure_of
from tests.workers.tools import EXCEPTIONS, OUT_OF_MEMORY, raised, too_deep

_FORBIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _caught(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:
        return caught


def test_a_problem_keeps_its_sentence_and_can_be_asked_for_more() -> None:
    problem = Problem(Message("{name} is empty", name="a.npy"), "details of a library")
    failure = failure_of(problem)
    assert failure == Failure(problem.message, "details of a library", expected=True, problem=problem)


@pytest.mark.parametrize("name", OUT_OF_MEMORY)
def test_a_lack_of_memory_is_no_fault_of_the_program(name: str) -> None:
    failure = failure_of(_caught(raised(name)))
    assert str(failure.message) == "there is not enough memory for this"
    assert failure.expected


def test_a_full_gpu_is_a_lack_of_memory() -> None:
    failure = failure_of(RuntimeError("CUDA out of memory. Tried to allocate 20.00 MiB."))
    assert str(failure.message) == "there is not enough memory for this"


@pytest.mark.parametrize("name", [name for name in EXCEPTIONS if name not in OUT_OF_MEMORY])
def test_anything_else_is_a_fault_of_the_program_with_its_class_and_the_place(name: str) -> None:
    error = _caught(raised(name))
    failure = failure_of(error)
    assert not failure.expected
    assert str(failure.message).startswith("something went wrong in the program itself: ")
    assert type(error).__name__ in str(failure.message)
    assert "in _caught" in failure.details
    assert "raise error" in failure.details


def test_neither_sentence_nor_details_hold_control_characters() -> None:
    dirty = "\x1b[1mbold\x1b[0m\r\x07 \u202egnp.exe\x00" + "x" * 1000
    for error in (ValueError(dirty), Problem(Message("a sentence"), dirty + "\n" + dirty)):
        failure = failure_of(_caught(error))
        for text in (str(failure.message), failure.details):
            assert not _FORBIDDEN.search(text)
            assert "[1m" not in text
        assert len(str(failure.message)) < 300
        assert max(map(len, failure.details.splitlines())) <= 400


def test_nobody_is_advised_to_load_unsafely() -> None:
    failure = failure_of(ValueError("Re-running torch.load with weights_only set to False will likely succeed"))
    assert "weights_only" not in str(failure.message)


def test_the_details_of_an_endless_recursion_stay_short() -> None:
    with pytest.raises(RecursionError) as caught:
        too_deep()
    failure = failure_of(caught.value)
    assert len(failure.details.splitlines()) <= 60
    assert "RecursionError" in failure.details


def test_the_log_has_the_faults_of_the_program_alone(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "lossexplorer"):
        failure_of(Problem(Message("a mistake of a person"))).log()
        failure_of(MemoryError()).log()
        assert not caplog.records
        failure_of(_caught(KeyError("absent"))).log()
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert "KeyError: 'absent'" in record.getMessage()
    assert "in _caught" in record.getMessage()
