"""Exports are made in threads of their own, can be cancelled, and end with the window."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QThread

from lossexplorer.base import Message, Problem
from lossexplorer.report.tables import save_columns
from lossexplorer.session.export_session import ExportSession
from tests.conftest import wait_until
from tests.workers.tools import Ear, Gate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Desk:
    def __init__(self) -> None:
        self.session = ExportSession()
        self.ears = {name: Ear(getattr(self.session, name)) for name in ("copied", "failed", "working")}

    def heard(self, name: str) -> list[Any]:
        return self.ears[name].heard

    def rest(self) -> None:
        wait_until(lambda: not self.session.is_busy(), "the work to end", 10)


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    assert desk.session.close(5000)


def test_text_is_made_in_another_thread_and_told_in_this_one(desk: Desk) -> None:
    threads: list[QThread] = []

    def make() -> str:
        threads.append(QThread.currentThread())
        return "1\t2"

    desk.session.copy(make)
    desk.rest()
    assert desk.heard("copied") == ["1\t2"]
    assert desk.ears["copied"].threads == {QThread.currentThread()}
    assert threads != [QThread.currentThread()]
    assert desk.heard("working") == [(Message("copying"), -1.0), (None, -1.0)]


def test_of_two_copies_the_last_counts(desk: Desk) -> None:
    gate = Gate()

    def first() -> str:
        gate.hold()
        return "first"

    desk.session.copy(first)
    gate.wait()
    desk.session.copy(lambda: "second")
    gate.open()
    desk.rest()
    assert desk.heard("copied") == ["second"]


def test_what_goes_wrong_is_one_sentence(desk: Desk) -> None:
    def make() -> str:
        raise Problem(Message("too many rows"))

    desk.session.copy(make)
    desk.rest()
    assert [str(failure.message) for failure in desk.heard("failed")] == ["too many rows"]
    assert desk.heard("working")[-1] == (None, -1.0)


def test_a_file_is_written_with_progress_and_a_second_one_has_to_wait(desk: Desk, tmp_path: Path) -> None:
    gate, path = Gate(), str(tmp_path / "rows.csv")

    def write(tick: Any) -> None:
        gate.hold()
        save_columns(path, {"index": np.arange(9)}, tick=tick)

    desk.session.save(path, write)
    gate.wait()
    with pytest.raises(Problem, match="another file is being written"):
        desk.session.save(path, write)
    gate.open()
    desk.rest()
    assert (tmp_path / "rows.csv").read_text().splitlines()[:2] == ["index", "0"]
    assert desk.heard("failed") == []
    assert (Message("writing {name}", name="rows.csv"), 0.0) in desk.heard("working")


def test_a_file_that_is_cancelled_leaves_the_old_one(desk: Desk, tmp_path: Path) -> None:
    begun, path = threading.Event(), tmp_path / "rows.csv"
    path.write_bytes(b"old")

    def write(tick: Any) -> None:
        begun.set()
        save_columns(path, {"index": np.arange(20_000_000)}, tick=tick)

    desk.session.save(str(path), write)
    wait_until(begun.is_set, "the beginning")
    desk.session.cancel()
    desk.rest()
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["rows.csv"]
    assert desk.heard("failed") == []
    assert desk.heard("working")[-1] == (None, -1.0)


def test_the_end_of_the_program_does_not_wait_for_a_long_file(desk: Desk, tmp_path: Path) -> None:
    begun, path = threading.Event(), tmp_path / "rows.csv"

    def write(tick: Any) -> None:
        begun.set()
        save_columns(path, {"index": np.arange(20_000_000)}, tick=tick)

    desk.session.save(str(path), write)
    wait_until(begun.is_set, "the beginning")
    assert desk.session.close(3000)
    assert list(tmp_path.iterdir()) == []
