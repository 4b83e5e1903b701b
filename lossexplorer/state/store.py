"""The one place where state is replaced; undo is a stack of old states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.state.app import AppState

    _Step = tuple[AppState, AppState]
    """Where it leads when it is taken back, and where it had led."""

DEPTH = 200


class Store(QObject):
    """Holds the present state and the way back.

    Moving the view is no step (``drift``), and a step that is taken back leaves the view where it was moved to since.
    Changes that carry the same merge key one after the other are one step: a drag, not its ticks. ``seal`` ends a
    gesture, so that the next one with that key is a step of its own.
    """

    changed = Signal(object, object)
    """Old state, new state."""

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._past: list[_Step] = []
        self._future: list[_Step] = []
        self._open: object = None

    @property
    def state(self) -> AppState:
        """The present state."""
        return self._state

    def replace(self, state: AppState, merge: object = None) -> None:
        """Make this the present state, as a step that can be undone."""
        if state == self._state:
            return
        if merge is None or merge != self._open or not self._past:
            self._past.append((self._state, state))
            del self._past[:-DEPTH]
        elif state == self._past[-1][0]:  # the gesture came back to where it began: no step is left of it
            self._past.pop()
            merge = None
        else:
            self._past[-1] = (self._past[-1][0], state)
        self._open = merge
        self._future.clear()
        self._show(state)

    def drift(self, state: AppState) -> None:
        """Make this the present state without a step: going to another place, moving the view."""
        if state != self._state:
            self._show(state)

    def seal(self) -> None:
        """End the gesture."""
        self._open = None

    def revise(self, change: Callable[[AppState], AppState]) -> None:
        """Change every state, past, present and future: what they are about is another thing by now.

        Steps between states that are the same then are none any more.
        """
        self._past, self._future = (
            [(a, b) for a, b in ((change(there), change(here)) for there, here in steps) if a != b]
            for steps in (self._past, self._future)
        )
        self._open = None
        self.drift(change(self._state))

    def can_undo(self) -> bool:
        """Whether there is a way back."""
        return bool(self._past)

    def can_redo(self) -> bool:
        """Whether there is a way forward."""
        return bool(self._future)

    def undo(self) -> None:
        """One step back."""
        self._step(self._past, self._future)

    def redo(self) -> None:
        """One step forward again."""
        self._step(self._future, self._past)

    def _step(self, steps: list[_Step], other_way: list[_Step]) -> None:
        """Go back along the last of these steps; what moved the view since is no step and stays."""
        if not steps:
            return
        there, here = steps.pop()
        target = there.seen_as(self._state, here)
        other_way.append((self._state, target))
        self._open = None
        self._show(target)

    def _show(self, state: AppState) -> None:
        old, self._state = self._state, state
        self.changed.emit(old, state)
