"""One row of the table of bad inputs, and short ways to write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import bad_files as bad

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np

Arguments = tuple[str, ...]


@dataclass(frozen=True)
class Row:
    name: str
    build: Callable[[Path], Arguments]
    says: str
    """The whole sentence; * stands for what depends on the version of zlib."""

    def fits(self, sentence: str) -> bool:
        return re.fullmatch(re.escape(self.says).replace(r"\*", ".+"), sentence) is not None


def of_bytes(name: str, make: Callable[[], bytes], wanted: str = "") -> Callable[[Path], Arguments]:
    """Arguments for a file of predictions of these bytes beside sound targets."""

    def build(folder: Path) -> Arguments:
        targets = bad.write(folder, "y.npy", bad.npy_bytes(bad.Y))
        return bad.write(folder, name, make()) + wanted, targets

    return build


def row(label: str, name: str, make: Callable[[], bytes], says: str, wanted: str = "") -> Row:
    return Row(label, of_bytes(name, cache(make), wanted), says)


def array(label: str, value: np.ndarray[Any, Any], says: str) -> Row:
    return row(label, "x.npy", lambda: bad.npy_bytes(value), says)


def header(label: str, text: str | bytes) -> Row:
    says = "x.npy has a damaged or unsafe header. Save it again with np.save."
    return row(label, "x.npy", lambda: bad.npy_of_header(text), says)


def shape(text: str) -> Row:
    says = f"x.npy states an impossible shape, {text}. It is damaged; save it again."
    return row(f"npy of shape {text}"[:60], "x.npy", lambda: bad.npy_of_shape(text), says)
