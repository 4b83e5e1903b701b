"""The window: rail, places, notices, menus and the status bar. No arithmetic, no thread, no file is touched here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from lossexplorer.base import Problem
from lossexplorer.gui.files import dropped
from lossexplorer.gui.notice import Notice
from lossexplorer.gui.rail import Rail
from lossexplorer.gui.status import Status
from lossexplorer.gui.tab_order import go_on

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from lossexplorer.gui.look import Look
    from lossexplorer.state.app import AppState
    from lossexplorer.state.store import Store

DEFAULT_SIZE = (1280, 800)
LEAST_SIZE = (1000, 640)


class MainWindow(QMainWindow):
    """Frame of everything."""

    files_dropped = Signal(list)
    refused = Signal(object)
    """The Problem of something that cannot be dropped."""
    closing = Signal()

    def __init__(self, store: Store, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Loss Explorer")
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*DEFAULT_SIZE)
        self._store = store
        self.rail, self.status = Rail(look), Status()
        self._places = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        area = QWidget()
        right = QVBoxLayout(area)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self.notice = Notice(look)
        right.addWidget(self._places, 1)
        right.addWidget(self.notice)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(area, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)
        self.rail.chosen.connect(self._on_place)
        store.changed.connect(self._on_changed)

    def add_place(self, name: str, page: QWidget) -> None:
        """Give a place its page."""
        self._pages[name] = page
        self._places.addWidget(page)
        self._show(self._store.state)

    def _show(self, state: AppState) -> None:
        self.rail.set_place(state.place)
        page = self._pages.get(state.place)
        if page is not None and page is not self._places.currentWidget():
            self._places.setCurrentWidget(page)
            page.setFocus()

    def _on_changed(self, old: AppState, new: AppState) -> None:
        if old.place != new.place:
            self._show(new)

    def _on_place(self, place: str) -> None:
        self._store.drift(self._store.state.at(place))  # type: ignore[arg-type]

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the window as it is seen."""
        return go_on(self, forward=forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        try:
            self.files_dropped.emit(dropped(event.mimeData()))
        except Problem as problem:
            self.refused.emit(problem)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Gone at once; the threads are ended behind the curtain."""
        self.hide()
        event.accept()
        self.closing.emit()
