"""No search for garbage while the window starts: what a start makes stays, and each search walks over all of it."""

from __future__ import annotations

import gc


class Pause:
    """No search for cycles of dead objects from ``begin`` to ``end``, and none later among what is there by then."""

    def __init__(self) -> None:
        self._lasts = False

    def begin(self) -> None:
        """Search no more, if anybody did."""
        self._lasts = gc.isenabled()
        gc.disable()

    def end(self) -> None:
        """Search again, among what is made from now on; nothing happens where no pause was begun."""
        if self._lasts:
            self._lasts = False
            gc.freeze()
            gc.enable()


START = Pause()
"""From the first import of the window to its first paint."""
