"""Take the pictures of the README: the real window, drawn offscreen.

Usage: ``python tools/make_picture.py [FOLDER]``; by default they are written to ``docs``.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # noqa: E402

from lossexplorer.assets import asset  # noqa: E402
from lossexplorer.gui.app import Program  # noqa: E402
from lossexplorer.state import batch, diagnose, explore, explore_view  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = (1280, 800)
PATIENCE = 60


def main() -> int:
    """Draw Explore in light, Batch in dark and Diagnose in light colours."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    folder.mkdir(exist_ok=True)
    app = QApplication(["lossexplorer"])
    with tempfile.TemporaryDirectory() as home:
        program = Program(app, Path(home), Path(home))
        program.language.set("en")
        program.look.set_theme("light")
        program.show()
        program.window.resize(*SIZE)
        _explore(app, program)
        program.window.grab().save(str(folder / "explore.png"))
        program.look.set_theme("dark")
        _batch(app, program)
        program.window.grab().save(str(folder / "batch.png"))
        program.look.set_theme("light")
        _diagnose(app, program)
        program.window.grab().save(str(folder / "diagnose.png"))
        program.window.close()
    return 0


def _explore(app: QApplication, program: Program) -> None:
    state = explore.new_picture("sigmoid_focal_loss")
    for key in ("binary_cross_entropy_with_logits", "hinge_loss"):
        state = explore.add(state, key)
    state = explore_view.set_cursor(explore.select(state, state.curves[0].id), -1.2)
    program.store.replace(program.store.state.with_explore(state))
    _wait(app, lambda: program.curves.curves is not None and program.curves.curves.request.scene == "binary")
    _wait(app, lambda: not program.formulas.is_busy())


def _batch(app: QApplication, program: Program) -> None:
    program.open(str(asset("samples", "digits.npz")), None, "Handwritten digits")
    _wait(app, lambda: program.pictures.present is not None)
    worst = program.rows.result.result.worst(1)[0] if program.rows.result else 0
    state = program.store.state
    program.store.replace(state.with_batch(batch.select_row(state.batch, worst)))
    _wait(app, lambda: program.commands.batch.inspector.explore.isVisible())


def _diagnose(app: QApplication, program: Program) -> None:
    """The number that cross entropy gives of softmax outputs, as somebody saw it."""
    program.commands.go("diagnose")
    state = program.store.state
    program.store.replace(state.with_diagnose(diagnose.ask(state.diagnose, observed="1.5358")))
    _wait(app, lambda: program.reasons.present is not None and program.reasons.present.observed is not None)


def _wait(app: QApplication, done: Callable[[], bool]) -> None:
    """Let Qt work until something holds, and a moment longer, so that all is painted."""
    end = time.monotonic() + PATIENCE
    while not done():
        app.processEvents()
        if time.monotonic() > end:
            raise TimeoutError
    for _ in range(20):
        app.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main())
