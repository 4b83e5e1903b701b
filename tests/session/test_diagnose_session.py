"""A diagnosis belongs to the file and to the question that was asked, whatever is cancelled or fails meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lossexplorer.session import diagnose_session
from lossexplorer.session.diagnose_session import DiagnoseSession
from lossexplorer.state.diagnose import ask
from tests.conftest import wait_until
from tests.session.desk import Desk, classes, hold
from tests.workers.tools import GIVE_UP, Ear

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


class Surgery:
    """A desk at Diagnose with a batch that was asked about."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk()
        self.session = DiagnoseSession(self.desk.store, self.desk.session, self.desk.turnstile, 1)
        self.diagnosed, self.failed, self.working = (
            Ear(getattr(self.session, name)) for name in ("diagnosed", "failed", "working")
        )
        self.desk.store.drift(self.desk.store.state.at("diagnose"))
        self.desk.open(classes(folder, "a.npz"))
        self.wait()

    def ask(self, number: str) -> None:
        state = self.desk.store.state
        self.desk.store.replace(state.with_diagnose(ask(state.diagnose, observed=number)))

    def wait(self) -> None:
        wait_until(lambda: not self.session._runner.is_busy(), "the answer", GIVE_UP)

    @property
    def about(self) -> str | None:
        """The number of which the diagnosis that is there speaks."""
        found = self.session.present
        return None if found is None or found.observed is None else found.observed.text


@pytest.fixture
def surgery(tmp_path: Path) -> Iterator[Surgery]:
    surgery = Surgery(tmp_path)
    yield surgery
    assert surgery.session.close(int(1000 * GIVE_UP))
    surgery.desk.close()


def test_a_cancelled_question_leaves_the_answer_before_and_may_be_asked_again(
    surgery: Surgery, monkeypatch: pytest.MonkeyPatch
) -> None:
    surgery.ask("1.5")
    surgery.wait()
    gate = hold(monkeypatch, diagnose_session, "diagnose", "diagnose")
    surgery.ask("2.5")
    gate.wait()
    surgery.session.cancel()
    gate.open()
    surgery.wait()
    assert surgery.about == "1.5"
    assert surgery.working.heard[-1] == (None, -1.0)
    surgery.desk.store.undo()
    surgery.desk.store.redo()
    surgery.wait()
    assert surgery.about == "2.5"
    assert surgery.failed.heard == []


def test_a_question_that_is_overtaken_is_never_answered(surgery: Surgery, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = len(surgery.diagnosed.heard)
    gate = hold(monkeypatch, diagnose_session, "diagnose", "diagnose")
    surgery.ask("1.5")
    gate.wait()
    surgery.ask("2.5")
    gate.open()
    surgery.wait()
    assert [found.observed.text for found in surgery.diagnosed.heard[heard:]] == ["2.5"]


def test_what_fails_leaves_an_answer_about_the_same_file_and_none_about_another(
    surgery: Surgery, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    surgery.ask("1.5")
    surgery.wait()

    def broken(*arguments: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(diagnose_session, "diagnose", broken)
    surgery.ask("2.5")
    surgery.wait()
    assert surgery.about == "1.5"
    assert len(surgery.failed.heard) == 1
    surgery.desk.open(classes(tmp_path, "b.npz", seed=1))
    surgery.wait()
    assert surgery.session.present is None
    assert surgery.diagnosed.heard[-1] is None
