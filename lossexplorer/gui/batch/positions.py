"""The decisions of a row that is several: of a sequence as a list, of an image as two pictures; one is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lossexplorer.gui.batch.decision_list import DecisionList
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.class_mask import ClassMaskView
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.one_row import Positions
    from lossexplorer.paint.tokens import Tokens


class PositionsView(Spoken, QWidget):
    """Hidden where a row is one decision."""

    chosen = Signal(int)
    """Which decision somebody wants to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.image, self._words = DecisionList(), ClassMaskView(), QLabel()
        self._width, self._first = 1, 0
        """Pixels of a line, and the number of the first pixel that is shown."""
        self._words.setObjectName("small")
        self._words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        for part in (self._words, self.image, self.list):
            layout.addWidget(part)
        self.list.chosen.connect(self.chosen)
        self.image.chosen.connect(self._on_pixel)
        self.hide()
        self.retranslate()

    def set_tokens(self, tokens: Tokens) -> None:
        """Colours of another theme."""
        self.list.set_tokens(tokens)
        self.image.set_tokens(tokens)

    def set_positions(self, positions: Positions | None, detail: RowDetail | None) -> None:
        """Show these, and which of them is looked at."""
        if detail is None or detail.at is None:
            positions = None
        self.setVisible(positions is not None)
        is_image = positions is not None and len(positions.shape) > 1
        self.image.setVisible(is_image)
        self._words.setVisible(is_image)
        self.list.set_positions(None if is_image else positions, detail)
        if is_image and positions is not None and detail is not None and detail.at is not None:
            self._show_image(positions, detail.at)

    def _show_image(self, positions: Positions, at: int) -> None:
        """The image that holds this pixel: a volume is shown by its slices."""
        height, self._width = positions.shape[-2:]
        inside = at % (height * self._width)
        self._first = at - inside
        some, shape = slice(self._first, self._first + height * self._width), (height, self._width)
        predicted, true, used = (
            x[some].reshape(shape) for x in (positions.predicted, positions.target, positions.used)
        )
        self.image.set_masks(predicted, true, used, divmod(inside, self._width))

    def retranslate(self) -> None:
        """Set every text."""
        self._words.setText(say("left what was predicted, strong where it is wrong; right what is true"))
        name = say("Predicted and true classes of the pixels")
        describe(self.image, name, say("Click a pixel, or take an arrow key, to look at it"))

    def _on_pixel(self, y: int, x: int) -> None:
        self.chosen.emit(self._first + y * self._width + x)
