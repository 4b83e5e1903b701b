"""How a file of a batch is read by code that does without this program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lossexplorer.io.batch import contents
from lossexplorer.io.choose_columns import TARGET_COLUMNS
from lossexplorer.io.csv import CsvFile
from lossexplorer.io.regular import RegularFile
from lossexplorer.io.text import SAMPLE, encoding_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.base import ArrayInfo
    from lossexplorer.io.dialect import Dialect


@dataclass(frozen=True)
class Origin:
    """Where an array was read from."""

    path: str
    format: str
    """As ``FileContents.kind``."""
    name: str = ""
    """In a file of several arrays."""


def read_code(origin: Origin, info: ArrayInfo, dtype: str) -> str:
    """An expression that reads the array as a tensor.

    Args:
        origin: the file.
        info: of the array as it was read.
        dtype: the type that the tensor is to have.

    Raises:
        Problem: a table cannot be read any more.
    """
    path = repr(origin.path)
    if origin.format in ("npy", "npz"):
        member = f"[{origin.name!r}]" if origin.name else ""
        return f"torch.from_numpy(np.load({path}){member}.astype({dtype!r}))"
    if origin.format == "csv":
        read = _words(origin, info.classes) if info.classes else _table(origin, info.shape)
        return f"torch.from_numpy({read}.astype({dtype!r}))"
    if origin.format == "hdf5":
        return f"torch.from_numpy(h5py.File({path})[{origin.name!r}][:].astype({dtype!r}))"
    if origin.format in ("parquet", "arrow"):
        return f"torch.from_numpy({_columns(origin, info.classes)}.astype({dtype!r}))"
    if origin.format == "safetensors":
        return f"load_file({path})[{origin.name!r}].to(torch.{dtype})"
    parts = origin.name.split(".") if origin.name else []
    keys = "".join(f"[{part}]" if part.isdigit() else f"[{part!r}]" for part in parts)
    return f"torch.load({path}, map_location='cpu', weights_only=True){keys}.to(torch.{dtype})"


def _columns(origin: Origin, classes: Sequence[str]) -> str:
    """Columns of a table that is not text, by their names; words as their places among the classes."""
    there = {info.name: info for info in contents(origin.path).arrays}
    names = [origin.name] if origin.name in there else origin.name.split(",")
    read = f"pq.read_table({origin.path!r})"
    if origin.format == "arrow":
        stream = _first_bytes(origin.path) == b"\xff\xff\xff\xff"
        read = f"pa.ipc.open_{'stream' if stream else 'file'}({origin.path!r}).read_all()"
    if len(names) > 1:
        return f"np.stack([column.to_numpy() for column in {read}.select({names!r}).columns], 1)"
    column = f"{read}[{names[0]!r}].to_numpy()"
    if there[names[0]].dtype == "str":
        return f"np.array(list(map({list(classes)!r}.index, {column}.astype(str))))"
    return column if len(there[names[0]].shape) == 1 else f"np.stack({column})"


def _first_bytes(path: str) -> bytes:
    with Path(path).open("rb") as file:
        return file.read(4)


def _table(origin: Origin, shape: tuple[int, ...]) -> str:
    """The columns of a table, by their places."""
    file = RegularFile(origin.path)
    try:
        table = CsvFile(file)
        places = table.places(origin.name) if origin.name else _unnamed(table, shape)
        dialect, encoding = table.dialect, encoding_of(file.read(0, SAMPLE))
    finally:
        file.close()
    wanted = ", ".join(map(str, places)) + ("," if len(places) == 1 else "")
    words = [*_lines(origin.path, dialect, encoding), f"usecols=({wanted})", f"ndmin={len(shape)}"]
    words += [f"delimiter={dialect.delimiter!r}"] if dialect.delimiter else []
    words += [f"skip_header={dialect.skip}"] if dialect.skip else []
    return f"np.genfromtxt({', '.join(words)})"


def _words(origin: Origin, classes: Sequence[str]) -> str:
    """A column of words as their places among the classes."""
    file = RegularFile(origin.path)
    try:
        dialect, encoding = CsvFile(file).dialect, encoding_of(file.read(0, SAMPLE))
    finally:
        file.close()
    lines = f"Path({origin.path!r}).read_text({encoding!r}).splitlines()" + (
        f"[{dialect.skip}:]" if dialect.skip else ""
    )
    rows = f"csv.reader({lines}, delimiter={dialect.delimiter!r}, skipinitialspace=True)"
    if not dialect.delimiter:
        rows = f"map(str.split, {lines})"
    word = f"row[{dialect.names.index(origin.name)}].strip()"
    return f"np.array([{list(classes)!r}.index({word}) for row in {rows} if row])"


def _lines(path: str, dialect: Dialect, encoding: str) -> list[str]:
    if dialect.decimal == ",":
        return [f"Path({path!r}).read_text({encoding!r}).replace(',', '.').splitlines()"]
    return [repr(path), f"encoding={encoding!r}"]


def _unnamed(table: CsvFile, shape: tuple[int, ...]) -> list[int]:
    """All columns of numbers, but for row numbers and, if that is what was read, the target."""
    found = [place for place in table.dialect.numeric if place not in table.index]
    names = [name.casefold() for name in table.dialect.names]
    target = next((names.index(wish) for wish in TARGET_COLUMNS if wish in names), None)
    columns = shape[1] if len(shape) > 1 else 1
    return found if len(found) == columns else [place for place in found if place != target]
