"""The Python files of somebody's own losses, watched: an editor rewrites, replaces or removes them."""

from __future__ import annotations

import os

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_SETTLE = 100
"""Milliseconds that an editor gets to finish writing."""


class OwnFiles(QObject):
    """Tells which files were touched; what is in them is for others to read."""

    touched = Signal(str)
    """The path of a file that may be another one by now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_file)
        self._watcher.directoryChanged.connect(self._on_folder)
        self._paths: set[str] = set()
        self._there: dict[str, tuple[int, int] | None] = {}
        self._changed: set[str] = set()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE)
        self._settling.timeout.connect(self._tell)

    def watch(self, path: str) -> None:
        """Look after this file from now on, even where there is none at present."""
        self._paths.add(path)
        self._there[path] = _state(path)
        self._listen(path)

    def forget(self, path: str) -> None:
        """Nobody needs this file any more."""
        self._paths.discard(path)
        self._there.pop(path, None)
        folder = os.path.dirname(path)
        others = any(os.path.dirname(other) == folder for other in self._paths)
        known = {*self._watcher.files(), *self._watcher.directories()}
        gone = [p for p in ([path] if others else [path, folder]) if p in known]
        if gone:
            self._watcher.removePaths(gone)

    def stop(self) -> None:
        """Nothing is told any more."""
        self._settling.stop()
        for path in tuple(self._paths):
            self.forget(path)

    def _listen(self, path: str) -> None:
        """Qt forgets a file that is replaced."""
        known = {*self._watcher.files(), *self._watcher.directories()}
        for wanted in (path, os.path.dirname(path)):
            if wanted not in known and os.path.exists(wanted):
                self._watcher.addPath(wanted)

    def _on_file(self, path: str) -> None:
        self._changed.add(path)
        self._settling.start()

    def _on_folder(self, folder: str) -> None:
        """A file may have come back, or be another one of the same name."""
        self._changed |= {p for p in self._paths if os.path.dirname(p) == folder and _state(p) != self._there.get(p)}
        if self._changed:
            self._settling.start()

    def _tell(self) -> None:
        changed, self._changed = self._changed & self._paths, set()
        for path in sorted(changed):
            self.watch(path)
            self.touched.emit(path)


def _state(path: str) -> tuple[int, int] | None:
    """Size and time of a file; None if there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
