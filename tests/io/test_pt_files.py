from __future__ import annotations

import collections
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from lossexplorer.base import Problem
from lossexplorer.io import AmbiguousFile, contents, open_array, open_batch

X = torch.arange(12, dtype=torch.float32).reshape(6, 2) / 7
Y = torch.tensor([0, 1, 0, 1, 1, 0])
TYPES = "bool uint8 int8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64".split()
UNSIGNED = ("uint16", "uint32", "uint64")
WIDENED = "bfloat16 float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz float8_e8m0fnu".split()
OLD = {"_use_new_zipfile_serialization": False}


def _saved(folder: Path, value: Any, **options: Any) -> Path:
    torch.save(value, folder / "x.pt", **options)
    return folder / "x.pt"


def _told(notices: Any) -> list[str]:
    return [str(notice) for notice in notices]


@pytest.mark.parametrize(
    ("name", "options"),
    # torch writes larger unsigned integers in its old format, but cannot read them again
    [(name, options) for name in TYPES for options in ({}, OLD) if not options or name not in UNSIGNED],
)
def test_tensors_come_back_in_their_type(name: str, options: dict[str, Any], tmp_path: Path) -> None:
    tensor = (X * 7).to(getattr(torch, name))
    batch = open_batch(_saved(tmp_path, {"logits": tensor, "labels": Y}, **options))
    rows = batch.predictions.read(2, 5)
    assert rows.dtype == np.dtype(name)
    assert np.array_equal(rows, tensor.numpy()[2:5])
    assert batch.targets.read(0, 6).tolist() == Y.tolist()


@pytest.mark.parametrize("name", WIDENED)
def test_types_that_numpy_lacks_are_widened_with_a_notice(name: str, tmp_path: Path) -> None:
    tensor = (X + 1).to(getattr(torch, name))
    source = open_array(_saved(tmp_path, tensor))
    assert source.info.dtype == name
    assert source.dtype == np.float32
    assert np.array_equal(source.read(0, 6), tensor.float().numpy())
    assert _told(source.notices) == [f"x.pt holds {name} numbers; they were converted to float32."]


def test_names_in_nested_files_are_joined_with_points(tmp_path: Path) -> None:
    nested = {
        "epoch": 3,
        "out": collections.OrderedDict(logits=X, aux=[X, (Y, None)]),
        7: X,
        "labels": Y,
        "names": ["a"] * 20_000,
    }
    path = _saved(tmp_path, nested)
    assert [(info.name, info.shape) for info in contents(path).arrays] == [
        ("out.logits", (6, 2)),
        ("out.aux.0", (6, 2)),
        ("out.aux.1.0", (6,)),
        ("7", (6, 2)),
        ("labels", (6,)),
        ("names", (20_000,)),
    ]
    batch = open_batch(path)
    assert batch.predictions.info.name == "out.logits"
    assert np.array_equal(open_array(path, "out.aux.1.0").read(0, 6), Y.numpy())


@pytest.mark.parametrize(
    "tensor",
    [X.T, X[::2], X[:, 1], torch.nn.Parameter(X), X.clone().requires_grad_(), torch.view_as_complex(X).conj().imag],
    ids=["transposed", "every other row", "column", "parameter", "with gradient", "negated view"],
)
def test_views_and_parameters_are_read_as_what_they_show(tensor: torch.Tensor, tmp_path: Path) -> None:
    rows = open_array(_saved(tmp_path, tensor)).read(0, 3)
    assert np.array_equal(rows, tensor.detach().resolve_neg()[:3].numpy())
    assert rows.flags.c_contiguous


def test_a_small_view_does_not_keep_a_large_tensor_in_memory(tmp_path: Path) -> None:
    source = open_array(_saved(tmp_path, torch.zeros(1_000_000)[5:10]))
    rows = source.read(0, 5)
    assert rows.base is None or rows.base.nbytes < 100


def test_listing_a_file_reads_none_of_its_numbers(tmp_path: Path) -> None:
    path = _saved(tmp_path, {"logits": torch.zeros(5_000_000)})
    assert [info.shape for info in contents(path).arrays] == [(5_000_000,)]
    counters = Path("/proc/self/io")
    if not counters.exists():
        pytest.skip("counts bytes as Linux does")

    def read() -> int:
        return int(counters.read_text().split()[1])

    before = read()
    contents(path)
    assert read() - before < 200_000


def test_a_file_without_checksums_is_read_with_a_notice(tmp_path: Path) -> None:
    torch.serialization.set_crc32_options(False)
    try:
        path = _saved(tmp_path, X)
    finally:
        torch.serialization.set_crc32_options(True)
    told = ["x.pt was saved without checksums; damage would go unseen."]
    assert _told(contents(path).notices) == told
    assert np.array_equal(open_array(path).read(0, 6), X.numpy())


def test_packed_records_are_read_rightly(tmp_path: Path) -> None:
    import zipfile

    path = _saved(tmp_path, {"logits": X, "labels": Y})
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert np.array_equal(open_batch(path).predictions.read(0, 6), X.numpy())


def test_a_usable_tensor_beside_an_unusable_one_is_found(tmp_path: Path) -> None:
    path = _saved(tmp_path, {"scale": torch.tensor(2.0), "mask": torch.eye(3).to_sparse(), "out": X})
    assert open_array(path).info.name == "out"
    with pytest.raises(AmbiguousFile) as caught:
        open_batch(path)
    assert [info.name for info in caught.value.arrays] == ["scale", "mask", "out"]
    assert caught.value.role == "targets"


def test_two_tensors_of_one_path_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"contains “a\.b” twice"):
        contents(_saved(tmp_path, {"a.b": X, "a": {"b": Y}}))


def test_one_tensor_without_a_name_is_opened_by_no_name(tmp_path: Path) -> None:
    path = _saved(tmp_path, X)
    assert contents(path).arrays[0].name == ""
    with pytest.raises(Problem, match=r"x\.pt holds one array without a name\. Leave “::logits” away\."):
        open_batch(f"{path}::logits", path)
