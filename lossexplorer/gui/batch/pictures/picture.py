"""What every picture of Batch is: a widget that shows a ``Seen``, says a line about it, and asks for steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lossexplorer.gui.words import Spoken
from lossexplorer.state import batch as batches

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from lossexplorer.base import Message
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.summaries import TemperatureFit
    from lossexplorer.paint.tokens import Tokens
    from lossexplorer.session.pictures_session import Ground, Seen
    from lossexplorer.state.batch import BatchState

    Step = Callable[[BatchState], BatchState]


class Picture(Spoken, QWidget):
    """One picture. Subclasses set ``title``, build, and show."""

    title = ""
    """What the list of pictures calls it."""
    wanted = Signal(object)
    """A step of the state of the batch: somebody selected."""
    said = Signal()
    """The line about it changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)

    @staticmethod
    def fits(ground: Ground) -> bool:
        """Whether this batch has what the picture shows."""
        raise NotImplementedError

    def show_seen(self, seen: Seen | None) -> None:
        """Show this; None shows nothing."""
        raise NotImplementedError

    def show_row(self, detail: RowDetail | None) -> None:
        """Show where the row at hand stands, where the picture has a place for it."""

    def show_fit(self, fit: TemperatureFit | None) -> None:
        """Show what the best temperature would change, where the picture has a place for it."""

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        raise NotImplementedError

    def line(self) -> Message | None:
        """What the picture says, in a line; None where there is nothing to say."""
        return None

    def hint(self) -> Message | None:
        """How a hand selects in it, said where there is nothing else to say."""
        return None

    def tools(self) -> list[QWidget]:
        """Controls of this picture alone."""
        return []

    def be_like(self, other: Picture) -> None:
        """Take over what is chosen in another picture of this kind; the row at hand is nothing that is chosen in it."""

    def select(self, **conditions: Any) -> None:
        """Ask for other conditions."""
        self.wanted.emit(lambda state: batches.select(state, **conditions))
