"""The menus: commands with their shortcuts, and submenus that choose one of several or open a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from lossexplorer.gui.describe import as_tip
from lossexplorer.gui.samples import sample_at, samples
from lossexplorer.gui.words import Spoken, say
from lossexplorer.io.wording import NAME_LENGTH, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from lossexplorer.base import Message
    from lossexplorer.session.settings import Settings


@dataclass(frozen=True)
class Command:
    """A menu entry: what it says, its shortcut, one sentence about it, and what it does."""

    text: str
    keys: str
    tip: str
    run: Callable[[], None]


@dataclass(frozen=True)
class Submenu:
    """A menu inside a menu."""

    text: str
    menu: QMenu


Entry = Command | Submenu | None
"""None is a line between groups."""


class Menus(Spoken, QMenuBar):
    """File, Edit, View, Help."""

    def __init__(self, menus: Mapping[str, Sequence[Entry]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[tuple[QMenu, str]] = []
        self.commands: dict[str, QAction] = {}
        """Actions by their English text."""
        self._tips: dict[str, str] = {}
        for title, entries in menus.items():
            menu = self.addMenu(title)
            menu.setToolTipsVisible(True)
            self._titles.append((menu, title))
            for entry in entries:
                self._add(menu, entry)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        for menu, title in self._titles:
            menu.setTitle(say(title))
        for text, action in self.commands.items():
            action.setText(say(text))
            action.setToolTip(say(self._tips[text]))

    def _add(self, menu: QMenu, entry: Entry) -> None:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, Submenu):
            entry.menu.setParent(menu, entry.menu.windowFlags())  # addMenu alone leaves it without an owner
            menu.addMenu(entry.menu)
            self._titles.append((entry.menu, entry.text))
        else:
            action = menu.addAction(entry.text)
            action.setShortcut(QKeySequence(entry.keys))
            action.triggered.connect(entry.run)
            self.commands[entry.text] = action
            self._tips[entry.text] = entry.tip


class ChoiceMenu(Spoken, QMenu):
    """A submenu of which one entry is chosen.

    Args:
        names: what each key is called.
        choose: what happens when one is chosen.
    """

    def __init__(self, names: Mapping[str, str], choose: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._choose = names, choose
        self._against: Mapping[str, Message] = {}
        self.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        self.entries: dict[str, QAction] = {}
        for key in names:
            action = self.addAction("")
            action.setCheckable(True)
            action.setData(key)
            self._group.addAction(action)
            self.entries[key] = action
        self._group.triggered.connect(self._on_triggered)
        self.retranslate()

    def set_chosen(self, key: str) -> None:
        """Tick this entry, if there is such a one."""
        if key in self.entries:
            self.entries[key].setChecked(True)

    def set_against(self, reasons: Mapping[str, Message]) -> None:
        """Grey what cannot be chosen, and say why."""
        self._against = reasons
        for key, action in self.entries.items():
            action.setEnabled(key not in reasons)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        for key, action in self.entries.items():
            action.setText(say(self._names[key]))
            action.setToolTip(say(self._against[key]) if key in self._against else "")

    def _on_triggered(self, action: QAction) -> None:
        self._choose(action.data())


class FilesMenu(Spoken, QMenu):
    """Entries that open files: recent ones, or samples.

    Args:
        open_files: predictions, targets or None, and what the window calls them.
    """

    shown = Signal(object)
    """The predictions of all entries: somebody looks at them now."""

    def __init__(self, open_files: Callable[[str, str | None, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = open_files
        self.setToolTipsVisible(True)
        self.triggered.connect(self._on_triggered)
        self.aboutToShow.connect(self._on_about_to_show)

    def set_recent(self, settings: Settings) -> None:
        """Fill with the recent files."""
        self.clear()
        for recent in settings.recent:
            action = self.addAction(printable(recent.label).replace("&", "&&"))
            action.setToolTip(as_tip(printable(recent.predictions, 4 * NAME_LENGTH)))
            action.setData((recent.predictions, recent.targets, recent.label))
        self.setEnabled(bool(settings.recent))
        self.retranslate()

    def set_missing(self, names: Collection[str]) -> None:
        """Grey those of the files that are gone."""
        for action in self.actions():
            action.setEnabled(action.data()[0] not in names)

    def set_samples(self) -> None:
        """Fill with the samples."""
        for sample in samples():
            action = self.addAction(sample.title)
            action.setData((sample.path, None, sample.title))
        self.retranslate()

    def retranslate(self) -> None:
        """Say the titles of the samples again; names of files stay as they are."""
        for action in self.actions():
            sample = sample_at(action.data()[0])
            if sample is not None:
                action.setText(say(sample.title))
                action.setToolTip(say(sample.summary))

    def _on_about_to_show(self) -> None:
        self.shown.emit([action.data()[0] for action in self.actions()])

    def _on_triggered(self, action: QAction) -> None:
        self._open(*action.data())
