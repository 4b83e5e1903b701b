"""Where Tab goes: through all that can be used, from the left to the right and downwards, as it stands in layouts.

Qt goes by the order in which widgets were made: editors of a loss, pictures and cards are made when they are wanted,
and would come last wherever they stand; and a focus proxy puts its widget where the proxy is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Give the focus to the next control of a window, or to the one before; whether there is one."""
    here = window.focusWidget()
    found = [each for each in in_order(window) if each is here or takes_tab(each)]
    if not found or found == [here]:
        return False
    step = 1 if forward else -1
    place = found.index(here) + step if here in found else min(0, step)
    wanted = found[place % len(found)]
    wanted.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring(wanted)
    return True


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """A widget and all that is visible in it, as it stands in layouts."""
    yield widget
    for child in _children(widget):
        if child.isVisible() and not child.isWindow():
            yield from in_order(child)


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at a widget; where something scrolls, only if there is more of it than is seen."""
    if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
        return False
    return not isinstance(widget, QScrollArea) or widget.verticalScrollBar().maximum() > 0


def _children(widget: QWidget) -> list[QWidget]:
    """Those in its layout in their order, then the others."""
    if isinstance(widget, QSplitter):
        parts = (widget.widget(i) for i in range(widget.count()))
        return [part for part in parts if part is not None]
    layout = widget.layout()
    laid = list(_laid(layout)) if layout is not None else []
    others = [child for child in widget.children() if isinstance(child, QWidget) and child not in laid]
    return laid + others


def _laid(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda i: tuple(layout.getItemPosition(i))[:2])  # type: ignore[arg-type]
    for place in places:
        item = layout.itemAt(place)
        inner, widget = (None, None) if item is None else (item.layout(), item.widget())
        if inner is not None:
            yield from _laid(inner)
        elif widget is not None:
            yield widget


def _bring(widget: QWidget) -> None:
    """Scroll to where it is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
