"""Logits that are on the GPU already, against a bare softmax of the same chunks; nothing where there is no GPU."""

from __future__ import annotations

import torch

from lossexplorer.base import ArraySource, Batch
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.memory import source_of
from lossexplorer.compute.stream import GPU_BYTES
from tests.benchmarks.timing import Comparison, alternate, timed

CLASSES = 1000


def measure(rows: int, runs: int) -> Comparison | None:
    """Medians of all columns and of the softmax; None where torch finds no CUDA device."""
    if not torch.cuda.is_available():
        return None
    logits = torch.randn(rows, CLASSES, device="cuda")
    batch = Batch(source_of(logits, "logits"), ArraySource(torch.randint(0, CLASSES, (rows,)).numpy()))
    step = max(1, GPU_BYTES // (CLASSES * logits.itemsize))
    buffer = torch.empty(min(step, rows), CLASSES, device="cuda")

    def ours() -> None:
        evaluate(batch, Wish("cross_entropy", device="cuda"))
        torch.cuda.synchronize()

    def bare() -> None:
        for part in torch.split(logits, step):
            torch.softmax(part, 1, out=buffer[: len(part)])
        torch.cuda.synchronize()

    return alternate(lambda: timed(ours), lambda: timed(bare), runs)
