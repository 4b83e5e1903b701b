"""Theme of the window: palette, style sheet and icons from the design tokens, light or dark."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmap

from lossexplorer.assets import asset
from lossexplorer.gui.style import style_sheet
from lossexplorer.paint.glyphs import tinted
from lossexplorer.paint.tokens import BODY, DARK, ICON, LIGHT, THEMES, Tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans", "Noto Sans CJK SC", "WenQuanYi Micro Hei")


class Look(QObject):
    """Holds the present tokens and dresses the application in them.

    Palette and font are there from the beginning. The style sheet waits for ``finish``: once there is one, Qt goes
    through its rules for all that is in a widget each time when the widget gets a parent.
    """

    changed = Signal(object)
    """``Tokens``."""

    def __init__(self, app: QApplication, theme: str = "system") -> None:
        super().__init__(app)
        self._app, self._theme, self._is_finished = app, theme, False
        self.tokens = LIGHT
        app.setStyle("Fusion")
        font = QFont()
        font.setFamilies([*_FAMILIES, font.family()])
        font.setPixelSize(BODY)
        app.setFont(font)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._dress()

    def finish(self) -> None:
        """Lay the style sheet on what has been built, and on all that is built from now on."""
        self._is_finished = True
        self._app.setStyleSheet(style_sheet(self.tokens))

    def set_theme(self, theme: str) -> None:
        """``system``, ``light`` or ``dark``."""
        self._theme = theme
        self._dress()

    def sign(self, name: str, tint: str, size: int) -> QPixmap:
        """One of the program's icons as a picture in a colour of its own."""
        return tinted(asset("icons", f"{name}.svg").read_bytes(), [tint], size, self._app.devicePixelRatio())[0]

    def icon(self, name: str) -> QIcon:
        """One of the program's icons in the present colours."""
        return icon(name, self.tokens, self._app.devicePixelRatio())

    def _on_system_changed(self) -> None:
        if self._theme == "system":
            self._dress()

    def _dress(self) -> None:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.tokens = THEMES.get(self._theme, DARK if dark else LIGHT)
        self._app.setPalette(palette(self.tokens))
        if self._is_finished:
            self._app.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit(self.tokens)


def palette(t: Tokens) -> QPalette:
    """The tokens as Qt's roles."""
    found = QPalette()
    role = QPalette.ColorRole
    colors = {
        role.Window: t.window,
        role.WindowText: t.text,
        role.Base: t.field,
        role.AlternateBase: t.surface,
        role.ToolTipBase: t.surface,
        role.ToolTipText: t.text,
        role.Text: t.text,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.BrightText: t.on_accent,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.Link: t.accent,
        role.PlaceholderText: t.muted,
        role.Light: t.surface,
        role.Midlight: t.hover,
        role.Mid: t.border,
        role.Dark: t.border,
        role.Shadow: t.border,
    }
    for key, value in colors.items():
        found.setColor(key, QColor(value))
    for key in (role.Text, role.WindowText, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, key, QColor(t.disabled))
    return found


@lru_cache(maxsize=256)
def icon(name: str, tokens: Tokens, ratio: float) -> QIcon:
    """An icon of ``resources/icons`` in the colours of these tokens: plain, chosen, not available.

    ``ratio`` is the number of pixels to a point on the screen.
    """
    svg = asset("icons", f"{name}.svg").read_bytes()
    found = QIcon()
    tints = {
        (QIcon.Mode.Normal, QIcon.State.Off): tokens.muted,
        (QIcon.Mode.Active, QIcon.State.Off): tokens.text,
        (QIcon.Mode.Normal, QIcon.State.On): tokens.accent,
        (QIcon.Mode.Active, QIcon.State.On): tokens.accent,
        (QIcon.Mode.Disabled, QIcon.State.Off): tokens.disabled,
    }
    for (mode, state), pixmap in zip(tints, tinted(svg, list(tints.values()), ICON, ratio), strict=True):
        found.addPixmap(pixmap, mode, state)
    return found
