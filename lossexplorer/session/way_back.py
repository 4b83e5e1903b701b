"""The way back from a batch that is being read or computed for the first time to what was there before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from lossexplorer.session.loaded import are_files_of, in_version, refitted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.session.loaded import Loaded
    from lossexplorer.state.app import AppState
    from lossexplorer.state.batch import BatchRef, BatchState
    from lossexplorer.state.store import Store


@dataclass(frozen=True)
class Before:
    """What was there, and is there again if a newer batch does not get as far as its rows."""

    loaded: Loaded | None
    """None: nothing was open."""
    analysed: Analysed | None
    """Its rows, if they were computed."""
    wish: BatchState | None
    """What its rows are, or were to be."""
    look: AppState
    """The state when it was left."""

    @property
    def ref(self) -> BatchRef | None:
        """Its files."""
        return None if self.loaded is None else self.loaded.ref

    def without_rows(self) -> Before:
        """The same, whose rows are to be computed again."""
        return replace(self, analysed=None, wish=None)

    def refitted(self, keys: Collection[str]) -> Before:
        """The same, with these entries of the catalogue as they are now; rows that one of them gave are none."""
        given = self.wish is not None and self.wish.loss in keys
        loaded = None if self.loaded is None else refitted(self.loaded, keys)
        return replace(self.without_rows() if given else self, loaded=loaded, look=self.look.renewed())


class WayBack:
    """Holds what was there before, and makes the state again what it was then.

    Args:
        store: of the state.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._retrace: Callable[[], None] = store.give_up
        self._turned = store.state
        """Where the last undo or redo to another batch led."""
        self.before: Before | None = None
        """None: the batch that is there has its rows, or wants none."""
        self.retraces = False
        """Whether the state is on its way back just now."""

    def hold(self, before: Before) -> Before:
        """Begin to keep this; where a batch is overtaken before it has its rows, what was there before it is kept."""
        if self.before is None:
            self.before = before
        return self.before

    def settle(self, analysed: object = None) -> None:
        """The newer batch has its rows, or wants none: there is no way back but undo."""
        if self.before is not None:
            self.before = None
            self._store.settle()

    def attempt(self, state: AppState) -> None:
        """Go to another batch, in a step that can be given up."""
        self._retrace = self._store.give_up
        self._store.attempt(state)

    def renew(self, look: BatchState, new: BatchRef, *, rows_differ: bool) -> None:
        """Go from a look at files to another version of them, which is no step."""
        if self.before is not None and are_files_of(self.before.ref, new):
            look = self.before.look.batch  # the version between never had rows
        old = look.ref or new

        def retrace() -> None:
            self._store.revise(partial(in_version, ref=old, rows_differ=False))
            now = self._store.state
            if are_files_of(now.batch.ref, old) and now.batch.row in (None, look.row):
                taken = look.taken if now.batch.loss == look.loss else None
                self._store.drift(now.with_batch(replace(now.batch, row=look.row, at=look.at, taken=taken)))

        self._retrace = retrace
        self._store.revise(partial(in_version, ref=new, rows_differ=rows_differ))

    def change(self, change: Callable[[Before], Before]) -> None:
        """What was there is another thing by now."""
        if self.before is not None:
            self.before = change(self.before)

    def turn(self) -> None:
        """An undo or redo went to another batch."""
        self._retrace, self._turned = self._store.turn_back, self._store.state

    def go(self) -> Before | None:
        """Make the state what it was; what was there is nobody's concern any more but the caller's."""
        before, self.before = self.before, None
        if before is not None:
            self.retraces = True
            self._retrace()
            now = self._store.state
            if now.batch.ref != before.look.batch.ref:  # other steps followed the undo: going back is one more
                self._store.replace(now.as_before(before.look, self._turned))
            self.retraces = False
        return before
