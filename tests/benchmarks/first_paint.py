"""From the start of a process to the first paint of its window, against a bare window with one plot."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.timing import Comparison, alternate

_ROOT = Path(__file__).resolve().parents[2]
_SETTINGS_AND_LOG = ("XDG_CONFIG_HOME", "XDG_STATE_HOME")
_WHEN_PAINTED = """
from PySide6.QtCore import QEvent, QObject, QTimer
import time
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print(time.monotonic(), flush=True)
        END()
"""
_BARE = (
    """
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph as pg
"""
    + _WHEN_PAINTED
    + """
app = QApplication([])
import os
END = lambda: os._exit(0)
window = QMainWindow()
plot = pg.PlotWidget()
plot.plot([0, 1, 2], [0, 1, 4])
window.setCentralWidget(plot)
window.resize(1280, 800)
painted = Painted()
plot.viewport().installEventFilter(painted)
window.show()
app.exec()
"""
)
_OURS = (
    """
from PySide6.QtWidgets import QApplication, QMainWindow
"""
    + _WHEN_PAINTED
    + """
import os
END = lambda: os._exit(0)
painted, go_on = Painted(), QApplication.exec
def watch():
    from pyqtgraph import GraphicsView
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
    window.findChildren(GraphicsView)[0].viewport().installEventFilter(painted)
    return go_on()
QApplication.exec = staticmethod(watch)
from lossexplorer.__main__ import main
main([])
"""
)


def _start(code: str) -> float:
    """Seconds from the start of a process to what it prints."""
    environment = os.environ | {"PYTHONPATH": str(_ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # both windows start from compiled modules, as installed ones do
    with tempfile.TemporaryDirectory() as folder:
        environment |= dict.fromkeys(_SETTINGS_AND_LOG, folder)  # a first start
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True, timeout=60
        )
    return float(done.stdout.split()[0]) - start


def measure(runs: int) -> Comparison:
    """Medians of both windows, and the ratio."""
    return alternate(lambda: _start(_OURS), lambda: _start(_BARE), runs)
