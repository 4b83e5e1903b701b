"""One row in full: what the model said, what is true, and the way to Explore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from lossexplorer.base import Message
from lossexplorer.gui.batch.bars_of import bars_of, masks_of, position_of
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, inside, number, say
from lossexplorer.paint.bars import BarsView
from lossexplorer.paint.mask import MaskView
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.gui.look import Look


class Inspector(Spoken, QFrame):
    """The row that is chosen."""

    explore_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._detail: RowDetail | None = None
        self._against: Message | None = None
        self._title, self._numbers, self._heads = QLabel(), QLabel(), QLabel()
        self._title.setObjectName("title")
        self._numbers.setWordWrap(True)
        self._heads.setObjectName("small")
        self._heads.setWordWrap(True)
        self.bars, self._mask = BarsView(), MaskView()
        self.explore = QPushButton()
        self.explore.setObjectName("primary")
        self._reason = QLabel()
        self._reason.setObjectName("small")
        self._reason.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        for widget in (self._title, self._numbers, self._heads, self.bars, self._mask, self.explore, self._reason):
            layout.addWidget(widget)
        self.explore.clicked.connect(self.explore_wanted)
        look.changed.connect(self._on_look)
        self._on_look()
        self.retranslate()

    def set_detail(self, detail: RowDetail | None, against: Message | None) -> None:
        """Show this row; ``against`` says why it has no picture in Explore, if it has none."""
        self._detail, self._against = detail, against
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        detail = self._detail
        self.explore.setText(say("Open in Explore"))
        describe(self.explore, say("Open in Explore"), say("Show the loss as a curve with the cursor on this row"))
        self.bars.setAccessibleName(say("Scores of the row"))
        self._mask.setAccessibleName(say("Prediction and mask of the row"))
        for widget in (self._heads, self.bars, self._mask, self.explore, self._reason):
            widget.setVisible(detail is not None)
        if detail is None:
            self._title.setText(say("No row chosen"))
            self._numbers.setText(say("Choose a row of the table to see what the model said and what it cost."))
            return
        self._title.setText(say(Message("Row {row}", row=detail.index)))
        loss = number(detail.loss, 6) if detail.used else say("ignored")
        lines = [f"{inside(say(detail.title))}  {loss}"]
        if detail.gradient_norm is not None:
            lines.append(f"{say('gradient size')}  {number(detail.gradient_norm, 5)}")
        self._numbers.setText("\n".join(lines))
        self.explore.setEnabled(self._against is None)
        self._reason.setText(say(self._against) if self._against is not None else "")
        self._reason.setVisible(self._against is not None)
        self._show_form(detail)

    def _show_form(self, detail: RowDetail) -> None:
        is_mask = detail.form == "mask" and detail.predictions.ndim >= 2
        self.bars.setVisible(not is_mask)
        self._mask.setVisible(is_mask)
        if is_mask:
            self._mask.set_masks(*masks_of(detail))
            self._heads.setText(say("left what was predicted, right the mask"))
            return
        heading, bars = bars_of(detail)
        self._heads.setText(heading)
        self.bars.set_bars(bars)
        position = position_of(detail)
        if position is not None:
            self._heads.setText(f"{heading} · {say(position)}")

    def _on_look(self) -> None:
        for view in (self.bars, self._mask):
            view.set_tokens(self._look.tokens)
