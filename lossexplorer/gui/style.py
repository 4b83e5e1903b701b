"""The style sheet, written from the design tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.assets import asset
from lossexplorer.paint import tokens as size

if TYPE_CHECKING:
    from lossexplorer.paint.tokens import Tokens


_CHEVRON, _CHECK = (asset("icons", f"{name}.svg").as_posix() for name in ("chevron", "check"))
"""A style sheet takes pictures from files alone, so these are of a colour that both themes bear."""


def style_sheet(t: Tokens) -> str:
    """Rules for the shapes that a palette cannot express."""
    u, r = size.UNIT, size.RADIUS
    return f"""
* {{ outline: none; }}
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; padding: {u // 2}px; }}
QMainWindow, QDialog {{ background: {t.window}; }}
QMenuBar {{ background: {t.surface}; border-bottom: 1px solid {t.border}; padding: 2px {u // 2}px; }}
QMenuBar::item {{ padding: {u // 2}px {u}px; border-radius: {r}px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.hover}; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.border}; padding: {u // 2}px; }}
QMenu::item {{ padding: {u * 3 // 4}px {u * 3}px; border-radius: {r}px; }}
QMenu::item:selected {{ background: {t.selected}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.disabled}; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: {u // 2}px {u}px; }}
QStatusBar {{ background: {t.surface}; border-top: 1px solid {t.border}; color: {t.muted}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {t.muted}; padding: 0 {u}px; }}
QFrame#panel {{ background: {t.surface}; border: none; }}
QFrame#card {{ background: {t.field}; border: 1px solid {t.border}; border-radius: {r}px; }}
QFrame#rail {{ background: {t.surface}; border-right: 1px solid {t.border}; }}
QFrame#line {{ background: {t.border}; max-height: 1px; min-height: 1px; border: none; }}
QLabel#title {{ font-size: {size.TITLE}px; font-weight: 600; }}
QLabel#display {{ font-size: {size.DISPLAY}px; font-weight: 600; }}
QLabel#heading {{ color: {t.muted}; font-size: {size.SMALL}px; font-weight: 600; }}
QLabel#muted {{ color: {t.muted}; }}
QLabel#small {{ color: {t.muted}; font-size: {size.SMALL}px; }}
QLabel#value {{ font-size: {size.TITLE}px; font-weight: 600; }}
QLabel#strong {{ font-weight: 600; }}
QLabel#mono {{ font-family: monospace; font-size: {size.SMALL}px; }}
QLabel#typed {{ background: {t.surface}; border: 1px solid {t.accent}; border-radius: {r}px; padding: {u // 2}px {u}px;
  font-weight: 600; }}
QFrame#code {{ background: {t.surface}; border: 1px solid {t.border}; border-radius: {r}px; }}
QLineEdit#display {{ font-size: {size.DISPLAY}px; font-weight: 600; min-height: {u * 5}px;
    placeholder-text-color: {t.disabled}; }}
QLabel#warning {{ color: {t.warning}; }}
QLineEdit, QAbstractSpinBox, QComboBox {{
  background: {t.field}; border: 1px solid {t.border}; border-radius: {r}px; padding: 3px {u - 2}px;
  min-height: 20px; selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{ border: 1px solid {t.accent}; }}
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {{ color: {t.disabled}; background: {t.surface}; }}
QComboBox::drop-down {{ border: none; width: {u * 3}px; }}
QComboBox::down-arrow {{ image: url({_CHEVRON}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {t.field}; border: 1px solid {t.border};
  selection-background-color: {t.selected}; selection-color: {t.text}; padding: {u // 2}px; }}
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {{ border: 1px solid {t.border}; border-radius: 0; }}
QLineEdit[strange="true"], QComboBox[strange="true"] {{ border: 1px solid {t.warning}; }}
QLabel[strange="true"], QCheckBox[strange="true"] {{ color: {t.warning}; }}
QPushButton {{ background: {t.field}; border: 1px solid {t.border}; border-radius: {r}px;
  padding: {u * 3 // 4}px {u * 2}px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:focus {{ border: 1px solid {t.accent}; }}
QPushButton:disabled {{ color: {t.disabled}; }}
QPushButton#primary {{ background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent}; font-weight: 600; }}
QPushButton#primary:focus {{ border: 1px solid {t.text}; }}
QPushButton#primary:disabled {{ background: {t.grid}; color: {t.disabled}; border: 1px solid {t.border}; }}
QPushButton#sample {{ text-align: left; padding: {u}px {u * 2}px; }}
QPushButton#chip {{ background: {t.selected}; border: 1px solid transparent; padding: 3px {u}px;
  font-size: {size.SMALL}px; }}
QPushButton#chip:hover, QPushButton#chip:focus {{ border: 1px solid {t.accent}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {r}px; padding: {u // 2}px; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:focus {{ border: 1px solid {t.accent}; }}
QToolButton:checked {{ background: {t.selected}; }}
QToolButton#small {{ padding: 2px; }}
QToolButton#place {{ padding: {u}px 0; color: {t.muted}; font-size: {size.SMALL}px; }}
QToolButton#place:checked {{ color: {t.accent}; background: {t.selected}; }}
QTreeView, QTableView, QListView {{ background: {t.field}; border: 1px solid {t.border}; border-radius: {r}px;
  selection-background-color: {t.selected}; selection-color: {t.text}; gridline-color: {t.grid}; }}
QTreeView:focus, QTableView:focus, QListView:focus, QGraphicsView:focus {{ border: 1px solid {t.accent}; }}
QTreeView::item {{ border: none; }}
QTreeView::item:hover {{ background: {t.hover}; }}
QTreeView::item:selected {{ background: {t.selected}; color: {t.text}; }}
QTreeView::branch {{ background: transparent; }}
QTableView::item {{ padding-right: {u}px; }}
QGraphicsView {{ border: 1px solid {t.border}; border-radius: {r}px; }}
QHeaderView {{ background: {t.surface}; border: none; }}
QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: none; border-bottom: 1px solid {t.border};
  padding: {u // 2}px {u}px; font-size: {size.SMALL}px; }}
QTableView#tight QHeaderView::section {{ padding: {u // 2}px {u // 4}px; }}
QTableView#tight::item {{ padding-right: {u // 4}px; }}
QHeaderView::section:hover {{ background: {t.hover}; }}
QScrollArea, QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {u + 4}px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: {u + 4}px; margin: 2px; }}
QScrollBar::handle {{ background: {t.border}; border-radius: {u // 2}px; min-height: {u * 3}px; min-width: {u * 3}px; }}
QScrollBar::handle:hover {{ background: {t.disabled}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; border: none; width: 0; height: 0; }}
QSlider {{ min-height: {u * 9 // 4}px; }}
QSlider::groove:horizontal {{ height: 4px; background: {t.border}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ height: 4px; background: {t.accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -5px 0; border-radius: 7px;
  background: {t.field}; border: 2px solid {t.accent}; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ background: {t.accent}; }}
QSlider::groove:horizontal:disabled, QSlider::sub-page:horizontal:disabled {{ background: {t.grid}; }}
QSlider::handle:horizontal:disabled {{ border: 2px solid {t.disabled}; }}
QCheckBox {{ spacing: {u}px; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {t.disabled}; border-radius: 4px;
  background: {t.field}; }}
QCheckBox::indicator:hover, QCheckBox::indicator:focus {{ border: 1px solid {t.accent}; }}
QCheckBox::indicator:checked {{ background: {t.check}; border: 1px solid {t.check}; image: url({_CHECK}); }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {t.hover}; }}
QProgressBar {{ background: {t.grid}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QFrame#notice-error {{ background: {t.error_ground}; border: 0; border-top: 1px solid {t.error}; }}
QFrame#notice-warning {{ background: {t.warning_ground}; border: 0; border-top: 1px solid {t.warning}; }}
QFrame#notice-info {{ background: {t.selected}; border: 0; border-top: 1px solid {t.accent}; }}
QFrame#curve {{ background: transparent; border: 1px solid transparent; border-radius: {r}px; }}
QFrame#curve:hover {{ background: {t.hover}; }}
QFrame#curve:focus {{ border: 1px solid {t.accent}; }}
QFrame#curve[chosen="true"] {{ background: {t.selected}; }}
QFrame#drop {{ border: 2px dashed {t.border}; border-radius: {r * 2}px; background: {t.surface}; }}
"""
