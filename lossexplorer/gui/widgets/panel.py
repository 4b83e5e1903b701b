"""Editors one below the other, rebuilt only when there are other parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lossexplorer.gui.widgets.editors import Editor, editor_for
from lossexplorer.paint.tokens import UNIT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from lossexplorer.catalog.params import Param


class ParamPanel(QWidget):
    """One editor for each parameter, in their order."""

    edited = Signal(str, object)
    released = Signal()
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: dict[str, Editor] = {}
        self._params: tuple[Param, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(UNIT)

    def set_params(self, params: Sequence[Param], values: Mapping[str, Any]) -> None:
        """Show editors of these parameters with these values."""
        if tuple(params) != self._params:
            self._rebuild(tuple(params))
        for name, editor in self._editors.items():
            editor.set_value(values[name])

    def set_strange(self, names: Collection[str]) -> None:
        """Mark the editors of these parameters: what is shown beside them was computed with other values."""
        for name, editor in self._editors.items():
            editor.set_strange(name in names)

    def editor(self, name: str) -> Editor:
        """The editor of this parameter.

        Raises:
            KeyError: there is none.
        """
        return self._editors[name]

    def names(self) -> tuple[str, ...]:
        """The parameters that have an editor here."""
        return tuple(self._editors)

    def _rebuild(self, params: tuple[Param, ...]) -> None:
        for editor in self._editors.values():
            self._layout.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self._params = params
        self._editors = {p.name: editor_for(p) for p in params}
        for editor in self._editors.values():
            self._layout.addWidget(editor)
            editor.edited.connect(self.edited)
            editor.released.connect(self.released)
            editor.refused.connect(self.refused)
