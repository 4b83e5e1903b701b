"""What of a batch goes into a picture: figures and pictures, in light colours, and nothing to press or to scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.gui.batch.summary import Summary
from lossexplorer.gui.look import palette
from lossexplorer.gui.style import style_sheet
from lossexplorer.gui.words import say
from lossexplorer.paint.tokens import LIGHT, UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.gui.batch.pictures.picture import Picture
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.session.pictures_session import Seen

_WIDTH, _HEIGHT = 56 * UNIT, 60 * UNIT
"""Width of a page with one picture, and height of every page."""
_EACH = 44 * UNIT
"""Width that every further picture adds."""


class Sheet(QFrame):
    """A page to be painted and never shown.

    Args:
        analysed: what stands on it.
        seen: what the pictures show; of chosen rows, figures are theirs too.
        pictures: those of the window that stand on it.
    """

    def __init__(self, analysed: Analysed, seen: Seen, pictures: Sequence[Picture], *, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.setObjectName("sheet")
        self.setPalette(palette(LIGHT))
        own = f"QFrame#sheet {{ background: {LIGHT.field}; }} QLabel {{ color: {LIGHT.text}; }}"
        self.setStyleSheet(f"{own} {style_sheet(LIGHT)}")
        self.summary = Summary()
        self.summary.set_result(analysed)
        if seen.is_part:
            self.summary.set_part(seen)
        else:
            self.summary.set_ruler(seen.ground.ruler)
        self.pictures: list[Picture] = []
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        for shown in pictures:
            row.addLayout(self._copy(shown, seen), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.summary)
        layout.addLayout(row, 1)
        self.resize(_WIDTH + _EACH * (len(self.pictures) - 1), _HEIGHT)
        self.grab()  # lays everything out, without being seen

    def _copy(self, shown: Picture, seen: Seen) -> QVBoxLayout:
        """The same picture once more, under its title and its line."""
        picture = type(shown)()
        picture.set_tokens(LIGHT)
        picture.show_seen(seen)
        picture.be_like(shown)
        for tool in picture.tools():  # nobody will press it: it stands nowhere, and goes with the picture
            tool.hide()
            picture.destroyed.connect(tool.deleteLater)
        self.pictures.append(picture)
        column = QVBoxLayout()
        column.setSpacing(UNIT // 2)
        words = picture.line()
        for text, name in ((say(shown.title), ""), ("" if words is None else say(words), "small")):
            label = QLabel(text)
            label.setObjectName(name)
            column.addWidget(label)
        column.addWidget(picture, 1)
        return column
