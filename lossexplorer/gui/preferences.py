"""What a person prefers: theme, language, device; menus that show it, and what follows when it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from lossexplorer.base import mark
from lossexplorer.gui.devices import Devices
from lossexplorer.gui.language import LANGUAGES
from lossexplorer.gui.menus import ChoiceMenu, FilesMenu
from lossexplorer.session.settings import THEMES

if TYPE_CHECKING:
    from lossexplorer.gui.app import Program
    from lossexplorer.session.settings import Settings

_THEME_NAMES = {"system": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")}


class Preferences(QObject):
    """Menus of the settings, which are written as soon as somebody chooses."""

    def __init__(self, program: Program, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self.theme = ChoiceMenu({k: _THEME_NAMES[k] for k in THEMES}, self._on_theme)
        self.language = ChoiceMenu({"system": mark("As the system"), **LANGUAGES}, self._on_language)
        self.devices = Devices(program.window.status, program.settings.value.device, self)
        self.recent = FilesMenu(program.open)
        self.devices.chosen.connect(self._on_device)
        self.recent.shown.connect(self._on_recent_shown)
        program.settings.changed.connect(self._on_settings)
        self._on_settings(program.settings.value)

    def _on_settings(self, settings: Settings) -> None:
        self.theme.set_chosen(settings.theme)
        self.language.set_chosen(settings.language)
        self.devices.set_wish(settings.device)
        self.recent.set_recent(settings)

    def _on_recent_shown(self, names: list[str]) -> None:
        presence = self._program.presence
        presence.missing.connect(self.recent.set_missing, Qt.ConnectionType.UniqueConnection)
        presence.look_for(names)

    def _on_theme(self, theme: str) -> None:
        self._program.settings.set(theme=theme)
        self._program.look.set_theme(theme)

    def _on_language(self, language: str) -> None:
        self._program.settings.set(language=language)
        self._program.language.set(language)

    def _on_device(self, device: str) -> None:
        self._program.settings.set(device=device)
        self._program.rows.set_device(device)
