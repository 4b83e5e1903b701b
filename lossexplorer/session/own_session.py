"""Losses of somebody's own without a window: their files are read, trusted, executed, checked and looked after."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal

from lossexplorer.base import Message, Problem
from lossexplorer.catalog.awaited import awaited
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.spec import Origin
from lossexplorer.compute.own.checks import check
from lossexplorer.compute.own.function import function_of
from lossexplorer.compute.own.load import key_of
from lossexplorer.compute.own.source import Source
from lossexplorer.session.own_files import OwnFiles
from lossexplorer.session.own_watch import OwnWatch
from lossexplorer.session.own_work import Made, made_of, read, told
from lossexplorer.session.settings import OwnEntry
from lossexplorer.session.team import Team
from lossexplorer.workers.outcome import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject

    from lossexplorer.catalog.spec import Loss
    from lossexplorer.compute.own.finding import Finding
    from lossexplorer.session.settings import SettingsFile


class OwnSession(Team):
    """Keeps the entries that people bring along. A file is executed after its content was trusted, and never before.

    Args:
        settings: remembers which files there are, and which contents are trusted.
    """

    asked = Signal(object)
    """``Source``: somebody wants this file, and it is not trusted yet. Answered by ``trust``, or not at all."""
    changed = Signal(object)
    """Keys of entries that came, went, or are others by now."""
    came = Signal(object)
    """Keys of the entries of a file that somebody has just added."""
    checked = Signal(str)
    """The key of an entry about which something was found out."""
    failed = Signal(object)
    """``Failure``."""

    def __init__(self, settings: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(("own-read", "own-load", "own-check"), parent)
        self._settings = settings
        self.findings: dict[str, tuple[Finding, ...]] = {}
        self._reader, self._loader, self._checker = self.runners
        self.files, self.watch = OwnFiles(self), OwnWatch(self)
        self.files.touched.connect(self._on_touched)
        self.watch.halted.connect(self._on_halted)
        self._sources: dict[str, Source] = {}
        self._wanted: set[str] = set()
        self._to_read: dict[str, None] = {}
        self._to_load: dict[str, Source] = {}
        self._remembered: dict[str, set[str]] = {}
        self._left_out: dict[str, set[str]] = {}
        """Names in a file that somebody took out of the list."""

    # --- what people ask for ---

    def restore(self) -> None:
        """Bring what was there the last time, as far as its files are trusted, and what packages declare."""
        for own in self._settings.value.own:
            self._to_read[own.path] = None
            self._remembered.setdefault(own.path, set()).add(own.name)
        self._read_next()
        self._to_load[""] = Source("", b"")
        self._load_next()

    def add(self, path: str) -> None:
        """Read this file; if its content is trusted, its losses come, else ``asked`` is told."""
        path = os.path.abspath(path)
        self._wanted.add(path)
        self._left_out.pop(path, None)
        self._remembered.pop(path, None)
        self._to_read[path] = None
        self._read_next()

    def trust(self, source: Source) -> None:
        """Somebody trusts exactly this content: remember it, and execute it."""
        self._settings.trust(source.sha256)
        self._to_load[source.path] = source
        self._load_next()

    def again(self, key: str) -> None:
        """Let an entry that was stopped run once more."""
        loss = CATALOGUE.get(key)
        own = function_of(loss)
        if own is not None:
            own.again()
            self._say_of(loss, None)

    def remove(self, key: str) -> None:
        """Take an entry out of the list; its file stays as it is."""
        origin = CATALOGUE.get(key).origin
        CATALOGUE.remove(key)
        self.findings.pop(key, None)
        self._remember()
        if origin is not None:
            self._left_out.setdefault(origin.path, set()).add(origin.name)
        if origin is not None and not self._of(origin.path):
            self.files.forget(origin.path)
            self._sources.pop(origin.path, None)
        self.changed.emit((key,))

    def stop(self) -> None:
        """Nothing is told any more; what runs is asked to stop."""
        self.files.stop()
        self.watch.stop()
        super().stop()

    # --- reading ---

    def _read_next(self) -> None:
        if self._reader.is_busy() or not self._to_read:
            return
        paths, self._to_read = tuple(self._to_read), {}
        job = self._reader.start(lambda reporter: [(path, read(path)) for path in paths])
        job.finished.connect(self._on_read)
        job.failed.connect(self.failed)

    def _on_read(self, found: Sequence[tuple[str, Source | Problem]]) -> None:
        for path, source in found:
            if path in self._wanted or self._of(path):  # it may have been removed meanwhile
                self.files.watch(path)
                if isinstance(source, Problem):
                    self._spoil(path, source)
                else:
                    self._judge(source)
        self._read_next()

    def _judge(self, source: Source) -> None:
        """Execute what is trusted; ask about what somebody wants; say of the rest that it waits for an answer."""
        self._sources[source.path] = source
        if source.path in self._remembered:
            names = {candidate.name for candidate in source.candidates()}
            self._left_out[source.path] = names - self._remembered.pop(source.path)
        if source.sha256 in self._settings.value.trusted:
            self._to_load[source.path] = source
            self._load_next()
        elif source.path in self._wanted:
            self._wanted.discard(source.path)
            self.asked.emit(source)
        else:
            words = Message("{file} is not trusted as it is now, and was not executed", file=source.file)
            self._spoil(source.path, Problem(words), "trust")

    def _on_touched(self, path: str) -> None:
        self._to_read[path] = None
        self._read_next()

    # --- executing ---

    def _load_next(self) -> None:
        if self._loader.is_busy() or not self._to_load:
            return
        source = self._to_load.pop(next(iter(self._to_load)))
        self.watch.start()
        left_out = frozenset(self._left_out.get(source.path, ()))
        job = self._loader.start(lambda reporter: made_of(source, left_out))
        job.finished.connect(self._on_made)
        job.failed.connect(self.failed)

    def _on_made(self, made: Made) -> None:
        wanted = made.path in self._wanted or (bool(made.path) and not self._of(made.path))
        self._wanted.discard(made.path)
        for loss in made.entries:
            CATALOGUE.add(loss)
            self.findings.pop(loss.key, None)
        keys = tuple(loss.key for loss in made.entries)
        left = self._blame(made, keys)
        held = self._hold_places(made.path, left) if made.path else ()
        if keys or held:
            self._remember()
            self.changed.emit((*keys, *held))
        if keys and wanted:
            self.came.emit(keys)
        self._check()
        troubles = [*left.values(), *([made.whole] if made.whole and not self._of(made.path) else [])]
        if troubles:  # last, for a sentence goes when the picture becomes another one
            self.failed.emit(told(made.path, tuple(left), troubles))
        self._load_next()

    def _hold_places(self, path: str, problems: Mapping[str, Problem]) -> tuple[str, ...]:
        """What of a file cannot be used stands in the list all the same, and says why."""
        held = [awaited(key_of(Origin(path, name)), path, name, trouble=p.message) for name, p in problems.items()]
        for loss in held:
            CATALOGUE.add(loss)
        return tuple(loss.key for loss in held)

    def _blame(self, made: Made, keys: tuple[str, ...]) -> dict[str, Problem]:
        """Entries that were there and could not be made again say why; the problems of what never was there."""
        problems = dict(made.problems or {})
        for loss in self._of(made.path) if made.path else ():
            if loss.key not in keys and loss.origin is not None:
                gone = Problem(Message("its file has no {name} any more", name=loss.origin.name))
                problem = made.whole or problems.pop(loss.origin.name, gone)
                self._say_of(loss, problem.message)
        return problems

    def _spoil(self, path: str, problem: Problem, remedy: Literal["", "trust"] = "") -> None:
        """Everything of this file cannot be computed, for one reason; where nothing is there it is said."""
        there = self._of(path)
        for loss in there:
            self._say_of(loss, problem.message, remedy)
        if path in self._wanted:
            self._wanted.discard(path)
            self.failed.emit(Failure(problem.message, problem.details))
        if not there:
            self.files.forget(path)

    def _say_of(self, loss: Loss, words: Message | None, remedy: Literal["", "trust", "again"] = "") -> None:
        """Why an entry cannot be computed at present, or that it can."""
        if loss.origin is not None:
            CATALOGUE.add(replace(loss, origin=replace(loss.origin, trouble=words, remedy=remedy)))
            self.changed.emit((loss.key,))

    def _on_halted(self, key: str) -> None:
        loss = CATALOGUE.get(key)
        own = function_of(loss)
        if own is not None and own.halted is not None:
            self._say_of(loss, own.halted.message, "again")

    # --- checking ---

    def _check(self) -> None:
        """Find out about entries of which nothing is known yet, one after the other."""
        sound = [loss for loss in CATALOGUE.brought() if loss.trouble is None]
        loss = next((entry for entry in sound if entry.key not in self.findings), None)
        if loss is None or self._checker.is_busy():
            return
        job = self._checker.start(lambda reporter: check(loss))
        edition = CATALOGUE.edition(loss.key)
        job.finished.connect(lambda found: self._on_checked(loss.key, edition, found))
        job.failed.connect(self.failed)

    def _on_checked(self, key: str, edition: int, found: tuple[Finding, ...]) -> None:
        if CATALOGUE.edition(key) == edition and key in CATALOGUE:
            self.findings[key] = found
            self.checked.emit(key)
        self._check()

    def _of(self, path: str) -> list[Loss]:
        return [loss for loss in CATALOGUE.brought() if loss.origin is not None and loss.origin.path == path]

    def _remember(self) -> None:
        own = [(loss, loss.origin) for loss in CATALOGUE.brought() if loss.origin is not None and loss.origin.path]
        self._settings.set(own=tuple(OwnEntry(o.path, o.name, loss.key, loss.task.key) for loss, o in own))
