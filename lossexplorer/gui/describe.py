"""Names for those who do not see a control, and a tooltip of one sentence for those who do."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def describe(widget: QWidget, name: str, tip: str = "") -> None:
    """Set accessible name and tooltip; the name is the tooltip's fall-back."""
    widget.setAccessibleName(name)
    widget.setToolTip(tip or name)
    if tip:
        widget.setAccessibleDescription(tip)


def as_tip(text: str) -> str:
    """A tooltip of somebody else's text, such as a path: Qt would take ``<b>`` in it for a command."""
    return f"<qt>{escape(text)}</qt>"
