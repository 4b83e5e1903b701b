"""What the program remembers of a person: theme, language, device, recent files. JSON in the user's own folder."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Problem
from lossexplorer.io.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

VERSION = 1
MOST_RECENT = 10
THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "zh_CN")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recent:
    """Files that were open before."""

    predictions: str
    targets: str | None
    label: str


@dataclass(frozen=True)
class Settings:
    """Everything that is remembered."""

    theme: str = "system"
    language: str = "system"
    device: str = "auto"
    recent: tuple[Recent, ...] = ()
    window: tuple[int, int, int, int] | None = None
    """Left, top, width and height of the window."""


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


def _writer(settings: Settings) -> Any:
    text = json.dumps({"version": VERSION, **asdict(settings)}, ensure_ascii=False, indent=1)

    def write(file: BinaryIO) -> None:
        file.write(text.encode("utf-8", "surrogateescape"))

    return write


def read(path: Path) -> Settings:
    """The settings of a file; a damaged one is kept aside, and the defaults are taken."""
    try:
        data = json.loads(path.read_bytes().decode("utf-8", "surrogateescape"))
        return _parse(data)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        _LOG.warning("settings could not be read and are kept aside: %s", error)
        _keep_aside(path)
        return Settings()


def _keep_aside(path: Path) -> None:
    try:
        path.replace(path.with_suffix(".bad.json"))
    except OSError as error:
        _LOG.warning("settings could not be kept aside: %s", error)


def _parse(data: dict[str, Any]) -> Settings:
    """Settings out of JSON; values that a newer or damaged file holds fall back to the default, one by one."""
    defaults = Settings()
    window = data.get("window")
    fits = isinstance(window, list) and len(window) == 4 and all(type(x) is int and abs(x) < 100_000 for x in window)
    return Settings(
        _one_of(data.get("theme"), THEMES, defaults.theme),
        _one_of(data.get("language"), LANGUAGES, defaults.language),
        data["device"] if isinstance(data.get("device"), str) else defaults.device,
        tuple(_recent(r) for r in data.get("recent", ())[:MOST_RECENT]),
        (window[0], window[1], window[2], window[3]) if fits and window else None,
    )


def _one_of(value: Any, options: tuple[str, ...], default: str) -> str:
    return value if value in options else default


def _recent(data: dict[str, Any]) -> Recent:
    targets = data.get("targets")
    return Recent(str(data["predictions"]), None if targets is None else str(targets), str(data["label"]))
