"""Runs commands as a terminal would, in this process or in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from lossexplorer.cli.main import run

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
LOGITS = np.random.default_rng(1).normal(size=(20, 3)).astype(np.float32)
LABELS = np.random.default_rng(2).integers(0, 3, 20)


def sample(name: str) -> list[torch.Tensor]:
    """Predictions and targets of a sample."""
    with np.load(SAMPLES / f"{name}.npz") as file:
        return [torch.tensor(file[key]) for key in file.files if key != "meta"]


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def told(self) -> Any:
        """Stdout, which holds JSON and nothing else."""
        return json.loads(self.out, parse_constant=_refuse)

    @property
    def sentence(self) -> str:
        """The one line of an error."""
        assert self.err.startswith("error: ")
        assert self.err.count("\n") == 1
        assert self.err.endswith("\n")
        assert self.out == ""
        return self.err.removeprefix("error: ").strip()


def _refuse(word: str) -> None:
    raise AssertionError(f"JSON has no {word}")


class Terminal:
    """Runs commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Said:
        self._capsys.readouterr()
        status = run([str(word) for word in words])
        captured = self._capsys.readouterr()
        return Said(status, captured.out, captured.err)


def process(*words: str, code: str = "", **environment: str) -> Said:
    """Run the program, or this code, in a fresh process."""
    command = [sys.executable, *(["-c", code] if code else ["-m", "lossexplorer"]), *words]
    surroundings = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | environment
    done = subprocess.run(command, env=surroundings, capture_output=True, check=False)
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())
