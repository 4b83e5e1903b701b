"""When something breaks: one log, one sentence, and the program goes on."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Message

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_LOG = logging.getLogger("lossexplorer")
_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


class CrashGuard(QObject):
    """Writes whatever nobody caught into the log, and says so once in the window."""

    happened = Signal(object, str)
    """One sentence, and the traceback."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = folder / "lossexplorer.log"
        self._file: Any = None
        self._handler: logging.Handler | None = None
        self._hooks = sys.excepthook, threading.excepthook
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("a", encoding="utf-8")
        except OSError as error:
            _LOG.warning("there is no log: %s", error)
        else:
            self._handler = logging.StreamHandler(self._file)
            self._handler.setFormatter(logging.Formatter(_FORMAT))
            _LOG.addHandler(self._handler)
            faulthandler.enable(self._file)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def close(self) -> None:
        """Put back what was there before."""
        sys.excepthook, threading.excepthook = self._hooks
        if self._handler is not None:
            _LOG.removeHandler(self._handler)
        if self._file is not None:
            faulthandler.disable()
            self._file.close()

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hooks[0](kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _LOG.error("not caught:\n%s", details)
        self.happened.emit(
            Message("Something went wrong in the program itself; it goes on. The log {path} has it.", path=self.path),
            details,
        )

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
