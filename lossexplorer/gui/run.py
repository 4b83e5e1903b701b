"""From the command to the end of the process: one program, its window, its exit status."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from platformdirs import PlatformDirs
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from lossexplorer.assets import asset
from lossexplorer.base import Message, Problem
from lossexplorer.gui.app import Program
from lossexplorer.gui.interrupt import Interrupts
from lossexplorer.io.temporary import throw_away


def open_window(predictions: str | None = None, targets: str | None = None, *, temporary: bool = False) -> int:
    """Open the window and run until it is closed.

    Args:
        predictions: a batch to begin with.
        targets: its targets, if they are in another file.
        temporary: whether the file belongs to the window and goes with it.

    Returns:
        The exit status.
    """
    try:
        problem = _no_screen()
        if problem is not None:
            print("error:", problem, file=sys.stderr)
            return 1
        ending = _run(predictions, targets)
    finally:
        if temporary and predictions is not None:
            throw_away(predictions)
    if not ending.stopped:  # a thread that is stuck inside a library must not keep the process alive, nor abort it
        reading = sys.modules.get("lossexplorer.io.child.asking")  # nothing is imported beside a stuck thread
        if reading is not None:
            reading.CHILD.kill()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
    return 0


def _run(predictions: str | None, targets: str | None) -> _Ending:
    """Show the window until it is closed."""
    app = QApplication(["lossexplorer"])
    app.setApplicationName("Loss Explorer")
    QGuiApplication.setDesktopFileName("lossexplorer")
    app.setWindowIcon(QIcon(str(asset("icons", "lossexplorer.svg"))))
    dirs = PlatformDirs("LossExplorer", appauthor=False)
    program = Program(app, Path(dirs.user_config_dir), Path(dirs.user_log_dir))
    ending, interrupts = _Ending(program), Interrupts(program)
    interrupts.asked.connect(program.window.close)
    program.show()
    if predictions is not None:
        program.open(predictions, targets)
    app.exec()
    interrupts.close()
    return ending


class _Ending(QObject):
    """Leaves the event loop when the window is gone, and keeps the program: a thread may still be busy in it."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program, self.stopped = program, True
        """Whether every thread has."""
        program.closed.connect(self._on_closed)

    def _on_closed(self, stopped: bool) -> None:
        self.stopped = stopped
        QApplication.quit()


def _no_screen() -> Problem | None:
    """Qt would blame a missing library where there simply is no screen."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    return Problem(
        Message(
            "there is no display (DISPLAY and WAYLAND_DISPLAY are empty); "
            "the commands eval, diagnose, losses and curve work"
        )
    )
