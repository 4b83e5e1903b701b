"""What the program remembers of a person: theme, language, device, recent files. JSON in the user's own folder."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Problem
from lossexplorer.io.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import BinaryIO

VERSION = 1
MOST_RECENT = 10
MOST_OWN = 100
MOST_TRUSTED = 500
THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "zh_CN")
_DEVICE = re.compile(r"auto|cpu|mps|cuda(:\d{1,3})?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_PICTURES = _MOST_SPLITS = 20
_FURTHEST = 100_000
"""Pixels; nobody has a window there."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recent:
    """Files that were open before."""

    predictions: str
    targets: str | None
    label: str


@dataclass(frozen=True)
class OwnEntry:
    """A loss of somebody's own that was in the list; its file is executed only if its content is trusted."""

    path: str
    name: str
    key: str
    task: str


@dataclass(frozen=True)
class Settings:
    """Everything that is remembered."""

    theme: str = "system"
    language: str = "system"
    device: str = "auto"
    recent: tuple[Recent, ...] = ()
    window: tuple[int, int, int, int] | None = None
    """Left, top, width and height of the window."""
    splits: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Sizes in pixels of two parts of a page between which a hand moved the border, by the name of the border."""
    picture: Mapping[str, Any] | None = None
    """What Explore showed last, see ``remembered``."""
    own: tuple[OwnEntry, ...] = ()
    trusted: tuple[str, ...] = ()
    """SHA-256 of the Python files that somebody trusts, as 64 hexadecimal digits; the last one first."""
    pictures: tuple[str, ...] = ()
    """Which pictures of Batch somebody wants beside each other, from the left."""
    decades: bool | None = None
    """Whether the heights of the histogram of Batch are logarithms; None where nobody said so."""


class SettingsFile(QObject):
    """Holds the settings, and writes each change whole or not at all."""

    changed = Signal(object)
    """``Settings``."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.value = read(path)

    def set(self, **changes: Any) -> None:
        """Replace some of the settings and write them; a disk that refuses costs the memory, not the program."""
        new = replace(self.value, **changes)
        if new == self.value:
            return
        self.value = new
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, _writer(new))
        except (Problem, OSError) as error:
            _LOG.warning("settings were not saved: %s", error)
        self.changed.emit(new)

    def remember(self, recent: Recent) -> None:
        """Put these files first among the recent ones."""
        others = [r for r in self.value.recent if (r.predictions, r.targets) != (recent.predictions, recent.targets)]
        self.set(recent=(recent, *others)[:MOST_RECENT])

    def trust(self, sha256: str) -> None:
        """Remember that somebody trusts files of this content."""
        others = [known for known in self.value.trusted if known != sha256]
        self.set(trusted=(sha256, *others)[:MOST_TRUSTED])


def _as_json(settings: Settings) -> str:
    """Plain ASCII: names of files may hold bytes that are no text in any encoding."""
    return json.dumps({"version": VERSION, **asdict(settings)}, indent=1)


def _writer(settings: Settings) -> Callable[[BinaryIO], None]:
    data = _as_json(settings).encode("ascii")

    def write(file: BinaryIO) -> None:
        file.write(data)

    return write


def read(path: Path) -> Settings:
    """The settings of a file. What cannot be understood is the default, and the file as it was is kept aside."""
    try:
        data = json.loads(path.read_bytes().decode("utf-8", "surrogateescape"))
        settings = _parse(data)
        known = json.loads(_as_json(settings))
        if any(name not in known or known[name] != value for name, value in data.items()):
            _LOG.warning("some settings could not be understood; the file is kept aside")
            _keep_aside(path, shutil.copyfile)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, TypeError, RecursionError) as error:
        _LOG.warning("settings could not be read and are kept aside: %s", error)
        _keep_aside(path, os.replace)
        return Settings()
    return settings


def _keep_aside(path: Path, how: Callable[[Path, Path], object]) -> None:
    try:
        how(path, path.with_suffix(".bad.json"))
    except OSError as error:
        _LOG.warning("settings could not be kept aside: %s", error)


def _parse(data: Any) -> Settings:
    """Settings out of JSON; values that a newer or damaged file holds fall back to the default, one by one."""
    if not isinstance(data, dict):
        raise TypeError(f"settings are a {type(data).__name__}")
    defaults = Settings()
    device, recent = data.get("device"), data.get("recent")
    return Settings(
        _one_of(data.get("theme"), THEMES, defaults.theme),
        _one_of(data.get("language"), LANGUAGES, defaults.language),
        device if isinstance(device, str) and _DEVICE.fullmatch(device) else defaults.device,
        tuple(r for r in map(_recent, recent) if r is not None)[:MOST_RECENT] if isinstance(recent, list) else (),
        _window(data.get("window")),
        _splits(data.get("splits")),
        data["picture"] if isinstance(data.get("picture"), dict) else None,
        tuple(e for e in map(_own, _list(data.get("own"))) if e is not None)[:MOST_OWN],
        tuple(h for h in _list(data.get("trusted")) if isinstance(h, str) and _SHA256.fullmatch(h))[:MOST_TRUSTED],
        tuple(key for key in _list(data.get("pictures")) if isinstance(key, str))[:_MOST_PICTURES],
        data["decades"] if isinstance(data.get("decades"), bool) else None,
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _own(data: Any) -> OwnEntry | None:
    if not isinstance(data, dict):
        return None
    path, name, key, task = (str(data.get(word) or "") for word in ("path", "name", "key", "task"))
    return OwnEntry(path, name, key, task) if os.path.isabs(path) and name and ":" in key else None


def _one_of(value: Any, options: tuple[str, ...], default: str) -> str:
    return value if value in options else default


def _recent(data: Any) -> Recent | None:
    if not isinstance(data, dict):
        return None
    predictions, targets, label = (data.get(name) for name in ("predictions", "targets", "label"))
    if isinstance(predictions, str) and isinstance(label, str) and (targets is None or isinstance(targets, str)):
        return Recent(predictions, targets, label)
    return None


def _window(data: Any) -> tuple[int, int, int, int] | None:
    if not isinstance(data, list) or [type(x) for x in data] != [int] * 4 or max(map(abs, data)) > _FURTHEST:
        return None
    left, top, width, height = data
    return (left, top, width, height) if min(width, height) > 0 else None


def _splits(data: Any) -> dict[str, tuple[int, int]]:
    pairs = list(data.items())[:_MOST_SPLITS] if isinstance(data, dict) else []
    return {name: (pair[0], pair[1]) for name, pair in pairs if _is_split(pair)}


def _is_split(pair: Any) -> bool:
    return isinstance(pair, list) and [type(x) for x in pair] == [int] * 2 and 0 < min(pair) <= max(pair) < _FURTHEST
