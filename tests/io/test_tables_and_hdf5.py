"""Parquet, Arrow, Feather and HDF5 are read in a process of their own, and say what other files say."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, Any

import h5py
import numpy as np
import pyarrow as pa
import pytest
import torch
from pyarrow import feather, parquet

from lossexplorer.base import Problem
from lossexplorer.base.cancel import Cancelled, waiting_with
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.io import Bomb, FileChanged, contents, open_array, open_batch
from lossexplorer.io.child import asking
from lossexplorer.io.child.asking import Child
from lossexplorer.report.batch_code import Origin, batch_code
from tests.report.running import numbers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RNG = np.random.default_rng(0)
Z = RNG.normal(size=(300, 4)).astype(np.float32)
Y = RNG.integers(0, 4, 300)
COLUMNS: dict[str, Any] = {f"c{i}": Z[:, i] for i in range(4)}


def table(**columns: Any) -> Any:
    return pa.table(columns)


def write_parquet(path: Path, data: Any, **options: Any) -> None:
    parquet.write_table(data, path, row_group_size=77, **options)


def write_arrow(path: Path, data: Any) -> None:
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, data.schema) as writer:
        writer.write_table(data, 77)


def write_stream(path: Path, data: Any) -> None:
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_stream(file, data.schema) as writer:
        writer.write_table(data, 77)


def said(*arguments: Any, **options: Any) -> str:
    with pytest.raises(Problem) as caught:
        open_batch(*map(str, arguments), **options)
    return str(caught.value)


def test_a_wide_table_with_gaps_is_put_together_in_pieces(tmp_path: Path) -> None:
    wide = RNG.normal(size=(3000, 90))
    columns: dict[str, Any] = {f"c{i}": wide[:, i] for i in range(90)}
    wide[7::1000, 89] = np.nan
    columns["c89"] = pa.array(wide[:, 89], from_pandas=True)
    write_parquet(tmp_path / "w.parquet", table(id=np.arange(3000) * 7, **columns, label=np.arange(3000) % 90))
    batch = open_batch(tmp_path / "w.parquet")
    assert batch.predictions.read(0, 3000).tobytes() == wide.tobytes()
    assert any("3 cells" in str(notice) for notice in batch.notices)
    assert any("Column id of w.parquet numbers the rows" in str(notice) for notice in batch.notices)


def test_tables_of_every_kind_hold_what_was_written(tmp_path: Path) -> None:
    tables = {
        "columns": table(**COLUMNS, label=Y),
        "lists": table(logits=pa.array(Z.tolist(), pa.list_(pa.float32())), label=Y, id=np.arange(300)),
        "fixed": table(logits=pa.array(Z.tolist(), pa.list_(pa.float32(), 4)), label=Y.astype(np.uint8)),
        "words": table(**COLUMNS, label=[["cat", "dog", "eel", "fox"][i] for i in Y], note=["x"] * 300),
    }
    writers: dict[str, Callable[..., None]] = {
        "parquet": write_parquet,
        "arrow": write_arrow,
        "feather": lambda path, data: feather.write_feather(data, str(path)),
        "stream.arrow": write_stream,
    }
    for ending, write in writers.items():
        for name, data in tables.items():
            path = tmp_path / f"{name}.{ending}"
            write(path, data)
            batch = open_batch(path)
            assert batch.predictions.read(0, 300).tolist() == Z.tolist(), path
            assert batch.predictions.info.dtype == "float32"
            assert batch.targets.read(0, 300).tolist() == Y.tolist(), path
            notices = " ".join(map(str, batch.notices))
            assert ("numbered in sorted order (cat = 0, dog = 1" in notices) == (name == "words")
    path = tmp_path / "columns.parquet"
    assert open_array(path, "c2").read(5, 9).tolist() == Z[5:9, 2].tolist()
    assert open_array(path, "c2,c0").read(0, 300).tolist() == Z[:, [2, 0]].tolist()
    assert open_batch(f"{path}::c1,c3", f"{path}::label").predictions.read(0, 300).tolist() == Z[:, [1, 3]].tolist()
    assert [info.name for info in contents(path).arrays] == ["c0", "c1", "c2", "c3", "label"]
    assert contents(tmp_path / "lists.parquet").arrays[0].shape == (300, 4)
    result = evaluate(open_batch(path), Wish("cross_entropy"))
    np.save(tmp_path / "z.npy", Z)
    np.save(tmp_path / "y.npy", Y)
    assert result.value == evaluate(open_batch(tmp_path / "z.npy", tmp_path / "y.npy"), Wish("cross_entropy")).value


def test_gaps_truth_values_and_mixed_types_become_numbers(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    write_parquet(
        path, table(a=pa.array([1, None, 3]), b=pa.array([0.5, 1.5, 2.5], pa.float32()), y=[True, False, True])
    )
    batch = open_batch(path)
    np.testing.assert_array_equal(batch.predictions.read(0, 3), [[1, 0.5], [np.nan, 1.5], [3, 2.5]])
    assert batch.targets.read(0, 3).tolist() == [1, 0, 1]
    assert "1 cell of t.parquet is empty or nan." in map(str, batch.notices)
    write_parquet(path, table(a=pa.array([1, None, 3], pa.decimal128(9, 2)), b=[[1, None], [2, 3], [4, 5]]))
    np.testing.assert_array_equal(open_array(path, "a").read(0, 3), [1, np.nan, 3])
    np.testing.assert_array_equal(open_array(path, "b").read(0, 3), [[1, np.nan], [2, 3], [4, 5]])


def test_what_tables_cannot_give_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    whole = {
        "ragged": (table(logits=[[1.0, 2.0], [3.0]], y=[0, 1]), "row 1 of column logits has 1 value instead of 2"),
        "words": (table(a=["x", "y"], y=[0, 1]), "t.parquet has no columns of predictions"),
        "no target": (table(a=[1.0], b=[2.0]), "t.parquet has the columns a, b, and none is called label"),
        "gaps": (table(a=[1.0, 2.0], y=["x", None]), "1 row of column y names no class"),
        "twice": (pa.table([[1.0], [0]], names=["y", "y"]), "t.parquet contains “y” twice"),
        "no rows": (table(a=pa.array([], pa.float32()), y=pa.array([], pa.int64())), "t.parquet has no rows"),
    }
    for name, (data, sentence) in whole.items():
        write_parquet(path, data)
        assert sentence in said(path), name
    write_parquet(path, table(**COLUMNS, y=Y))
    assert "t.parquet has no column c9; it has c0" in said(f"{path}::c9", path)
    good = path.read_bytes()
    for data, name in (
        (good[:-20], "cut"),
        (good[: len(good) // 2] + b"PAR1", "footer"),
        (b"PAR1" + bytes(90), "empty"),
    ):
        path.write_bytes(data)
        assert said(path).startswith("t.parquet is cut or not Parquet."), name


def test_a_page_whose_checksum_is_wrong_and_a_bad_offset_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    write_parquet(path, table(**COLUMNS, y=Y), write_page_checksum=True, compression="none", use_dictionary=False)
    data = bytearray(path.read_bytes())
    data[1500] ^= 1
    path.write_bytes(data)
    assert said(path).startswith("t.parquet is cut or not Parquet.")
    arrow = tmp_path / "t.arrow"
    words = [f"word{i}" for i in range(300)]
    write_arrow(arrow, table(a=Z[:, 0], y=words))
    data = bytearray(arrow.read_bytes())
    place = data.find(np.arange(0, 50, 5, dtype=np.int32).tobytes())
    assert place > 0
    data[place + 8 : place + 12] = np.int32(2_000_000_000).tobytes()
    arrow.write_bytes(data)
    assert said(arrow).startswith("t.arrow is cut, damaged or not Arrow.")


def test_datasets_are_read_by_rows_wherever_they_lie(tmp_path: Path) -> None:
    path = tmp_path / "a.h5"
    with h5py.File(path, "w") as file:
        file["logits"] = Z
        file.create_dataset("labels", data=Y, compression="gzip", chunks=(50,))
        file["deep/down/big"] = Z.astype(">f8")
        file["half"] = Z.astype(np.float16)
        file["flags"] = Y > 1
        file["again"] = file["logits"]
        file["alias"] = h5py.SoftLink("/logits")
    batch = open_batch(path)
    assert batch.predictions.info.dtype == "float32"
    assert batch.predictions.read(0, 300).tolist() == Z.tolist()
    assert batch.predictions.read(7, 9).flags.writeable
    assert batch.targets.read(290, 400).tolist() == Y[290:].tolist()
    big = open_array(path, "deep/down/big")
    assert big.read(3, 5).tolist() == Z.astype(float)[3:5].tolist()
    assert "another byte order (>f8)" in str(big.notices[0])
    assert open_array(path, "flags").read(0, 300).tolist() == (Y > 1).astype(int).tolist()
    assert open_array(path, "half").dtype == np.float16
    names = {"again", "logits", "labels", "deep/down/big", "half", "flags"}
    assert {info.name for info in contents(path).arrays} == names
    result = evaluate(batch, Wish("cross_entropy"))
    assert result.n_used == 300


def test_an_hdf5_file_shows_nothing_of_other_files_and_no_bomb(tmp_path: Path) -> None:
    secret, path = tmp_path / "secret", tmp_path / "a.h5"
    secret.write_bytes(b"secret!!" * 100)
    with h5py.File(path, "w") as file:
        file.create_dataset("outside", (100,), "u1", external=[(str(secret), 0, 100)])
        layout = h5py.VirtualLayout((5,), "f4")
        layout[:] = h5py.VirtualSource(str(tmp_path / "b.h5"), "x", (5,))
        file.create_virtual_dataset("virtual", layout)
        file["link"] = h5py.ExternalLink("b.h5", "/x")
        file.create_dataset("declared", (10**6, 10**6), "f4", chunks=(100, 100))
        file.create_dataset("bomb", data=np.zeros((1 << 25,), np.float32), compression="gzip", chunks=(1 << 20,))
        file["words"] = ["a", "b"]
        file["complex"] = np.ones(3, complex)
        file["number"] = 3.0
    np.save(tmp_path / "y.npy", Y)
    cases = {
        "outside": "points to another file",
        "virtual": "points to another file",
        "link": "a.h5::link points to another file (b.h5). For safety it is not read",
        "declared": "says that it holds 1000000000000 values (4 TB) but none of them is stored",
        "bomb": " times as much) and was not opened",
        "words": "a.h5::words has type object; losses need real numbers",
        "complex": "a.h5::complex has type complex128",
        "number": "a.h5::number holds one number",
        "nothing": "a.h5 has no array called nothing",
    }
    for name, sentence in cases.items():
        assert sentence in said(f"{path}::{name}", tmp_path / "y.npy"), name
    with pytest.raises(Bomb):
        open_array(path, "bomb")
    assert not open_array(path, "bomb", unpack_anyway=True).read(5, 9).any()
    good = path.read_bytes()
    path.write_bytes(good[: len(good) // 2])
    assert f"a.h5 is cut: {len(good) // 2} of " in said(path)
    path.write_bytes(good[:512] + bytes(3000))
    assert said(path).startswith("a.h5 is cut")


def test_a_file_that_changes_while_it_is_open_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.h5"
    with h5py.File(path, "w") as file:
        file["logits"], file["labels"] = Z, Y
    batch = open_batch(path)
    with open(path, "r+b") as stream:
        stream.truncate(3000)
    with pytest.raises(FileChanged, match=r"a\.h5 changed on disk while it was open"):
        batch.predictions.read(0, 10)
    batch.predictions.close()
    with pytest.raises(Problem, match=r"a\.h5 has been closed"):
        batch.predictions.read(0, 10)


def test_without_its_library_a_file_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "t.parquet").write_bytes(b"PAR1" + bytes(50))
    (tmp_path / "t.arrow").write_bytes(b"ARROW1\0\0" + bytes(50))
    (tmp_path / "t.h5").write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(50))
    for package in ("pyarrow", "h5py"):
        monkeypatch.setitem(sys.modules, package, None)
    for name, needs in (("parquet", "pyarrow"), ("arrow", "pyarrow"), ("h5", "h5py")):
        kind = "HDF5" if name == "h5" else name
        assert said(tmp_path / f"t.{name}") == f'{kind} needs {needs}: pip install "lossexplorer[all]"'


def test_copied_code_reads_the_same_files(tmp_path: Path) -> None:
    words = np.array(["fox", "cat", "eel", "dog"])
    named = {str(word): Z[:, i] for i, word in enumerate(words)}
    write_parquet(tmp_path / "columns.parquet", table(**COLUMNS, label=words[Y]))
    write_parquet(tmp_path / "named.parquet", table(**named, label=words[Y]))
    assert open_batch(tmp_path / "named.parquet").targets.read(0, 300).tolist() == Y.tolist()
    write_arrow(tmp_path / "lists.arrow", table(logits=pa.array(Z.tolist(), pa.list_(pa.float32())), label=Y))
    write_stream(tmp_path / "stream.arrow", table(**COLUMNS, label=Y))
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["logits"], file["labels"] = Z, Y
    for name in ("columns.parquet", "named.parquet", "lists.arrow", "stream.arrow", "a.h5"):
        path = str(tmp_path / name)
        batch = open_batch(path)
        result = evaluate(batch, Wish("cross_entropy"))
        kind = contents(path).kind
        origins = [Origin(path, kind, side.info.name) for side in (batch.predictions, batch.targets)]
        assert numbers(batch_code(result, *origins)) == pytest.approx([result.value], rel=1e-6), name


# --- the second process -------------------------------------------------------------------------------------------


def child_that_runs(code: str, monkeypatch: pytest.MonkeyPatch) -> Child:
    """One that does something else than answer."""
    start = asking.subprocess.Popen

    def other(command: list[str], **options: Any) -> Any:
        return start([command[0], "-c", code], **options)

    monkeypatch.setattr(asking.subprocess, "Popen", other)
    return Child()


def ask(child: Child, **more: Any) -> Any:
    return child.ask({"do": "list"}, "x.h5", **more)


def test_the_death_of_the_second_process_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for death, status in (("os.kill(os.getpid(), 11)", -11), ("os.kill(os.getpid(), 9)", -9), ("os._exit(3)", 3)):
        child = child_that_runs(f"import os, sys; sys.stdin.buffer.read(8); {death}", monkeypatch)
        with pytest.raises(Problem) as caught:
            ask(child)
        assert str(caught.value).startswith("x.h5 is damaged: reading it ended the process that reads such files.")
        assert caught.value.details == f"exit status {status}"
        assert child._process is None
        monkeypatch.undo()


def test_a_second_process_that_hangs_is_given_up_or_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    child = child_that_runs("import sys; sys.stdin.buffer.read()", monkeypatch)
    monkeypatch.setattr(asking, "PATIENCE", 0.2)
    with pytest.raises(Problem, match=r"x\.h5 cannot be read in reasonable time"):
        ask(child)
    assert child._process is None

    def stop() -> None:
        raise Cancelled

    monkeypatch.setattr(asking, "PATIENCE", 60)
    with pytest.raises(Cancelled):
        ask(child, tick=stop)
    assert child._process is None
    with pytest.raises(Cancelled), waiting_with(stop):
        ask(child)
    assert child._process is None


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="nothing is read ahead where nothing would end it")
def test_what_is_read_ahead_and_hangs_or_fails_is_told_to_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "t.parquet"
    write_parquet(path, table(a=np.arange(300.0), y=np.arange(300)))
    question = {"path": str(path), "kind": "parquet", "anyway": False, "what": ["a"], "headers": None}
    question["stamp"] = [path.stat().st_size, path.stat().st_mtime_ns]
    code = """
import sys, time
from lossexplorer.io.child import ahead, answering, columns
fill, ahead._PATIENCE = columns.Columns.fill, 1
def odd(self, out, start):
    if start == 100:
        {odd}
    fill(self, out, start)
columns.Columns.fill = odd
answering.serve(sys.argv[1])
"""
    start = asking.subprocess.Popen
    for odd in ("time.sleep(60)", "raise MemoryError"):

        def other(command: list[str], odd: str = odd, **options: Any) -> Any:
            return start([command[0], "-c", code.format(odd=odd), command[-1]], **options)

        monkeypatch.setattr(asking.subprocess, "Popen", other)
        child, out = Child(), np.empty(100)
        for place in (0, 200, 0):  # each time the rows from 100 on are read ahead
            child.ask({**question, "do": "give", "start": place, "stop": place + 100}, "t.parquet", None, out)
            assert out.tolist() == list(range(place, place + 100))
        child.close()


def test_a_second_process_that_talks_nonsense_and_lives_on_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    nonsense = "import sys; sys.stdout.buffer.write(b'\\xff' * 8); sys.stdout.buffer.flush(); sys.stdin.buffer.read()"
    child = child_that_runs(nonsense, monkeypatch)
    monkeypatch.setattr(asking, "_GRACE", 0.01)
    with pytest.raises(Problem, match=r"x\.h5 is damaged"):
        ask(child)
    assert child._process is None


def test_a_program_that_ends_without_its_threads_takes_the_second_process_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    child = child_that_runs("import sys; sys.stdin.buffer.read()", monkeypatch)
    child.kill()  # there is none yet
    killed: list[int] = []

    def give_up() -> None:
        process = child._process
        if process is not None and not killed:
            child.kill()
            killed.append(process.wait(10))

    with pytest.raises(Problem, match="ended the process"):
        ask(child, tick=give_up)
    assert killed == [-signal.SIGKILL]


def test_who_waits_while_another_file_hangs_can_be_cancelled() -> None:
    child = Child()

    def stop() -> None:
        raise Cancelled

    with child._turn(None), pytest.raises(Cancelled):
        ask(child, tick=stop)
    with child._turn(None), pytest.raises(Cancelled), waiting_with(stop):
        ask(child)
    assert child._process is None


def test_memory_that_a_file_would_take_without_end_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux limits the memory of a process")
    path = tmp_path / "t.parquet"
    write_parquet(path, table(a=pa.array(["x" * 1000] * 100_000), y=np.zeros(100_000, np.int64)))
    monkeypatch.setattr(asking, "memory_budget", lambda: 16 << 20)
    with pytest.raises(Problem, match="There is not enough memory to open"):
        open_batch(f"{path}::y", f"{path}::a")
    monkeypatch.undo()
    torch.save({"logits": torch.tensor(Z), "labels": torch.tensor(Y)}, tmp_path / "next.pt")
    np.testing.assert_array_equal(open_batch(str(tmp_path / "next.pt")).predictions.read(0, len(Z)), Z)


def test_the_second_process_is_started_by_the_first_question_and_ends_when_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "a.h5"
    with h5py.File(path, "w") as file:
        file["logits"] = Z
    child = Child()
    assert child._process is None
    child.close()
    question = {
        "path": str(path),
        "kind": "hdf5",
        "anyway": False,
        "stamp": [path.stat().st_size, path.stat().st_mtime_ns],
    }
    words = child.ask({**question, "do": "list"}, "a.h5")
    assert words["entries"] == [["logits", [300, 4], "float32", True]]
    process = child._process
    assert process is not None
    child.ask({**question, "do": "list"}, "a.h5")
    assert child._process is process
    process.kill()
    again = child.ask({**question, "do": "list"}, "a.h5")
    assert again == words
    other = child._process
    assert other is not None
    assert other is not process
    child.close()
    assert other.returncode is not None
