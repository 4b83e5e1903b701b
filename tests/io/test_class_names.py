"""What classes are called: words of a column, headers of predictions, an array of names."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest

import lossexplorer as lx
from lossexplorer.io import open_batch
from lossexplorer.io.class_names import names_of_columns

if TYPE_CHECKING:
    from pathlib import Path

Z, Y = np.zeros((4, 3), np.float32), np.array([0, 1, 2, 1])
NAMES = ("cat", "sea lion", "eel")


@pytest.mark.parametrize(
    ("headers", "names"),
    [
        (["cat", "sea lion"], ("cat", "sea lion")),
        (["prob_cat", "prob_sea lion"], ("cat", "sea lion")),
        (["Logit cat", "logit dog"], ("cat", "dog")),
        (["class_a", "other"], ("class_a", "other")),
        (["0", "1", "2"], ()),
        (["logit_0", "logit_1"], ()),
        (["x1", "x2", "x10"], ()),
        (["0.5", "1e3"], ()),
        (["cat", "cat"], ()),
        (["cat", ""], ()),
        (["score"], ()),
        ([], ()),
    ],
)
def test_headers_that_only_count_are_no_names(headers: list[str], names: tuple[str, ...]) -> None:
    assert names_of_columns(headers) == names


def test_a_table_names_its_classes_by_words_or_by_headers(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("dog,cat,label\n1,2,cat\n3,4,dog\n")
    assert open_batch(path).class_names == ("dog", "cat")
    path.write_text("a,b,label\n1,2,cat\n3,4,dog\n")
    assert open_batch(path).class_names == ("cat", "dog")
    path.write_text("a1,a2,label\n1,2,1\n3,4,0\n")
    assert open_batch(path).class_names == ()
    path.write_text("p_dog,p_cat,label\n1,2,1\n3,4,0\n")
    assert open_batch(path).class_names == ("dog", "cat")
    assert open_batch(f"{path}::p_cat,p_dog", f"{path}::label").class_names == ("cat", "dog")
    np.save(tmp_path / "y.npy", [0, 1])
    assert open_batch(path, tmp_path / "y.npy").class_names == ("dog", "cat")


def test_words_are_numbered_like_columns_that_say_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("prob_dog,prob_cat,label\n1,2,cat\n3,4,dog\n")
    batch = open_batch(tmp_path / "x.csv")
    assert batch.targets.read(0, 2).tolist() == [1, 0]
    assert "numbered like the prediction columns (dog = 0, cat = 1)" in str(batch.notices[0])


def test_words_of_a_parquet_file_arrive_as_names(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pa.table({"p_b": [0.1, 0.2], "p_a": [0.3, 0.4], "label": pa.array(["a", "b"]).dictionary_encode()})
    parquet.write_table(table, tmp_path / "x.parquet")
    batch = open_batch(tmp_path / "x.parquet")
    assert batch.class_names == ("b", "a")
    assert batch.targets.read(0, 2).tolist() == [1, 0]


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
@pytest.mark.parametrize("dtype", ["U", ">U", "S"])
def test_an_array_of_texts_names_the_classes(save, dtype: str, tmp_path: Path) -> None:
    np.savez(tmp_path / "y.npz", targets=Y, Classes=np.array(NAMES))
    save(tmp_path / "x.npz", logits=Z, labels=Y, names=np.array(["a", "b"]), class_names=np.array(NAMES).astype(dtype))
    assert open_batch(tmp_path / "x.npz").class_names == NAMES
    assert open_batch(f"{tmp_path}/x.npz::logits", tmp_path / "y.npz").class_names == NAMES
    np.savez(tmp_path / "x.npz", logits=Z, labels=Y, classes=np.arange(3), names=np.array([["a", "b"]]))
    assert open_batch(tmp_path / "x.npz").class_names == ()


def test_damaged_names_cost_no_batch(tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    names = np.array(["abc", "def"])
    names.view(np.uint32)[0] = 0xFFFFFFFF  # no character
    np.savez(path, logits=Z, labels=Y, class_names=names)
    batch = open_batch(path)
    assert batch.class_names == ()
    sentence = "The names of the classes in x.npz::class_names are damaged and were ignored."
    assert [str(notice) for notice in batch.notices] == [sentence]


def test_an_endless_array_of_names_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    np.savez_compressed(path, logits=Z, labels=Y, class_names=np.zeros(5, "U10000000"))
    assert zipfile.ZipFile(path).getinfo("class_names.npy").file_size > 10**8
    batch = open_batch(path)
    assert batch.class_names == ()
    assert "were ignored" in str(batch.notices[0])


def test_endless_empty_names_are_not_counted(tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    np.savez(path, logits=Z, labels=Y)
    with zipfile.ZipFile(path, "a") as archive, archive.open("class_names.npy", "w") as member:
        head = {"descr": "<U0", "fortran_order": False, "shape": (10**12,)}
        np.lib.format.write_array_header_1_0(member, head)
    batch = open_batch(path)
    assert batch.class_names == ()
    assert "were ignored" in str(batch.notices[0])


def test_what_a_training_script_saved_has_the_names_that_it_gave(tmp_path: Path) -> None:
    assert lx.save_batch(tmp_path / "x.npz", Z, Y, class_names=NAMES)
    assert open_batch(tmp_path / "x.npz").class_names == NAMES
    assert lx.save_batch(tmp_path / "x.npz", Z, Y)
    assert open_batch(tmp_path / "x.npz").class_names == ()
