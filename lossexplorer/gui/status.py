"""The status bar: what goes on and how far it is, how long the last computation took, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from lossexplorer.base import Message
from lossexplorer.gui.words import Spoken, number, say

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 400
"""Milliseconds after which work is worth a word; shorter work would only flicker."""
STAYS = 4000
"""Milliseconds for which a word about something done stays."""
_BAR_WIDTH = 160


class Status(Spoken, QStatusBar):
    """Progress with a cancel button, time and device."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._works: dict[str, tuple[Message, float]] = {}
        self._seconds: float | None = None
        self._device: Message | None = None
        self._state, self._time, self._where = QLabel(), QLabel(), QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)  # it names files
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._cancel = QPushButton()
        self._done = QLabel()
        self._done.setTextFormat(Qt.TextFormat.PlainText)
        self._what: Message | None = None
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(STAYS)
        self._fade.timeout.connect(self._on_faded)
        self.addWidget(self._done)
        self.addWidget(self._state)
        self.addWidget(self._bar)
        self.addWidget(self._cancel)
        self.addPermanentWidget(self._time)
        self.addPermanentWidget(self._where)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self._show_work)
        self._cancel.clicked.connect(self.cancelled)
        self._hide_work()
        self.retranslate()

    def set_work(self, work: Message | None, share: float, of: str = "rows") -> None:
        """What goes on; None when it is over. The share is below 0 where nobody knows.

        Args:
            work: in words.
            share: of it that is done.
            of: whose work; of several that go on, the one that began last is shown.
        """
        if work is None:
            self._works.pop(of, None)
        else:
            self._works[of] = work, share
        if not self._works:
            self._delay.stop()
            self._hide_work()
        elif self._bar.isVisible():
            self._show_work()
        elif not self._delay.isActive():
            self._delay.start(PATIENCE)

    def set_done(self, what: Message) -> None:
        """Say for a moment that something has been done."""
        self._what = what
        self._done.setText(say(what))
        self._fade.start()

    def _on_faded(self) -> None:
        self._what = None
        self._done.clear()

    def set_time(self, seconds: float) -> None:
        """How long the last computation took."""
        self._seconds = seconds
        self.retranslate()

    def set_device(self, device: Message) -> None:
        """Where torch computes."""
        self._device = device
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._cancel.setText(say("Cancel"))
        self._bar.setAccessibleName(say("Progress"))
        self._where.setText(say(self._device) if self._device is not None else "")
        if self._seconds is not None:
            self._time.setText(_duration(self._seconds, say))
        self._done.setText(say(self._what) if self._what is not None else "")
        self._state.setText(self._words() if self._bar.isVisible() else "")

    def _words(self) -> str:
        works = list(self._works.values())
        return say(works[-1][0]) + " …" if works else ""

    def _show_work(self) -> None:
        if not self._works:
            return
        share = list(self._works.values())[-1][1]
        for widget in (self._state, self._bar, self._cancel):
            widget.setVisible(True)
        self._bar.setRange(0, 0 if share < 0 else 1000)
        self._bar.setValue(round(1000 * max(share, 0.0)))
        self._state.setText(self._words())

    def _hide_work(self) -> None:
        for widget in (self._state, self._bar, self._cancel):
            widget.setVisible(False)


def _duration(seconds: float, say: Callable[[Message], str]) -> str:
    if seconds < 1:
        return say(Message("computed in {time} ms", time=number(round(seconds * 1000, 1), 3)))
    return say(Message("computed in {time} s", time=number(seconds, 3)))
