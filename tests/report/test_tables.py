"""Tables on the disk: every row, exactly, with ignored rows empty, whole or not at all."""

from __future__ import annotations

import builtins
import csv
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

import lossexplorer as lx
from lossexplorer.base import ArraySource, Batch, Problem, UsageProblem
from lossexplorer.base.cancel import Cancelled
from lossexplorer.compute.compare import compare
from lossexplorer.compute.curve import Ask, CurveRequest, curves
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.report import tables
from lossexplorer.report.curve_table import curve_columns
from lossexplorer.report.tables import (
    CLIPBOARD_ROWS,
    Numbers,
    check_suffix,
    clipboard_text,
    columns_of,
    csv_text,
    numbers_of,
    save_columns,
)
from tests.catalog.said import said
from tests.compute.examples import judged

if TYPE_CHECKING:
    from pathlib import Path

RNG = np.random.default_rng(0)
Z = RNG.normal(size=(9, 3)).astype(np.float32)
Y = np.array([0, 1, 2, -100, 1, 0, -100, 2, 2])
NAMES = ["index", "loss", "gradient_norm", "target", "predicted", "confidence"]
USED = Y != -100


@pytest.fixture
def result():
    return judged(Z, Y, "cross_entropy")


def saved(result, path: Path) -> Path:
    save_columns(path, columns_of(result), result.rows.used)
    return path


def test_the_columns_are_those_of_the_contract(result):
    assert list(columns_of(result)) == NAMES
    assert list(columns_of(judged(Z[:, 0], Z[:, 1], "mse_loss"))) == NAMES[:5]
    assert list(columns_of(judged(Z, Z, "mse_loss"))) == NAMES[:3]
    assert list(columns_of(judged(Z, Z, "nt_xent_loss"))) == NAMES[:3]


def named():
    names = ("cat, or\ndog", 'a "b"', "eel")
    batch = Batch(ArraySource(Z), ArraySource(Y), class_names=names)
    return evaluate(batch, Wish("cross_entropy")), ["cat, or dog", 'a "b"', "eel"]


def test_names_of_classes_stand_beside_their_numbers(tmp_path: Path):
    result, names = named()
    columns = columns_of(result)
    assert [name for name in columns if not name.endswith("_name")] == NAMES
    assert list(columns)[3:7] == ["target", "target_name", "predicted", "predicted_name"]
    with saved(result, tmp_path / "t.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for i, row in enumerate(rows):
        assert row["target_name"] == (names[Y[i]] if USED[i] else "")
        assert row["predicted_name"] == (names[result.predicted[i]] if USED[i] else "")
        assert row["target"] == (str(Y[i]) if USED[i] else "")
    cells = [
        line.split("\t")
        for line in clipboard_text(Numbers(9, lambda: columns, USED).take(np.array([2, 0]))).split("\n")
    ]
    assert [cells[0].index("target_name"), cells[1][4], cells[2][4]] == [4, "eel", "cat, or dog"]
    with np.load(saved(result, tmp_path / "t.npz")) as found:
        assert (found["class_names"][found["target"][USED]] == np.array(result.batch.class_names)[Y[USED]]).all()


def test_what_a_second_model_predicts_has_a_name_too():
    first, names = named()
    second = judged(-Z, Y, "cross_entropy")
    columns = numbers_of(first, compare(first, second)).columns()
    called = csv_text({"predicted_b_name": columns["predicted_b_name"]}, "\t", USED).split("\n")[1:]
    assert [cell.strip('"').replace('""', '"') for cell in called[:2]] == [
        names[p].strip('"') for p in second.predicted[:2]
    ]


def test_names_of_classes_are_a_dictionary_in_parquet(tmp_path: Path):
    parquet = pytest.importorskip("pyarrow.parquet")
    result, _ = named()
    table = parquet.read_table(saved(result, tmp_path / "t.parquet"))
    names = result.batch.class_names
    assert table["target_name"].to_pylist() == [names[y] if y >= 0 else None for y in Y]
    assert table["predicted_name"].to_pylist() == [
        names[p] if used else None for p, used in zip(result.predicted, USED, strict=True)
    ]


def test_csv_gives_back_every_digit_and_leaves_ignored_rows_empty(result, tmp_path: Path):
    with saved(result, tmp_path / "t.csv").open(newline="", encoding="utf-8") as file:
        head, *rows = list(csv.reader(file))
    assert head == NAMES
    assert [int(row[0]) for row in rows] == list(range(9))
    for i, row in enumerate(rows):
        if not USED[i]:
            assert row[1:] == [""] * 5
            continue
        for name, text in zip(NAMES[1:], row[1:], strict=True):
            assert float(text) == columns_of(result)[name][i]
    assert [row[3] for row in rows if row[3]] == [str(y) for y in Y[USED]]


def test_npz_gives_back_the_columns_with_nan_in_ignored_rows(result, tmp_path: Path):
    with np.load(saved(result, tmp_path / "t.npz")) as file:
        assert file.files == NAMES
        for name in NAMES:
            np.testing.assert_array_equal(file[name], columns_of(result)[name])
            assert file[name].dtype == columns_of(result)[name].dtype
        assert np.isnan(file["loss"]).tolist() == (~USED).tolist()


def test_parquet_gives_back_the_columns_with_null_in_ignored_rows(result, tmp_path: Path):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(saved(result, tmp_path / "t.parquet"))
    assert table.column_names == NAMES
    assert table["index"].to_pylist() == list(range(9))
    for name in NAMES[1:]:
        values = table[name].to_pylist()
        assert [value is None for value in values] == (~USED).tolist()
        kept = [value for value in values if value is not None]
        np.testing.assert_array_equal(np.array(kept, columns_of(result)[name].dtype), columns_of(result)[name][USED])


@pytest.mark.parametrize("suffix", [".csv", ".CSV", ".npz", ".Npz", ".parquet"])
def test_the_suffix_chooses_the_format_in_any_case(result, suffix: str, tmp_path: Path):
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    begin = {".csv": b"index,loss", ".npz": b"PK", ".parquet": b"PAR1"}[suffix.lower()]
    assert saved(result, tmp_path / f"t{suffix}").read_bytes().startswith(begin)


@pytest.mark.parametrize("name", ["t.txt", "t", "t.xlsx", ".csv"])
def test_another_suffix_is_refused_with_those_that_exist(result, name: str, tmp_path: Path):
    for call in (lambda: save_columns(tmp_path / name, columns_of(result)), lambda: check_suffix(tmp_path / name)):
        with pytest.raises(UsageProblem):
            call()
        assert said(call) == f"{name}: tables are saved as .csv, .npz or .parquet"
    assert not list(tmp_path.iterdir())


def test_without_pyarrow_it_is_said_how_to_get_it(result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real = builtins.__import__

    def without(name, *args, **options):
        if name.split(".")[0] == "pyarrow":
            raise ImportError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    sentence = said(lambda: saved(result, tmp_path / "t.parquet"))
    assert sentence == 'parquet needs pyarrow: pip install "lossexplorer[all]"'
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".csv", ".npz", ".parquet"])
def test_an_old_file_stays_if_the_new_one_cannot_be_written(
    result, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    path = tmp_path / f"t{suffix}"
    path.write_bytes(b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Problem, match="disk is full"):
        saved(result, path)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", [".csv", ".npz", ".parquet"])
def test_an_old_file_stays_if_the_new_one_holds_less(
    result, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    path = tmp_path / f"t{suffix}"
    path.write_bytes(b"old")
    whole = tables._WRITERS[suffix]

    def half(columns, used, *more):
        part = {name: column[:3] for name, column in columns.items()}
        return whole(part, None if used is None else used[:3], *more)

    monkeypatch.setitem(tables._WRITERS, suffix, half)
    with pytest.raises(Problem, match="reports an error"):
        saved(result, path)
    assert path.read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_named(result, tmp_path: Path):
    assert "folder does not exist" in said(lambda: saved(result, tmp_path / "no" / "t.csv"))


def test_csv_is_written_in_blocks_that_join_without_a_seam(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    columns = {"index": np.arange(10), "x": np.linspace(0, 1, 10)}
    used = np.arange(10) % 4 != 1
    whole = csv_text(columns, used=used)
    monkeypatch.setattr(tables, "_BLOCK", 3)
    assert csv_text(columns, used=used) == whole
    save_columns(tmp_path / "t.csv", columns, used)
    assert (tmp_path / "t.csv").read_bytes() == whole.encode()
    assert whole.count("\n") == 11


def test_text_for_the_clipboard_has_tabs():
    columns = {"a": np.array([1.5, np.nan, np.inf]), "b": np.array([1, 2, 3])}
    assert csv_text(columns, "\t") == "a\tb\n1.5\t1\nnan\t2\ninf\t3\n"


def test_single_precision_is_written_with_the_digits_that_give_it_back():
    x = np.array([0.1, 1 / 3, 1e-30, 3e38], np.float32)
    lines = csv_text({"x": x}).splitlines()[1:]
    assert [np.float32(float(line)) for line in lines] == x.tolist()


# --- curves -------------------------------------------------------------------------------------------------------


def drawn(*asks, points=33, **setting):
    defaults = {"classes": 10, "other_logits": 0.0, "others": None} | setting
    return curves(CurveRequest("classes", "margin", tuple(defaults.items()), asks, (-4.0, 4.0), 0.0, points))


def ask(number, key, **parameters):
    from lossexplorer.catalog.registry import CATALOGUE

    return Ask(number, key, tuple(CATALOGUE.get(key).resolve(parameters).items()))


def test_curves_become_one_column_of_positions_and_two_of_each_loss():
    found = drawn(ask(1, "cross_entropy"), ask(2, "nll_loss"))
    columns = curve_columns(found)
    losses = ["cross_entropy", "cross_entropy slope", "nll_loss", "nll_loss slope"]
    assert list(columns) == ["margin", *losses, "classes", "other_logits"]
    np.testing.assert_allclose(columns["margin"], found.curves[0].x, rtol=1e-11, atol=1e-11)
    np.testing.assert_array_equal(columns["nll_loss"], found.curves[1].loss)
    np.testing.assert_array_equal(columns["nll_loss slope"], found.curves[1].gradient)


def test_two_curves_of_one_loss_are_told_apart():
    columns = curve_columns(drawn(ask(4, "cross_entropy"), ask(9, "cross_entropy", label_smoothing=0.2)))
    one, other = "cross_entropy label_smoothing=0", "cross_entropy label_smoothing=0.2"
    assert list(columns)[1:5:2] == [one, other]
    assert not np.array_equal(columns[one], columns[other])


def test_copies_without_a_difference_are_numbered():
    columns = curve_columns(drawn(ask(4, "nll_loss"), ask(9, "nll_loss")))
    assert list(columns)[1:5:2] == ["nll_loss", "nll_loss #2"]


def test_what_a_curve_holds_fixed_is_a_column_and_what_it_does_not_use_is_none():
    columns = curve_columns(drawn(ask(1, "cross_entropy")))
    assert set(columns["classes"]) == {dict(drawn(ask(1, "cross_entropy")).request.setting)["classes"]}
    assert "target" not in columns
    assert "others" not in columns


def test_positions_are_written_without_what_rounding_left_of_them():
    found = drawn(ask(1, "cross_entropy"))
    for x in curve_columns(found)["margin"].tolist():
        assert len(repr(x).lstrip("-").replace(".", "").split("e")[0]) <= 14


def test_curves_that_cannot_be_drawn_are_left_out():
    columns = curve_columns(drawn(ask(1, "cross_entropy", weight=[1.0, 2.0]), ask(2, "nll_loss")))
    assert list(columns) == ["margin", "nll_loss", "nll_loss slope", "classes", "other_logits"]


# --- the result as JSON -------------------------------------------------------------------------------------------


def test_a_result_is_plain_json_whatever_is_in_it():
    odd = judged(np.array([[np.nan, 0.0], [np.inf, 0.0], [-np.inf, 1.0]]), np.array([0, 1, 0]), "cross_entropy")
    told = json.loads(json.dumps(odd.to_dict(), allow_nan=False))
    assert told["value"] == "nan"
    assert told["worst"][0]["loss"] == "nan"
    assert "inf" in {row["loss"] for row in told["worst"]}
    weighted = judged(Z, np.abs(Z) < 1, "binary_cross_entropy_with_logits", parameters={"weight": np.ones((9, 3))})
    assert json.loads(json.dumps(weighted.to_dict(), allow_nan=False))["parameters"]["weight"] == [[1.0] * 3] * 9


# --- on the way ---


@pytest.mark.parametrize("suffix", [".csv", ".npz", ".parquet"])
def test_a_table_that_nobody_waits_for_any_more_is_not_written(tmp_path, suffix):
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    path = tmp_path / f"t{suffix}"
    path.write_bytes(b"old")

    def stop(share):
        raise Cancelled

    with pytest.raises(Cancelled):
        save_columns(path, {"index": np.arange(9), "loss": np.ones(9)}, tick=stop)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_long_table_tells_how_much_is_written(tmp_path):
    told = []
    save_columns(tmp_path / "t.csv", {"index": np.arange(200_000)}, tick=told.append)
    assert told == sorted(told)
    assert told[0] == 0
    assert 0.5 < told[-1] < 1


def test_a_clipboard_holds_so_many_rows_and_refuses_more():
    def numbers(n):
        return Numbers(n, lambda: {"index": np.arange(n), "loss": np.ones(n)}, np.arange(n) != 1)

    assert clipboard_text(numbers(3)) == "index\tloss\n0\t1.0\n1\t\n2\t1.0\n"
    assert clipboard_text(numbers(3).take(np.array([2, 1]))) == "index\tloss\n2\t1.0\n1\t\n"
    assert clipboard_text(numbers(CLIPBOARD_ROWS)).count("\n") == CLIPBOARD_ROWS + 1
    with pytest.raises(Problem, match="100001 rows are too many for the clipboard: save them to a file"):
        clipboard_text(numbers(CLIPBOARD_ROWS + 1))


# --- columns beside the predictions ---

NOTES = ['say "x"', "a,b\tc", "two\nlines\0", "猫", "", "plain"]


@pytest.fixture
def noted():
    """Six rows, one of them ignored, with words and numbers beside them."""
    beside = {"file": NOTES, "a,b": np.arange(6) / 4, "loss": np.arange(6)}
    return lx.evaluate(np.zeros((6, 2)), np.array([0, 1, -100, 1, 0, 1]), beside=beside)


def test_columns_of_the_file_come_last_under_names_of_their_own(noted):
    assert list(columns_of(noted))[-3:] == ["file", "a,b", "file.loss"]
    assert list(numbers_of(noted).columns())[-3:] == ["file", "a,b", "file.loss"]


@pytest.mark.parametrize("suffix", [".csv", ".npz", ".parquet"])
def test_columns_of_the_file_are_saved_for_every_row(noted, suffix: str, tmp_path: Path):
    path = tmp_path / f"t{suffix}"
    table = numbers_of(noted)
    save_columns(path, table.columns(), table.used, beside=table.beside)
    lines = ['say "x"', "a,b\tc", "two lines ", *NOTES[3:]]
    if suffix == ".csv":
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        found = [row["file"] for row in rows], [float(row["a,b"]) for row in rows], [row["loss"] for row in rows]
        assert found[2][2] == ""
        assert found[:2] == (lines, (np.arange(6) / 4).tolist())
    elif suffix == ".npz":
        with np.load(path) as file:
            assert file["file"].tolist() == [*NOTES[:2], "two\nlines", *NOTES[3:]]  # numpy drops zeros at the end
            assert file["file.loss"].tolist() == list(range(6))
    else:
        parquet = pytest.importorskip("pyarrow.parquet")
        found = parquet.read_table(path)
        assert found["file"].to_pylist() == NOTES
        assert found["a,b"].to_pylist() == (np.arange(6) / 4).tolist()
        assert found["loss"].to_pylist()[2] is None


def test_rows_that_are_copied_keep_their_names(noted):
    text = clipboard_text(numbers_of(noted).take(np.array([3, 2])))
    head, *rows = csv.reader(text.splitlines(), delimiter="\t")
    at = head.index("file")
    assert [row[at] for row in rows] == ["猫", "two lines "]
    assert rows[1][head.index("loss")] == ""


def test_words_that_are_too_long_for_npz_are_refused_with_a_sentence(noted, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("lossexplorer.compute.words.ROOM", 10)
    assert "use csv or parquet" in said(lambda: saved(noted, tmp_path / "t.npz"))
    assert not list(tmp_path.iterdir())
