"""Design tokens: every colour and every size in the program, once."""

from __future__ import annotations

from lossexplorer.base.palette import DARK as DARK
from lossexplorer.base.palette import LIGHT as LIGHT
from lossexplorer.base.palette import THEMES as THEMES
from lossexplorer.base.palette import Tokens as Tokens

UNIT = 8
"""The grid: every distance is a multiple of this, or half of it."""
RADIUS = 6
LINE = 1

SMALL, BODY, TITLE, DISPLAY = 12, 13, 16, 24
"""The type scale, in pixels."""

RAIL_WIDTH = 9 * UNIT
LEFT_WIDTH = 36 * UNIT
RIGHT_WIDTH = 35 * UNIT
ROW_HEIGHT = 3 * UNIT
ICON = 20
GLYPH = 12
FIELD_WIDTH = 10 * UNIT

CURVE_WIDTH = 2.0
GUIDE_WIDTH = 1.0
CURSOR_WIDTH = 1.0

GLYPHS = ("o", "s", "t1", "d", "star", "t", "x")
"""A second cue beside the colour, for a curve in the order of its slot; names as pyqtgraph has them."""
