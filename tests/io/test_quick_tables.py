"""Arrow's parser of text is faster than ours, and never another one: numbers, notices and sentences are the same."""

from __future__ import annotations

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest

from lossexplorer.base import Problem
from lossexplorer.io import open_array, open_batch, quick, rows
from lossexplorer.io.cells import is_missing
from lossexplorer.io.dialect import dialect_of

if TYPE_CHECKING:
    from pathlib import Path

assert pa.__version__, "it is imported, so that small tables are read by it too"

CELLS = ["0.5", "-1", "2e3", "17", ".5", "5.", "1e-400", "0.1", "123456789.123456789", "4.9e-324", "-0.0"]
ODD = [
    *("", " ", "nan", "NaN", "-nan", "NA", "n/a", "None", "nan(3)", "inf", "-Infinity", "1e400", "+1", "1_0", "0x1p3"),
    *("True", "false", '"1.5"', '"', "# 3", "word", "1,5", "1.234,5", "9007199254740993", "1 2", "\t3", "٣", "1e", "-"),
    *("\x0c1", "1\x1f", "nul\0l", "é", "1d5", "infinity", "5f", "--1", "1.5.", "<NA>", "#N/A"),
]


def lines_of(chance: random.Random) -> list[str]:
    """A table with some unusual cells, or none."""
    width, delimiter = chance.choice((1, 2, 3, 5)), chance.choice((",", ";", "\t", ", "))
    comma, odd = chance.random() < 0.2 and delimiter != ",", chance.choice((0, 0, 0.01, 0.1))
    found = ["# made by hand"] * chance.choice((0, 0, 1, 9))
    found += [delimiter.join(["a", "b", "label", "d", "e"][:width])] * chance.choice((0, 1, 1))
    for row in range(chance.choice((1, 3, 40))):
        cells = [chance.choice(ODD if chance.random() < odd else CELLS) for _ in range(width)]
        cells = [str(row), *cells[1:]] if chance.random() < 0.5 else cells
        line = delimiter.join(cell.replace(".", ",") if comma else cell for cell in cells)
        found += [line] * (chance.random() >= odd) + [chance.choice(("", "  ", line + delimiter))] * (
            chance.random() < odd / 2
        )
    return found


def outcome(path: Path) -> Any:
    """All that is told of a table and read of it."""
    try:
        source = open_array(path)
        array = source.read(0, 10**6)
        again = source.read(len(array) // 2, len(array))
        assert np.array_equal(again, array[len(array) // 2 :], equal_nan=True)
    except Problem as problem:
        return str(problem), problem.details
    array = np.where(np.isnan(array), np.nan, array) if np.isnan(array).any() else array  # whose sign says nothing
    return array.dtype, array.shape, array.tobytes(), [str(notice) for notice in source.notices]


def test_tables_are_read_alike_with_and_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, taken = random.Random(0), 0
    parse = quick.QuickParser.__call__

    def counted(self: quick.QuickParser, data: bytes, skip: int) -> Any:
        nonlocal taken
        found = parse(self, data, skip)
        taken += found is not None
        return found

    monkeypatch.setattr(quick.QuickParser, "__call__", counted)
    monkeypatch.setattr(rows, "QUICK_BLOCK", 256)
    monkeypatch.setattr(rows, "BLOCK", 64)
    for _ in range(400):
        text = chance.choice(("\n", "\n", "\r\n", "\r")).join([*lines_of(chance), *[""] * chance.choice((0, 1, 1, 2))])
        (tmp_path / "x.csv").write_bytes(text.encode(chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))))
        found = outcome(tmp_path / "x.csv")
        with monkeypatch.context() as without:
            without.setattr(rows, "quick_parser", lambda *_: None)
            assert outcome(tmp_path / "x.csv") == found, text
    assert taken > 400


def test_a_table_that_is_refused_again_and_again_is_tried_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    parser, calls, together = quick.QuickParser(dialect_of(["1,2", "3,inf"])), [], Barrier(4)

    def refused(*_: object, **ways: object) -> None:
        calls.append(ways)
        if len(calls) <= together.parties:  # all of them have looked whether it is worth a try
            together.wait(10)
        raise pa.ArrowInvalid

    monkeypatch.setattr(parser, "_read_csv", refused)
    monkeypatch.setattr(parser, "_tries", 1)
    with ThreadPoolExecutor(together.parties) as pool:
        assert set(pool.map(lambda _: parser(b"1,2\n3,inf\n", 0), range(together.parties))) == {None}
    tried = len(calls)
    assert parser(b"1,2\n3,inf\n", 0) is None
    assert len(calls) == tried


def test_every_digit_of_a_number_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "fast", None)  # nobody else parses
    numbers = np.random.default_rng(0).integers(0, 2**64, 30_000, np.uint64).view(np.float64)
    numbers = np.append(numbers[np.isfinite(numbers)], [5e-324, -0.0, 1.7976931348623157e308, 2.2250738585072011e-308])
    texts = [f"{number:.{digits}e}" for digits in (16, 20, 5) for number in numbers.tolist()]
    (tmp_path / "x.csv").write_text("\n".join(f"{text},1" for text in texts))
    expected = np.array([[float(text), 1] for text in texts])
    assert open_array(tmp_path / "x.csv").read(0, len(texts)).tobytes() == expected.tobytes()


def test_a_long_table_with_gaps_and_words_is_read_by_it_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "fast", None)
    lines = [f"dog {i % 7},{i / 8},{'' if i % 100 else 'NA'},{i % 3}" for i in range(200_000)]
    (tmp_path / "x.csv").write_text("\r\n".join(['"name",p,"q","label"', *lines]), "utf-8")
    batch = open_batch(tmp_path / "x.csv")
    assert batch.predictions.shape == (200_000, 2)
    assert np.array_equal(batch.predictions.read(150_000, 200_000)[:, 0], np.arange(150_000, 200_000) / 8)
    assert np.array_equal(batch.targets.read(0, 200_000), np.arange(200_000) % 3)
    assert "200000 cells of x.csv are empty or nan." in map(str, batch.notices)


def test_odd_rows_far_behind_are_told_by_their_line_and_cost_only_their_neighbours(tmp_path: Path) -> None:
    lines = [f"{i / 8},1" for i in range(400_000)]
    lines[300_000:300_001] = ["", "inf,1"]
    (tmp_path / "x.csv").write_text("\n".join(lines))
    source = open_array(tmp_path / "x.csv")
    assert source.shape == (400_000, 2)
    assert source.read(299_999, 300_002)[:, 0].tolist() == [299_999 / 8, np.inf, 300_001 / 8]
    assert "1 blank line between the rows of x.csv was skipped." in map(str, source.notices)
    lines[350_000] = "oops,1"
    (tmp_path / "x.csv").write_text("\n".join(lines))
    with pytest.raises(Problem, match=r"^x\.csv line 350001, column 1: “oops” is not a number"):
        open_array(tmp_path / "x.csv")


def test_only_words_for_nothing_stand_for_nothing() -> None:
    assert all(map(is_missing, quick._MISSING))


def test_a_table_that_is_soon_read_or_needs_no_arrow_does_not_import_it(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,label\n" + "0.5,1\n" * 10)
    (tmp_path / "y.csv").write_text("a,label\n" + "0.5,1\n" * 1_000_000)
    code = "import sys; from lossexplorer.io import open_batch\nfor p in sys.argv[1:]: open_batch(p)\n"
    code += "print('pyarrow' in sys.modules)"
    small, large = (
        subprocess.run([sys.executable, "-c", code, tmp_path / name], check=True, capture_output=True, text=True).stdout
        for name in ("x.csv", "y.csv")
    )
    assert (small.strip(), large.strip()) == ("False", "True")
