"""Tables are read a block at a time: whatever rows are wanted in whatever order, they are those of the whole table."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest
import torch
from pyarrow import csv, parquet

from lossexplorer.base import Problem
from lossexplorer.io import blocks, open_array, open_batch, remote
from lossexplorer.io.child.asking import CHILD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

RNG = np.random.default_rng(0)
ROWS = 20_000
X = RNG.integers(-999, 999, (ROWS, 3)) / 8
Y = RNG.integers(0, 9, ROWS)
Y[-3:] = 2**53 + 1, -(2**63), 2**63 - 1
RUNS = [(0, 5), (ROWS - 3, ROWS), (9_999, 10_000), (8_765, 17_654), (3, 3), (100, ROWS), (0, ROWS + 9)]


def same(source: Any, whole: Any) -> None:
    for start in range(0, ROWS, 4_321):  # in order, as most people read
        assert np.array_equal(source.read(start, start + 4_321), whole[start : start + 4_321])
    for start, stop in RUNS:
        rows = source.read(start, stop)
        assert rows.dtype == whole.dtype
        assert np.array_equal(rows, whole[start:stop])


@pytest.fixture(params=[0, 1 << 18], ids=["nothing kept", "a part kept"])
def budget(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "BUDGET", request.param)
    monkeypatch.setattr(remote, "_AT_A_TIME", 1 << 16)


@pytest.mark.usefixtures("budget")
@pytest.mark.parametrize(("encoding", "end"), [("utf-8-sig", "\r\n"), ("utf-8", "\r"), ("utf-16", "\n")])
def test_rows_of_text_are_those_of_the_whole_table(encoding: str, end: str, tmp_path: Path) -> None:
    lines = ["甲 (ਊ),b,c,label", *(f"{a},{b},{c},{y}" for (a, b, c), y in zip(X.tolist(), Y.tolist(), strict=True))]
    lines.insert(15_000, "")
    (tmp_path / "x.csv").write_bytes(end.join(lines).encode(encoding))
    batch = open_batch(tmp_path / "x.csv")
    same(batch.predictions, X)
    same(batch.targets, Y)
    assert "1 blank line between the rows of x.csv was skipped." in map(str, batch.notices)


@pytest.mark.usefixtures("budget")
@pytest.mark.parametrize("kind", ["parquet", "arrow", "stream"])
def test_rows_of_columns_are_those_of_the_whole_table(kind: str, tmp_path: Path) -> None:
    table, path = pa.table({"a": X[:, 0], "b": X[:, 1], "label": Y}), tmp_path / f"x.{kind}"
    if kind == "parquet":
        parquet.write_table(table, path, row_group_size=6_543)
    else:
        with pa.OSFile(str(path), "wb") as file:
            with (pa.ipc.new_file if kind == "arrow" else pa.ipc.new_stream)(file, table.schema) as writer:
                writer.write_table(table, 6_543)
    batch = open_batch(path)
    same(batch.predictions, X[:, :2])
    same(batch.targets, Y)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[blocks._Room]:
    """Room of which nobody has taken anything yet; garbage that is not collected may not free any."""
    monkeypatch.setattr(blocks, "_ROOM", blocks._Room())
    gc.disable()
    yield blocks._ROOM
    gc.enable()


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_what_was_kept_makes_room_when_it_is_closed_or_dropped(kind: str, room: blocks._Room, tmp_path: Path) -> None:
    table, path = pa.table({"a": X[:, 0], "b": X[:, 1], "label": Y % 9}), tmp_path / f"x.{kind}"
    (parquet.write_table if kind == "parquet" else csv.write_csv)(table, path)
    batch = open_batch(path)
    for side in (batch.predictions, batch.targets):
        assert side.read(0, ROWS).shape[0] == ROWS
        assert room._taken > 0
        side.close()
    assert room._taken == 0
    source = open_array(path)
    assert len(source.read(0, ROWS)) == ROWS
    assert room._taken > 0
    file = weakref.ref(source._file)
    del source
    assert (room._taken, file()) == (0, None)


class Sized:
    """Rows during whose counting something happens."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        self._meanwhile = meanwhile

    @property
    def nbytes(self) -> int:
        self._meanwhile()
        return 8


def test_blocks_that_die_while_their_thread_counts_others_are_given_back_too(room: blocks._Room) -> None:
    dying: list[blocks.Blocks[Any]] = []

    def fill() -> None:
        dying.append(blocks.Blocks())
        dying[0].keep(0, X)

    def count() -> None:
        counted: blocks.Blocks[Any] = blocks.Blocks()
        counted.keep(0, Sized(dying.clear))
        fill()
        counted.clear()
        fill()
        with room._lock:  # a collection may begin as soon as it is held
            dying.clear()

    thread = threading.Thread(target=count, daemon=True)
    thread.start()
    thread.join(2)
    assert not thread.is_alive()
    assert room._taken == 0


def test_gaps_that_no_statistics_tell_are_found_and_ragged_lists_far_behind_are_told(tmp_path: Path) -> None:
    numbers: list[int | None] = [1, 2, None, 4]
    parquet.write_table(pa.table({"a": numbers}), tmp_path / "x.parquet", write_statistics=False)
    source = open_array(tmp_path / "x.parquet")
    np.testing.assert_array_equal(source.read(0, 4), [1, 2, np.nan, 4])
    assert [str(notice) for notice in source.notices] == ["1 cell of x.parquet::a is empty or nan."]
    ends = pa.array(np.append(np.arange(0, 6_000_001, 2), 6_000_001), pa.int32())
    lists = pa.ListArray.from_arrays(ends, pa.array(np.zeros(6_000_001)))
    parquet.write_table(pa.table({"a": lists}), tmp_path / "y.parquet")
    with open_array(tmp_path / "y.parquet", "a") as source, pytest.raises(Problem, match="row 3000000 of column a"):
        source.read(2_999_000, 3_000_001)


def test_tensors_that_lie_in_order_are_read_without_the_second_process(tmp_path: Path) -> None:
    x = torch.from_numpy(X)
    tensors = {"rows": x, "half": x.bfloat16(), "columns": x.T.contiguous().T, "behind": x[7:], "every": x[::2]}
    torch.save(tensors, tmp_path / "x.pt")
    opened = {name: open_array(tmp_path / "x.pt", name) for name in tensors}
    CHILD.close()
    for name, tensor in tensors.items():
        assert np.array_equal(opened[name].read(5, 900), tensor[5:900].double().numpy()), name
    assert CHILD._process is None
