"""The composition root: makes every part, connects them, and takes them apart in reverse order."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from lossexplorer.base.garbage import START
from lossexplorer.gui.commands import Commands
from lossexplorer.gui.crash import CrashGuard
from lossexplorer.gui.language import Language
from lossexplorer.gui.look import Look
from lossexplorer.gui.window import MainWindow
from lossexplorer.session.remembered import from_plain, to_plain
from lossexplorer.session.settings import SettingsFile
from lossexplorer.state.app import AppState
from lossexplorer.state.store import Store
from lossexplorer.workers.closing import Closable, close_all
from lossexplorer.workers.turnstile import Turnstile

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from lossexplorer.gui.beside import Beside
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.device_finder import DeviceFinder
    from lossexplorer.session.diagnose_session import DiagnoseSession
    from lossexplorer.session.explore_session import ExploreSession
    from lossexplorer.session.export_session import ExportSession
    from lossexplorer.session.own_session import OwnSession
    from lossexplorer.session.pictures_session import PicturesSession
    from lossexplorer.session.presence import Presence
    from lossexplorer.session.trials import Trials
    from lossexplorer.workers.job import JobRunner

_BREATH = 20
"""Milliseconds between the first paint and the work that waited for it: the picture is to reach the screen first."""
_LATE = (
    *("formulas", "reasons", "trials", "beside", "pictures", "rows"),
    *("exports", "presence", "devices", "own", "curves"),
)
"""Parts of a program that are made when they are needed."""
PATIENCE = 1000
"""Milliseconds that all threads together get to stop when the window closes; Python then needs half a second more to
take torch apart, and the process is to be gone within two seconds."""


class FirstPaint(QObject):
    """Tells when the window has been painted for the first time: what can wait begins then."""

    painted = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for one paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(_BREATH, self.painted.emit)
        return False


class Program(QObject):
    """Everything that lives while the window is open.

    Args:
        app: the Qt application.
        config: folder of the settings.
        logs: folder of the log.
    """

    closed = Signal(bool)
    """Whether every thread has stopped."""

    def __init__(self, app: QApplication, config: Path, logs: Path) -> None:
        super().__init__()
        self.app = app
        self.crash = CrashGuard(logs, self)
        self.settings = SettingsFile(config / "settings.json", self)
        self.language = Language(app)
        self.language.set(self.settings.value.language)
        self.look = Look(app, self.settings.value.theme)
        self._await_own()
        self.store = Store(AppState(explore=from_plain(self.settings.value.picture)), self)
        self._turnstile = Turnstile()
        self._threads = max(1, (os.cpu_count() or 2) - 1)  # one core is for the window
        self.window = MainWindow(self.store, self.look)
        self.commands = Commands(self)
        self.look.finish()
        self._first_paint = FirstPaint(self)
        self._first_paint.painted.connect(self._on_first_paint)
        self.window.closing.connect(self.close)
        self._is_open = True

    @cached_property
    def curves(self) -> ExploreSession:
        """The session of Explore, made after the first paint."""
        from lossexplorer.session import explore_session

        session = explore_session.ExploreSession(self.store, self._turnstile, self._threads, self)
        self.commands.connect_curves(session)
        return session

    @cached_property
    def formulas(self) -> JobRunner:
        """Where formulas are typeset."""
        from lossexplorer.workers import job

        return job.JobRunner("formulas", self)

    @cached_property
    def rows(self) -> BatchSession:
        """The session of Batch, made after the first paint or when somebody opens a file."""
        from lossexplorer.session import batch_session

        session = batch_session.BatchSession(self.store, self._turnstile, self._threads, self)
        session.set_device(self.settings.value.device)
        self.commands.connect_rows(session)
        return session

    @cached_property
    def pictures(self) -> PicturesSession:
        """What the pictures of Batch show, made with its page."""
        from lossexplorer.session import pictures_session

        session = pictures_session.PicturesSession(
            self.store, self.rows, self._threads, self, turnstile=self._turnstile
        )
        self.commands.connect_pictures(session)
        return session

    @cached_property
    def beside(self) -> Beside:
        """A second model, and versions of the files."""
        from lossexplorer.gui import beside

        return beside.Beside(self, self._turnstile, self._threads)

    @cached_property
    def trials(self) -> Trials:
        """What is tried in Batch, made with its page."""
        from lossexplorer.session import trials

        session = trials.Trials(self.store, self.rows, self._turnstile, self._threads, self)
        self.commands.connect_trials(session)
        return session

    @cached_property
    def reasons(self) -> DiagnoseSession:
        """What looks for the reason of a number, made with its page."""
        from lossexplorer.session import diagnose_session

        session = diagnose_session.DiagnoseSession(self.store, self.rows, self._turnstile, self._threads, self)
        self.commands.connect_reasons(session)
        return session

    @cached_property
    def exports(self) -> ExportSession:
        """What leaves the window, made when something does."""
        from lossexplorer.session import export_session

        return export_session.ExportSession(self)

    @cached_property
    def own(self) -> OwnSession:
        """Losses of somebody's own, made when there are some."""
        from lossexplorer.session import own_session

        return own_session.OwnSession(self.settings, self)

    @cached_property
    def devices(self) -> DeviceFinder:
        """Which devices there are, asked when torch is there."""
        from lossexplorer.session import device_finder

        return device_finder.DeviceFinder(self)

    @cached_property
    def presence(self) -> Presence:
        """Whether recent files are still there, made when somebody looks at them."""
        from lossexplorer.session import presence

        return presence.Presence(self)

    def show(self) -> None:
        """Show the window where it was last time."""
        place = self.settings.value.window
        if place is not None and QGuiApplication.screenAt(QRect(*place).center()) is not None:  # a screen may be gone
            self.window.setGeometry(*place)
        self.window.installEventFilter(self._first_paint)
        self.window.show()
        self.commands.explore.plots.loss.setFocus()

    def open(self, predictions: str, targets: str | None = None, label: str = "", **how: bool) -> None:
        """Open a batch, as ``BatchSession.open``: also one that looks like a bomb, if a person insists."""
        self.rows.open(predictions, targets, label, **how)

    def close(self) -> None:
        """Remember, stop the threads, and say whether they have all stopped."""
        if not self._is_open:
            return
        self._is_open = False
        parts: list[Closable] = [self.__dict__[name] for name in _LATE if name in self.__dict__]
        stopped = False
        try:
            stopped = close_all(parts, PATIENCE)
            frame = self.window.geometry()
            place = (frame.x(), frame.y(), frame.width(), frame.height())
            self.settings.set(window=place, picture=to_plain(self.store.state.explore))
        finally:  # whatever else goes wrong, the process ends
            self.crash.close()
            self.closed.emit(stopped)

    def _await_own(self) -> None:
        """Losses of somebody's own hold their places in the picture; their files are read after the first curves."""
        if not self.settings.value.own:
            return
        from lossexplorer.catalog.awaited import awaited
        from lossexplorer.catalog.registry import CATALOGUE

        for own in self.settings.value.own:
            CATALOGUE.add(awaited(own.key, own.path, own.name, own.task))

    def _on_first_paint(self) -> None:
        START.end()
        if not self._is_open:
            return
        self.curves.start()
        self.commands.after_first_paint()
