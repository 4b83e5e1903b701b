"""What every test may lean on: no screen, no network, no trace in the user's folders, nothing left behind."""

from __future__ import annotations

import gc
import os
import socket
import tempfile
import threading
import time
import traceback
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before torch: the processes of the tests have the cores already
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.leaks import at_work, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path
    from types import TracebackType

    from lossexplorer.gui.app import Program

_ENDS_WITHIN = 3.0
_PLACES = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
watch()


def pytest_collection_finish() -> None:
    """Modules and collected tests stay: no collection of garbage after a test has to look through them."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """What a failed test had in its hands is let go once it is told: its widgets would outlive it in the traceback."""
    report = yield
    if call.excinfo is not None and not item.config.getoption("usepdb"):
        let_go(call.excinfo.tb)
    return report


def let_go(trace: TracebackType) -> None:
    """Empty the frames of a traceback, those that still run aside."""
    traceback.clear_frames(trace)
    for frame, _ in traceback.walk_tb(trace):
        _ = frame.f_locals  # a copy that was made for the report is brought up to date: empty


class Homes:
    """A folder for each test in which nothing lies, and a new one only after somebody has used the last."""

    def __init__(self, root: Path) -> None:
        self._root, self._home = root, tempfile.mkdtemp(dir=root)

    def empty(self) -> str:
        if os.listdir(self._home):
            self._home = tempfile.mkdtemp(dir=self._root)
        return self._home


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Homes:
    return Homes(tmp_path_factory.mktemp("homes"))


@pytest.fixture(autouse=True)
def _nothing_outside(homes: Homes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Home, settings, state and cache lie in an empty folder; nobody talks to another machine."""
    home = homes.empty()
    for name in _PLACES:
        monkeypatch.setenv(name, home)

    def refuse(self: socket.socket, address: object) -> None:
        raise AssertionError(f"a test wants to talk to {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    """No widget, thread or timer outlives its test."""
    with nothing_left():
        yield
    if QApplication.instance() is not None:  # garbage was just collected: what stays is not looked through again
        gc.freeze()


@contextmanager
def nothing_left() -> Iterator[None]:
    """Whatever widget, thread or timer is made meanwhile is gone in the end."""
    threads, others = _running(), at_work()
    before = {id(w) for w in QApplication.topLevelWidgets()} if QApplication.instance() else set()
    yield
    app = QApplication.instance()
    if app is not None:
        _settle()
        left = [w for w in QApplication.topLevelWidgets() if id(w) not in before and w.parent() is None]
        assert not left, f"widgets left: {left}"
        busy = at_work() - others
        assert not busy, f"threads or timers left: {busy}"
    wait_until(lambda: not _running() - threads, "threads to end")


def _running() -> set[threading.Thread]:
    """Threads of Python; its stand-ins for Qt's, which ``at_work`` knows, stay in its list after they have ended."""
    return {t for t in threading.enumerate() if t.is_alive() and not isinstance(t, threading._DummyThread)}


def _settle() -> None:
    """Let deferred deletions happen, also of what only a cycle of Python references keeps alive."""
    gc.collect()
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def wait_until(done: Callable[[], bool], what: str, seconds: float = _ENDS_WITHIN) -> None:
    """Wait for a condition, letting Qt work meanwhile."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, f"waited in vain for {what}"
        QCoreApplication.processEvents()
        time.sleep(0.001)


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Program]]:
    """Start the real program, as often as wanted; every one is closed at the end."""
    from lossexplorer.gui.app import Program

    programs: list[Program] = []

    def make() -> Program:
        program = Program(qapp, tmp_path / "config", tmp_path / "logs")
        program.look.set_theme("light")
        program.language.set("en")
        programs.append(program)
        program.show()
        return program

    yield make
    for program in programs:
        program.window.close()
        program.window.deleteLater()
        program.look.deleteLater()
        program.deleteLater()
    programs.clear()
    _settle()


@pytest.fixture
def program(start: Callable[[], Program]) -> Program:
    """The real program, with torch loaded and its first picture drawn."""
    program = start()
    wait_until(lambda: program.curves.curves is not None, "the first picture", 60)
    _ = program.commands.batch
    return program
