"""The colours of both themes, for widgets and for what leaves the program alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, as ``#rrggbb``."""

    name: str
    window: str
    """Behind everything."""
    surface: str
    """Panels."""
    field: str
    """Where something can be typed, and the ground of plots."""
    hover: str
    selected: str
    border: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    check: str
    """Behind a white tick."""
    grid: str
    cursor: str
    """The line that a hand moves: of no curve's colour."""
    guide: str
    """Marks and asymptotes."""
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    bar: str
    """Bars of a histogram."""
    bar_true: str
    bar_wrong: str
    curves: tuple[str, ...]
    """Okabe–Ito, those that stand out from the ground by 3 : 1 at least, in the order of the slots."""


LIGHT = Tokens(
    name="light",
    window="#eef0f3",
    surface="#f8f9fb",
    field="#ffffff",
    hover="#e6eaf0",
    selected="#d9e6f5",
    border="#d3d8df",
    text="#1b1f24",
    muted="#59636e",
    disabled="#848e99",
    accent="#0b5cad",
    on_accent="#ffffff",
    check="#0b5cad",
    grid="#e3e7ec",
    cursor="#3d4650",
    guide="#6b7682",
    error="#b3261e",
    error_ground="#fbe9e7",
    warning="#8a5300",
    warning_ground="#fdf3dc",
    bar="#6f93b9",
    bar_true="#009e73",
    bar_wrong="#d55e00",
    curves=("#0072b2", "#d55e00", "#009e73", "#b8578f", "#000000"),
)

DARK = Tokens(
    name="dark",
    window="#16181c",
    surface="#1d2025",
    field="#121417",
    hover="#2a2f36",
    selected="#23384f",
    border="#343a42",
    text="#e6e9ed",
    muted="#a0a9b4",
    disabled="#626b76",
    accent="#6cb2f0",
    on_accent="#0d1a26",
    check="#2f7fc4",
    grid="#262b31",
    cursor="#c9d0d8",
    guide="#8f9aa6",
    error="#ff8a80",
    error_ground="#3a1f1d",
    warning="#f0b429",
    warning_ground="#352a12",
    bar="#56799c",
    bar_true="#2fbf94",
    bar_wrong="#f08a3c",
    curves=("#56b4e9", "#e69f00", "#2fbf94", "#cc79a7", "#f0e442"),
)

THEMES = {"light": LIGHT, "dark": DARK}
