"""Parquet, Arrow and Feather: tables of columns, each of numbers, of lists of numbers, or of words."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArrayInfo, Message, Problem, mark
from lossexplorer.io.child.batches import open_batches
from lossexplorer.io.child.columns import Columns, is_list, numbered
from lossexplorer.io.child.readers import Rows, in_memory
from lossexplorer.io.guard import guarded, told
from lossexplorer.io.labels import MOST_CLASSES, numbering
from lossexplorer.io.plan import RATIO, check_count, check_ratio, memory_budget
from lossexplorer.io.sources import Entry
from lossexplorer.io.usable import check_rows, twice
from lossexplorer.io.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lossexplorer.io.child.readers import Array
    from lossexplorer.io.regular import RegularFile


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
        with self._judged():
            self._batches = open_batches(file, kind)
        self.fields, self.n = list(self._batches.schema), self._batches.n
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

    @cached_property
    def text(self) -> tuple[int, ...]:
        """Places of columns that hold words."""
        return tuple(i for i, field in enumerate(self.fields) if self._kind(field.type) == "")

    def _kind(self, type: Any) -> str:
        """The type of the numbers of a column as numpy calls it; empty where there are none."""
        types = self._pa.types
        if is_list(type):
            inner = type.value_type
            return "" if types.is_nested(inner) else self._kind(inner)
        if types.is_boolean(type):
            return "bool"
        if types.is_decimal(type):
            return "float64"
        if types.is_integer(type) or types.is_floating(type):
            return str(np.dtype(type.to_pandas_dtype()))
        return ""

    def entries(self) -> Sequence[Entry]:
        """Every column; how wide lists are is told by the first one."""
        found = []
        for field in self.fields:
            kind = self._kind(field.type)
            shape: tuple[int, ...] = (self.n,)
            if kind and is_list(field.type) and self.n:
                shape = (self.n, self._columns([field.name]).widths[0])
            found.append(Entry(ArrayInfo(field.name, shape, kind or "str"), bool(kind)))
        return found

    def _columns(self, names: Sequence[str]) -> Columns:
        with self._judged():
            return Columns(self._batches, names, self.name, self._file.call_tick)

    def rows(self, what: Sequence[str], *, headers: Sequence[str] | None) -> Rows:
        """Columns side by side, one alone as a vector, lists as a matrix; nothing missing but as nan."""
        label = self.name if len(what) > 1 else f"{self.name}::{printable(what[0])}"
        places = [self._place(name) for name in what]
        words = [place for place in places if place in self.text]
        if words and (headers is None or len(what) > 1):
            raise Problem(self._holds_words(self.fields[words[0]].name))
        check_rows((self.n,), self.name)
        columns = self._columns(what)
        if words and headers is not None:
            return self._numbered(columns, what[0], headers)
        kinds = [np.dtype(self._kind(self.fields[place].type)) for place in places]
        if not self._anyway:
            widths = zip(kinds, columns.widths, strict=True)
            check_ratio(label, self._file.size, self.n * sum(kind.itemsize * width for kind, width in widths))
        with self._judged():
            missing = columns.missing()
        self._file.check()
        dtype = _common(kinds, missing)
        alone = len(places) == 1 and not columns.lists[0]
        shape = (self.n,) if alone else (self.n, sum(columns.widths))
        check_rows(shape, label)
        info = ArrayInfo(",".join(what), shape, str(dtype))
        return Rows(info, self._missing(missing, label), dtype, partial(self._fill, columns), goes_on=True)

    def _fill(self, columns: Columns, out: Array, start: int) -> None:
        with self._judged():
            columns.fill(out.reshape(len(out), -1), start)
        self._file.check()

    def _missing(self, missing: int, label: str) -> tuple[Message, ...]:
        one, many = mark("{n} cell of {name} is empty or nan."), "{n} cells of {name} are empty or nan."
        return (Message(one, plural=many, name=label, n=missing),) if missing else ()

    def _numbered(self, columns: Columns, name: str, headers: Sequence[str]) -> Rows:
        """A column of words as class indices."""
        kept, type = self._pa.types, self.fields[self._place(name)].type
        if not (kept.is_string(type) or kept.is_large_string(type) or kept.is_dictionary(type)):
            raise Problem(self._holds_words(name))
        with self._judged():
            array, classes, missing = numbered(columns, MOST_CLASSES, headers)
        self._file.check()
        if missing:
            raise Problem(
                Message(
                    "{name}: {n} row of column {column} names no class. Correct or remove it.",
                    plural="{name}: {n} rows of column {column} name no class. Correct or remove them.",
                    name=self.name,
                    column=printable(name),
                    n=missing,
                )
            )
        if not classes:
            raise Problem(self._holds_words(name))
        notice = numbering(classes, headers, name, self.name)
        info = ArrayInfo(name, array.shape, "int64", tuple(classes))
        return Rows(info, (notice,), array.dtype, partial(in_memory, array), at_once=True)

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
        self._batches.close()
        self._file.close()


def _common(kinds: Sequence[np.dtype[Any]], missing: int) -> np.dtype[Any]:
    """The type that holds all these columns; gaps become nan."""
    dtype: np.dtype[Any] = np.result_type(*kinds)
    if missing and dtype.kind != "f":
        return np.dtype(np.float64)
    return np.dtype(np.uint8) if dtype.kind == "b" else dtype
