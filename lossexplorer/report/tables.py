"""The per-row table in a file: csv, npz or parquet."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import numpy as np

from lossexplorer.base import Message, Problem, UsageProblem, Words
from lossexplorer.compute.outputs import outputs_of
from lossexplorer.compute.words import as_array
from lossexplorer.io.atomic import write_atomically
from lossexplorer.io.save import write_arrays
from lossexplorer.report.class_words import ClassWords, named

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from lossexplorer.base.arrays import Array, Column
    from lossexplorer.compute.compare import Comparison
    from lossexplorer.compute.result import BatchResult

    Columns = Mapping[str, Column | ClassWords]

    Tick = Callable[[float], object]
    """Hears the share that is done, below 0 where nobody knows, and raises to stop the work."""

_BLOCK = 1 << 16
CLIPBOARD_ROWS = 100_000
"""More text than that other programs take for a fault, or crash on."""


@dataclass(frozen=True)
class Numbers:
    """A table that somebody may want to have: what it holds is made when it is asked for."""

    rows: int
    columns: Callable[[], Columns]
    used: Array | None = None
    """Which rows count; all of them, if nothing is said."""
    beside: Collection[str] = ()
    """Columns that the others have as well."""
    of: int | None = None
    """How many rows there are, where these are chosen ones."""

    def take(self, rows: Array) -> Numbers:
        """These rows of it, in this order."""
        used = None if self.used is None else self.used[rows]
        columns = self.columns
        return Numbers(len(rows), lambda: {k: c[rows] for k, c in columns().items()}, used, self.beside, self.rows)


def columns_of(result: BatchResult) -> dict[str, Column | ClassWords]:
    """``index, loss, gradient_norm`` and, where rows are decisions, ``target, predicted, confidence``.

    Where a row is several decisions, ``decisions, accuracy``: how many count, and which share of them is right.

    Where classes have names, also ``target_name`` and ``predicted_name``, for which an npz file has ``class_names``. Of
    an entry that gives an array, such as softmax, also its numbers, as ``value_0, value_1, …``. Last come the columns
    that the files have beside predictions and targets.
    """
    return _computed(result) | result.beside


def _computed(result: BatchResult) -> dict[str, Column | ClassWords]:
    wanted: dict[str, Column | ClassWords | None] = {
        "index": np.arange(result.n),
        "loss": result.per_sample,
        "gradient_norm": result.gradient_norm,
        "target": result.target,
        "target_name": named(result, result.target),
        "predicted": result.predicted,
        "predicted_name": named(result, result.predicted),
        "confidence": result.confidence,
        "decisions": result.decisions,
        "accuracy": result.accuracy,
    }
    return {name: column for name, column in wanted.items() if column is not None} | outputs_of(result)


def numbers_of(result: BatchResult, second: Comparison | None = None) -> Numbers:
    """The rows of a result, also with what else a table of the window shows: margin, if it is there, and share.

    Args:
        result: of one model.
        second: what another one makes of the same rows; its columns stand behind the others.
    """
    more = {} if second is None else _second(result, second)
    return Numbers(
        result.n,
        lambda: _computed(result) | _shown(result) | more | result.beside,
        result.rows.used,
        tuple(result.beside),
    )


def _second(result: BatchResult, second: Comparison) -> dict[str, Array | ClassWords]:
    called = named(result, second.second.predicted)  # one loss, one set of classes
    return second.columns | ({} if called is None else {"predicted_b_name": called})


def _shown(result: BatchResult) -> dict[str, Array]:
    margin = result.rows.margin  # not asked for beyond what is there: that would read the file again
    return ({} if margin is None else {"margin": margin}) | {"share": result.share}


def check_clipboard(rows: int) -> None:
    """Refuse more rows than other programs take, before anything is made of them.

    Raises:
        Problem: these are.
    """
    if rows > CLIPBOARD_ROWS:
        raise Problem(Message("{n} rows are too many for the clipboard: save them to a file", n=rows))


def clipboard_text(numbers: Numbers) -> str:
    """Columns separated by tabs, at full precision, as ``csv_text``.

    Raises:
        Problem: these are more rows than other programs take.
    """
    check_clipboard(numbers.rows)
    return csv_text(numbers.columns(), "\t", numbers.used, numbers.beside)


def save_columns(
    path: str | Path,
    columns: Columns,
    used: Array | None = None,
    tick: Tick | None = None,
    beside: Collection[str] = (),
) -> None:
    """Write columns of one length; the suffix chooses the format. Rows that are not used are empty in csv and parquet.

    Args:
        path: of the file.
        columns: name and values.
        used: which rows count.
        tick: called on the way; what it raises ends the work, and the old file stays.
        beside: columns that rows which are not used have as well.

    Raises:
        UsageProblem: the suffix is not one of .csv, .npz, .parquet.
        Problem: the file cannot be written, or a library is missing.
    """
    check_suffix(path)
    suffix = Path(path).suffix.lower()
    write = _WRITERS[suffix](columns, used, tick or _ignore, {"index", *beside})
    write_atomically(path, write, check=lambda file: _CHECKS[suffix](file, columns))


def check_suffix(path: str | Path) -> None:
    """Refuse a file name that names no format of tables.

    Raises:
        UsageProblem: its suffix is not one of .csv, .npz, .parquet.
    """
    if Path(path).suffix.lower() not in _WRITERS:
        raise UsageProblem(Message("{name}: tables are saved as .csv, .npz or .parquet", name=Path(path).name))


def csv_text(columns: Columns, separator: str = ",", used: Array | None = None, beside: Collection[str] = ()) -> str:
    """Columns as text with a heading; rows that are not used are empty but for their index and what stands beside."""
    return "".join(_csv_blocks(columns, used, {"index", *beside}, separator))


def _csv_blocks(columns: Columns, used: Array | None, kept: Collection[str], separator: str = ",") -> Iterator[str]:
    """The heading, and the rows of one block after the other."""
    yield separator.join(_quoted(name, separator) for name in columns) + "\n"
    n = len(next(iter(columns.values())))
    for start in range(0, n, _BLOCK):
        part = {name: _texts(c[start : start + _BLOCK], separator) for name, c in columns.items()}
        hidden = [] if used is None else np.flatnonzero(~used[start : start + _BLOCK]).tolist()
        for name, texts in part.items():
            if name not in kept:
                for i in hidden:
                    texts[i] = ""
        yield "\n".join(map(separator.join, zip(*part.values(), strict=True))) + "\n"


def _ignore(share: float) -> None:
    """Nobody wants to know."""


class _Ticking:
    """A file that ticks whenever something is written: libraries have no better moment."""

    def __init__(self, file: BinaryIO, tick: Tick) -> None:
        self._file, self._tick = file, tick

    def write(self, data: Any) -> int:
        self._tick(-1.0)
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _csv(columns: Columns, used: Array | None, tick: Tick, kept: Collection[str]) -> Callable[[BinaryIO], None]:
    n = len(next(iter(columns.values())))

    def write(file: BinaryIO) -> None:
        for i, block in enumerate(_csv_blocks(columns, used, kept)):
            tick(max(0, i - 1) * _BLOCK / n)
            file.write(block.encode())

    return write


def _texts(column: Column | ClassWords, separator: str) -> list[str]:
    if isinstance(column, Words | ClassWords):
        return [_quoted(text, separator) for text in column]
    return list(map(repr, column.astype(np.float64).tolist() if column.dtype.kind == "f" else column.tolist()))


def _quoted(text: str, separator: str) -> str:
    """A text as a cell, on one line: within quotation marks where it could be taken for more than one."""
    line = " ".join(text.replace("\0", " ").splitlines())
    return '"' + line.replace('"', '""') + '"' if separator in line or '"' in line else line


def _npz(columns: Columns, used: Array | None, tick: Tick, kept: Collection[str]) -> Callable[[BinaryIO], None]:
    own = {name: c for name, c in columns.items() if not isinstance(c, ClassWords)}
    arrays = {name: as_array(c, name) if isinstance(c, Words) else c for name, c in own.items()}
    named = next((c for c in columns.values() if isinstance(c, ClassWords)), None)
    if named is not None:  # each name once: arrays of text have room for the longest in every row
        arrays["class_names"] = np.array(named.coded()[1])

    def write(file: BinaryIO) -> None:
        write_arrays(cast("BinaryIO", _Ticking(file, tick)), arrays)

    return write


def _parquet(columns: Columns, used: Array | None, tick: Tick, kept: Collection[str]) -> Callable[[BinaryIO], None]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise Problem(Message('parquet needs pyarrow: pip install "lossexplorer[all]"')) from None
    mask = None if used is None else ~used

    def column(name: str, values: Column | ClassWords) -> Any:
        if isinstance(values, Words):
            ends = np.append(values.start, values.ends).astype(np.int64)
            buffers = pa.py_buffer(ends), pa.py_buffer(np.ascontiguousarray(values.data))
            return pa.LargeStringArray.from_buffers(len(values), *buffers)
        if isinstance(values, ClassWords):
            codes, known = values.coded()
            hidden = codes < 0 if mask is None else (codes < 0) | mask
            return pa.DictionaryArray.from_arrays(pa.array(codes, mask=hidden), known)
        return pa.array(values, mask=None if name in kept else mask)

    def write(file: BinaryIO) -> None:
        table = pa.table({name: column(name, values) for name, values in columns.items()})
        parquet.write_table(table, _Ticking(file, tick))

    return write


def _check_csv(path: str, columns: Columns) -> None:
    with open(path, "rb") as file:
        lines = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    _confirm(path, lines - 1, columns)


def _check_npz(path: str, columns: Columns) -> None:
    with np.load(path, allow_pickle=False) as found:
        _confirm(path, len(found["index" if "index" in columns else next(iter(columns))]), columns)


def _check_parquet(path: str, columns: Columns) -> None:
    from pyarrow import parquet

    _confirm(path, parquet.read_metadata(path).num_rows, columns)


def _confirm(path: str, rows: int, columns: Columns) -> None:
    """Raise unless the file holds all rows: the old one then stays."""
    if rows != len(next(iter(columns.values()))):
        raise OSError(errno.EIO, "the table is shorter than what was written", path)


_CHECKS: Mapping[str, Callable[[str, Columns], None]] = {
    ".csv": _check_csv,
    ".npz": _check_npz,
    ".parquet": _check_parquet,
}
_WRITERS: Mapping[str, Callable[[Columns, Array | None, Tick, Collection[str]], Callable[[BinaryIO], None]]] = {
    ".csv": _csv,
    ".npz": _npz,
    ".parquet": _parquet,
}
