"""The files behind the batch: which ones exactly, and whether they are still the same on disk."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QTimer, Signal

from lossexplorer.base import Message, Problem
from lossexplorer.io import shown, split_name
from lossexplorer.io.digest import sha256
from lossexplorer.io.fingerprint import Stamp, stamp
from lossexplorer.session.team import Team

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from lossexplorer.state.batch import BatchRef
    from lossexplorer.workers.job import Reporter
    from lossexplorer.workers.outcome import Failure

BACK = 250
"""Milliseconds after which a file that is not there is missed: who writes it anew may take it away first."""


@dataclass(frozen=True)
class FileFact:
    """One file as it was when it was read."""

    path: str
    stamp: Stamp
    sha256: str = ""
    """64 hexadecimal digits; empty until the file was read through."""


def files_of(ref: BatchRef) -> tuple[FileFact, ...]:
    """The files of a batch as they are now, each once; without those that cannot be looked at."""
    paths = dict.fromkeys(split_name(file)[0] for file in (ref.predictions, ref.targets) if file is not None)
    found = []
    for path in paths:
        with contextlib.suppress(OSError, ValueError):  # opening it tells what is wrong with it
            found.append(FileFact(path, stamp(path)))
    return tuple(found)


class FileGone(Problem):
    """There is no such file any more."""


class FileWatch(Team):
    """Computes the hashes of the files when nothing else goes on, and tells when one of them changes on disk."""

    identified = Signal(object)
    """The ``FileFact`` of each file, with its hash."""
    changed = Signal(object)
    """A ``Message``: a file is no longer the one that was read. Said once for each batch, as ``gone`` is."""
    gone = Signal(object)
    """A ``Message``: a file is not there any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("files",), parent)
        (self._runner,) = self.runners
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_touched)
        self._files: tuple[FileFact, ...] = ()
        self._looking = False
        self._seen = True
        """Whether the files were looked at since ``watch``."""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(BACK)
        self._again.timeout.connect(self._start)
        self._missed = False
        """Whether a file was not there at the last look: one that is replaced is not there for a moment."""

    @property
    def known(self) -> tuple[FileFact, ...]:
        """The files that are watched, with the hashes that are known."""
        return self._files

    def watch(self, files: tuple[FileFact, ...]) -> None:
        """These are the files from now on; ``look`` begins the work."""
        self.forget()
        self._files, self._seen = files, False
        self._listen(file.path for file in files)

    def forget(self) -> None:
        """There is no batch any more, or its files are known to have changed."""
        self.pause()
        self._again.stop()
        self._files, self._missed = (), False
        watched = self._watcher.files()
        if watched:
            self._watcher.removePaths(watched)

    def look(self) -> None:
        """Compute what is not known yet."""
        if not self._looking and not (self._seen and all(file.sha256 for file in self._files)):
            self._start()

    def pause(self) -> None:
        """Something more important begins; ``look`` begins again."""
        self._looking = False
        self._runner.cancel()

    def stop(self) -> None:
        """Nothing is told any more."""
        self.forget()
        super().stop()

    def _start(self) -> None:
        files = self._files
        self._looking = self._seen = True

        def work(reporter: Reporter) -> tuple[FileFact, ...]:
            return tuple(_identified(file, reporter) for file in files)

        job = self._runner.start(work)
        job.finished.connect(self._on_identified)
        job.failed.connect(self._on_failed)

    def _on_touched(self, path: str) -> None:
        """Something happened to a file; its rights may have changed, and nothing else."""
        if any(file.path == path for file in self._files):
            self._start()

    def _on_identified(self, files: tuple[FileFact, ...]) -> None:
        self._looking = self._missed = False
        news = files != self._files
        self._files = files
        self._listen(file.path for file in files)
        if news:
            self.identified.emit(files)

    def _on_failed(self, failure: Failure) -> None:
        gone = isinstance(failure.problem, FileGone)
        if gone and not self._missed:
            self._missed = True
            self._again.start()
            return
        self.forget()
        (self.gone if gone else self.changed).emit(failure.message)

    def _listen(self, paths: Iterable[str]) -> None:
        """Qt forgets a file that is replaced."""
        for path in set(paths) - set(self._watcher.files()):
            self._watcher.addPath(path)


def _identified(file: FileFact, reporter: Reporter) -> FileFact:
    if not os.path.exists(file.path):
        raise FileGone(Message("{name} is gone: it is not on disk any more", name=shown(file.path)))
    if not _is_same(file):
        raise _changed(file)
    if file.sha256:
        return file
    try:
        return replace(file, sha256=sha256(file.path, file.stamp, reporter.check))
    except Problem as problem:
        if _is_same(file):  # then it cannot be read for a reason of its own
            raise
        raise _changed(file) from problem


def _is_same(file: FileFact) -> bool:
    try:
        return stamp(file.path) == file.stamp
    except (OSError, ValueError):  # it is gone
        return False


def _changed(file: FileFact) -> Problem:
    return Problem(Message("{name} changed on disk since it was opened", name=shown(file.path)))
