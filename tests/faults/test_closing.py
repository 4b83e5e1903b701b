"""The window is gone at once and the process soon, whatever goes on; counted over real processes."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

CLOSINGS = int(os.environ.get("LOSSEXPLORER_CLOSINGS", "8"))
"""How many windows are closed: one at each moment; a hundred for a release."""
HIDDEN_WITHIN, ENDED_WITHIN, STUCK_ENDED_WITHIN = 0.2, 2.0, 2.5
SLACK = 1.0
"""Seconds for a machine that has more to do than this test; the figures that count are in the report of the run."""
AT_ONCE = min(os.cpu_count() or 1, 4)

WORKING = (
    "at the start",
    "after the first paint",
    "while a slider moves",
    "while a file is read",
    "while rows are computed",
    "while rows are ordered",
    "while losses change",
    "while a dialog is open",
)
STUCK = ("while torch sleeps", "while a reader sleeps", "while torch computes without end")
DELAYS = {"at the start": 1500, "after the first paint": 1500, "while a slider moves": 300}
"""Milliseconds, at most; torch is imported during the first two."""
_HARMLESS = ("This plugin does not support propagateSizeHints()", "This plugin does not support raise()")
"""Said by Qt's offscreen platform (QTBUG-58393)."""


@dataclass(frozen=True)
class Closing:
    """How one process ended."""

    moment: str
    delay: int
    status: int
    hidden: float
    ended: float
    said: str
    log: str
    window: object

    def __str__(self) -> str:
        times = f"hidden after {1000 * self.hidden:.0f} ms, ended after {self.ended:.2f} s"
        return f"{self.moment} + {self.delay} ms: status {self.status}, {times}, said {self.said!r}, log {self.log!r}"


def _closed(moment: str, delay: int, files: list[str], home: Path) -> Closing:
    home.mkdir()
    places = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    environment = (
        os.environ | places | {"QT_QPA_PLATFORM": "offscreen", "APPDATA": str(home), "LOCALAPPDATA": str(home)}
    )
    script = Path(__file__).with_name("closing_program.py")
    process = subprocess.run(
        [sys.executable, str(script), moment, str(delay), *files],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    end = time.monotonic()
    times = {line.split()[0]: float(line.split()[1]) for line in process.stdout.splitlines()}
    said = "\n".join(line for line in process.stderr.splitlines() if line not in _HARMLESS)
    logs = "".join(path.read_text("utf-8") for path in home.rglob("lossexplorer.log"))
    settings = [json.loads(path.read_text("utf-8")) for path in home.rglob("settings.json")]
    window = settings[0]["window"] if settings else None
    closed = times["closed"]
    return Closing(moment, delay, process.returncode, times["hidden"] - closed, end - closed, said, logs, window)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Two million rows, which take long enough to be interrupted."""
    folder = tmp_path_factory.mktemp("large")
    draw, n = np.random.default_rng(0), 2_000_000
    np.save(folder / "logits.npy", draw.normal(size=(n, 2)).astype(np.float32))
    np.save(folder / "labels.npy", draw.integers(0, 2, n).astype(np.int8))
    return [str(folder / "logits.npy"), str(folder / "labels.npy")]


def _all(moments: list[str], files: list[str], folder: Path) -> list[Closing]:
    draw = random.Random(len(moments))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        runs = [
            pool.submit(_closed, moment, draw.randrange(DELAYS.get(moment, 100)), files, folder / str(n))
            for n, moment in enumerate(moments)
        ]
        return [run.result() for run in runs]


def _judge(closings: list[Closing], within: float, record: pytest.FixtureRequest) -> None:
    slowest = max(closings, key=lambda closing: closing.ended)
    record("slowest end s", round(slowest.ended, 2))  # type: ignore[operator]
    record("slowest hiding ms", round(1000 * max(closing.hidden for closing in closings)))  # type: ignore[operator]
    for closing in closings:
        assert closing.status == 0, closing
        assert closing.said == "", closing
        assert closing.log == "", closing
        assert closing.hidden <= HIDDEN_WITHIN, closing
        assert closing.ended <= within + SLACK, closing
        assert closing.window is not None, closing  # what was to be remembered was written


@pytest.mark.timeout(60 + 10 * CLOSINGS)
def test_a_window_that_is_closed_in_the_middle_of_anything_is_gone_at_once_and_its_process_soon(
    files: list[str], tmp_path: Path, record_property: pytest.FixtureRequest
) -> None:
    moments = [WORKING[n % len(WORKING)] for n in range(CLOSINGS)]
    _judge(_all(moments, files, tmp_path), ENDED_WITHIN, record_property)


def test_a_thread_that_is_stuck_inside_a_library_keeps_no_process_alive(
    files: list[str], tmp_path: Path, record_property: pytest.FixtureRequest
) -> None:
    closings = _all(list(STUCK), files, tmp_path)
    _judge(closings, STUCK_ENDED_WITHIN, record_property)
    assert all(closing.ended > 0.9 for closing in closings)  # it was waited for: it was really stuck
