"""Curves as a picture without a screen, for the command ``curve``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lossexplorer.catalog.scenes import SCENES

if TYPE_CHECKING:
    from lossexplorer.compute.curve import CurveSet

WIDTH, HEIGHT = 800, 600


def save_curves(path: str, curves: CurveSet) -> None:
    """Paint loss and gradient and write them as PNG or SVG.

    Raises:
        Problem: the file cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from lossexplorer.paint.caption import Caption
    from lossexplorer.paint.curve_pair import CurvePair
    from lossexplorer.paint.export import save_picture
    from lossexplorer.paint.legend import fixed, labels, legend
    from lossexplorer.paint.tokens import LIGHT

    app = QApplication.instance() or QApplication(["lossexplorer"])
    request = curves.request
    axis = SCENES[request.scene].axis(request.axis)
    pair = CurvePair()
    pair.set_tokens(LIGHT)
    pair.set_labels(*labels([c.ask.key for c in curves.curves], axis), f"{axis.title}   ({axis.symbol})")
    pair.set_decades(axis.decades)
    pair.set_scale("log" if SCENES[request.scene].spans_decades else "linear")
    pair.resize(WIDTH, HEIGHT)
    first = curves.curves[0]
    pair.set_curves(curves, {c.ask.id: i for i, c in enumerate(curves.curves)}, first.ask.id)
    low, high = request.span
    pair.set_limits(*SCENES[request.scene].limits(request.axis, dict(request.setting)))
    pair.set_view(low, high)
    pair.grab()  # lays everything out, without a window
    pair.fit()
    pair.set_cursor_visible(False)
    save_picture(path, pair, Caption((*legend(curves), *fixed(curves)), LIGHT))
    pair.deleteLater()
    app.processEvents()
