"""What a sample is, and how its file is written."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: the time of making must not change a file


@dataclass(frozen=True)
class Sample:
    """The arrays of one file, and what people should know about them."""

    name: str
    title: str
    summary: str
    loss: str
    source: str
    model: str
    trained_on: int
    arrays: dict[str, Array]
    planted: tuple[int, ...] = ()


def npz(sample: Sample) -> bytes:
    """The file: not compressed, so that it can be read in pieces, and the same whenever it is made."""
    meta = np.frombuffer(json.dumps({"loss": sample.loss}).encode(), np.uint8)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, array in {**sample.arrays, "meta": meta}.items():
            member, entry = io.BytesIO(), zipfile.ZipInfo(f"{name}.npy", ZIP_DATE)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # else Windows would write another file
            np.lib.format.write_array(member, np.ascontiguousarray(array), version=(1, 0), allow_pickle=False)
            archive.writestr(entry, member.getvalue())
    return buffer.getvalue()
