"""One row in full: what the model said, what is true, and the way to Explore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from lossexplorer.base import Message, mark
from lossexplorer.gui.batch.bars_of import bars_of, masks_of, position_of
from lossexplorer.gui.batch.positions import PositionsView
from lossexplorer.gui.batch.row_names import RowNames
from lossexplorer.gui.batch.row_words import row_lines, second_lines
from lossexplorer.gui.batch.score_slider import ScoreSlider
from lossexplorer.gui.describe import describe
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.bars import BarsView
from lossexplorer.paint.mask import MaskView
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.one_row import MovedRow, Positions
    from lossexplorer.gui.look import Look
    from lossexplorer.session.compare_session import Compared

_PUSH = mark("The arrow is the push, minus the gradient of the row's loss: to the right, the loss falls as it grows")


class Inspector(Spoken, QFrame):
    """The row that is chosen."""

    explore_wanted = Signal()
    taken = Signal(object)
    """What a score of the row is to be taken for, a number or None: as it is."""
    decision_wanted = Signal(int)
    """Which of the decisions of the row is to be looked at."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._detail: RowDetail | None = None
        self._against: Message | None = None
        self._unread: tuple[int, Message] | None = None
        """A row that cannot be read any more, and why."""
        self._rows: tuple[MovedRow, MovedRow] | None = None
        """The row as it is, and as it is taken."""
        self._other: Compared | None = None
        self._title, self._numbers, self._heads, self._reason = (QLabel() for _ in range(4))
        self.names, self.bars, self._mask = RowNames(), BarsView(), MaskView()
        self.score, self.positions = ScoreSlider(), PositionsView()
        self.back, self.explore = QPushButton(), QPushButton()
        self._known: Positions | None = None
        """Of the row that is shown, whichever of them is looked at."""
        self._build()
        self.positions.chosen.connect(self.decision_wanted)
        self.score.taken.connect(self.taken)
        self.back.clicked.connect(lambda: self.taken.emit(None))
        self.explore.clicked.connect(self.explore_wanted)
        look.changed.connect(self._on_look)
        self._on_look()
        self.retranslate()

    def _build(self) -> None:
        names = (self._title, "title"), (self._heads, "small"), (self._reason, "small"), (self.explore, "primary")
        for widget, name in names:
            widget.setObjectName(name)
        for label in (self._numbers, self._heads, self._reason):
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        above = (self._title, self.names, self._numbers, self.positions, self._heads, self.bars, self._mask, self.score)
        for part in (*above, self.back, self.explore, self._reason):
            layout.addWidget(part)

    def set_detail(self, detail: RowDetail | None, against: Message | None) -> None:
        """Show this row; ``against`` says why it has no picture in Explore, if it has none."""
        if self._detail is None or detail is None or self._detail.index != detail.index:
            self._known = None
        self._detail, self._against, self._rows, self._unread = detail, against, None, None
        self.score.set_detail(detail)
        self.retranslate()

    def set_unread(self, row: int, why: Message) -> None:
        """Say that this row cannot be read any more."""
        self._unread = row, why
        self.retranslate()

    def set_rows(self, as_it_is: MovedRow, taken: MovedRow) -> None:
        """Show what else is known of the row, and what it would be if its score were another."""
        shown, told = self._detail, as_it_is.detail
        if shown is not None and (shown.index, shown.at) == (told.index, told.at):
            self._rows, self._known = (as_it_is, taken), taken.positions
            self.retranslate()

    def set_other(self, other: Compared | None) -> None:
        """Say of every row what this model makes of it; None: there is one model."""
        if other is not self._other:
            self._other = other
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        detail = self._detail
        self.explore.setText(say("Open in Explore"))
        describe(self.explore, say("Open in Explore"), say("Show the loss as a curve with the cursor on this row"))
        self.bars.setAccessibleName(say("Scores of the row"))
        self.bars.setToolTip(say(_PUSH))
        self._mask.setAccessibleName(say("Prediction and mask of the row"))
        self.back.setText(say("Back to the row as it is"))
        describe(self.back, self.back.text(), say("Take the score for what it is"))
        for widget in (self._heads, self.bars, self._mask, self.explore, self._reason):
            widget.setVisible(detail is not None)
        self.positions.set_positions(self._known, detail)
        self.back.setVisible(self._rows is not None and self._rows[0] is not self._rows[1])
        self.names.set_row({} if detail is None else detail.beside)
        if detail is None and self._unread is not None:
            self._title.setText(say(Message("Row {row}", row=self._unread[0])))
            self._numbers.setText(say(Message("This row cannot be read any more: {why}", why=self._unread[1])))
            return
        if detail is None:
            self._title.setText(say("No row chosen"))
            self._numbers.setText(say("Choose a row of the table to see what the model said and what it cost."))
            return
        self._title.setText(say(Message("Row {row}", row=detail.index)))
        self._numbers.setText("\n".join((*row_lines(detail, self._rows), *second_lines(detail, self._other))))
        self.explore.setEnabled(self._against is None)
        self._reason.setText(say(self._against) if self._against is not None else "")
        self._reason.setVisible(self._against is not None)
        self._show_form(detail if self._rows is None else self._rows[1].detail)

    def _show_form(self, detail: RowDetail) -> None:
        is_mask = detail.form == "mask" and detail.predictions.ndim >= 2
        self.bars.setVisible(not is_mask)
        self._mask.setVisible(is_mask)
        if is_mask:
            self._mask.set_masks(*masks_of(detail))
            self._heads.setText(say("left what was predicted, right the mask"))
            return
        heading, bars = bars_of(detail, None if self._rows is None else self._rows[0].detail)
        self._heads.setText(heading)
        self.bars.set_bars(bars)
        position = position_of(detail) if detail.used else None  # where all are ignored, none is the worst
        if position is not None:
            self._heads.setText(f"{heading} · {say(position)}")

    def _on_look(self) -> None:
        for view in (self.bars, self._mask, self.positions):
            view.set_tokens(self._look.tokens)
