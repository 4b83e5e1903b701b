"""PyTorch files: checksums and sizes first, then ``torch.load(weights_only=True)``, never mapped, never unpickled."""

from __future__ import annotations

import re
import sys
import warnings
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.base.door import torch
from lossexplorer.io.child.readers import Rows, in_memory
from lossexplorer.io.child.tree import tensors_in, texts_in
from lossexplorer.io.codec import WIDENED, codec_named
from lossexplorer.io.foreign import pickle_sentence
from lossexplorer.io.guard import guarded, told
from lossexplorer.io.opcodes import foreign_globals
from lossexplorer.io.plan import PICKLE, WORKING, check_count, check_fits, check_ratio
from lossexplorer.io.regular import RegularFile, Stream
from lossexplorer.io.sniff import ZIP
from lossexplorer.io.sources import Entry
from lossexplorer.io.usable import check_rows, type_notices
from lossexplorer.io.wording import printable
from lossexplorer.io.ziparchive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lossexplorer.io.child.readers import Array
    from lossexplorer.io.ziparchive import Member

_PLAIN = frozenset("float16 float32 float64 bool uint8 int8 int16 uint16 int32 uint32 int64 uint64".split())
_WIDENED = frozenset({*WIDENED, "float8_e4m3fnuz", "float8_e5m2fnuz"})
_IN_PLACE = _PLAIN | {*WIDENED}
"""Types that plain reads can make numbers of."""
_NAMED_GLOBAL = re.compile(r"GLOBAL ([\w.]{1,200})")


class PtReader:
    """Tensors in a file of ``torch.save``. Imports torch, but reads no tensor until it is asked for.

    Args:
        file: opened; closed with the reader.
        anyway: unpack also what looks like a bomb, as long as it fits into memory.

    Raises:
        Problem: it is a program, wants to run code, is damaged, or holds no tensors.
    """

    kind = "pt"
    text = ()

    def __init__(self, file: RegularFile, *, anyway: bool) -> None:
        self.name = file.name
        self.notices: tuple[Message, ...] = ()
        self._file = file
        self._archive = Archive(file) if file.read(0, len(ZIP[0])) in ZIP else None  # files before 2020 are none
        self._verified = False
        self._texts: dict[str, Sequence[str]] = {}
        members = self._archive.members if self._archive is not None else []
        self._has_sums = any(member.crc for member in members)
        if not anyway:
            check_ratio(self.name, sum(m.packed for m in members), sum(m.unpacked for m in members))
        self._refuse_code()
        self._tensors = self._tensors_without_numbers()
        check_count(self.name, len(self._tensors))

    def _refuse_code(self) -> None:
        """Look for programs and foreign names before torch sees the file, which then looks once more."""
        if self._archive is None:
            wanted = foreign_globals(self._file.read(0, PICKLE), pickles=5)  # magic, version, system, objects, keys
        else:
            pickle = self._pickle(self._archive)
            if self._has_sums:
                self._archive.verify(pickle)
            else:
                self.notices += (
                    Message("{name} was saved without checksums; damage would go unseen.", name=self.name),
                )
            text = self._archive.head(pickle, PICKLE)
            if text[:1] == b"\x80" and text[1:2] > b"\x03":
                raise Problem(
                    Message("{name} uses a newer pickle protocol. Save it without pickle_protocol.", name=self.name)
                )
            wanted = foreign_globals(text)
        if any(not name.startswith("torch.") or name.startswith(("torch.nn.", "torch.fx.")) for name in wanted):
            raise Problem(pickle_sentence(self.name, wanted))

    def _pickle(self, archive: Archive) -> Member:
        names = {member.name.partition("/")[2] or member.name: member for member in archive.members}
        if len(names) < len(archive.members):  # two folders: torch might read another one than was looked at
            raise Problem(Message("{name} has a damaged zip directory. Copy the file again.", name=self.name))
        if "constants.pkl" in names:
            raise Problem(
                Message(
                    "{name} is a TorchScript program, not data. Save the tensors: torch.save({{'logits': t}}, f).",
                    name=self.name,
                )
            )
        pickle = names["data.pkl"]
        if pickle.unpacked > PICKLE:
            raise Problem(Message("{name} holds too many objects. Save the tensors in one dictionary.", name=self.name))
        return pickle

    def _tensors_without_numbers(self) -> dict[str, Any]:
        """Shapes and types: loaded onto the meta device, torch reads no tensor of a zip file."""
        try:
            root = self._load("meta")
            self._texts = texts_in(root, self.name)
            return tensors_in(root, self.name)
        except Problem as problem:
            if not isinstance(problem.__cause__, NotImplementedError):
                raise
        return self._everything()  # quantised and nested tensors cannot be without numbers

    def _everything(self) -> dict[str, Any]:
        """All tensors with their numbers, which are verified first."""
        size = self._file.size
        if self._archive is not None:
            size = sum(member.unpacked for member in self._archive.members)
        check_fits(self.name, WORKING * size)
        if self._archive is not None and self._has_sums and not self._verified:
            for member in self._archive.members:
                self._archive.verify(member)
            self._verified = True
        tensors = tensors_in(self._load("cpu"), self.name)
        self._file.check()
        return tensors

    def _load(self, device: str) -> object:
        sentence = Message("{name} is not a PyTorch file or is damaged. Save it again with torch.save.", name=self.name)
        deep = Message("{name} is nested too deeply to show. Save the tensors in one dictionary.", name=self.name)
        with guarded(self.name, sentence), Stream(self._file) as stream, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about formats of the future; the numbers are checked by ourselves
            try:
                return torch.load(cast("Any", stream), map_location=device, weights_only=True, mmap=False)
            except RecursionError as error:
                raise Problem(deep, told(error)) from error
            except Exception as error:
                self._file.call_tick()  # torch has made an error of its own out of Cancelled
                named = _NAMED_GLOBAL.search(str(error))
                if named is None:
                    raise
                raise Problem(pickle_sentence(self.name, [named[1]]), told(error)) from error

    def entries(self) -> tuple[Entry, ...]:
        """Every tensor by its path in the file, and every list of texts."""
        texts = (Entry(ArrayInfo(path, (len(each),), "str"), False) for path, each in self._texts.items())
        return (*(_entry(path, tensor) for path, tensor in self._tensors.items()), *texts)

    def rows(self, what: Sequence[str], *, headers: Sequence[str] | None) -> Rows:
        """One tensor by its path; words stand for nothing here."""
        (name,) = what
        label = f"{self.name}::{printable(name)}" if name else self.name
        if name not in self._tensors:
            raise Problem(Message("{name} holds texts; losses need real numbers.", name=label))
        entry = _entry(name, self._tensors[name])
        _check_kind(self._tensors[name], entry.info, label)
        check_rows(entry.info.shape, label)
        notices = type_notices(entry.info.dtype, label)
        place = self._place(self._tensors[name], entry.info, self._archive)
        if place is not None:
            return Rows(entry.info, notices, codec_named(entry.info.dtype).dtype, None, plain=place)
        tensor = self._everything()[name]
        _check_kind(tensor, entry.info, label)
        if tensor.is_meta:
            raise Problem(
                Message("{name} is a meta tensor: only its shape was saved. Save one with values.", name=label)
            )
        with guarded(label, Message("{name} cannot be turned into numbers. Save it again as float32.", name=label)):
            array = _numbers(tensor, entry.info.dtype)
        return Rows(entry.info, notices, array.dtype, partial(in_memory, array), at_once=True)

    def words(self, places: Sequence[int]) -> Iterator[tuple[int, bytes, Array]]:
        """Some lists of texts; see ``Reader``."""
        lists = list(self._texts.values())
        for place in places:
            texts = [text.encode("utf-8", "replace") for text in lists[place - len(self._tensors)]]
            yield place, b"".join(texts), np.fromiter(map(len, texts), np.int64, len(texts))

    @property
    def word_places(self) -> Sequence[int]:
        """Places of lists of texts."""
        return range(len(self._tensors), len(self._tensors) + len(self._texts))

    def _place(self, tensor: Any, info: ArrayInfo, archive: Archive | None) -> dict[str, Any] | None:
        """Where its numbers lie in the file, verified by now; None if plain reads would not give them."""
        start = getattr(tensor.untyped_storage(), "_checkpoint_offset", None)
        by_columns = not tensor.is_contiguous()
        in_order = not by_columns or tensor.permute(*reversed(range(tensor.ndim))).is_contiguous()
        if archive is None or start is None or not in_order or tensor.is_neg() or info.dtype not in _IN_PLACE:
            return None
        member = max((m for m in archive.members if m.offset < start), key=lambda m: m.offset, default=None)
        stored = int(tensor.untyped_storage().nbytes())
        skip = tensor.storage_offset() * tensor.element_size()
        if member is None or not member.is_stored or archive.data_start(member) != start or self._other_order(archive):
            return None
        if not skip + tensor.nbytes <= stored <= member.unpacked:
            return None
        if self._has_sums:
            archive.verify(member)
        return {"offset": start + skip, "by_columns": by_columns}

    def _other_order(self, archive: Archive) -> bool:
        """Whether it was saved on a machine whose bytes stand the other way round."""
        marks = [member for member in archive.members if member.name.rpartition("/")[2] == "byteorder"]
        return any(archive.head(mark, 8) != sys.byteorder.encode() for mark in marks)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _entry(path: str, tensor: Any) -> Entry:
    dtype = "nested" if tensor.is_nested else str(tensor.dtype).removeprefix("torch.")
    shape = () if tensor.is_nested else tuple(int(size) for size in tensor.shape)
    usable = tensor.layout is torch.strided and dtype in _PLAIN | _WIDENED and bool(shape)
    return Entry(ArrayInfo(path, shape, dtype), usable)


def _check_kind(tensor: Any, info: ArrayInfo, label: str) -> None:
    """Refuse what is not a dense tensor of real numbers with all its values stored."""
    sentence = _why_not_numbers(tensor, info.dtype, label)
    if sentence is not None:
        raise Problem(sentence)
    stored = int(tensor.untyped_storage().nbytes()) // tensor.element_size()
    if tensor.numel() > stored:
        raise Problem(
            Message(
                "{name} says that it holds {count} values but stores {stored}, and was not opened."
                " Save it with t.contiguous().",
                name=label,
                count=tensor.numel(),
                stored=stored,
            )
        )


def _why_not_numbers(tensor: Any, dtype: str, label: str) -> Message | None:
    kind = "nested" if dtype == "nested" else str(tensor.layout).removeprefix("torch.")
    if kind != "strided":
        return Message("{name} is a {kind} tensor. Save it as a dense one: t.to_dense().", name=label, kind=kind)
    if tensor.is_quantized:
        return Message("{name} is quantised ({dtype}). Save it with t.dequantize().", name=label, dtype=dtype)
    if dtype.startswith("complex"):
        return Message(
            "{name} has type {dtype}; losses need real numbers. Save t.real or t.abs().", name=label, dtype=dtype
        )
    if dtype not in _PLAIN | _WIDENED:
        return Message(
            "{name} has type {dtype}, which is not supported. Save it with t.float().", name=label, dtype=dtype
        )
    return None


def _numbers(tensor: Any, dtype: str) -> Array:
    tensor = tensor.detach().resolve_neg()
    if dtype in _WIDENED:
        tensor = tensor.float()
    elif tensor.untyped_storage().nbytes() > 2 * tensor.numel() * tensor.element_size():
        tensor = tensor.clone()  # a small view would keep a large tensor in memory
    return cast("Array", tensor.numpy())
