"""What a file says of its rows beside predictions and targets is carried along, within a budget, and never computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import h5py
import numpy as np
import pyarrow as pa
import pytest
import torch
from pyarrow import feather, parquet
from safetensors.numpy import save_file

from lossexplorer.base import Problem, Words
from lossexplorer.base.cancel import Cancelled
from lossexplorer.io import NoTargets, beside, open_batch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lossexplorer.base import Batch

N = 40
P = np.random.default_rng(0).normal(size=(N, 2))
Y = np.arange(N) % 2
NAMES = [f"images/猫 {i:03}.png" for i in range(N)]
AGES = np.arange(N)[::-1] + 20


def plain(batch: Batch) -> dict[str, list[Any]]:
    """The columns beside the predictions as lists."""
    return {name: list(c) if isinstance(c, Words) else c.tolist() for name, c in batch.beside.items()}


def told(batch: Batch) -> list[str]:
    return [str(notice) for notice in batch.notices]


def write_csv(path: Path, **columns: Any) -> None:
    lines = [",".join(columns)] + [",".join(map(str, row)) for row in zip(*columns.values(), strict=True)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_hdf5(path: Path, **arrays: Any) -> None:
    with h5py.File(path, "w") as file:
        for name, array in arrays.items():
            file[name] = [text.encode() for text in array] if isinstance(array, list) else array


def t(array: Any) -> torch.Tensor:
    return torch.from_numpy(np.ascontiguousarray(array))


TABLE: dict[str, Any] = {"image": NAMES, "p0": P[:, 0], "p1": P[:, 1], "label": Y}
ARRAYS: dict[str, Any] = {"logits": P, "labels": Y, "image": np.array(NAMES), "age": AGES}
WRITERS: dict[str, tuple[Callable[[Path], None], dict[str, list[Any]]]] = {
    "a.csv": (lambda path: write_csv(path, **TABLE), {"image": NAMES}),
    "a.parquet": (lambda path: parquet.write_table(pa.table(TABLE), path, row_group_size=7), {"image": NAMES}),
    "a.feather": (lambda path: feather.write_feather(pa.table(TABLE), str(path)), {"image": NAMES}),
    "a.npz": (lambda path: np.savez(path, **ARRAYS), {"image": NAMES, "age": AGES.tolist()}),
    "packed.npz": (lambda path: np.savez_compressed(path, **ARRAYS), {"image": NAMES, "age": AGES.tolist()}),
    "a.h5": (
        lambda path: write_hdf5(path, logits=P, labels=Y, image=NAMES, age=AGES),
        {"image": NAMES, "age": AGES.tolist()},
    ),
    "a.pt": (
        lambda path: torch.save({"logits": t(P), "more": {"image": NAMES, "age": t(AGES)}, "labels": t(Y)}, path),
        {"more.age": AGES.tolist(), "more.image": NAMES},
    ),
    "a.safetensors": (
        lambda path: save_file({k: v for k, v in ARRAYS.items() if k != "image"}, path),
        {"age": AGES.tolist()},
    ),
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_keeps_what_else_it_says_of_its_rows(name: str, tmp_path: Path) -> None:
    write, wanted = WRITERS[name]
    write(tmp_path / name)
    batch = open_batch(tmp_path / name)
    assert plain(batch) == wanted
    assert np.allclose(batch.predictions.read(0, N), P)
    assert batch.targets.read(0, N).tolist() == Y.tolist()
    assert told(batch) == []


def test_a_column_that_numbers_the_rows_and_columns_that_nobody_chose_are_carried_along(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", id=AGES, p0=P[:, 0], p1=P[:, 1], age=AGES / 2, label=Y)
    batch = open_batch(f"{tmp_path / 'a.csv'}::p0,p1", f"{tmp_path / 'a.csv'}::label")
    assert plain(batch) == {"id": AGES.tolist(), "age": (AGES / 2).tolist()}
    assert batch.beside["id"].dtype == np.int64  # type: ignore[union-attr]


def test_numbers_of_patients_in_any_order_are_no_score_of_a_class(tmp_path: Path) -> None:
    ids = np.random.default_rng(1).permutation(N) + 5000
    write_csv(tmp_path / "a.csv", id=ids, prob_cat=P[:, 0], prob_dog=P[:, 1], label=Y)
    batch = open_batch(tmp_path / "a.csv")
    assert (batch.predictions.shape, plain(batch)) == ((N, 2), {"id": ids.tolist()})
    write_csv(tmp_path / "b.csv", id=ids, height=P[:, 0], width=P[:, 1], label=Y)
    assert open_batch(tmp_path / "b.csv").predictions.shape == (N, 3)


def test_nothing_is_read_that_nobody_wants(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", **TABLE)
    batch = open_batch(tmp_path / "a.csv", beside=False)
    assert plain(batch) == {}
    assert told(batch) == ["Columns of a.csv that hold words were left out: image."]


@pytest.mark.parametrize("write", [write_csv, lambda path, **c: parquet.write_table(pa.table(c), path)])
def test_a_file_of_targets_names_the_rows_too(write: Callable[..., None], tmp_path: Path) -> None:
    np.save(tmp_path / "p.npy", P)
    write(tmp_path / "t", image=NAMES, label=["cat" if y else "dog" for y in Y])
    batch = open_batch(tmp_path / "p.npy", f"{tmp_path / 't'}::label")
    assert plain(batch) == {"image": NAMES}
    assert batch.targets.info.classes == ("cat", "dog")


def test_two_files_with_one_name_keep_both(tmp_path: Path) -> None:
    write_csv(tmp_path / "p.csv", id=AGES, p0=P[:, 0], p1=P[:, 1])
    write_csv(tmp_path / "t.csv", id=AGES[::-1], label=Y)
    batch = open_batch(tmp_path / "p.csv", f"{tmp_path / 't.csv'}::label")
    assert plain(batch) == {"id": AGES.tolist(), "id_2": AGES[::-1].tolist()}


@pytest.mark.parametrize("name", ["a.pt", "a.npz"])
def test_names_without_targets_are_no_choice(name: str, tmp_path: Path) -> None:
    if name == "a.pt":
        torch.save({"logits": t(P), "image": NAMES}, tmp_path / name)
    else:
        np.savez(tmp_path / name, logits=P, image=np.array(NAMES))
    with pytest.raises(NoTargets):
        open_batch(tmp_path / name)
    np.save(tmp_path / "y.npy", Y)
    assert plain(open_batch(tmp_path / name, tmp_path / "y.npy")) == {"image": NAMES}


def test_texts_are_no_predictions(tmp_path: Path) -> None:
    torch.save({"logits": t(P), "labels": t(Y), "image": NAMES}, tmp_path / "a.pt")
    with pytest.raises(Problem, match="image holds texts; losses need real numbers"):
        open_batch(f"{tmp_path / 'a.pt'}::image", f"{tmp_path / 'a.pt'}::labels")


def test_arrays_of_other_lengths_are_no_columns_of_the_rows(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", logits=P, labels=Y, classes=np.array(["cat", "dog"]), epoch=np.array(3), wide=P)
    assert plain(open_batch(tmp_path / "a.npz")) == {}


def test_words_in_quotes_keep_commas_and_a_table_between_spaces_its_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('f,p,label\n"a, b",1,0\n c ,2,1\n"say ""x""",3,0\n')
    assert plain(open_batch(tmp_path / "a.csv")) == {"f": ["a, b", "c", 'say "x"']}
    (tmp_path / "b.txt").write_text("f p label\nx 1 0\n\ny  2 1\n")
    assert plain(open_batch(tmp_path / "b.txt")) == {"f": ["x", "y"]}


def test_columns_that_say_nothing_are_left_out_and_nameless_ones_that_do_are_numbered(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(",p,label,\n5,1,0,\n3,2,1,\n9,3,0,\n")
    assert plain(open_batch(tmp_path / "a.csv")) == {}
    (tmp_path / "b.csv").write_text("x,1,0\ny,2,1\nz,4,0\n")
    batch = open_batch(f"{tmp_path / 'b.csv'}::2", f"{tmp_path / 'b.csv'}::3")
    assert plain(batch) == {"1": ["x", "y", "z"]}


def test_gaps_in_words_are_empty_and_dates_are_written_out(tmp_path: Path) -> None:
    words = pa.array(["a", None, "", "d"]).dictionary_encode()
    days = pa.array([0, 1, None, 3], pa.date32())
    data = pa.table({"w": words, "day": days, "p": [0.1, 0.2, 0.3, 0.4], "label": [0, 1, 0, 1]})
    parquet.write_table(data, tmp_path / "a.parquet")
    batch = open_batch(tmp_path / "a.parquet")
    assert plain(batch) == {"w": ["a", "", "", "d"], "day": ["1970-01-01", "1970-01-02", "", "1970-01-04"]}


def test_what_is_neither_number_nor_word_is_left_out_with_a_notice(tmp_path: Path) -> None:
    data = pa.table({"box": [{"x": 1}] * 4, "raw": [b"\xff"] * 4, "p": [0.1, 0.2, 0.3, 0.4], "label": [0, 1, 0, 1]})
    parquet.write_table(data, tmp_path / "a.parquet")
    batch = open_batch(tmp_path / "a.parquet")
    assert plain(batch) == {}
    assert told(batch) == ["Columns of a.parquet that hold words were left out: box, raw."]


HOSTILE = ["a\nb", "nul\0nul", "\u202egnp.exe", "x" * 10_000_000, "\x1b[31mred", "=1+1"]


def test_hostile_words_arrive_as_they_are(tmp_path: Path) -> None:
    data = pa.table({"w": HOSTILE, "p": np.arange(6.0), "label": [0, 1] * 3})
    parquet.write_table(data, tmp_path / "a.parquet")
    assert plain(open_batch(tmp_path / "a.parquet")) == {"w": HOSTILE}
    write_hdf5(tmp_path / "a.h5", logits=P[:6], labels=Y[:6], w=[text.replace("\0", "") for text in HOSTILE])
    assert plain(open_batch(tmp_path / "a.h5"))["w"] == [text.replace("\0", "") for text in HOSTILE]


def test_bytes_that_are_no_text_cost_that_column_alone(tmp_path: Path) -> None:
    broken = pa.Array.from_buffers(pa.string(), 4, pa.array([b"\xff\xfe", b"b", b"c", b"d"]).buffers())
    data = pa.table({"bad": broken, "good": list("abcd"), "p": [0.1, 0.2, 0.3, 0.4], "label": [0, 1, 0, 1]})
    parquet.write_table(data, tmp_path / "a.parquet")
    batch = open_batch(tmp_path / "a.parquet")
    assert plain(batch) == {"good": list("abcd")}
    assert told(batch) == ["The column bad of a.parquet cannot be read and was left out."]
    np.savez(tmp_path / "b.npz", logits=P[:2], labels=Y[:2], w=np.array([b"\xff", b"ok"]))
    assert plain(open_batch(tmp_path / "b.npz")) == {"w": ["\ufffd", "ok"]}


def test_a_file_that_hangs_in_one_column_is_asked_for_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_LONG", -1.0)
    broken = pa.Array.from_buffers(pa.string(), 2, pa.array([b"\xff\xfe", b"b"]).buffers())
    data = pa.table({"bad": broken, "good": list("ab"), "p": [0.1, 0.2], "label": [0, 1]})
    parquet.write_table(data, tmp_path / "a.parquet")
    batch = open_batch(tmp_path / "a.parquet")
    assert plain(batch) == {}
    assert told(batch) == ["The columns bad, good of a.parquet cannot be read and were left out."]
    assert batch.predictions.read(0, 2).tolist() == [0.1, 0.2]


def test_characters_that_unicode_has_no_room_for_are_replaced(tmp_path: Path) -> None:
    strange = np.array(["ab", "cd"])
    strange.view(np.uint32)[0] = 0x7FFFFFFF
    strange.view(np.uint32)[3] = 0xD800
    np.savez(tmp_path / "a.npz", logits=P[:2], labels=Y[:2], w=strange)
    assert plain(open_batch(tmp_path / "a.npz")) == {"w": ["\ufffdb", "c?"]}


def test_a_dataset_that_points_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"s" * N)
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["logits"], file["labels"] = P, Y
        file.create_dataset("w", (N,), "S1", external=[(str(tmp_path / "secret"), 0, N)])
    batch = open_batch(tmp_path / "a.h5")
    assert plain(batch) == {}
    assert told(batch) == ["The column w of a.h5 cannot be read and was left out."]


def test_a_damaged_array_beside_the_predictions_does_not_cost_the_batch(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", logits=P, labels=Y, age=AGES)
    raw = (tmp_path / "a.npz").read_bytes()
    at = raw.index(AGES.tobytes())
    (tmp_path / "a.npz").write_bytes(raw[:at] + b"\1" + raw[at + 1 :])
    batch = open_batch(tmp_path / "a.npz")
    assert plain(batch) == {}
    assert told(batch) == ["The column age of a.npz cannot be read and was left out."]


TOO_MUCH = "left out: at most 16 columns, of {} together, stand beside the predictions."


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.npz", "a.h5"])
def test_of_too_much_the_largest_column_goes_and_is_named(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "MOST_BYTES", 5000)
    essays = ["y" * 200] * N
    words: dict[str, Any] = {"essay": essays, "image": NAMES}
    if name == "a.csv":
        write_csv(tmp_path / name, **words, p0=P[:, 0], p1=P[:, 1], label=Y)
    elif name == "a.parquet":
        parquet.write_table(pa.table({**words, "p0": P[:, 0], "p1": P[:, 1], "label": Y}), tmp_path / name)
    elif name == "a.npz":
        np.savez(tmp_path / name, logits=P, labels=Y, **{k: np.array(v) for k, v in words.items()})
    else:
        write_hdf5(tmp_path / name, logits=P, labels=Y, **words)
    batch = open_batch(tmp_path / name)
    assert plain(batch) == {"image": NAMES}
    assert told(batch) == [f"The column essay of {name} was " + TOO_MUCH.format("5 kB")]


def test_no_more_than_sixteen_columns_are_carried_along(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", logits=P, labels=Y, **{f"c{i}": AGES + i for i in range(18)})
    batch = open_batch(tmp_path / "a.npz")
    assert list(batch.beside) == [f"c{i}" for i in range(16)]
    assert told(batch) == ["The columns c16, c17 of a.npz were " + TOO_MUCH.format("128 MB")]


@pytest.mark.parametrize("name", ["a.csv", "a.npz", "packed.npz"])
def test_reading_them_can_be_cancelled(name: str, tmp_path: Path) -> None:
    WRITERS[name][0](tmp_path / name)
    calls = 0

    def tick() -> None:
        nonlocal calls
        calls += 1
        if calls > last:
            raise Cancelled

    last = 10**9
    open_batch(tmp_path / name, tick=tick)
    last, calls = calls - 1, 0
    with pytest.raises(Cancelled):
        open_batch(tmp_path / name, tick=tick)


def test_words_are_taken_by_row_by_run_and_by_a_mask() -> None:
    words = Words.of(["é", "", "abc", "\ud800"])
    assert list(words) == ["é", "", "abc", "?"]
    assert (words[-2], len(words), words.nbytes) == ("abc", 4, 38)
    assert list(words[1:3]) == ["", "abc"]
    assert list(words[1:][np.array([2, 0, 1])]) == ["?", "", "abc"]
    assert list(words[::2]) == ["é", "abc"]
    assert list(words[np.array([True, False, False, True])]) == ["é", "?"]
    assert list(words[:0]) == list(words[np.array([], np.int64)]) == []
