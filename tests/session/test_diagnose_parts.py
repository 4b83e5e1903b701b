"""A diagnosis comes in parts, each called what it is, and what was there stays until there is a better one."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING, Any

import pytest

from lossexplorer.base import Message, Problem
from lossexplorer.diagnosis import engine
from lossexplorer.session import computing, diagnose_session, diagnose_work
from lossexplorer.session.diagnose_session import DiagnoseSession
from lossexplorer.state.diagnose import ask
from lossexplorer.workers import job
from tests.conftest import wait_until
from tests.session.desk import Desk, classes, hold
from tests.workers.tools import GIVE_UP, Ear, Gate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lossexplorer.state.app import Place

pytestmark = pytest.mark.usefixtures("qapp")


class Clinic:
    """A desk, and a session that diagnoses its batch; whole files wait at a gate if there is one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desk, self.gate, self.fault = Desk(), None, None
        self.session = DiagnoseSession(self.desk.store, self.desk.session, self.desk.turnstile, 1)
        self.told, self.glimpsed = Ear(self.session.diagnosed), Ear(self.session.glimpsed)
        self.qualified, self.failed = Ear(self.session.qualified), Ear(self.session.failed)
        diagnose = diagnose_work.diagnose

        def held(batch: Any, question: Any, *rest: Any) -> Any:
            if rest and self.gate is not None:
                self.gate.hold()
            if rest and self.fault is not None:
                raise self.fault
            return diagnose(batch, question, *rest)

        monkeypatch.setattr(diagnose_work, "diagnose", held)

    def ask(self, **facts: Any) -> None:
        state = self.desk.store.state
        self.desk.store.replace(state.with_diagnose(ask(state.diagnose, **facts)).at("diagnose"))

    def rest(self) -> None:
        wait_until(lambda: not self.session._runner.is_busy(), "the end of it", GIVE_UP)

    def hold(self) -> Gate:
        self.gate = Gate()
        return self.gate

    def let_go(self) -> None:
        gate, self.gate = self.gate, None
        gate.open()
        self.rest()

    @property
    def said(self) -> str:
        words = self.qualified.heard[-1]
        return "" if words is None else str(words)


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clinic]:
    clinic = Clinic(monkeypatch)
    clinic.desk.open(classes(tmp_path, "a.npz"))
    yield clinic
    assert clinic.session.close(int(1000 * GIVE_UP))
    clinic.desk.close()


def test_an_answer_stays_and_says_that_it_is_of_the_question_before(clinic: Clinic) -> None:
    clinic.ask()
    clinic.rest()
    first = clinic.session.present
    assert clinic.said == ""
    clinic.hold()
    clinic.ask(observed="1.2345")
    assert clinic.said == "This answers the question before; the new one is being looked into"
    clinic.gate.wait()
    clinic.session.cancel()
    clinic.let_go()
    assert clinic.said == "Cancelled: this answers the question before"
    assert clinic.session.present is first
    clinic.fault = Problem(Message("too odd"))
    clinic.ask(observed="1.3")
    clinic.rest()
    assert clinic.said.startswith("The new question has no answer")
    assert clinic.session.present is clinic.told.heard[-1] is first
    assert str(clinic.failed.heard[-1].message) == "too odd"
    clinic.fault = None
    clinic.ask(observed="1.4")
    clinic.rest()
    assert clinic.said == ""
    assert clinic.session.present.observed.text == "1.4"


def test_a_question_that_is_overtaken_is_never_answered(clinic: Clinic) -> None:
    clinic.ask()
    clinic.rest()
    heard, gate = len(clinic.told.heard), clinic.hold()
    clinic.ask(observed="1.5")
    gate.wait()
    clinic.ask(observed="2.5")
    clinic.let_go()
    assert [found.observed.text for found in clinic.told.heard[heard:]] == ["2.5"]


def test_of_another_file_the_first_rows_are_shown_before_the_whole_and_are_no_answer(
    clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.ask()
    clinic.rest()
    monkeypatch.setattr(diagnose_work, "_ROWS", 8)
    before, gate = clinic.desk.session.present, clinic.hold()
    clinic.desk.session.open(str(classes(tmp_path, "b.npz", n=500, seed=1)), None, "")
    wait_until(lambda: clinic.desk.session.present is not before, "the other file", GIVE_UP)
    batch = clinic.desk.session.present.prospect.batch
    assert clinic.session.about(batch) is None, "what is there is of another file"
    wait_until(gate.has_come, "the whole file", GIVE_UP)
    wait_until(lambda: bool(clinic.glimpsed.heard), "the first rows", GIVE_UP)
    glimpse = clinic.glimpsed.heard[-1]
    assert (glimpse.found.n, glimpse.of_few, glimpse.found.causes) == (8, True, ())
    assert clinic.said == "So far from the first 8 rows alone: the rest is being read"
    assert clinic.session.about(batch) is None
    clinic.session.cancel()
    clinic.let_go()
    assert clinic.said == "Cancelled: this is of the first 8 rows alone"
    clinic.ask(observed="1.5")
    clinic.rest()
    assert clinic.said == ""
    assert clinic.session.about(batch).n == 500


def test_a_reproducer_is_of_the_file_whose_reasons_are_shown_whatever_is_asked_by_then(
    clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Any] = []
    monkeypatch.setattr(diagnose_session, "reproduce", lambda *of: of)
    monkeypatch.setattr(diagnose_session, "save_reproducer", lambda path, of: written.append(of))
    monkeypatch.setattr(diagnose_work, "_ROWS", 8)
    clinic.desk.open(classes(tmp_path, "b.npz", n=500))
    batch = clinic.desk.session.present.prospect.batch
    clinic.hold()
    clinic.ask()
    wait_until(lambda: bool(clinic.glimpsed.heard), "the first rows", GIVE_UP)
    clinic.session.cancel()
    clinic.let_go()
    found = clinic.glimpsed.heard[-1].found
    clinic.session.writer_of("cancelled")("shown.py")
    gate = clinic.hold()
    clinic.desk.session.open(str(classes(tmp_path, "c.npz")), None, "")
    wait_until(gate.has_come, "the other file", GIVE_UP)
    assert clinic.said == "This is of the file before; the new one is being read"
    assert clinic.session.shown == (batch, found)
    write = clinic.session.writer_of("another file is asked about")
    clinic.session.cancel()
    clinic.let_go()
    write("shown.py")
    assert written == [(batch, found, "cancelled"), (batch, found, "another file is asked about")]
    assert clinic.told.heard[-1] is None, "the file before is not called the new one"
    with pytest.raises(Problem, match="no diagnosis yet"):
        _ = clinic.session.shown


def test_what_is_known_before_a_second_read_is_told_and_the_answer_follows(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "SAMPLED", 0)  # costly mistakes of every file are put off
    monkeypatch.setattr(engine, "likely_reasons", lambda facts, later, seen: later)
    monkeypatch.setattr(job, "REPORT_EVERY", 0.0)
    clinic.ask(observed="1.2345")
    clinic.rest()
    (glimpse,) = clinic.glimpsed.heard
    assert not glimpse.of_few
    assert glimpse.found.n == clinic.session.present.n
    assert glimpse.found.observed.text == "1.2345"
    assert [str(w) for w in clinic.qualified.heard if w is not None] == [
        "Not every mistake has been tried yet: the file is being read again"
    ]
    assert clinic.said == ""


def test_class_names_are_parted_by_any_comma_and_pasted_as_a_list(clinic: Clinic) -> None:
    for text in (
        "cat, dog, bird, fish",
        "cat，dog、bird；fish",
        "['cat', \"dog\", 'bird', 'fish']",
        "cat;dog;bird;fish",
    ):
        clinic.ask(class_names=text)
        assert clinic.session._question().question.class_names == ("cat", "dog", "bird", "fish"), text
    clinic.ask(class_names=" ")
    assert clinic.session._question().question.class_names == ()
    clinic.rest()


def test_a_cancelled_batch_leaves_the_answer_about_the_one_before(
    clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.desk.open(classes(tmp_path, "a.npz"))
    clinic.ask(observed="1.5")
    clinic.rest()
    answer = clinic.session.present
    assert answer is not None
    rows = hold(monkeypatch, computing, "analyse", "rows")
    clinic.hold()
    clinic.desk.session.open(str(classes(tmp_path, "b.npz", seed=1)))
    wait_until(rows.has_come, "the other batch", GIVE_UP)
    clinic.desk.session.cancel()
    clinic.session.cancel()
    rows.open()
    clinic.let_go()
    wait_until(lambda: bool(clinic.desk.heard("returned")), "the batch before", GIVE_UP)
    clinic.rest()
    assert clinic.session.present is clinic.told.heard[-1] is answer
    assert clinic.qualified.heard[-1] is None


@pytest.mark.parametrize("place", ["diagnose", "batch"])
def test_an_answer_keeps_no_file_that_is_not_open_any_more(place: Place, clinic: Clinic, tmp_path: Path) -> None:
    clinic.ask()
    clinic.rest()
    before = weakref.ref(clinic.desk.session.present.prospect.batch)
    clinic.desk.store.drift(clinic.desk.store.state.at(place))
    clinic.fault = Problem(Message("no answer"))
    clinic.desk.open(classes(tmp_path, "b.npz", seed=1))
    clinic.rest()
    for ear in clinic.desk.ears.values():
        ear.heard.clear()
    gc.collect()
    assert before() is None
