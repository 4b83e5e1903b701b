"""What is tried in Batch: with one row, and with the whole batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lossexplorer.session.row_session import RowSession
from lossexplorer.session.what_if_session import WhatIfSession
from lossexplorer.workers.closing import close_all

if TYPE_CHECKING:
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.state.store import Store
    from lossexplorer.workers.turnstile import Turnstile


class Trials(QObject):
    """Both sessions, which begin and end together."""

    def __init__(
        self,
        store: Store,
        batch: BatchSession,
        turnstile: Turnstile,
        threads: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.row = RowSession(store, batch, turnstile, threads, self)
        self.what_if = WhatIfSession(store, batch, turnstile, threads, self)

    def stop(self) -> None:
        """Nothing is told any more; the threads end as soon as they can."""
        self.row.stop()
        self.what_if.stop()

    def close(self, patience: int) -> bool:
        """Stop all work; False if some is still busy after ``patience`` milliseconds."""
        return close_all((self.row, self.what_if), patience)
