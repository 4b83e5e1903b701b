from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lossexplorer.io import contents, open_array, open_batch

NUMPY = {
    "BOOL": "?", "U8": "u1", "I8": "i1", "U16": "u2", "I16": "i2", "F16": "f2", "U32": "u4", "I32": "i4", "F32": "f4",
    "U64": "u8", "I64": "i8", "F64": "f8",
}  # fmt: skip
WIDENED = {"BF16": "bfloat16", "F8_E4M3": "float8_e4m3fn", "F8_E5M2": "float8_e5m2", "F8_E8M0": "float8_e8m0fnu"}


def _file(path: Path, tensors: dict[str, tuple[str, tuple[int, ...], bytes]], **notes: str) -> Path:
    header: dict[str, Any] = {"__metadata__": notes} if notes else {}
    data = b""
    for name, (dtype, shape, content) in tensors.items():
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)
    return path


@pytest.mark.parametrize("dtype", NUMPY)
def test_tensors_come_back_in_their_type(dtype: str, tmp_path: Path) -> None:
    array = np.arange(12).reshape(6, 2).astype(NUMPY[dtype])
    path = _file(tmp_path / "x.safetensors", {"a": ("U8", (1,), b"1"), "logits": (dtype, (6, 2), array.tobytes())})
    source = open_array(path, "logits")
    assert source.dtype == array.dtype
    assert np.array_equal(source.read(2, 5), array[2:5])


@pytest.mark.parametrize("dtype", WIDENED)
def test_every_value_of_the_short_types_is_the_one_torch_has(dtype: str, tmp_path: Path) -> None:
    import torch

    codes = np.arange(65536, dtype=np.uint16) if dtype == "BF16" else np.arange(256, dtype=np.uint8)
    path = _file(tmp_path / "x.safetensors", {"logits": (dtype, codes.shape, codes.tobytes())})
    source = open_array(path)
    wanted = torch.from_numpy(codes.copy()).view(getattr(torch, WIDENED[dtype])).float().numpy()
    rows = source.read(0, codes.size)
    assert source.dtype == rows.dtype == np.float32
    assert source.info.dtype == WIDENED[dtype]
    assert np.array_equal(rows, wanted, equal_nan=True)
    told = [f"x.safetensors::logits holds {WIDENED[dtype]} numbers; they were converted to float32."]
    assert [str(notice) for notice in source.notices] == told


def test_what_the_library_writes_is_read(tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    x, y = np.random.default_rng(0).standard_normal((9, 3)), np.arange(9)
    save_file({"labels": y, "logits": x}, tmp_path / "x.safetensors", {"step": "3"})
    batch = open_batch(tmp_path / "x.safetensors")
    assert np.array_equal(batch.predictions.read(0, 9), x)
    assert np.array_equal(batch.targets.read(0, 9), y)
    assert batch.notices == ()


def test_a_few_rows_cost_a_few_bytes(tmp_path: Path) -> None:
    counters = Path("/proc/self/io")
    if not counters.exists():
        pytest.skip("counts bytes as Linux does")

    def read() -> int:
        return int(counters.read_text().split()[1])

    path = _file(tmp_path / "x.safetensors", {"logits": ("F32", (1_000_000, 4), bytes(16_000_000))})
    contents(path)
    before = read()
    with open_array(path) as source:
        source.read(500_000, 500_010)
    assert read() - before < 20_000


def test_names_of_any_kind_are_found(tmp_path: Path) -> None:
    names = ["a::b", "", "零", "a/../b", 'quo"te']
    path = _file(tmp_path / "x.safetensors", dict.fromkeys(names, ("U8", (1,), b"1")))
    assert [info.name for info in contents(path).arrays] == names
    assert open_batch(f"{path}::a::b", f"{path}::零").targets.read(0, 1).tolist() == [49]


def test_a_file_name_that_is_no_text_is_opened(tmp_path: Path) -> None:
    path = str(tmp_path / "bad\udcff name.safetensors")
    try:
        _file(Path(path), {"logits": ("U8", (1,), b"1")})
    except (OSError, UnicodeError):
        pytest.skip("this file system allows only text as names")
    assert open_array(path).read(0, 1).tolist() == [49]
