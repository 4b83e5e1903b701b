"""What starts fast: neither Qt nor torch before somebody needs them. Asked of fresh processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LATER = {
    "difflib",
    "lossexplorer.base.arrays",
    "lossexplorer.compute.curve",
    "lossexplorer.gui.batch.place",
    "lossexplorer.gui.formulas",
    "lossexplorer.gui.opening",
    "lossexplorer.io.batch",
    "lossexplorer.session.batch_session",
    "lossexplorer.session.explore_session",
    "lossexplorer.workers.job",
    "lossexplorer.workers.lane",
}
"""What the first paint does not wait for."""
MOST_WIDGETS = 200
"""In all of the window, hidden ones included: each of them is styled before the first paint."""


def _loaded(code: str) -> set[str]:
    """Modules that a fresh interpreter holds after running this."""
    code += "\nimport sys; print('\\n'.join(sys.modules))"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import lossexplorer",
        "import lossexplorer; list(lossexplorer.losses)",
        "from lossexplorer.catalog.scenes import SCENES",
        "from lossexplorer.__main__ import main\ntry: main(['--version'])\nexcept SystemExit: pass",
        "from lossexplorer.__main__ import main; main(['losses'])",
    ],
)
def test_names_and_catalogue_load_neither_qt_nor_torch(code: str) -> None:
    assert not _loaded(code) & {"PySide6", "torch", "pyqtgraph"}


def test_the_window_is_made_and_painted_without_what_can_wait(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from lossexplorer.gui.app import Program
app = QApplication([])
program = Program(app, Path({str(tmp_path)!r}), Path({str(tmp_path)!r}))
program._first_paint.blockSignals(True)
program.show()
app.processEvents()
assert program.window.isVisible() and len(program.commands.explore.list.tree.keys()) > 70
assert len(app.allWidgets()) < {MOST_WIDGETS}, len(app.allWidgets())
program.close()
"""
    loaded = _loaded(code)
    assert {"PySide6", "lossexplorer.gui.explore.place"} <= loaded
    assert not loaded & {"torch", "ziamath", "safetensors", "pyarrow", *LATER}
