"""Whoever opened a large file by mistake need not wait for it: reading ends at the next block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.base.cancel import Cancelled
from lossexplorer.io import open_batch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = 30_000


def _save(folder: Path, name: str) -> str:
    path = str(folder / name)
    logits, labels = np.random.default_rng(0).normal(size=(ROWS, 20)).astype(np.float32), np.zeros(ROWS, np.int64)
    if name.endswith("csv"):
        np.savetxt(
            path, np.column_stack([logits, labels]), fmt="%.6g", delimiter=",", comments="", header=f"{'x,' * 20}label"
        )
    elif name.startswith("packed"):
        np.savez_compressed(path, logits=logits, labels=labels)
    else:
        np.savez(path, logits=logits, labels=labels)
    return path


FILES: dict[str, Callable[[Path], tuple[str, ...]]] = {
    "csv": lambda folder: (_save(folder, "a.csv"),),
    "npz": lambda folder: (_save(folder, "a.npz"),),
    "packed npz": lambda folder: (_save(folder, "packed.npz"),),
    "two files": lambda folder: (f"{_save(folder, 'a.npz')}::logits", f"{_save(folder, 'b.npz')}::labels"),
}


@pytest.mark.parametrize("kind", FILES)
def test_an_opening_can_be_cancelled_at_every_reading(kind: str, tmp_path: Path) -> None:
    files = FILES[kind](tmp_path)
    count = 0

    def tick() -> None:
        nonlocal count
        count += 1
        if count > last:
            raise Cancelled

    last = 10**9
    open_batch(*files, tick=tick)
    assert count > 3
    for last in sorted({0, 1, count // 2, count - 1}):
        count = 0
        with pytest.raises(Cancelled):
            open_batch(*files, tick=tick)
        assert count <= last + 3, "it went on reading"


def test_rows_that_are_read_later_are_nobody_elses_matter(tmp_path: Path) -> None:
    wanted = True

    def tick() -> None:
        if not wanted:
            raise Cancelled

    batch = open_batch(_save(tmp_path, "a.npz"), tick=tick)
    wanted = False
    assert len(batch.predictions.read(0, 10)) == 10
