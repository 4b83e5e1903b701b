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
    gesture, so that the next one with that key is a step of its own. An ``attempt`` is a step that may turn out
    never to have been made: ``settle`` keeps it, ``give_up`` takes it out of the past.
    """

    changed = Signal(object, object)
    """Old state, new state."""

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._past: list[_Step] = []
        self._future: list[_Step] = []
        self._open: object = None
        self._tried: int | None = None
        """The place of the attempt in the past."""
        self._cleared: list[_Step] = []
        """The way forward that the attempt took away."""
        self._turned: Callable[[], None] | None = None
        """What takes the last undo or redo back, while nothing else was done."""

    @property
    def state(self) -> AppState:
        """The present state."""
        return self._state

    @property
    def settled(self) -> AppState:
        """The present state as it would be without the attempt."""
        return self._state if self._tried is None else self._state.as_before(*self._past[self._tried])

    def replace(self, state: AppState, merge: object = None) -> None:
        """Make this the present state, as a step that can be undone."""
        if state == self._state:
            return
        self._turned = None
        if merge is None or merge != self._open or not self._past:
            self._push((self._state, state))
        elif state == self._past[-1][0]:  # the gesture came back to where it began: no step is left of it
            self._past.pop()
            merge = None
        else:
            self._past[-1] = (self._past[-1][0], state)
        self._open = merge
        self._future.clear()
        self._show(state)

    def attempt(self, state: AppState) -> None:
        """Make this the present state as a step that may still be given up; it takes the place of another attempt.

        Args:
            state: made from ``settled``.
        """
        before = self._take_out()
        cleared = list(self._future)
        self._turned = None
        if state != before:
            self._push((before, state))
            self._tried, self._cleared = len(self._past) - 1, cleared
            self._open = None
            self._future.clear()
        self.drift(state)

    def settle(self) -> None:
        """What was tried went well: it is a step like others."""
        self._tried, self._cleared, self._turned = None, [], None

    def give_up(self) -> None:
        """Be as if the attempt had never been made; steps about other things since then stay."""
        self.drift(self._take_out())

    def turn_back(self) -> None:
        """Take the last undo or redo back, if nothing else was done since."""
        if self._turned is not None:
            self._turned()
            self._turned = None

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
        tried = None if self._tried is None else self._past[self._tried]
        before = [] if self._tried is None else _revised(self._past[: self._tried], change)
        self._past, self._future = _revised(self._past, change), _revised(self._future, change)
        self._tried = None if tried is None or not _revised([tried], change) else len(before)
        self._cleared = [] if self._tried is None else _revised(self._cleared, change)
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
        if self._tried == len(self._past) - 1:
            self._tried, self._cleared = None, []
        self._step(self._past, self._future, self.redo)

    def redo(self) -> None:
        """One step forward again."""
        self._step(self._future, self._past, self.undo)

    def _push(self, step: _Step) -> None:
        self._past.append(step)
        lost = max(0, len(self._past) - DEPTH)
        del self._past[:lost]
        if self._tried is not None:
            self._tried = self._tried - lost if self._tried >= lost else None

    def _take_out(self) -> AppState:
        """Take the attempt out of the past; the present state without it, which nobody was told yet."""
        at, self._tried = self._tried, None
        if at is None:
            return self._state
        step = self._past[at]

        def without(state: AppState) -> AppState:
            return state.as_before(*step)

        since, ahead = _revised(self._past[at + 1 :], without), _revised(self._future, without)
        self._past[at:] = since
        self._future = ahead if since or ahead else self._cleared
        self._cleared = []
        self._open = self._turned = None  # of steps that are others by now
        return without(self._state)

    def _step(self, steps: list[_Step], other_way: list[_Step], back: Callable[[], None]) -> None:
        """Go back along the last of these steps; what moved the view since is no step and stays."""
        if not steps:
            return
        there, here = steps.pop()
        target = there.seen_as(self._state, here)
        other_way.append((self._state, target))
        self._open, self._turned = None, back
        self._show(target)

    def _show(self, state: AppState) -> None:
        old, self._state = self._state, state
        self.changed.emit(old, state)


def _revised(steps: list[_Step], change: Callable[[AppState], AppState]) -> list[_Step]:
    """These steps between changed states, without those that lead nowhere then."""
    return [(a, b) for a, b in ((change(there), change(here)) for there, here in steps) if a != b]
