"""Where torch computes: the menu that chooses, and the word in the status bar about what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.base import Message, mark
from lossexplorer.gui.menus import ChoiceMenu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.gui.status import Status

_NAMES = {"auto": mark("Automatic"), "cpu": mark("CPU"), "cuda": mark("CUDA"), "mps": mark("Apple GPU (mps)")}


class Devices(QObject):
    """Devices that are not there are grey and say why; the status bar names the one that is really used."""

    chosen = Signal(str)

    def __init__(self, status: Status, wish: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._status, self._wish = status, wish
        self._absent: Mapping[str, Message] | None = None
        self.menu = ChoiceMenu(_NAMES, self._on_chosen)
        self.set_wish(wish)

    def set_wish(self, wish: str) -> None:
        """What a person wants."""
        self.menu.set_chosen(wish)
        if wish != self._wish:
            self._wish = wish
            self._say_expected()

    def set_absent(self, absent: Mapping[str, Message]) -> None:
        """Which devices this machine does not have."""
        self._absent = absent
        self.menu.set_against(absent)
        self._say_expected()

    def tell(self, device: str) -> None:
        """What was used."""
        name = Message(_NAMES[device]) if device in _NAMES else Message("{device}", device=device)
        self._status.set_device(Message("computes on: {device}", device=name))

    def _say_expected(self) -> None:
        """What will be used, as soon as it is known."""
        if self._absent is None:
            return
        wish = "cuda" if self._wish == "auto" else self._wish
        self.tell("cpu" if wish.partition(":")[0] in self._absent else wish)

    def _on_chosen(self, device: str) -> None:
        self.chosen.emit(device)
