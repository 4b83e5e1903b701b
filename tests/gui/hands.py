"""What hands do: wheel, drag, drop; as events that Qt delivers to the widget under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NO_KEYS = Qt.KeyboardModifier.NoModifier


def turn_wheel(widget: QWidget, notches: int, place: QPoint | None = None) -> bool:
    """Turn the wheel over a place of the widget; whether it took the turn for itself."""
    place = place if place is not None else widget.rect().center()
    event = QWheelEvent(
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        _NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drag(
    widget: QWidget, start: QPoint, end: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton, steps: int = 8
) -> None:
    """Press, move in some steps, release."""
    mouse(widget, QEvent.Type.MouseButtonPress, start, button, button)
    for i in range(1, steps + 1):
        place = start + (end - start) * i / steps
        mouse(widget, QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, button)
    mouse(widget, QEvent.Type.MouseButtonRelease, end, button, Qt.MouseButton.NoButton)


def mouse(widget: QWidget, kind: QEvent.Type, place: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
    """One event of the mouse."""
    where = QPointF(widget.mapToGlobal(place))
    QApplication.sendEvent(widget, QMouseEvent(kind, QPointF(place), where, button, held, _NO_KEYS))


def drop(widget: QWidget, data: QMimeData, place: QPoint | None = None) -> bool:
    """Drag data over the widget and let it go there; whether anybody wanted it."""
    place = place if place is not None else widget.rect().center()
    buttons, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, action, data, buttons, _NO_KEYS)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    let_go = QDropEvent(QPointF(place), action, data, buttons, _NO_KEYS)
    QApplication.sendEvent(widget, let_go)
    QCoreApplication.processEvents()
    return True
