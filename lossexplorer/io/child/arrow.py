"""Parquet, Arrow and Feather: tables of columns, each of numbers, of lists of numbers, or of words."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArrayInfo, Message, Problem, mark
from lossexplorer.io.guard import guarded, told
from lossexplorer.io.labels import MOST_CLASSES
from lossexplorer.io.plan import RATIO, check_count, check_fits, check_ratio, memory_budget
from lossexplorer.io.sources import Entry
from lossexplorer.io.usable import check_rows, twice
from lossexplorer.io.wording import names_text, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from lossexplorer.io.child.readers import Found
    from lossexplorer.io.regular import RegularFile

    Array = npt.NDArray[Any]

_AT_ONCE = 1 << 20
"""Bytes of a matrix that are filled at a time."""
_COPIES = 3
"""How many times the numbers lie in memory at the worst moment."""


class ArrowReader:
    """A table of columns.

    Args:
        file: opened; closed with the reader.
        kind: ``parquet`` or ``arrow``.
        anyway: unpack also what looks like a bomb.

    Raises:
        Problem: it is cut, damaged, or has too many columns.
    """

    def __init__(self, file: RegularFile, kind: str, *, anyway: bool) -> None:
        import pyarrow

        self._pa: Any = pyarrow
        self.kind, self.name = kind, file.name
        self.notices: tuple[Message, ...] = ()
        self._file, self._anyway = file, anyway
        self._parquet: Any = None
        self._whole: Any = None
        with self._judged():
            self._open()
        self.fields = list(self.schema)
        check_count(self.name, len(self.fields))

    @contextmanager
    def _judged(self) -> Iterator[None]:
        """Turn what the library says of a damaged file into a sentence."""
        sentence = Message("{name} is cut or not Parquet. Copy it again.", name=self.name)
        if self.kind == "arrow":
            sentence = Message("{name} is cut, damaged or not Arrow. Copy it again.", name=self.name)
        absurd = self.kind == "arrow" and RATIO * self._file.size < memory_budget()  # to need more memory than that
        with guarded(self.name, sentence, memory=sentence if absurd else None):
            try:
                yield
            except OSError as error:
                if error.errno is not None:
                    raise
                raise Problem(sentence, told(error)) from error  # a checksum, not the disk

    def _open(self) -> None:
        if self.kind == "parquet":
            from pyarrow import parquet

            self._parquet = parquet.ParquetFile(
                self._file.path, memory_map=False, pre_buffer=False, page_checksum_verification=True
            )
            self.schema, self.n = self._parquet.schema_arrow, self._parquet.metadata.num_rows
            return
        self._whole = self._read_arrow()
        self._whole.validate(full=True)  # without, a bad offset ends the process later
        self.schema, self.n = self._whole.schema, self._whole.num_rows

    def _read_arrow(self) -> Any:
        with self._pa.OSFile(self._file.path) as source:
            mark = source.read(4)
            source.seek(0)
            if mark == b"FEA1":
                from pyarrow import feather

                return feather.read_table(source, memory_map=False)
            try:
                return self._pa.ipc.open_file(source).read_all()
            except self._pa.ArrowInvalid:
                source.seek(0)
                return self._pa.ipc.open_stream(source).read_all()

    @cached_property
    def text(self) -> tuple[int, ...]:
        """Places of columns that hold words."""
        return tuple(i for i, field in enumerate(self.fields) if self._kind(field.type) == "")

    def _kind(self, type: Any) -> str:
        """The type of the numbers of a column as numpy calls it; empty where there are none."""
        types = self._pa.types
        if types.is_list(type) or types.is_large_list(type) or types.is_fixed_size_list(type):
            inner = type.value_type
            return "" if types.is_nested(inner) else self._kind(inner)
        if types.is_boolean(type):
            return "bool"
        if types.is_integer(type) or types.is_floating(type):
            return str(np.dtype(type.to_pandas_dtype()))
        return ""

    def _is_list(self, type: Any) -> bool:
        types = self._pa.types
        return bool(types.is_list(type) or types.is_large_list(type) or types.is_fixed_size_list(type))

    def entries(self) -> Sequence[Entry]:
        """Every column; how wide lists are is told by the first one."""
        found = []
        for i, field in enumerate(self.fields):
            kind = self._kind(field.type)
            shape: tuple[int, ...] = (self.n,)
            if kind and self._is_list(field.type) and self.n:
                shape = (self.n, self._width(i))
            found.append(Entry(ArrayInfo(field.name, shape, kind or "str"), bool(kind)))
        return found

    def _width(self, place: int) -> int:
        type = self.fields[place].type
        if self._pa.types.is_fixed_size_list(type):
            return int(type.list_size)
        with self._judged():
            if self._whole is not None:
                first = self._whole.column(place).slice(0, 1)
            else:
                batches = self._parquet.iter_batches(1, columns=[self.fields[place].name])
                first = next(iter(batches)).column(0)
        return len(first[0].as_py() or ())

    def read(self, names: Sequence[str], as_classes: bool) -> Found:
        """Columns side by side, one alone as a vector, lists as a matrix; nothing missing but as nan."""
        label = self.name if len(names) > 1 else f"{self.name}::{printable(names[0])}"
        places = [self._place(name) for name in names]
        words = len(names) == 1 and places[0] in self.text
        self._plan(places, label)
        table = self._columns(names)
        self._file.check()
        if words:
            if as_classes:
                return self._numbered(table.column(0), names[0])
            raise Problem(self._holds_words(names[0]))
        for place in places:
            if place in self.text:
                raise Problem(self._holds_words(self.fields[place].name))
        check_rows((self.n,), self.name)
        missing = sum(column.null_count for column in table.columns)
        widths = [self._lists(table.column(i), self.fields[place]) for i, place in enumerate(places)]
        matrix = self._matrix(table, widths, self._common(places, missing))
        if widths == [None]:
            matrix = matrix.reshape(-1)
        info = ArrayInfo(",".join(names), matrix.shape, str(matrix.dtype))
        return info, self._missing(missing, label), [matrix]

    def _common(self, places: Sequence[int], missing: int) -> np.dtype[Any]:
        """The type that holds all these columns; gaps become nan."""
        dtype: np.dtype[Any] = np.result_type(*(np.dtype(self._kind(self.fields[place].type)) for place in places))
        if missing and dtype.kind != "f":
            return np.dtype(np.float64)
        return np.dtype(np.uint8) if dtype.kind == "b" else dtype

    def _plan(self, places: Sequence[int], label: str) -> None:
        """Sums before anything is unpacked: rows times the width of what is wanted."""
        size = 0
        for place in places:
            kind = self._kind(self.fields[place].type)
            lists = self.n and kind and self._is_list(self.fields[place].type)
            size += self.n * np.dtype(kind or "i8").itemsize * (self._width(place) if lists else 1)
        if not self._anyway:
            check_ratio(label, self._file.size, size)
        check_fits(label, _COPIES * size)

    def _columns(self, names: Sequence[str]) -> Any:
        with self._judged():
            if self._whole is not None:
                return self._whole.select(list(names))
            table = self._parquet.read(columns=list(names), use_threads=True).select(list(names))
            for column in table.columns:
                if self._pa.types.is_nested(column.type) or self._kind(column.type) == "":
                    column.validate(full=True)
            return table

    def _lists(self, column: Any, field: Any) -> int | None:
        """How many numbers each list holds; None for a column of single ones.

        Raises:
            Problem: they are not equally long.
        """
        if not self._is_list(field.type):
            return None
        from pyarrow import compute

        lengths = np.asarray(compute.list_value_length(column).fill_null(0))
        if len(lengths) and (lengths != lengths[0]).any():
            row = int(np.argmax(lengths != lengths[0]))
            raise Problem(
                Message(
                    "{name}: row {row} of column {column} has {n} value instead of {wanted}. Give all rows as many.",
                    plural="{name}: row {row} of column {column} has {n} values instead of {wanted}. Give all rows as"
                    " many.",
                    name=self.name,
                    row=row,
                    column=printable(field.name),
                    n=int(lengths[row]),
                    wanted=int(lengths[0]),
                )
            )
        return int(lengths[0]) if len(lengths) else 0

    def _matrix(self, table: Any, widths: Sequence[int | None], dtype: np.dtype[Any]) -> Array:
        """Side by side, some rows at a time: a column through a whole matrix would miss the cache at every row."""
        out = np.empty((self.n, sum(width or 1 for width in widths)), dtype)
        rows = max(1, _AT_ONCE // max(1, out.itemsize * out.shape[1]))
        for start in range(0, self.n, rows):
            self._fill(out[start : start + rows], table.slice(start, rows), widths)
        return out

    def _fill(self, out: Array, table: Any, widths: Sequence[int | None]) -> None:
        at = 0
        for column, width in zip(table.columns, widths, strict=True):
            start = 0
            for chunk in column.chunks:
                stop, step = start + len(chunk), width or 1
                values = chunk if width is None else chunk.flatten()
                numbers = values.to_numpy(zero_copy_only=False)
                out[start:stop, at : at + step] = numbers.reshape(len(chunk), step)
                start = stop
            at += width or 1

    def _missing(self, missing: int, label: str) -> tuple[Message, ...]:
        one, many = mark("{n} cell of {name} is empty or nan."), "{n} cells of {name} are empty or nan."
        return (Message(one, plural=many, name=label, n=missing),) if missing else ()

    def _numbered(self, column: Any, name: str) -> Found:
        """A column of words as class indices in sorted order."""
        kept = self._pa.types
        if not (kept.is_string(column.type) or kept.is_large_string(column.type) or kept.is_dictionary(column.type)):
            raise Problem(self._holds_words(name))
        if column.null_count:
            raise Problem(
                Message(
                    "{name}: {n} row of column {column} names no class. Correct or remove it.",
                    plural="{name}: {n} rows of column {column} name no class. Correct or remove them.",
                    name=self.name,
                    column=printable(name),
                    n=column.null_count,
                )
            )
        words, places = np.unique(np.array(column.to_pylist(), dtype=str), return_inverse=True)
        if len(words) > MOST_CLASSES:
            raise Problem(self._holds_words(name))
        array = places.astype(np.int64)
        notice = Message(
            "The classes in column {column} of {name} are numbered in sorted order: {classes}.",
            column=printable(name),
            name=self.name,
            classes=names_text(f"{word} = {i}" for i, word in enumerate(words.tolist())),
        )
        return ArrayInfo(name, array.shape, "int64"), (notice,), [array]

    def _place(self, name: str) -> int:
        places = [i for i, field in enumerate(self.fields) if field.name == name]
        if len(places) > 1:
            raise twice(self.name, name)
        return places[0]

    def _holds_words(self, name: str) -> Message:
        return Message(
            "{name}: column {column} holds words, not numbers. Number the classes 0, 1, 2 ….",
            name=self.name,
            column=printable(name),
        )

    def close(self) -> None:
        """Let go of the file."""
        if self._parquet is not None:
            self._parquet.close()
        self._file.close()
