"""One editor for each kind of parameter, made from its declaration; there is no other way to get one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lossexplorer.base import Message
from lossexplorer.catalog.params import Choice, Flag, Integer, Number, Vector
from lossexplorer.gui.describe import describe
from lossexplorer.gui.widgets.calm import Combo
from lossexplorer.gui.widgets.field import NumberField
from lossexplorer.gui.widgets.scale import Ticks
from lossexplorer.gui.widgets.slider import NumberSlider
from lossexplorer.gui.words import Spoken, say
from lossexplorer.paint.tokens import FIELD_WIDTH, UNIT

if TYPE_CHECKING:
    from lossexplorer.catalog.params import Param


class Editor(Spoken, QWidget):
    """An editor of one parameter; ``set_value`` shows, ``edited`` tells what a person did."""

    edited = Signal(str, object)
    released = Signal()
    refused = Signal(object)

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.param = param
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(UNIT // 2)

    def set_value(self, value: Any) -> None:
        """Show this value, without an echo."""
        raise NotImplementedError

    def set_strange(self, strange: bool) -> None:
        """Stand out, or not, as something that does not belong to what is shown elsewhere."""
        if bool(self.property("strange")) == strange:
            return
        self.setProperty("strange", strange)
        for part in self.findChildren(QWidget):
            part.setProperty("strange", strange)  # a rule about what lies around it would be tried on every label
            part.style().unpolish(part)
            part.style().polish(part)

    def _tell(self, value: Any) -> None:
        self.edited.emit(self.param.name, value)

    def _label(self) -> str:
        name = say(self.param.label)
        return name if self.param.symbol in ("", name) else f"{name}  {self.param.symbol}"


class SliderEditor(Editor):
    """A number; with a box to switch it off where it is optional."""

    def __init__(self, param: Number | Integer | Vector, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        typical = param.typical or (0.0, 1.0)
        whole = isinstance(param, Integer)
        self._single = isinstance(param, Vector)
        self._start = param.default if isinstance(param, Integer) else param.start
        start = self._start if param.default is None else param.default
        ticks = Ticks(float(typical[0]), float(typical[1]), param.scale, whole)
        self._slider = NumberSlider(ticks, self._parse, start)
        self._switch = QCheckBox() if param.optional else None
        if self._switch is not None:
            self._slider.set_switch(self._switch)
            self._switch.toggled.connect(self._on_switched)
        self._layout.addWidget(self._slider)
        self._slider.edited.connect(self._on_edited)
        self._slider.released.connect(self.released)
        self._slider.refused.connect(self.refused)
        self.retranslate()

    def set_value(self, value: Any) -> None:
        """Show this value; one that is switched off needs no slider."""
        if self._switch is not None:
            with QSignalBlocker(self._switch):
                self._switch.setChecked(value is not None)
            self._slider.set_off(value is None)
        self._slider.set_value(value[0] if isinstance(value, tuple) else value)

    def retranslate(self) -> None:
        """Set every text."""
        help_text = say(self.param.help)
        self._slider.set_words(self._label(), help_text)
        if self._switch is not None:
            self._switch.setText(self._label())
            describe(self._switch, say(Message("Use {name}", name=self._label())), help_text)

    def _parse(self, text: str) -> Any:
        value = self.param.parse(text)
        return value[0] if isinstance(value, tuple) else value

    def _on_edited(self, value: Any) -> None:
        if value is not None:
            self._tell((float(value),) if self._single else value)

    def _on_switched(self, on: bool) -> None:
        start = self._start if self.param.default is None else self.param.default
        self._on_edited(start) if on else self._tell(None)
        self.released.emit()


class ChoiceEditor(Editor):
    """One of a few words."""

    def __init__(self, param: Choice, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        self._options = param.options
        self._name, self._box = QLabel(), Combo(8)
        for key in param.options:
            self._box.addItem("", key)
        self._layout.addWidget(self._name)
        self._layout.addWidget(self._box)
        self._box.activated.connect(self._on_activated)
        self.retranslate()

    def set_value(self, value: Any) -> None:
        """Show this choice."""
        with QSignalBlocker(self._box):
            self._box.setCurrentIndex(self._box.findData(value))

    def retranslate(self) -> None:
        """Set every text."""
        self._name.setText(self._label())
        for i, words in enumerate(self._options.values()):
            self._box.setItemText(i, say(words))
        describe(self._box, self._label(), say(self.param.help))

    def _on_activated(self, index: int) -> None:
        self._tell(self._box.itemData(index))
        self.released.emit()


class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self, param: Flag, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        self._box = QCheckBox()
        self._layout.addWidget(self._box)
        self._box.toggled.connect(self._on_toggled)
        self.retranslate()

    def set_value(self, value: Any) -> None:
        """Show this answer."""
        with QSignalBlocker(self._box):
            self._box.setChecked(bool(value))

    def retranslate(self) -> None:
        """Set every text."""
        self._box.setText(self._label())
        describe(self._box, self._label(), say(self.param.help))

    def _on_toggled(self, on: bool) -> None:
        self._tell(on)
        self.released.emit()


class TextEditor(Editor):
    """A list of numbers, or a number that has no useful range: typed."""

    def __init__(self, param: Param, parent: QWidget | None = None) -> None:
        super().__init__(param, parent)
        self._name = QLabel()
        self._field = NumberField(self._parse)
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self._field)
        self._field.setFixedWidth(FIELD_WIDTH + 4 * UNIT)
        self._layout.addLayout(row)
        self._field.edited.connect(self._on_edited)
        self._field.refused.connect(self.refused)
        self.retranslate()

    def set_value(self, value: Any) -> None:
        """Show this value; nothing stands for none."""
        self._field.set_value(value)

    def retranslate(self) -> None:
        """Set every text."""
        self._name.setText(self._label())
        if self.param.optional:
            self._field.setPlaceholderText(say("none"))
        describe(self._field, self._label(), say(self.param.help))

    def _parse(self, text: str) -> Any:
        return self.param.parse(text if text.strip() or not self.param.optional else "none")

    def _on_edited(self, value: Any) -> None:
        self._tell(value)
        self.released.emit()


def editor_for(param: Param) -> Editor:
    """The editor that fits the declaration."""
    if isinstance(param, Choice):
        return ChoiceEditor(param)
    if isinstance(param, Flag):
        return FlagEditor(param)
    if isinstance(param, Number | Integer | Vector) and param.typical is not None:
        return SliderEditor(param)
    return TextEditor(param)
