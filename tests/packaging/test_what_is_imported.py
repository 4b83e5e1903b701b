"""What starts fast: neither Qt nor torch before somebody needs them. Asked of fresh processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _loaded(code: str) -> set[str]:
    """Top-level modules that a fresh interpreter holds after running this."""
    code += "\nimport sys; print('\\n'.join(sys.modules))"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return {line.split(".")[0] for line in done.stdout.splitlines()}


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


def test_the_window_is_made_and_painted_without_torch(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from PySide6.QtWidgets import QApplication
from lossexplorer.gui.app import Program
app = QApplication([])
program = Program(app, Path({str(tmp_path)!r}), Path({str(tmp_path)!r}))
program._first_paint.blockSignals(True)
program.show()
app.processEvents()
program.close()
"""
    loaded = _loaded(code)
    assert "PySide6" in loaded
    assert not loaded & {"torch", "ziamath", "safetensors", "pyarrow"}
