"""NumPy's npz archives: stored members are read by rows from the file, packed ones are unpacked within a budget."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.io.class_names import NAME_ARRAYS
from lossexplorer.io.npy import MAGIC, PREFIX, NpyHeader, check_size, oddities, read_header
from lossexplorer.io.plain import PlainSource
from lossexplorer.io.plan import CLASS_NAMES, HARMLESS, META, WORKING, check_fits, check_ratio
from lossexplorer.io.sources import Entry, FileSource, LoadedSource
from lossexplorer.io.usable import check_usable
from lossexplorer.io.wording import names_text, printable

if TYPE_CHECKING:
    from lossexplorer.io.regular import RegularFile
    from lossexplorer.io.ziparchive import Archive, Member

META_NAME = "meta"
"""The member with the JSON text of ``save_batch``."""
_SUFFIX = ".npy"


class NpzFile:
    """Arrays in a zip file.

    Args:
        file: opened; it stays the caller's, who closes it.
        archive: its directory, already checked.
        anyway: unpack also what looks like a bomb, as long as it fits into memory.

    Raises:
        Problem: two members have one name, or there is no array in it.
    """

    kind = "npz"

    def __init__(self, file: RegularFile, archive: Archive, *, anyway: bool = False) -> None:
        self.name = file.name
        self._file, self._archive, self._anyway = file, archive, anyway
        self._notes: NpyHeader | None = None
        self._broken: dict[str, Problem] = {}
        arrays = [member for member in archive.members if member.name.endswith(_SUFFIX)]
        others = [member.name for member in archive.members if not member.name.endswith(_SUFFIX)]
        archive.refuse_twice([member.name.removesuffix(_SUFFIX) for member in arrays])
        self._members = {member.name.removesuffix(_SUFFIX): member for member in arrays}
        if not arrays:
            raise Problem(Message("{name} is a zip file without arrays. Save them with np.savez.", name=self.name))
        self.notices: tuple[Message, ...] = ()
        if others:
            sentence = Message(
                "{name} also holds {others}, which was ignored.", name=self.name, others=names_text(others)
            )
            self.notices = (sentence,)

    def entries(self) -> tuple[Entry, ...]:
        """Every array and every field of records, in the order of the file; opening a damaged one says what it has."""
        found: list[Entry] = []
        for name in self._members:
            if name in self._headers:
                found += self._headers[name].entries(name)
            elif name in self._broken:
                found.append(Entry(ArrayInfo(name, (), "damaged"), usable=True))
        return tuple(found)

    @cached_property
    def _headers(self) -> dict[str, NpyHeader]:
        found = {}
        for name, member in self._members.items():
            try:
                found[name] = self._header(member, name)
            except Problem as problem:
                self._broken[name] = problem
        self.notices += tuple(problem.message for problem in self._broken.values())
        notes = found.get(META_NAME)
        if notes is not None and notes.dtype == np.uint8 and len(notes.shape) == 1:
            self._notes = found.pop(META_NAME)
        return found

    def _header(self, member: Member, name: str) -> NpyHeader:
        label = f"{self.name}::{printable(name)}"
        head = self._archive.head(member, 128)  # enough for nearly all of them, ten thousand times
        if head.startswith(MAGIC) and len(head) == 128 and int.from_bytes(head[8:10], "little") > 118:
            head = self._archive.head(member, PREFIX)
        return read_header(head, label)

    def source(self, name: str) -> FileSource:
        """One array by its member name, or ``member.field`` for a field of its records."""
        if name in self._broken:
            raise self._blamed(self._members[name], self._broken[name])
        key, field = self._split(name)
        header, member = self._headers[key], self._members[key]
        label = f"{self.name}::{printable(name)}"
        info = next(info for info in header.infos(key) if info.name == name)
        dtype = header.dtype[field].base if field else header.dtype
        check_usable(info, header.dtype if header.dtype.hasobject else dtype, label)
        if not self._anyway:
            check_ratio(label, member.packed, member.unpacked)
        try:
            extra = check_size(header, member.unpacked, label)
        except Problem as problem:
            raise self._blamed(member, problem) from None
        notices = oddities(header, dtype, extra, label, by_rows=not member.is_stored)
        if member.is_stored:
            self._archive.verify(member)
            layout = header.layout(self._archive.data_start(member), field)
            return PlainSource(self._file, info, layout, notices)
        check_fits(label, WORKING * member.unpacked)
        return LoadedSource(self._unpack(member, header, field), info, notices)

    def _blamed(self, member: Member, problem: Problem) -> Problem:
        """The problem, unless the checksum shows that its cause is damage on the way."""
        if member.unpacked <= HARMLESS:
            self._archive.verify(member)
        return problem

    def _split(self, name: str) -> tuple[str, str]:
        if name in self._headers and not self._headers[name].dtype.names:
            return name, ""
        parts = ((key, name[len(key) + 1 :]) for key in self._headers if name.startswith(f"{key}."))
        return next((key, field) for key, field in parts if field in (self._headers[key].dtype.names or ()))

    def _unpack(self, member: Member, header: NpyHeader, field: str) -> np.ndarray[Any, np.dtype[Any]]:
        codec = header.layout(0, field).codec
        raw = np.empty(header.needed, np.uint8)
        self._archive.load(member, raw, skip=header.start)
        self._file.check()
        stored = raw.view(codec.stored).reshape(header.shape, order="F" if header.by_columns else "C")
        stored = np.ascontiguousarray(stored)
        return codec.decode(stored) if codec.decode else stored

    def meta(self) -> tuple[dict[str, Any], tuple[Message, ...]]:
        """What ``save_batch`` wrote beside the arrays, and a notice if it cannot be understood; after ``entries``."""
        if self._notes is None:
            return {}, ()
        try:
            return self._parsed(self._members[META_NAME], self._notes), ()
        except Exception:  # a batch is not lost for its label, and the notice says what happened
            sentence = Message(
                "The notes in {name} (loss, observed value) are damaged and were ignored.", name=self.name
            )
            return {}, (sentence,)

    def class_names(self) -> tuple[tuple[str, ...], tuple[Message, ...]]:
        """The array of texts that is called like names of classes, if there is one; after ``entries``.

        Returns:
            The names, and a notice if they cannot be read.
        """
        texts = {name.casefold(): name for name, header in self._headers.items() if header.dtype.kind in "US"}
        found = next((texts[wish] for wish in NAME_ARRAYS if wish in texts), None)
        if found is None or len(self._headers[found].shape) != 1:
            return (), ()
        try:
            return self._texts(self._members[found], self._headers[found]), ()
        except Exception:  # as above
            sentence = Message(
                "The names of the classes in {name} are damaged and were ignored.", name=f"{self.name}::{found}"
            )
            return (), (sentence,)

    def _texts(self, member: Member, header: NpyHeader) -> tuple[str, ...]:
        if max(header.needed, header.shape[0]) > CLASS_NAMES:  # a text without room for a letter needs no bytes
            raise ValueError("too long")
        check_size(header, member.unpacked, self.name)
        raw = np.empty(header.needed, np.uint8)
        self._archive.load(member, raw, skip=header.start)
        self._file.check()
        if header.dtype.kind == "S":
            encoding = "utf-8"
        else:  # numpy would make texts of what is no character
            encoding = "utf-32-be" if header.dtype.str.startswith(">") else "utf-32-le"
        cells = raw.reshape(header.shape[0], header.dtype.itemsize)
        return tuple(cell.tobytes().decode(encoding).rstrip("\0") for cell in cells)

    def _parsed(self, member: Member, header: NpyHeader) -> dict[str, Any]:
        if member.unpacked > META:
            raise ValueError("too long")
        check_size(header, member.unpacked, self.name)
        meta = json.loads(self._unpack(member, header, "").tobytes().decode("utf-8"))
        if not isinstance(meta, dict):
            raise TypeError("not an object")
        return meta
