"""The program ends well when it is ended from outside, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest

PATIENCE = 60
"""Seconds for a machine that has more to do than this test."""


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


def own_file(temporary: Path) -> str:
    """What ``lx.show`` would have written."""
    folder = Path(tempfile.mkdtemp(prefix="lossexplorer-", dir=temporary))
    np.savez(folder / "batch.npz", predictions=np.arange(5.0), targets=np.zeros(5))
    return str(folder / "batch.npz")


def start(home: Path, *words: str, **environment: str) -> subprocess.Popen[str]:
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")
    script = str(Path(__file__).with_name("interrupted_program.py"))
    return subprocess.Popen(
        [sys.executable, script, *words],
        env=os.environ | {name: str(home) for name in names} | environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="there a signal goes to all processes of a console")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_a_signal_closes_the_window_like_a_person(temporary: Path, tmp_path: Path, number: signal.Signals) -> None:
    process = start(tmp_path, own_file(temporary), "--temporary", QT_QPA_PLATFORM="offscreen", TMPDIR=str(temporary))
    assert process.stdout is not None
    assert process.stdout.readline() == "painted\n"
    process.send_signal(number)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    assert "Traceback" not in said
    (settings,) = tmp_path.rglob("settings.json")
    assert json.loads(settings.read_text("utf-8"))["window"]  # what is to be remembered was written
    assert not list(temporary.glob("lossexplorer-*"))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_the_temporary_file_goes_too(temporary: Path, tmp_path: Path) -> None:
    nothing = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    process = start(tmp_path, own_file(temporary), "--temporary", TMPDIR=str(temporary), **nothing)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert said.startswith("error: there is no display")
    assert not list(temporary.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_a_file_of_somebody_else_is_not_temporary(tmp_path: Path) -> None:
    for name in ("mine.npz", "thesis.tex"):
        (tmp_path / name).write_bytes(b"x")
    nothing = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    start(tmp_path, str(tmp_path / "mine.npz"), "--temporary", **nothing).communicate(timeout=PATIENCE)
    assert {p.name for p in tmp_path.iterdir()} >= {"mine.npz", "thesis.tex"}
