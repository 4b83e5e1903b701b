"""The pictures beside each other, as many as there is room for; each place shows the one that was chosen for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lossexplorer.gui.batch.pictures.calibration import CalibrationPicture
from lossexplorer.gui.batch.pictures.classes import ClassesPicture
from lossexplorer.gui.batch.pictures.confusion import ConfusionPicture
from lossexplorer.gui.batch.pictures.density import DensityPicture
from lossexplorer.gui.batch.pictures.models import ModelsPicture
from lossexplorer.gui.batch.pictures.spread import SpreadPicture
from lossexplorer.gui.batch.pictures.tail import TailPicture
from lossexplorer.gui.describe import describe
from lossexplorer.gui.widgets.calm import Combo
from lossexplorer.gui.widgets.elided import Elided
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QResizeEvent

    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.histogram import Histogram
    from lossexplorer.compute.summaries import TemperatureFit
    from lossexplorer.gui.batch.pictures.picture import Picture
    from lossexplorer.gui.look import Look
    from lossexplorer.session.pictures_session import Ground, Seen

PICTURES: dict[str, type[Picture]] = {
    "spread": SpreadPicture,
    "density": DensityPicture,
    "classes": ClassesPicture,
    "confusion": ConfusionPicture,
    "calibration": CalibrationPicture,
    "tail": TailPicture,
    "models": ModelsPicture,
}
"""Every picture, in the order in which they are offered."""
_ROOM = 36 * UNIT
"""Width that a picture has at least."""
SLOTS = 3


class Slot(Spoken, QFrame):
    """A place for one picture: which one, what it says, its controls, and the picture."""

    chosen = Signal()
    made = Signal(object)
    """A ``Picture`` that was not here before."""
    wanted = Signal(object)
    asked = Signal(object, object)
    """The picture that somebody wants to copy or save, and where on the screen."""

    def __init__(self, look: Look, wish: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.wish = look, wish
        self.key = ""
        self.picture: Picture | None = None
        self.choice, self._words = Combo(), Elided()
        self._words.setObjectName("small")
        self._made: dict[str, Picture] = {}
        self._head = QHBoxLayout()
        self._head.setSpacing(UNIT)
        self._head.addWidget(self.choice)
        self._head.addStretch()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(UNIT // 2)
        self._box.addLayout(self._head)
        self._box.addWidget(self._words)
        self.choice.activated.connect(self._on_chosen)
        look.changed.connect(self._on_look)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right click, or the key for it, asks what can be done with the picture."""
        if self.picture is not None:
            self.asked.emit(self.picture, event.globalPos())

    def offer(self, keys: Sequence[str]) -> None:
        """Which pictures there are to choose from."""
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for key in keys:
                self.choice.addItem(say(PICTURES[key].title), key)
            self.choice.setCurrentIndex(self.choice.findData(self.key))

    def show_picture(self, key: str) -> Picture:
        """Show this one; it is made when it is shown first."""
        if self.picture is not None and key == self.key:
            return self.picture
        if self.picture is not None:
            for widget in (self.picture, *self.picture.tools()):
                widget.hide()
        if key not in self._made:
            self._make(key)
        self.key, self.picture = key, self._made[key]
        for widget in (self.picture, *self.picture.tools()):
            widget.show()
        self.choice.setCurrentIndex(self.choice.findData(key))
        self._on_said()
        return self.picture

    def _make(self, key: str) -> None:
        picture = self._made[key] = PICTURES[key]()
        picture.set_tokens(self._look.tokens)
        picture.wanted.connect(self.wanted)
        picture.said.connect(self._on_said)
        self._box.addWidget(picture, 1)
        for tool in picture.tools():
            self._head.addWidget(tool)
        self.made.emit(picture)

    def set_decades(self, decades: bool | None) -> None:
        """Whether the heights of the histogram are logarithms, where it was ever shown here."""
        for picture in self._made.values():
            if isinstance(picture, SpreadPicture):
                picture.set_decades(decades)

    def retranslate(self) -> None:
        """Set every text."""
        describe(self.choice, say("Picture"), say("Which picture is shown here"))
        for i in range(self.choice.count()):
            self.choice.setItemText(i, say(PICTURES[self.choice.itemData(i)].title))
        self._on_said()

    def _on_said(self) -> None:
        words = None if self.picture is None else self.picture.line() or self.picture.hint()
        self._words.setText("" if words is None else say(words))

    def _on_chosen(self) -> None:
        self.wish = self.choice.currentData()
        self.chosen.emit()

    def _on_look(self) -> None:
        for picture in self._made.values():
            picture.set_tokens(self._look.tokens)


class PictureStrip(QWidget):
    """Slots beside each other."""

    wanted = Signal(object)
    """A step of the state of the batch."""
    asked = Signal(object, object)
    """The picture that somebody wants to copy or save, and where on the screen."""
    chosen = Signal()
    """Which pictures lie here, or how they are drawn."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decades: bool | None = None
        self._seen: Seen | None = None
        self._detail: RowDetail | None = None
        self._fit: TemperatureFit | None = None
        self._partial: Histogram | None = None
        self.slots = [Slot(look, key) for key in list(PICTURES)[:SLOTS]]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for slot in self.slots:
            row.addWidget(slot, 1)
            slot.wanted.connect(self.wanted)
            slot.asked.connect(self.asked)
            slot.chosen.connect(self._on_chosen)
            slot.made.connect(self._on_made)
            slot.retranslate()
        self._arrange()

    def show_seen(self, seen: Seen | None) -> None:
        """Show this in every picture; None shows nothing."""
        self._seen, self._partial = seen, None
        self._arrange()

    def show_partial(self, histogram: Histogram | None) -> None:
        """Show what is known of the spread while rows are computed; the other pictures wait."""
        self._partial = histogram
        for slot in self.slots:
            if isinstance(slot.picture, SpreadPicture):
                slot.picture.set_histogram(histogram)

    def show_row(self, detail: RowDetail | None) -> None:
        """Show where the row at hand stands."""
        self._detail = detail
        for slot in self.slots:
            if slot.picture is not None:
                slot.picture.show_row(detail)

    def show_fit(self, fit: TemperatureFit | None) -> None:
        """Show what the best temperature would change."""
        self._fit = fit
        for slot in self.slots:
            if slot.picture is not None:
                slot.picture.show_fit(fit)

    def bring(self, key: str) -> None:
        """Show this picture in the last place, as soon as the batch has it; where it is shown already, there."""
        seen = [slot for slot in self.slots if not slot.isHidden()]
        if seen and all(slot.key != key for slot in seen):
            seen[-1].wish = key
            self._arrange()

    def wishes(self) -> tuple[tuple[str, ...], bool | None]:
        """Which picture is wanted in each place, and what a hand said of logarithms as heights."""
        return tuple(slot.wish for slot in self.slots), self._decades

    def set_wishes(self, keys: Sequence[str], *, decades: bool | None) -> None:
        """Show these, where the batch has them."""
        for slot, key in zip(self.slots, keys, strict=False):
            slot.wish = key
        self._set_decades(decades)
        self._arrange()

    def shown(self) -> list[Picture]:
        """The pictures that are seen, from the left."""
        return [slot.picture for slot in self.slots if slot.picture is not None and not slot.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _on_chosen(self) -> None:
        self._arrange()
        self.chosen.emit()

    def _on_made(self, picture: Picture) -> None:
        if isinstance(picture, SpreadPicture):
            picture.set_decades(self._decades)
            picture.decades_chosen.connect(self._on_decades)

    def _on_decades(self, decades: bool) -> None:
        self._set_decades(decades)
        self.chosen.emit()

    def _set_decades(self, decades: bool | None) -> None:
        """Every place has a histogram of its own; they look the same."""
        self._decades = decades
        for slot in self.slots:
            slot.set_decades(decades)

    def _arrange(self) -> None:
        """Which slots are there, and what each shows: its wish if the batch has it, else what nobody shows yet."""
        fitting = _fitting(self._seen.ground if self._seen is not None else None)
        room = max(1, min(SLOTS, len(fitting), self.width() // _ROOM))
        taken: set[str] = set()
        for i, slot in enumerate(self.slots):
            slot.setVisible(i < room)
            if i >= room:
                continue
            slot.offer(fitting)
            free = [slot.wish, *fitting]
            key = next((k for k in free if k in fitting and k not in taken), fitting[0])
            taken.add(key)
            self._fill(slot.show_picture(key))

    def _fill(self, picture: Picture) -> None:
        if self._partial is not None and isinstance(picture, SpreadPicture):
            picture.set_histogram(self._partial)
        else:
            picture.show_seen(self._seen)
        picture.show_fit(self._fit)
        picture.show_row(self._detail)


def _fitting(ground: Ground | None) -> list[str]:
    return [key for key, kind in PICTURES.items() if key == "spread" or (ground is not None and kind.fits(ground))]
