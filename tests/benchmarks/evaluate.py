"""The function behind ``eval`` against the notebook code that computes the same, and its memory."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F

from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.stream import CHUNK_BYTES
from lossexplorer.compute.summaries import best_temperature
from lossexplorer.io import open_batch
from tests.benchmarks.timing import Comparison, alternate, timed

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.compute.result import BatchResult

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


def bare(logits: str, labels: str) -> None:
    """What nobody can do without: the file read once, and a softmax of the same chunks, into one buffer."""
    array = np.load(logits, mmap_mode="r")
    step = CHUNK_BYTES // (array.shape[1] * array.itemsize)
    part = np.empty((step, array.shape[1]), array.dtype)
    softmax = torch.empty(part.shape)
    with open(logits, "rb", buffering=0) as file:
        file.seek(array.offset)
        while count := file.readinto(part.data):
            rows = count // part[0].nbytes
            torch.softmax(torch.from_numpy(part[:rows]), 1, out=softmax[:rows])


def measure(files: tuple[str, str], runs: int) -> dict[str, Comparison]:
    """Medians of ours and of each floor, and the ratio."""
    floors = {"notebook code": notebook, "reading it and softmax": bare}
    return {
        name: alternate(lambda: timed(lambda: ours(*files)), lambda floor=floor: timed(lambda: floor(*files)), runs)
        for name, floor in floors.items()
    }


def extras(files: tuple[str, str], runs: int) -> dict[str, float]:
    """Median seconds of what is computed beside these answers when somebody asks for it."""

    def result(**wish: bool) -> BatchResult:
        return evaluate(open_batch(*files), Wish("cross_entropy", device="cpu", **wish))

    def median(ask: Callable[[BatchResult], object]) -> float:
        return statistics.median(timed(partial(ask, result())) for _ in range(runs))

    return {
        "margin and rank": alternate(
            lambda: timed(lambda: result(margins=True)), lambda: timed(result), runs
        ).difference,
        "metrics": median(lambda known: known.metrics),
        "best temperature": median(best_temperature),
    }


def memory(files: tuple[str, str]) -> tuple[int, int]:
    """Bytes at the peak above the process after its imports, and the number of rows; Linux only."""
    environment = os.environ | {"PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-c", _MEMORY, *files]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    return found["above"], found["rows"]
