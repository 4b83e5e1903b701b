"""All causes and all findings against reading the file and computing the loss once, and their memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from lossexplorer.diagnosis.case import Question
from lossexplorer.diagnosis.engine import diagnose
from lossexplorer.diagnosis.results import Observed
from lossexplorer.io import open_batch
from tests.benchmarks.timing import Comparison, alternate, timed

_ROOT = Path(__file__).resolve().parents[2]
_MEMORY = """
import json, sys
import torch
from lossexplorer.diagnosis.case import Question
from lossexplorer.diagnosis.engine import diagnose
from lossexplorer.diagnosis.results import Observed
from lossexplorer.io import open_batch
def status(name):
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith(name))
before = status("VmRSS:")
found = diagnose(open_batch(sys.argv[1], sys.argv[2]), Question("cross_entropy"), Observed.parse("2.12345"))
print(json.dumps({"above": status("VmHWM:") - before, "rows": found.n}))
"""


def floor(logits: str, labels: str) -> None:
    """The least that anybody does: read, and compute the loss."""
    F.cross_entropy(torch.from_numpy(np.load(logits)), torch.from_numpy(np.load(labels))).item()


def ours(logits: str, labels: str, seen: str | None) -> None:
    """A diagnosis of a number that nothing explains, so that every cause is tried; or the findings alone."""
    diagnose(open_batch(logits, labels), Question("cross_entropy"), None if seen is None else Observed.parse(seen))


def measure(files: tuple[str, str], runs: int, seen: str | None) -> Comparison:
    """Medians of both, and the ratio."""
    return alternate(lambda: timed(lambda: ours(*files, seen)), lambda: timed(lambda: floor(*files)), runs)


def memory(files: tuple[str, str]) -> tuple[int, int]:
    """Bytes at the peak above the process after its imports, and the number of rows; Linux only."""
    environment = os.environ | {"PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-c", _MEMORY, *files]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    return found["above"], found["rows"]
