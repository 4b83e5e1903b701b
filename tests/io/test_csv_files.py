from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from lossexplorer.base import Problem
from lossexplorer.io import AmbiguousFile, contents, open_array, open_batch

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = "p0,p1,label\n0.5,1.5,2\n-1,2e3,0\n"
VALUES, LABELS = [[0.5, 1.5], [-1.0, 2000.0]], [2, 0]


def _opened(folder: Path, text: str | bytes, name: str = "x.csv") -> tuple[Any, Any, list[str]]:
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    batch = open_batch(folder / name)
    left, right = batch.predictions, batch.targets
    return left.read(0, left.shape[0]), right.read(0, right.shape[0]), [str(notice) for notice in batch.notices]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN.rstrip("\n"),
        PLAIN + "\n\n  \n",
        "\n\n" + PLAIN,
        "\ufeff" + PLAIN,
        PLAIN.replace(",", "\t"),
        PLAIN.replace(",", " "),
        PLAIN.replace(",", "   ").replace("\n", "\n  "),
        PLAIN.replace(",", ", "),
        PLAIN.replace("2e3", '"2e3"'),
        '"p0","p1","label"\n"0.5","1.5","2"\n"-1","2e3","0"\n',
        "label,p0,p1\n2,0.5,1.5\n0,-1,2e3\n",
        "p0,p1,Label\n0.5,1.5,2\n-1,2e3,0\n",
    ],
)
def test_usual_ways_to_write_a_table_are_read_without_a_notice(text: str, tmp_path: Path) -> None:
    values, labels, told = _opened(tmp_path, text)
    assert values.tolist() == VALUES
    assert labels.tolist() == LABELS
    assert (values.dtype, labels.dtype) == (np.float64, np.int64)
    assert told == []


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (PLAIN.replace(",", ";").encode(), ["x.csv was read with “;” between cells and “.” as decimal mark."]),
        (
            PLAIN.replace(",", ";").replace(".", ",").encode(),
            ["x.csv was read with “;” between cells and “,” as decimal mark."],
        ),
        (
            PLAIN.replace(",", "\t").replace(".", ",").encode(),
            ["x.csv was read with “tab” between cells and “,” as decimal mark."],
        ),
        (PLAIN.encode("utf-16"), ["x.csv was read as UTF-16 text."]),
        (PLAIN.encode("utf-16-le"), ["x.csv was read as UTF-16-LE text."]),
        (PLAIN.encode("utf-16-be"), ["x.csv was read as UTF-16-BE text."]),
        (PLAIN.replace("p0", "概率").encode("gb18030"), ["x.csv was read as GB18030 text."]),
        (PLAIN.replace("p0", "é").encode("latin-1"), ["x.csv was read as LATIN-1 text."]),
        (b"# run 3\n# seed 1\n" + PLAIN.encode(), ["2 lines that begin with # at the top of x.csv were skipped."]),
        (PLAIN.replace("\n-1", "\n\n\n-1").encode(), ["2 blank lines between the rows of x.csv were skipped."]),
        (
            b",p0,p1,label\n0,0.5,1.5,2\n1,-1,2e3,0\n",
            ["The first column of x.csv only counts the rows and was left out."],
        ),
        (
            b'"","p0","p1","label"\n"1",0.5,1.5,2\n"2",-1,2e3,0\n',
            ["The first column of x.csv only counts the rows and was left out."],
        ),
        (
            b"p0 p1 label\n1 0.5 1.5 2\n2 -1 2e3 0\n",
            ["The first column of x.csv only counts the rows and was left out."],
        ),
        (
            b"id,p0,p1,label\n7,0.5,1.5,2\n8,-1,2e3,0\n",
            [
                "Column id of x.csv numbers the rows and is shown beside them. If it is a prediction, choose the"
                " columns with FILE::NAME,NAME …."
            ],
        ),
    ],
    ids=lambda value: value[0][:60] if isinstance(value, list) else "",
)
def test_unusual_ways_to_write_a_table_are_guessed_and_told(data: bytes, told: list[str], tmp_path: Path) -> None:
    values, labels, notices = _opened(tmp_path, data)
    assert values.tolist() == VALUES
    assert labels.tolist() == LABELS
    assert notices == told


@pytest.mark.parametrize("cell", ["", "nan", "NaN", "NA", "null", "None", "#N/A", "  "])
def test_missing_cells_become_nan_and_are_counted(cell: str, tmp_path: Path) -> None:
    values, labels, told = _opened(tmp_path, PLAIN + f"{cell},1,1\n{cell},2,{cell}\n")
    assert np.isnan(values[2:, 0]).all()
    assert labels.tolist()[:3] == [2.0, 0.0, 1.0]
    assert np.isnan(labels[3])
    assert told == ["2 cells of x.csv are empty or nan.", "1 cell of x.csv is empty or nan."]


def test_infinities_and_numbers_too_large_are_counted(tmp_path: Path) -> None:
    values, _, told = _opened(tmp_path, PLAIN + "inf,-Infinity,1\n1e400,1e-400,0\n")
    assert values[2:].tolist() == [[np.inf, -np.inf], [np.inf, 0.0]]
    assert told == ["3 cells of x.csv are infinite or too large for float64."]


def test_truth_values_become_one_and_zero(tmp_path: Path) -> None:
    _, labels, _ = _opened(tmp_path, "p,label\n0.5,True\n0.1,false\n")
    assert labels.tolist() == [1.0, 0.0]


def test_identifiers_above_two_to_the_53_keep_every_digit(tmp_path: Path) -> None:
    big = [9007199254740993, -(2**63), 2**63 - 1, 5]
    _, labels, told = _opened(tmp_path, "p,label\n" + "".join(f"0.5,{value}\n" for value in big))
    assert labels.dtype == np.int64
    assert labels.tolist() == big
    assert told == []


@pytest.mark.parametrize("cell", ["18446744073709551615", "0.5", ""])
def test_integers_that_cannot_be_kept_exactly_are_told(cell: str, tmp_path: Path) -> None:
    _, labels, told = _opened(tmp_path, f"p,label\n0.5,3\n0.5,9007199254740993\n0.5,{cell}\n")
    assert labels.dtype == np.float64
    if cell:
        sentence = "x.csv has whole numbers above 9007199254740992 in label; their last digits were lost."
        assert sentence in told or cell == "0.5"


def test_a_whole_column_that_gets_a_fraction_late_is_read_as_floats(tmp_path: Path) -> None:
    rows = 300_000
    _, labels, told = _opened(tmp_path, "p,label\n" + "0.5,3\n" * rows + "0.5,3.5\n")
    assert labels.dtype == np.float64
    assert labels[[0, rows]].tolist() == [3.0, 3.5]
    assert told == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,2\n3,4\n", [[1, 2], [3, 4]]),
        ("0,1,2\n0,1,2\n", [[0, 1, 2], [0, 1, 2]]),
        ("3\n1\n2\n", [3, 1, 2]),
        ("0\n1\n2\n", [0, 1, 2]),
        ("0.5", [0.5]),
        ("1 2\n3 4\n", [[1, 2], [3, 4]]),
        ("nan,2\n3,4\n", [[np.nan, 2], [3, 4]]),
        ("0,1,2\n0.1,0.2,0.7\n", [[0.1, 0.2, 0.7]]),
        (",0,1\n0,0.1,0.9\n1,0.5,0.5\n", [[0.1, 0.9], [0.5, 0.5]]),
        ("a,b,\n1,2,\n3,4,\n", [[1, 2], [3, 4]]),
    ],
)
def test_the_header_is_guessed_from_the_first_row(text: str, values: list[Any], tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(text)
    source = open_array(tmp_path / "x.csv")
    assert np.array_equal(source.read(0, 99), values, equal_nan=True)


def test_columns_are_listed_and_opened_by_name(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text('a,"b,c",file,label\n1,2.5,x.png,0\n3,4.5,y.png,1\n')
    found = contents(tmp_path / "x.csv")
    assert [(info.name, info.shape, info.dtype) for info in found.arrays] == [
        ("a", (2,), "int64"),
        ("b,c", (2,), "float64"),
        ("file", (2,), "str"),
        ("label", (2,), "int64"),
    ]
    assert open_array(tmp_path / "x.csv", "b,c").read(0, 2).tolist() == [2.5, 4.5]
    assert open_array(tmp_path / "x.csv", "label, a").read(0, 2).tolist() == [[0, 1], [1, 3]]
    with pytest.raises(Problem, match=r"column file holds words"):
        open_array(tmp_path / "x.csv", "a,file")


def test_columns_without_names_are_counted_from_one(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("0.5,1.5,2\n-1,2e3,0\n")
    batch = open_batch(f"{tmp_path}/x.csv::1,2", f"{tmp_path}/x.csv::3")
    assert batch.predictions.read(0, 2).tolist() == VALUES
    assert batch.targets.read(0, 2).tolist() == LABELS
    with pytest.raises(AmbiguousFile, match="has the columns 1, 2, 3, and none is called label"):
        open_batch(tmp_path / "x.csv")


def test_a_pair_of_tables_uses_the_target_column_of_the_second(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("id,p0,p1\n7,0.1,0.9\n8,0.5,0.5\n")
    (tmp_path / "t.csv").write_text("id,name,target\n7,a,1\n8,b,0\n")
    batch = open_batch(tmp_path / "p.csv", tmp_path / "t.csv")
    assert batch.predictions.read(0, 2).tolist() == [[0.1, 0.9], [0.5, 0.5]]
    assert batch.targets.read(0, 2).tolist() == [1, 0]


def test_a_target_column_beside_predictions_is_not_a_prediction(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(PLAIN)
    (tmp_path / "t.csv").write_text("2\n0\n")
    batch = open_batch(tmp_path / "p.csv", tmp_path / "t.csv")
    assert batch.predictions.read(0, 2).tolist() == VALUES
    told = ["p.csv also has the column label, which was not used."]
    assert [str(notice) for notice in batch.notices] == told
    (tmp_path / "p.csv").write_text("y\n0.5\n0.25\n")
    assert open_batch(tmp_path / "p.csv", tmp_path / "t.csv").predictions.read(0, 2).tolist() == [0.5, 0.25]


def test_several_targets_without_a_usual_name_are_a_matrix(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,0\n0,1\n")
    targets = open_batch(tmp_path / "t.csv", tmp_path / "t.csv").targets
    assert targets.read(0, 2).tolist() == [[1, 0], [0, 1]]


def test_columns_called_like_the_marks_of_other_formats_are_a_table(tmp_path: Path) -> None:
    for name in ("PAR1", "ARROW1", "BZh", "count", "class", "GGUF"):
        values, labels, told = _opened(tmp_path, f"{name},{name}2,label\n0.5,1.5,2\n-1,2e3,0\n")
        assert (values.tolist(), labels.tolist(), told) == (VALUES, LABELS, [])
    (tmp_path / "y.csv").write_text("class\nnan\n1\n2.\n")  # begins like a pickle of protocol 0
    assert open_array(tmp_path / "y.csv").read(1, 3).tolist() == [1, 2]


def test_what_numpy_writes_is_read(tmp_path: Path) -> None:
    x = np.random.default_rng(0).standard_normal((30, 4))
    np.savetxt(tmp_path / "x.txt", x, header="made by numpy")
    np.savetxt(tmp_path / "y.txt", np.arange(30), fmt="%d")
    batch = open_batch(tmp_path / "x.txt", tmp_path / "y.txt")
    assert np.array_equal(batch.predictions.read(0, 30), x)
    assert np.array_equal(batch.targets.read(0, 30), np.arange(30))


def test_every_block_is_as_strict_as_the_first(tmp_path: Path) -> None:
    text = "a,label\n" + "0.25,1\n" * 400_000
    for line, cells in ((200_001, "0.25"), (400_001, "0.25,1,1")):
        rows = text.splitlines()
        rows[line - 1] = cells
        (tmp_path / "x.csv").write_text("\n".join(rows))
        with pytest.raises(Problem, match=rf"^x\.csv line {line} has \d values? instead of 2\."):
            open_batch(tmp_path / "x.csv")


def test_wide_tables_and_long_lines_below_the_limit_are_read_in_time(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("\n".join([",".join(["0.5"] * 100_000)] * 4))
    start = time.perf_counter()
    assert open_array(tmp_path / "x.csv").shape == (4, 100_000)
    assert time.perf_counter() - start < 5


def test_reading_a_large_table_is_not_much_slower_than_the_parser_alone(tmp_path: Path) -> None:
    x = np.random.default_rng(0).standard_normal((40_000, 10))
    np.savetxt(tmp_path / "x.csv", x, "%.6f", ",")
    best = [1e9, 1e9]
    for _ in range(3):
        start = time.perf_counter()
        alone = np.loadtxt(tmp_path / "x.csv", delimiter=",")
        middle = time.perf_counter()
        source = open_array(tmp_path / "x.csv")
        end = time.perf_counter()
        best = [min(best[0], middle - start), min(best[1], end - middle)]
        assert np.array_equal(source.read(0, 40_000), alone)
    assert best[1] < 6 * best[0] + 0.2


# --- classes in words, and columns that are no predictions ---


def test_classes_in_words_are_numbered_in_sorted_order(tmp_path: Path) -> None:
    values, labels, told = _opened(tmp_path, "a,b,label\n1,2,dog\n3,4,cat\n5,6,eel\n7,8,dog\n")
    assert values.tolist() == [[1, 2], [3, 4], [5, 6], [7, 8]]
    assert labels.tolist() == [1, 0, 2, 1]
    assert told == ["The classes in column label of x.csv are numbered in sorted order (cat = 0, dog = 1, eel = 2)."]


def test_classes_that_are_headers_are_numbered_like_the_columns(tmp_path: Path) -> None:
    _, labels, told = _opened(tmp_path, "id,dog,cat,bird,label\n7,1,2,3,cat\n8,1,2,3,dog\n9,1,2,3,cat\n")
    assert labels.tolist() == [1, 0, 1]
    like = "The classes in column label of x.csv are numbered like the prediction columns (dog = 0, cat = 1, bird = 2)."
    assert like in told
    (tmp_path / "y.csv").write_text("label\nbird\ncat\nemu\n")
    chosen = open_batch(f"{tmp_path}/x.csv::bird,cat", f"{tmp_path}/x.csv::label")
    assert chosen.targets.read(0, 3).tolist() == [0, 1, 0]  # dog is no column: in sorted order
    assert open_batch(tmp_path / "x.csv", tmp_path / "y.csv").targets.read(0, 3).tolist() == [0, 1, 2]
    (tmp_path / "y.csv").write_text("label\nbird\ncat\nbird\n")
    assert open_batch(tmp_path / "x.csv", tmp_path / "y.csv").targets.read(0, 3).tolist() == [2, 1, 2]


def test_classes_in_words_may_be_quoted_and_chosen_by_name(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text('a,animal\n1,"dog, large"\n2,cat\n')
    batch = open_batch(tmp_path / "x.csv", f"{tmp_path}/x.csv::animal")
    assert batch.predictions.read(0, 2).tolist() == [1, 2]
    assert batch.targets.read(0, 2).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (["dog", "cat", ""], "line 4 names no class"),
        (["dog", "cat", "3"], "column label holds words, not numbers"),
        ([f"row {i}" for i in range(2000)], "column label holds words, not numbers"),
    ],
)
def test_words_that_are_no_classes_are_refused(cells: list[str], why: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,label\n" + "".join(f"1,{cell}\n" for cell in cells))
    with pytest.raises(Problem, match=why):
        open_batch(tmp_path / "x.csv")


@pytest.mark.parametrize("name", ["id", "Index", "row"])
def test_a_column_that_only_counts_the_rows_is_no_prediction(name: str, tmp_path: Path) -> None:
    values, labels, told = _opened(tmp_path, f"{name},y_true,y_pred\n1,2,2.5\n2,3,3.5\n")
    assert (values.tolist(), labels.tolist()) == ([2.5, 3.5], [2, 3])
    assert len(told) == 1
    assert told[0].startswith(f"Column {name} of x.csv numbers the rows and is shown beside them. If it is a")


@pytest.mark.parametrize(
    ("header", "first", "left_out"),
    [
        ("id,logit_0,logit_1", (1000, 1001, 1002), True),
        ("id,logit_0,logit_1", (52, 7, 33), True),
        ("id,cat,dog", (52, 7, 33), False),
        ("sample,cat,dog", (1, 2, 3), True),
        ("epoch,logit_0,logit_1", (5, 5, 6), True),
        ("nr,p(1),p(2)", (4, 5, 6), True),
        ("nr,p(1),p(2)", (4, 5, 5), False),
        ("p0,p1,p2", (4, 5, 6), False),
        ("nr,p1,p3", (4, 5, 6), False),
    ],
)
def test_row_numbers_are_told_by_their_name_and_by_those_of_the_others(
    header: str, first: tuple[int, ...], left_out: bool, tmp_path: Path
) -> None:
    rows = "".join(f"{number},0.5,1.5,1\n" for number in first)
    values, _, told = _opened(tmp_path, f"{header},label\n{rows}")
    assert values.shape == (3, 2 if left_out else 3)
    assert (header.split(",")[0] in str(told)) == left_out


def test_a_decimal_comma_between_semicolons_is_read(tmp_path: Path) -> None:
    values, labels, _ = _opened(tmp_path, "pred;target\n1,0;2,0\n2,5;3,1\n")
    assert (values.tolist(), labels.tolist()) == ([1, 2.5], [2, 3.1])
