"""Plain lines of a table as numbers, by Arrow's parser where it is installed: several times as fast as numpy's."""

from __future__ import annotations

import os
import re
import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from lossexplorer.io.cells import MISSING
from lossexplorer.io.matrix import side_by_side
from lossexplorer.io.plan import LINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    import numpy.typing as npt

    from lossexplorer.io.dialect import Dialect

    Floats = npt.NDArray[np.float64]

R = TypeVar("R")

QUICK_BLOCK = 512 << 10
"""Bytes of text that are parsed at a time, by each of several threads."""
_THREADS = min(8, os.cpu_count() or 1)
_WIDEST = 1000
"""Columns of a table; of more, each costs longer than its numbers."""
_WORTH = 4 << 20
"""Bytes of text that take numpy longer than importing the library."""
_MISSING = sorted({w for word in MISSING for w in (word, word.upper(), word.capitalize(), word.replace("nan", "NaN"))})
_TRIES = 16
"""Blocks that are refused one after the other before it is tried no more."""


def quick_parser(dialect: Dialect, encoding: str, size: int) -> QuickParser | None:
    """A parser for a table; None where it is not installed, cannot read such a table, or is not worth its import.

    Args:
        dialect: how the table is written.
        encoding: as Python calls it.
        size: bytes of text.
    """
    if not dialect.delimiter or dialect.width > _WIDEST or encoding.startswith("utf-16"):
        return None
    if "pyarrow" not in sys.modules and (size < _WORTH or find_spec("pyarrow") is None):
        return None
    try:
        return QuickParser(dialect)
    except ImportError:  # what cannot be loaded serves nobody, and numpy reads the same
        return None


class QuickParser:
    """Numbers by Arrow's parser, which agrees with our own on whatever it does not refuse.

    It runs in this process and not in the second one, unlike its readers of Parquet and Arrow, whose files say where in
    memory something lies: it only takes ASCII text without quotation marks apart, and makes float64 of the cells.
    """

    def __init__(self, dialect: Dialect) -> None:
        import pyarrow as pa
        from pyarrow import csv

        names = [str(place) for place in range(dialect.width)]
        wanted = [names[place] for place in dialect.numeric]
        self._read_csv, self._stream, self._refusal = csv.read_csv, pa.BufferReader, pa.ArrowInvalid
        common = {
            "read_options": csv.ReadOptions(use_threads=False, block_size=LINE, column_names=names),
            "parse_options": csv.ParseOptions(delimiter=dialect.delimiter, quote_char=False, ignore_empty_lines=False),
        }
        convert = {
            "check_utf8": False,
            "column_types": dict.fromkeys(wanted, pa.float64()),
            "include_columns": wanted,
            "decimal_point": dialect.decimal,
        }
        self._ways = [
            {**common, "convert_options": csv.ConvertOptions(null_values=words, **convert)} for words in ([], _MISSING)
        ]
        self._tries = _TRIES

    def __call__(self, data: bytes, skip: int) -> Floats | None:
        """Numbers of a block, of shape (lines, numeric columns); nan where cells are missing.

        Args:
            data: whole lines.
            skip: how many of them stand before the first row.

        Returns:
            None where anything is unusual: others read it, or find out what is wrong with it.
        """
        data = data[_behind(data, skip) :]
        if self._tries <= 0 or not data or len(data) > LINE or not data.isascii() or b'"' in data or b"\0" in data:
            return None
        for way in self._ways:
            try:
                found = _matrix(self._read_csv(self._stream(data), **way))
            except self._refusal:
                continue
            if found is not None:
                self._ways = [way, *(other for other in self._ways if other is not way)]  # the next block is alike
                self._tries = _TRIES
                return found
        self._tries -= 1
        return None


def in_turn(work: Callable[..., R], items: Iterable[tuple[Any, ...]]) -> Iterator[R]:
    """What ``work`` makes of each item, in the order of the items, computed ahead by several threads."""
    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(_THREADS, "parsing") as pool:
        try:
            for item in items:
                waiting.append(pool.submit(work, *item))
                if len(waiting) > _THREADS:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _behind(data: bytes, lines: int) -> int:
    """Bytes up to the end of so many lines."""
    found = re.match(rb"(?:[^\r\n]*(?:\r\n|\r|\n)){%d}" % lines, data)
    return found.end() if found else len(data)


def _matrix(table: Any) -> Floats | None:
    """Columns side by side; None if there are infinite ones, or rows without a number, which may be empty lines."""
    found, start = np.empty((table.num_rows, table.num_columns)), 0
    for batch in table.to_batches():
        part = found[start : start + batch.num_rows]
        side_by_side([column.to_numpy(zero_copy_only=False)[:, None] for column in batch.columns], part)
        start += batch.num_rows
    there = np.isfinite(found)
    missing = sum(column.null_count for column in table.columns)
    usual = there.size - np.count_nonzero(there) == missing and (missing == 0 or there.any(axis=1).all())
    return found if usual else None
