"""The one way in: a path, perhaps with a name, becomes a listing, an array, or a batch of predictions and targets."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

from lossexplorer.base import ArrayInfo, Batch, Message, Problem
from lossexplorer.io.choose import Role, pick, split_name
from lossexplorer.io.choose_columns import pick_columns, predicted_columns, predicted_names
from lossexplorer.io.guard import guarded
from lossexplorer.io.regular import FileChanged, RegularFile
from lossexplorer.io.wording import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lossexplorer.io.csv import CsvFile
    from lossexplorer.io.npz import NpzFile
    from lossexplorer.io.sources import Container, FileSource, TableContainer


@dataclass(frozen=True)
class FileContents:
    """What a file holds, from its headers only."""

    kind: str
    """As ``Container.kind``, whatever its name says."""
    arrays: tuple[ArrayInfo, ...]
    """Everything in it: arrays, tensors, fields or columns."""
    notices: tuple[Message, ...]
    """What is odd about the file, but can be read."""


def contents(path: str | os.PathLike[str]) -> FileContents:
    """List what a file holds.

    Args:
        path: the file alone, without ``::NAME``.

    Raises:
        Problem: it cannot be opened, or is none of the kinds that are read.
    """
    with _opened(os.fspath(path)) as container:
        arrays = tuple(entry.info for entry in container.entries())
        return FileContents(container.kind, arrays, _notices_of(container))


def open_array(path: str | os.PathLike[str], name: str = "", *, unpack_anyway: bool = False) -> FileSource:
    """Open one array of a file.

    Args:
        path: the file alone, without ``::NAME``.
        name: as ``contents`` lists it; of a table also several columns with commas between them. Empty: the only one
            or the one called like predictions, and of a table all columns of numbers.
        unpack_anyway: unpack also what looks like a bomb, as long as it fits into memory.

    Returns:
        The array, to be read by rows. It has ``notices`` and ``close()``; dropping it closes it too.

    Raises:
        AmbiguousFile: no name is given, and there are several arrays.
        Problem: it cannot be opened, or there is no such array.
    """
    with _opened(os.fspath(path), anyway=unpack_anyway) as container:
        if _is_table(container) and not name:
            return container.columns(predicted_columns(container))
        return _side(container, "predictions", name, alone=False)[0]


def open_named(
    path: str | os.PathLike[str], names: Iterable[str], *, unpack_anyway: bool = False
) -> dict[str, FileSource]:
    """Open the arrays, or columns, of these names, as far as a file has them.

    Args:
        path: the file alone, without ``::NAME``.
        names: exact names.
        unpack_anyway: unpack also what looks like a bomb, as long as it fits into memory.

    Raises:
        Problem: the file cannot be opened or used.
    """
    with _opened(os.fspath(path), anyway=unpack_anyway) as container:
        there = {entry.info.name for entry in container.entries()}
        return {name: container.source(name) for name in names if name in there}


def open_batch(
    predictions: str | os.PathLike[str],
    targets: str | os.PathLike[str] | None = None,
    *,
    unpack_anyway: bool = False,
    tick: Callable[[], None] | None = None,
) -> Batch:
    """Open predictions and targets.

    Args:
        predictions: ``FILE`` or ``FILE::NAME``.
        targets: likewise; None if both are in the first file.
        unpack_anyway: unpack also what looks like a bomb, as long as it fits into memory.
        tick: called before every reading while the files are opened; may raise ``Cancelled``.

    Returns:
        Both sides as they are in the files, with everything odd about them as notices. The sources have ``close()``;
        dropping them closes them too.

    Raises:
        AmbiguousFile: a file holds several arrays and it is not clear which one is meant.
        Problem: a file cannot be opened or used.
    """
    path, wanted = split_name(os.fspath(predictions))
    with _opened(path, anyway=unpack_anyway, tick=tick) as container:
        if targets is None:
            return _from_one(container, wanted)
        other, other_wanted = split_name(os.fspath(targets))
        taken = container.named(other_wanted) if other == path and _is_table(container) else ()
        left, left_notices = _side(container, "predictions", wanted, alone=bool(taken), taken=taken)
        headers = predicted_names(container, wanted, taken) if _is_table(container) else []
        meta, meta_notices = _meta(container)
        names, name_notices = _class_names(container, headers)
        notices = (*_notices_of(container), *left_notices, *meta_notices, *name_notices)
        if other == path:
            right, right_notices = _side(container, "targets", other_wanted, alone=False, headers=headers)
        else:
            with _opened(other, anyway=unpack_anyway, tick=tick) as second:
                right, right_notices = _side(second, "targets", other_wanted, alone=False, headers=headers)
                more, more_notices = _class_names(second, ())
                names, right_notices = names or more, (*_notices_of(second), *right_notices, *more_notices)
    names = right.info.classes or names
    return Batch(left, right, _each_once(*notices, *right_notices), meta, class_names=names)


def _from_one(container: Container, wanted: str) -> Batch:
    """Both sides from one file."""
    headers = predicted_names(container, wanted) if _is_table(container) else []
    if _is_table(container):
        right, right_notices = _side(container, "targets", "", alone=True, headers=headers)
        left, left_notices = _side(container, "predictions", wanted, alone=True)
    else:
        name, left = pick(container, "predictions", wanted)
        _, right = pick(container, "targets", "", taken=name)
        left_notices, right_notices = left.notices, right.notices
    meta, meta_notices = _meta(container)
    names, name_notices = _class_names(container, headers)
    notices = _each_once(*_notices_of(container), *left_notices, *right_notices, *meta_notices, *name_notices)
    return Batch(left, right, notices, meta, class_names=right.info.classes or names)


def _side(
    container: Container,
    role: Role,
    wanted: str,
    *,
    alone: bool,
    taken: Sequence[int] = (),
    headers: Sequence[str] = (),
) -> tuple[FileSource, tuple[Message, ...]]:
    """One side of the batch and what was odd about it."""
    if _is_table(container):
        source, notices = pick_columns(container, role, wanted, alone=alone, taken=taken, headers=headers)
        return source, (*notices, *source.notices)
    _, source = pick(container, role, wanted)
    return source, source.notices


@contextmanager
def _opened(path: str, *, anyway: bool = False, tick: Callable[[], None] | None = None) -> Iterator[Container]:
    """A file, opened as what it is; closed at the end, but for what its sources still hold."""
    file = RegularFile(path, tick)
    try:
        sentence = Message("{name} is damaged and cannot be read. Save it again or copy it again.", name=file.name)
        with guarded(file.name, sentence):
            yield _container(file, anyway=anyway)
    finally:
        file.tick = None  # rows are read for somebody else
        file.close()


def _container(file: RegularFile, *, anyway: bool) -> Container:
    """The reader of a file. Readers are imported when needed: a window that opens no file pays for none of them."""
    from lossexplorer.io.sniff import REMOTE, TABLES, kind_of

    kind = kind_of(file)
    if kind == "zip":
        return _zip_container(file, anyway=anyway)
    if kind == "npy":
        from lossexplorer.io.npy import NpyFile

        return NpyFile(file)
    if kind == "safetensors":
        from lossexplorer.io.safetensors import SafetensorsFile

        return SafetensorsFile(file)
    if kind in REMOTE:
        from lossexplorer.io.remote import RemoteFile, RemoteTable

        return (RemoteTable if kind in TABLES else RemoteFile)(file, kind, anyway=anyway)
    return _table(file)


def _zip_container(file: RegularFile, *, anyway: bool) -> Container:
    from lossexplorer.io.sniff import kind_of_zip
    from lossexplorer.io.ziparchive import Archive

    archive = Archive(file)
    if kind_of_zip(archive) == "npz":
        from lossexplorer.io.npz import NpzFile

        return NpzFile(file, archive, anyway=anyway)
    from lossexplorer.io.remote import RemoteFile

    return RemoteFile(file, "pt", anyway=anyway)


def _table(file: RegularFile) -> CsvFile:
    """A table of text; under a name that promises a binary file its text must really be numbers."""
    from lossexplorer.io.csv import CsvFile
    from lossexplorer.io.sniff import suffix_kind, unknown

    promised = suffix_kind(file.name)
    if promised in ("", "csv", "foreign"):
        return CsvFile(file)
    try:
        table = CsvFile(file)
        _ = table.table
    except FileChanged:
        raise
    except Problem as problem:
        raise Problem(unknown(file.name), problem.details or clean(str(problem))) from problem
    return table


def _is_table(container: Container) -> TypeGuard[TableContainer]:
    return container.kind in ("csv", "parquet", "arrow")


def _is_npz(container: Container) -> TypeGuard[NpzFile]:
    return container.kind == "npz"


def _notices_of(container: Container) -> tuple[Message, ...]:
    from lossexplorer.io.sniff import wrong_suffix

    return wrong_suffix(container.name, container.kind) + container.notices


def _meta(container: Container) -> tuple[dict[str, Any], tuple[Message, ...]]:
    return container.meta() if _is_npz(container) else ({}, ())


def _class_names(container: Container, headers: Sequence[str]) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """What the classes are called: the headers of the columns of predictions, or an array of names beside them."""
    from lossexplorer.io.class_names import names_of_columns

    return container.class_names() if _is_npz(container) else (names_of_columns(headers), ())


def _each_once(*notices: Message) -> tuple[Message, ...]:
    return tuple(dict.fromkeys(notices))
