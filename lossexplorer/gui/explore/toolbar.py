"""Above the plots: what runs from left to right, and how high is high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QWidget

from lossexplorer.base import mark
from lossexplorer.catalog.scenes import SCENES
from lossexplorer.gui.describe import describe
from lossexplorer.gui.widgets.calm import Combo
from lossexplorer.gui.widgets.elided import Elided
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import UNIT
from lossexplorer.state.explore import Y_SCALES

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from lossexplorer.gui.look import Look
    from lossexplorer.state.explore import ExploreState

_SCALES = {"linear": mark("scale: linear"), "log": mark("scale: logarithmic"), "symlog": mark("scale: symmetric log")}
_LEAST_WIDTH = 12 * UNIT


class PlotBar(Spoken, QWidget):
    """Title of the scene, axis, vertical scale, and a button that fits the view."""

    axis_chosen = Signal(str)
    scale_chosen = Signal(str)
    fit_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._scene = ""
        self.title = Elided()
        self.title.setObjectName("title")
        self.axis, self.scale = Combo(), Combo()
        for key in Y_SCALES:
            self.scale.addItem("", key)
        self.fit = QToolButton()
        self._build()
        self.axis.activated.connect(self._on_axis)
        self.scale.activated.connect(self._on_scale)
        self.fit.clicked.connect(self.fit_wanted)
        look.changed.connect(self._on_look)
        self._on_look()
        self.retranslate()

    def _build(self) -> None:
        self._controls = QWidget()
        row = QHBoxLayout(self._controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for box in (self.axis, self.scale):
            box.setMinimumWidth(_LEAST_WIDTH)
            row.addWidget(box, 1)
        row.addWidget(self.fit)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(UNIT)
        self._rows.addWidget(self.title, 1)
        self._rows.addWidget(self._controls)

    def set_state(self, state: ExploreState) -> None:
        """Show the axes of the scene and what is chosen."""
        if (state.scene, state.axis, state.y_scale) == (self._scene, self.axis.currentData(), self.scale.currentData()):
            return
        with QSignalBlocker(self.axis), QSignalBlocker(self.scale):
            if state.scene != self._scene:
                self._scene = state.scene
                self.axis.clear()
                for axis in SCENES[state.scene].axes:
                    self.axis.addItem("", axis.key)
                self.retranslate()
            self.axis.setCurrentIndex(self.axis.findData(state.axis))
            self.scale.setCurrentIndex(self.scale.findData(state.y_scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the title has a line of its own."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        needed = self.title.sizeHint().width() + UNIT + self._controls.sizeHint().width()
        narrow = needed > self.width()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if way != self._rows.direction():
            self._rows.setDirection(way)

    def retranslate(self) -> None:
        """Set every text."""
        describe(self.axis, say("axis"), say("What runs from left to right"))
        describe(
            self.scale,
            say("vertical scale"),
            say("How values become heights: straight, in decades, or in decades to both sides of 0"),
        )
        describe(self.fit, say("Fit the view"), say("Show the whole axis and fit the height"))
        for i, key in enumerate(Y_SCALES):
            self.scale.setItemText(i, say(_SCALES[key]))
        if self._scene:
            scene = SCENES[self._scene]
            self.title.setText(say(scene.title))
            for i, axis in enumerate(scene.axes):
                self.axis.setItemText(i, say(axis.title))
        self._arrange()

    def _on_look(self) -> None:
        self.fit.setIcon(self._look.icon("fit"))

    def _on_axis(self, index: int) -> None:
        self.axis_chosen.emit(self.axis.itemData(index))

    def _on_scale(self, index: int) -> None:
        self.scale_chosen.emit(self.scale.itemData(index))
