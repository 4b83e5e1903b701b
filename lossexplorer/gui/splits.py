"""Borders between parts of a page, which stand where a hand left them last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QSplitter

    from lossexplorer.session.settings import SettingsFile


class Border(QObject):
    """Remembers the sizes of both parts of a splitter when a hand lets go of a border, and gives them to it at once.

    Args:
        settings: where they are kept.
        name: of the border in the settings.
        split: whose border it is; it also owns this.
        sizes: the two sizes that are kept.
        show: takes them.
    """

    def __init__(
        self,
        settings: SettingsFile,
        name: str,
        split: QSplitter,
        sizes: Callable[[], Sequence[int]],
        show: Callable[[Sequence[int]], None],
    ) -> None:
        super().__init__(split)
        self._settings, self._name, self._sizes = settings, name, sizes
        for i in range(1, split.count()):
            split.handle(i).installEventFilter(self)
        known = settings.value.splits.get(name)
        if known is not None:
            show(known)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The hand lets go."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            first, second = self._sizes()
            self._settings.set(splits={**self._settings.value.splits, self._name: (first, second)})
        return super().eventFilter(watched, event)
