"""Controls that leave the wheel to the panel around them until they have the keyboard: scrolling changes no value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QSlider, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent


class Slider(QSlider):
    """A slider from left to right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # by itself the wheel would bring the focus

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel slides where the slider has the focus; elsewhere it scrolls the panel."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class Combo(QComboBox):
    """A drop-down list.

    Args:
        letters: how many of them it shows at least; None shows the longest entry in full.
    """

    def __init__(self, letters: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if letters is None:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        else:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(letters)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel chooses where the list has the focus; elsewhere it scrolls the panel."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()

    def showPopup(self) -> None:
        """One frame around the entries is enough, and they are as wide as the longest of them."""
        super().showPopup()
        container = self.view().parentWidget()
        if isinstance(container, QFrame):
            container.setFrameShape(QFrame.Shape.NoFrame)
