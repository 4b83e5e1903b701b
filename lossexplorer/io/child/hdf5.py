"""HDF5 files, read by rows. Nothing is followed that leads out of the file."""

from __future__ import annotations

import re
from functools import partial
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArrayInfo, Message, Problem, mark
from lossexplorer.io.child.readers import Rows
from lossexplorer.io.codec import is_readable
from lossexplorer.io.fixed_words import texts_of
from lossexplorer.io.guard import told
from lossexplorer.io.plan import MOST_DEPTH, MOST_NODES, check_count, check_fits, check_ratio
from lossexplorer.io.sources import Entry
from lossexplorer.io.usable import called, check_rows, cut, type_notices
from lossexplorer.io.wording import amount, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lossexplorer.io.child.readers import Array
    from lossexplorer.io.regular import RegularFile

_WORDS = 1 << 14
"""Texts that are read at a time."""
_CUT = re.compile(r"truncated file: eof = (\d+), sblock->base_addr = \d+, stored_eof = (\d+)")


class Hdf5Reader:
    """Datasets in an HDF5 file.

    Args:
        file: opened; closed with the reader.
        anyway: unpack also what looks like a bomb.

    Raises:
        Problem: it is cut, damaged, or holds too much.
    """

    kind = "hdf5"

    def __init__(self, file: RegularFile, *, anyway: bool) -> None:
        import h5py

        self._h5py: Any = h5py
        self.name = file.name
        self.text: tuple[int, ...] = ()
        self.notices: tuple[Message, ...] = ()
        self._file, self._anyway = file, anyway
        try:
            self._root: Any = h5py.File(file.path, "r", locking=False)
        except OSError as error:
            raise self._unopened(error) from error
        self._datasets: dict[str, Any] = {}
        self._left: dict[str, str] = {}
        self._walk()
        check_count(self.name, len(self._datasets))

    def _unopened(self, error: OSError) -> Problem:
        found = _CUT.search(str(error))
        if found:
            return cut(self.name, int(found[1]), int(found[2]))
        return Problem(Message("{name} is cut or not HDF5. Copy it again.", name=self.name), told(error))

    def _walk(self) -> None:
        """All datasets by their paths, each group once, links to elsewhere noted and left alone."""
        waiting, seen, nodes = [("", self._root, 0)], set(), 0
        while waiting:
            path, group, depth = waiting.pop()
            for key in group:
                nodes += 1
                if nodes > MOST_NODES or depth > MOST_DEPTH:
                    raise Problem(
                        Message("{name} is nested too deeply to show. Save the arrays in one group.", name=self.name)
                    )
                link, inner = group.get(key, getlink=True), f"{path}/{key}" if path else key
                if isinstance(link, self._h5py.ExternalLink):
                    self._left[inner] = str(link.filename)
                if not isinstance(link, self._h5py.HardLink):
                    continue
                node = group[key]
                place = self._h5py.h5o.get_info(node.id).addr
                if isinstance(node, self._h5py.Dataset):
                    self._datasets[inner] = node
                elif isinstance(node, self._h5py.Group) and place not in seen:
                    seen.add(place)
                    waiting.append((inner, node, depth + 1))

    def entries(self) -> Sequence[Entry]:
        """Every dataset by its path, and every link to another file."""
        found = [Entry(_info(name, node), _is_usable(node)) for name, node in self._datasets.items()]
        return [*found, *(Entry(ArrayInfo(name, (), "link"), False) for name in self._left)]

    def rows(self, what: Sequence[str], *, headers: Sequence[str] | None) -> Rows:
        """One dataset by its path; words stand for nothing here."""
        (name,) = what
        label = f"{self.name}::{printable(name)}"
        if name in self._left:
            raise Problem(_elsewhere(label, self._left[name]))
        node = self._datasets[name]
        self._refuse(node, label)
        native = np.dtype(node.dtype.newbyteorder("="))
        notices = type_notices(str(native), label)
        if not node.dtype.isnative:
            other = mark("{name} has another byte order ({dtype}); it was converted.")
            notices = (Message(other, name=label, dtype=str(node.dtype)), *notices)
        dtype = np.dtype(np.uint8) if native.kind == "b" else native
        return Rows(_info(name, node), notices, dtype, partial(self._fill, node, label))

    @property
    def word_places(self) -> Sequence[int]:
        """Vectors of texts, in cells of one width or of any."""
        kinds = [self._h5py.check_string_dtype(node.dtype) for node in self._datasets.values()]
        shapes = [node.shape for node in self._datasets.values()]
        return [i for i, kind in enumerate(kinds) if kind is not None and len(shapes[i] or ()) == 1]

    def words(self, places: Sequence[int]) -> Iterator[tuple[int, bytes, Array]]:
        """Some vectors, one after the other; see ``Reader``."""
        nodes = list(self._datasets.items())
        for place in places:
            name, node = nodes[place]
            label = f"{self.name}::{printable(name)}"
            self._refuse_elsewhere(node, label)
            self._need_filters(node, label)
            for start in range(0, node.shape[0], _WORDS):
                texts = [text.encode("utf-8", "replace") for text in texts_of(self._read(node, label, start, _WORDS))]
                yield place, b"".join(texts), np.fromiter(map(len, texts), np.int64, len(texts))
                self._file.call_tick()
        self._file.check()

    def _fill(self, node: Any, label: str, out: Array, start: int) -> None:
        """Fill an array with the rows from ``start`` on."""
        out[...] = self._read(node, label, start, len(out))
        self._file.check()

    def _read(self, node: Any, label: str, start: int, count: int) -> Array:
        try:
            return np.asarray(node[start : start + count])
        except OSError as error:
            self._file.check()
            sentence = Message("{name} is damaged (checksum or packing). Copy the file again.", name=label)
            raise Problem(sentence, told(error)) from error

    def _refuse(self, node: Any, label: str) -> None:
        """What would read other files, run code, or take more memory than there is."""
        self._refuse_elsewhere(node, label)
        if not is_readable(node.dtype):
            raise Problem(
                Message(
                    "{name} has type {dtype}; losses need real numbers. Save it as float32, or labels as int64.",
                    name=label,
                    dtype=called(node.dtype),
                )
            )
        check_rows(node.shape, label)
        self._refuse_empty(node, label)
        check_fits(label, 2 * prod(node.chunks or ()) * node.dtype.itemsize)
        self._need_filters(node, label)

    def _refuse_elsewhere(self, node: Any, label: str) -> None:
        if node.external or node.is_virtual:
            where = node.external[0][0] if node.external else node.virtual_sources()[0].file_name
            raise Problem(_elsewhere(label, str(where)))

    def _refuse_empty(self, node: Any, label: str) -> None:
        """Numbers that nobody stored, and a few that unpack to suspiciously many."""
        size, stored = prod(node.shape) * node.dtype.itemsize, int(node.id.get_storage_size())
        if stored and not self._anyway:
            check_ratio(label, stored, size)
        if not stored:
            raise Problem(
                Message(
                    "{name} says that it holds {count} values ({size}) but none of them is stored. It is damaged; save"
                    " it again.",
                    name=label,
                    count=prod(node.shape),
                    size=amount(size),
                )
            )

    def _need_filters(self, node: Any, label: str) -> None:
        plan = node.id.get_create_plist()
        for i in range(plan.get_nfilters()):
            code, _, _, name = plan.get_filter(i)
            if not self._h5py.h5z.filter_avail(code):
                raise Problem(
                    Message(
                        "{name} is packed with {filter}, which needs a plugin of HDF5. Save it with gzip or unpacked.",
                        name=label,
                        filter=printable(name.decode("utf-8", "replace") or str(code), 40),
                    )
                )

    def close(self) -> None:
        """Let go of the file."""
        self._root.close()
        self._file.close()


def _info(name: str, node: Any) -> ArrayInfo:
    return ArrayInfo(name, tuple(node.shape or ()), called(node.dtype))


def _is_usable(node: Any) -> bool:
    return bool(node.shape) and is_readable(node.dtype)


def _elsewhere(label: str, where: str) -> Message:
    return Message(
        "{name} points to another file ({where}). For safety it is not read; save the numbers themselves.",
        name=label,
        where=printable(where),
    )
