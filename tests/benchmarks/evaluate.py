"""The function behind ``eval`` against the notebook code that computes the same, and its memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.io import open_batch
from tests.benchmarks.timing import Comparison, alternate, timed

_ROOT = Path(__file__).resolve().parents[2]
_MEMORY = """
import json, sys
import torch
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.io import open_batch
def status(name):
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith(name))
before = status("VmRSS:")
result = evaluate(open_batch(sys.argv[1], sys.argv[2]), Wish("cross_entropy"))
result.order("loss", True)
print(json.dumps({"above": status("VmHWM:") - before, "rows": result.n}))
"""
"""VmHWM belongs to this program; getrusage would pass on the peak of the process that started it."""


def make(folder: Path, rows: int, classes: int) -> tuple[str, str]:
    """Random logits and labels as npy files, which the system keeps in its cache."""
    rng = np.random.default_rng(0)
    logits, labels = folder / "logits.npy", folder / "labels.npy"
    np.save(logits, 3 * rng.standard_normal((rows, classes), dtype=np.float32))
    np.save(labels, rng.integers(0, classes, rows))
    return str(logits), str(labels)


def notebook(logits: str, labels: str) -> None:
    """What one writes in a cell: everything at once."""
    z = torch.from_numpy(np.load(logits))
    y = torch.from_numpy(np.load(labels))
    loss = F.cross_entropy(z, y, reduction="none")
    p = z.softmax(1)
    p.max(1)
    gradient = p.clone()
    gradient[torch.arange(len(y)), y] -= 1
    gradient.norm(dim=1)
    torch.argsort(loss, descending=True)
    loss.mean().item()


def ours(logits: str, labels: str) -> None:
    """The same answers by the program: value, loss, prediction, confidence, gradient norm, order."""
    evaluate(open_batch(logits, labels), Wish("cross_entropy", device="cpu")).order("loss", True)


def measure(files: tuple[str, str], runs: int) -> Comparison:
    """Medians of both, and the ratio of ours to the notebook's."""
    return alternate(lambda: timed(lambda: ours(*files)), lambda: timed(lambda: notebook(*files)), runs)


def memory(files: tuple[str, str]) -> tuple[int, int]:
    """Bytes at the peak above the process after its imports, and the number of rows; Linux only."""
    environment = os.environ | {"PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-c", _MEMORY, *files]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    return found["above"], found["rows"]
