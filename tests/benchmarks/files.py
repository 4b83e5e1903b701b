"""Tables against the library alone that reads them, and streams larger than memory against themselves."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from pyarrow import csv, parquet

from lossexplorer.io import open_batch
from tests.benchmarks.timing import Comparison, alternate, timed

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

_CHUNK = 10_000
"""Rows that are read at a time."""
_ROOT = Path(__file__).resolve().parents[2]
_STREAM = """
import json, sys, time
import torch
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.io import open_batch
def status(name):
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith(name))
torch.softmax(torch.zeros(4, 4), 1)
before = status("VmRSS:")
def work():
    evaluate(open_batch(sys.argv[1], sys.argv[2]), Wish("cross_entropy", device="cpu"))
if "warm" in sys.argv:  # the first one brings modules along, which would count in each of few rows
    work()
start = time.perf_counter()
work()
seconds = time.perf_counter() - start
print(json.dumps({"above": status("VmHWM:") - before, "seconds": seconds}))
"""


def tables(folder: Path, rows: int, columns: int, runs: int) -> dict[str, Comparison]:
    """Reading a parquet and two csv files as batches, against a library alone that makes the same matrices of them."""
    rng = np.random.default_rng(0)
    z, y = rng.standard_normal((rows, columns), dtype=np.float32), rng.integers(0, columns, rows)
    names = [f"c{i}" for i in range(columns)]
    packed = folder / "t.parquet"
    parquet.write_table(pa.table({**dict(zip(names, z.T, strict=True)), "label": y}), packed)
    few, slim = rows // 10, 2
    wide_text = _text(folder / "wide.csv", z[:few], y[:few])
    slim_text = _text(folder / "slim.csv", z[:, :slim], y)

    def library(path: Path, read: Callable[[Path], pa.Table]) -> Callable[[], object]:
        def work() -> None:
            table = read(path)
            np.stack([column.to_numpy() for column in table.drop_columns("label").columns], 1)
            table["label"].to_numpy()

        return work

    def ours(path: Path) -> None:
        batch = open_batch(path)
        for start in range(0, batch.predictions.shape[0], _CHUNK):
            batch.predictions.read(start, start + _CHUNK)
            batch.targets.read(start, start + _CHUNK)

    def against(path: Path, library: Callable[[], object]) -> Comparison:
        return alternate(lambda: timed(lambda: ours(path)), lambda: timed(library), runs)

    def loadtxt(path: Path) -> Callable[[], object]:
        return lambda: np.loadtxt(path, delimiter=",", skiprows=1)

    return {
        f"parquet {rows} × {columns} / pyarrow": against(packed, library(packed, parquet.read_table)),
        f"csv {few} × {columns} / pyarrow": against(wide_text, library(wide_text, csv.read_csv)),
        f"csv {few} × {columns} / numpy.loadtxt": against(wide_text, loadtxt(wide_text)),
        f"csv {rows} × {slim} / pyarrow": against(slim_text, library(slim_text, csv.read_csv)),
        f"csv {rows} × {slim} / numpy.loadtxt": against(slim_text, loadtxt(slim_text)),
    }


def _text(path: Path, z: npt.NDArray[np.float32], y: npt.NDArray[np.int64]) -> Path:
    head = ",".join([*(f"c{i}" for i in range(z.shape[1])), "label"])
    np.savetxt(path, np.column_stack([z, y]), fmt="%.6g", delimiter=",", header=head, comments="")
    return path


def sparse(folder: Path, rows: int, columns: int) -> tuple[str, str]:
    """Files of zeros that take no place on the disk."""
    logits, labels = folder / f"z{rows}.npy", folder / f"y{rows}.npy"
    with logits.open("wb") as file:
        header = {"descr": "<f4", "fortran_order": False, "shape": (rows, columns)}
        np.lib.format.write_array_header_1_0(file, header)
        file.truncate(file.tell() + 4 * rows * columns)
    np.save(labels, np.zeros(rows, np.int64))
    return str(logits), str(labels)


def stream(files: tuple[str, str], runs: int = 1, *, warm: bool = False) -> tuple[float, int]:
    """Seconds (the median) and bytes at the peak above the process after its imports; Linux only."""
    environment = os.environ | {"PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-c", _STREAM, *files, *(["warm"] if warm else [])]
    found = [
        json.loads(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)
        for _ in range(runs)
    ]
    return statistics.median(each["seconds"] for each in found), max(each["above"] for each in found)
