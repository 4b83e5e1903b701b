from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.base import Problem
from lossexplorer.io import AmbiguousFile, contents, open_array, open_batch, split_name

if TYPE_CHECKING:
    from pathlib import Path

X, Y = np.arange(12.0).reshape(6, 2), np.arange(6) % 2


def _names(path: Path, *names: str) -> list[str]:
    """Which arrays are chosen from a file that holds arrays of these names."""
    np.savez(path, **dict.fromkeys(names, X))
    batch = open_batch(path)
    return [batch.predictions.info.name, batch.targets.info.name]


@pytest.mark.parametrize(
    ("there", "chosen"),
    [
        (["labels", "logits"], ["logits", "labels"]),
        (["probs", "logits", "y", "targets"], ["logits", "targets"]),
        (["scores", "probs", "target", "y"], ["probs", "target"]),
        (["outputs", "preds", "predictions", "y"], ["predictions", "y"]),
        (["preds", "outputs", "label"], ["preds", "label"]),
        (["z1", "z2"], ["z1", "z2"]),
        (["Logits", "LABELS", "Scores"], ["Logits", "LABELS"]),
        (["eval.logits", "eval.labels", "x"], ["eval.logits", "eval.labels"]),
        (["scores", "a.logits", "y"], ["scores", "y"]),
    ],
)
def test_the_usual_names_are_preferred_in_their_order(there: list[str], chosen: list[str], tmp_path: Path) -> None:
    assert _names(tmp_path / "x.npz", *there) == chosen


@pytest.mark.parametrize(
    ("arrays", "says"),
    [
        ({"logits": X, "labels": Y.astype(str)}, r"x\.npz::labels has type <U21; losses need real numbers\."),
        ({"logits": X.astype(complex), "labels": Y}, r"x\.npz::logits has type complex128; losses need real numbers\."),
        ({"logits": X, "labels": Y.astype(str), "a": Y}, r"none is called labels"),
    ],
    ids=["text", "complex", "another may be meant"],
)
def test_an_array_of_the_wrong_type_is_named_where_no_other_is_meant(
    arrays: dict[str, np.ndarray], says: str, tmp_path: Path
) -> None:
    np.savez(tmp_path / "x.npz", **arrays)
    with pytest.raises(Problem, match=says):
        open_batch(tmp_path / "x.npz")


def test_what_could_be_one_of_several_is_asked_for_with_names_and_shapes(tmp_path: Path) -> None:
    with pytest.raises(AmbiguousFile) as caught:
        _names(tmp_path / "x.npz", "a.logits", "b.logits", "labels")
    assert caught.value.role == "predictions"
    assert [(info.name, info.shape) for info in caught.value.arrays] == [
        ("a.logits", (6, 2)),
        ("b.logits", (6, 2)),
        ("labels", (6, 2)),
    ]
    assert str(caught.value) == (
        "x.npz holds a.logits (6, 2), b.logits (6, 2), labels (6, 2), and none is called logits, predictions, preds,"
        " outputs, probs or scores. Choose the predictions with FILE::NAME."
    )
    with pytest.raises(AmbiguousFile) as caught:
        _names(tmp_path / "x.npz", "logits", "b")
    assert caught.value.role == "targets"


def test_the_only_usable_array_of_a_file_needs_no_name(tmp_path: Path) -> None:
    np.savez(tmp_path / "x.npz", whatever=X, step=np.array(3), run=np.array("a"))
    np.savez(tmp_path / "y.npz", anything=Y)
    batch = open_batch(tmp_path / "x.npz", tmp_path / "y.npz")
    assert (batch.predictions.info.name, batch.targets.info.name) == ("whatever", "anything")


def test_arrays_are_chosen_by_the_name_behind_two_colons(tmp_path: Path) -> None:
    np.savez(tmp_path / "x.npz", a=X, b=Y, logits=-X, labels=-Y)
    batch = open_batch(f"{tmp_path}/x.npz::a", f"{tmp_path}/x.npz::b")
    assert np.array_equal(batch.predictions.read(0, 6), X)
    assert np.array_equal(batch.targets.read(0, 6), Y)
    batch = open_batch(f"{tmp_path}/x.npz::a")
    assert (batch.predictions.info.name, batch.targets.info.name) == ("a", "labels")


def test_a_path_with_two_colons_of_its_own_is_found_if_it_exists(tmp_path: Path) -> None:
    folder = tmp_path / "run::3"
    folder.mkdir()
    np.savez(folder / "a::b", **{"c::d": X})
    path = f"{folder}/a::b.npz"
    assert split_name(path) == (path, "")
    assert split_name(f"{path}::c::d") == (path, "c::d")
    assert split_name(f"{tmp_path}/no::where::x") == (f"{tmp_path}/no", "where::x")
    assert split_name("plain.npy") == ("plain.npy", "")
    assert open_batch(f"{path}::c::d", path).predictions.shape == (6, 2)


@pytest.mark.parametrize(
    "wrong", ["x.npy", "x.npz", "x.pt", "x.pth", "x.safetensors", "x.csv", "x.tsv", "x.h5", "x.json"]
)
def test_a_file_with_a_wrong_suffix_is_read_as_what_it_is(wrong: str, tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    files = {"npy": tmp_path / "a.npy", "npz": tmp_path / "b.npz", "safetensors": tmp_path / "c", "csv": tmp_path / "d"}
    np.save(files["npy"], X)
    np.savez(files["npz"], X)
    save_file({"x": X}, files["safetensors"])
    np.savetxt(files["csv"], X, delimiter=",")
    for kind, path in files.items():
        os.replace(path, tmp_path / wrong)
        batch = open_batch(tmp_path / wrong, tmp_path / wrong)
        assert np.array_equal(batch.predictions.read(0, 6), X)
        right = {"npy": "npy", "npz": "npz", "safetensors": "safetensors", "csv": "csv", "tsv": "csv"}.get(wrong[2:])
        told = [] if right == kind else [f"{wrong} is {kind} data in spite of its name."]
        assert [str(notice) for notice in batch.notices] == told
        assert contents(tmp_path / wrong).kind == kind


def test_a_torch_file_with_a_wrong_suffix_is_read_as_what_it_is(tmp_path: Path) -> None:
    import torch

    torch.save(torch.from_numpy(X), tmp_path / "x.npz")
    batch = open_batch(tmp_path / "x.npz", tmp_path / "x.npz")
    assert np.array_equal(batch.predictions.read(0, 6), X)
    assert [str(notice) for notice in batch.notices] == ["x.npz is pt data in spite of its name."]


def test_names_without_a_promise_give_no_notice(tmp_path: Path) -> None:
    np.save(tmp_path / "x.npy", X)
    for name in ("x", "x.dat", "x.NPY", "x.tmp.1"):
        os.replace(tmp_path / "x.npy", tmp_path / name)
        assert open_batch(tmp_path / name, tmp_path / name).notices == ()
        os.replace(tmp_path / name, tmp_path / "x.npy")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("new\nline.npy", "new\\nline.npy"),
        ("right\u202eypn.npy", "right\\u202eypn.npy"),
        ("bad\udcff.npy", "bad\\xff.npy"),
        ("<b>bold</b>&amp;.npy", "<b>bold<"),
        ("家族👨‍👩‍👧.npy", "家族👨‍👩‍👧.npy"),
        ("{name} %s.npy", "{name} %s.npy"),
        ("a" * 251 + ".npy", "a" * 59 + "…" + "a" * 16 + ".npy"),
    ],
)
def test_strange_names_are_opened_and_shown_escaped(name: str, shown: str, tmp_path: Path) -> None:
    path = os.path.join(tmp_path, name)
    shown = "b>&amp;.npy" if "/" in name else shown
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            np.save(file, np.zeros((2, 2), np.float16))
    except (OSError, UnicodeError):
        pytest.skip("this file system does not allow such a name")
    batch = open_batch(path, path)
    assert [str(notice) for notice in batch.notices] == [f"{shown} holds float16 numbers, which have about 3 digits."]
    os.truncate(path, 0)
    with pytest.raises(Problem) as caught:
        open_batch(path)
    assert str(caught.value) == f"{shown} is empty (0 bytes). Export it again."


def test_a_file_is_found_after_the_working_folder_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from safetensors.numpy import save_file

    monkeypatch.chdir(tmp_path)
    save_file({"x": X}, "x.safetensors")
    source = open_array("x.safetensors")
    monkeypatch.chdir("/")
    assert np.array_equal(source.read(0, 6), X)


def test_an_open_array_names_the_only_one_or_asks(tmp_path: Path) -> None:
    np.savez(tmp_path / "x.npz", a=X, b=Y)
    with pytest.raises(AmbiguousFile):
        open_array(tmp_path / "x.npz")
    with open_array(tmp_path / "x.npz", "b") as source:
        assert np.array_equal(source.read(0, 6), Y)
    with pytest.raises(Problem, match=r"x\.npz has no array called c; it has a, b\. Choose one of them\."):
        open_array(tmp_path / "x.npz", "c")


def test_neither_torch_nor_qt_is_imported_for_files_that_need_neither(tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    np.save(tmp_path / "x.npy", X)
    np.savez(tmp_path / "x.npz", logits=X, labels=Y)
    save_file({"logits": X, "labels": Y}, tmp_path / "x.safetensors")
    (tmp_path / "x.csv").write_text("a,label\n1,2\n")
    (tmp_path / "x.pt").write_bytes(b"\x80\x02cos\nsystem\n.")
    code = (
        "import sys\nfrom lossexplorer.base import Problem\nfrom lossexplorer.io import open_batch\n"
        "for name in ('x.npz', 'x.csv', 'x.safetensors', 'x.npy', 'x.pt'):\n"
        "    try:\n        open_batch(name).predictions.read(0, 1)\n"
        "    except Problem as problem:\n        print(problem)\n"
        "wanted = {'torch', 'PySide6', 'pandas', 'pyarrow'} & set(sys.modules)\n"
        "assert not wanted, wanted\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 2


def test_the_public_names_are_all_there_and_cost_little_before_a_file_is_opened() -> None:
    import lossexplorer.io

    assert all(hasattr(lossexplorer.io, name) for name in lossexplorer.io.__all__)
    assert {"open_batch", "open_array", "contents", "save_npz", "write_atomically", "stamp"} <= set(
        lossexplorer.io.__all__
    )
    code = (
        "import sys\nfrom lossexplorer.io import open_batch, split_name, stamp, write_atomically\n"
        "wanted = {'zipfile', 'json', 'csv', 'pickletools', 'safetensors', 'torch'} & set(sys.modules)\n"
        "assert not wanted, wanted\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
