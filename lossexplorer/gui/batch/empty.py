"""Batch without a batch: what it is for, how to begin, and something to begin with."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from lossexplorer.gui.describe import describe
from lossexplorer.gui.samples import Sample, samples
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import UNIT

_WIDTH = 88 * UNIT


class SampleButton(Spoken, QPushButton):
    """A sample: its title, and below it what it holds."""

    def __init__(self, sample: Sample, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sample")
        self.sample = sample
        self._title, self._summary = QLabel(), QLabel()
        self._summary.setObjectName("muted")
        self._summary.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT // 4)
        for label in (self._title, self._summary):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """As high as its words need."""
        layout = self.layout()
        inner = _WIDTH - 8 * UNIT
        return QSize(inner, layout.heightForWidth(inner) if layout is not None else 0)

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(say(self.sample.title))
        self._summary.setText(say(self.sample.summary))
        describe(self, say(self.sample.title), say(self.sample.summary))


class EmptyBatch(Spoken, QWidget):
    """A frame to drop files on, a button, and samples."""

    open_wanted = Signal()
    sample_wanted = Signal(str, str)
    """Path and title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = QFrame()
        self._frame.setObjectName("drop")
        self._frame.setFixedWidth(_WIDTH)
        self._title, self._words, self._or = QLabel(), QLabel(), QLabel()
        self._title.setObjectName("display")
        self._words.setWordWrap(True)
        self._words.setObjectName("muted")
        self._or.setObjectName("heading")
        self.open = QPushButton()
        self.open.setObjectName("primary")
        self.samples = [SampleButton(sample) for sample in samples()]
        self._build()
        self.open.clicked.connect(self.open_wanted)
        self.retranslate()

    def _build(self) -> None:
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(4 * UNIT, 4 * UNIT, 4 * UNIT, 4 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(UNIT)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(2 * UNIT)
        column.addWidget(self._or)
        for button in self.samples:
            button.clicked.connect(self._on_sample)
            column.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self._frame, 0, Qt.AlignmentFlag.AlignCenter)

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(say("See your own numbers, row by row"))
        self._words.setText(
            say(
                "Drop a file of predictions and one of targets anywhere on this window, or one file that holds both: "
                "npy, npz, pt, safetensors, csv, parquet, arrow or HDF5. Nothing leaves this machine, and no file "
                "runs code."
            )
        )
        self.open.setText(say("Open a batch…"))
        describe(self.open, self.open.text(), say("Choose a file of predictions, and one of targets"))
        self._or.setText(say("Or look at predictions of a real small model"))

    def _on_sample(self) -> None:
        button = self.sender()
        if isinstance(button, SampleButton):
            self.sample_wanted.emit(button.sample.path, button.sample.title)
