"""Files that were read and that no loss can be computed of: Diagnose may ask why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lossexplorer.session.loaded import Unfit, changed_since, same_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.session.loaded import Loaded
    from lossexplorer.state.app import AppState
    from lossexplorer.state.batch import BatchRef
    from lossexplorer.state.store import Store


class UnfitFiles(QObject):
    """Keeps the newest of them, and knows which ones the state asks about."""

    refused = Signal(object)
    """``Unfit``: files that were read and cannot be used."""
    failed = Signal(object)
    """``Failure``: they are others by now."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._newest: Unfit | None = None
        """Whether the state asks about it or not."""

    @property
    def present(self) -> Unfit | None:
        """The files that the state asks about, once they are read."""
        ref, known = self._store.state.diagnose.unfit, self._newest
        return known if known is not None and ref is not None and same_files(known.ref, ref) else None

    @property
    def unread(self) -> BatchRef | None:
        """The files that the state asks about, if others were read since."""
        return self._store.state.diagnose.unfit if self.present is None else None

    def take(self, unfit: Unfit, show: Callable[[AppState], None]) -> None:
        """Ask about these from now on."""
        self._newest = unfit
        now = self._store.state
        show(now.with_diagnose(replace(now.diagnose, unfit=unfit.ref)))

    def take_again(self, read: Loaded | Unfit) -> None:
        """A step back to such files; others by now are not what was asked about."""
        ref = self._store.state.diagnose.unfit
        if ref is None or not isinstance(read, Unfit) or not same_files(read.ref, ref):
            self.failed.emit(changed_since(read.ref))
            return
        self._newest = read
        self.refused.emit(read)
