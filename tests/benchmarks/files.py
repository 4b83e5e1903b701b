"""Tables against the library alone that reads them, and streams larger than memory against themselves."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from lossexplorer.io import open_batch
from tests.benchmarks.timing import Comparison, alternate, timed

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
before, start = status("VmRSS:"), time.perf_counter()
result = evaluate(open_batch(sys.argv[1], sys.argv[2]), Wish("cross_entropy", device="cpu"))
seconds = time.perf_counter() - start
print(json.dumps({"above": status("VmHWM:") - before, "seconds": seconds}))
"""


def tables(folder: Path, rows: int, columns: int, runs: int) -> dict[str, Comparison]:
    """Reading a parquet and a csv file as a batch, against the library alone that makes the same matrices of it."""
    rng = np.random.default_rng(0)
    z, y = rng.standard_normal((rows, columns), dtype=np.float32), rng.integers(0, columns, rows)
    names = [f"c{i}" for i in range(columns)]
    packed, text = folder / "t.parquet", folder / "t.csv"
    parquet.write_table(pa.table({**dict(zip(names, z.T, strict=True)), "label": y}), packed)
    few = rows // 10
    head = ",".join([*names, "label"])
    np.savetxt(text, np.column_stack([z, y])[:few], fmt="%.6g", delimiter=",", header=head, comments="")

    def library() -> None:
        table = parquet.read_table(packed)
        np.stack([column.to_numpy() for column in table.select(names).columns], 1)
        table["label"].to_numpy()

    def ours(path: Path) -> float:
        return timed(lambda: open_batch(path))

    return {
        f"parquet {rows} × {columns} / pyarrow": alternate(lambda: ours(packed), lambda: timed(library), runs),
        f"csv {few} × {columns} / numpy.loadtxt": alternate(
            lambda: ours(text), lambda: timed(lambda: np.loadtxt(text, delimiter=",", skiprows=1)), runs
        ),
    }


def sparse(folder: Path, rows: int, columns: int) -> tuple[str, str]:
    """Files of zeros that take no place on the disk."""
    logits, labels = folder / f"z{rows}.npy", folder / f"y{rows}.npy"
    with logits.open("wb") as file:
        header = {"descr": "<f4", "fortran_order": False, "shape": (rows, columns)}
        np.lib.format.write_array_header_1_0(file, header)
        file.truncate(file.tell() + 4 * rows * columns)
    np.save(labels, np.zeros(rows, np.int64))
    return str(logits), str(labels)


def stream(files: tuple[str, str], runs: int = 1) -> tuple[float, int]:
    """Seconds (the median) and bytes at the peak above the process after its imports; Linux only."""
    environment = os.environ | {"PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-c", _STREAM, *files]
    found = [
        json.loads(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)
        for _ in range(runs)
    ]
    return statistics.median(each["seconds"] for each in found), max(each["above"] for each in found)
