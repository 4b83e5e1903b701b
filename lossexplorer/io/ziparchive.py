"""Zip files whose directory is checked before a member is touched, and whose members are checked as they are read."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.io.guard import guarded
from lossexplorer.io.plan import ZIP_DIRECTORY, check_count
from lossexplorer.io.regular import BLOCK, RegularFile, Stream
from lossexplorer.io.usable import twice
from lossexplorer.io.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

_END, _END64, _LOCATOR64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_SIZE, _LONGEST_COMMENT = 22, 65535
_LOCAL = struct.Struct("<4s5H3I2H")
"""Header before the data of a member: signature, version, flags, method, time, date, crc, sizes, two lengths."""
_ENCRYPTED = 0x1 | 0x40
_RARE_METHODS = {9: "deflate64", 12: "bzip2", 14: "lzma", 93: "zstandard", 95: "xz"}
# Python unpacks bzip2 and lzma in steps of any size, so that a kilobyte can become a gigabyte before it is noticed.


@dataclass(frozen=True)
class Member:
    """What the directory says of one member."""

    name: str
    offset: int
    """Bytes before its local header."""
    packed: int
    unpacked: int
    crc: int
    method: int
    encrypted: bool

    @property
    def is_stored(self) -> bool:
        """Whether its bytes lie in the file as they are."""
        return self.method == zipfile.ZIP_STORED


class Archive:
    """A zip file. Only the directory is read at first.

    Args:
        file: opened; the archive uses it and takes no hold.

    Raises:
        Problem: it is cut, encrypted, has too many members, two of one name, or members that overlap.
    """

    def __init__(self, file: RegularFile) -> None:
        self.file = file
        self.name = file.name
        count, size = _end_of_directory(file)
        check_count(self.name, count)
        if size > ZIP_DIRECTORY:
            raise self._damaged()
        with guarded(self.name, self._damaged().message), zipfile.ZipFile(Stream(file)) as directory:
            self.members = [_member(info) for info in directory.infolist()]
            self._end = directory.start_dir
        check_count(self.name, len(self.members))
        self._check_members()

    def _check_members(self) -> None:
        self.refuse_twice([member.name for member in self.members])
        if any(member.encrypted for member in self.members):
            raise Problem(Message("{name} is password-protected. Unpack it first.", name=self.name))
        places = sorted((member.offset, member.offset + _LOCAL.size + member.packed) for member in self.members)
        starts = [start for start, _ in places[1:]] + [self._end]
        if any(end > start for (_, end), start in zip(places, starts, strict=False)):
            raise Problem(
                Message(
                    "{name} has members that lie on top of each other: it is damaged or made to do harm,"
                    " and was not opened. Save it again.",
                    name=self.name,
                )
            )

    def refuse_twice(self, names: Sequence[str]) -> None:
        """Refuse a file where one name means two things.

        Raises:
            Problem: a name occurs twice.
        """
        seen: set[str] = set()
        for name in names:
            if name in seen:
                raise twice(self.name, name)
            seen.add(name)

    def data_start(self, member: Member) -> int:
        """Bytes before the data of a member, once its local header agrees with the directory."""
        head = self.file.read(member.offset, _LOCAL.size)
        if len(head) < _LOCAL.size:
            raise self._damaged()
        signature, _, flags, method, *_, name_length, extra_length = _LOCAL.unpack(head)
        start = int(member.offset + _LOCAL.size + name_length + extra_length)
        if signature != b"PK\x03\x04" or method != member.method or flags & _ENCRYPTED:
            raise self._damaged()
        if start + member.packed > self._end:
            raise self._damaged()
        return start

    def head(self, member: Member, size: int) -> bytes:
        """The first bytes of a member, unpacked but not yet verified."""
        start = self.data_start(member)
        if member.is_stored:
            return self.file.read(start, min(size, member.packed))
        self._check_method(member)
        packed = self.file.read(start, min(size + 1024, member.packed))  # deflate makes nothing much longer
        try:
            return zlib.decompressobj(-15).decompress(packed, size)
        except zlib.error as error:
            raise self._bad_member(member) from error

    def load(self, member: Member, out: npt.NDArray[np.uint8], skip: int = 0) -> None:
        """Unpack a member into memory and verify it.

        Args:
            member: what to unpack.
            out: bytes of exactly its unpacked size less ``skip``.
            skip: bytes at the beginning that are not wanted.

        Raises:
            Problem: its checksum or its size is wrong.
        """
        done = -skip
        for block in self.verified(member):
            part = np.frombuffer(block, np.uint8)[max(0, -done) :]
            out[max(0, done) : max(0, done) + part.size] = part[: max(0, out.size - max(0, done))]
            done += len(block)

    def verify(self, member: Member) -> None:
        """Read a member through.

        Raises:
            Problem: its checksum or its size is wrong.
        """
        for _ in self.verified(member):
            pass

    def verified(self, member: Member) -> Iterator[bytes | memoryview]:
        """A member in blocks of at most a megabyte; the checksum is known to be right only after the last one."""
        crc = size = 0
        for block in self._unpacked(member):
            crc = zlib.crc32(block, crc)
            size += len(block)
            if size > member.unpacked:
                break
            yield block
        if size != member.unpacked or crc != member.crc:
            raise self._bad_member(member)

    def _unpacked(self, member: Member) -> Iterator[bytes | memoryview]:
        start = self.data_start(member)
        if member.is_stored:
            yield from self.file.blocks(start, member.packed)
            return
        self._check_method(member)
        yield from self._inflated(member, start)

    def _check_method(self, member: Member) -> None:
        if member.method != zipfile.ZIP_DEFLATED:
            raise Problem(
                Message(
                    "{name}: {member} is packed with a rare method ({method}). Save it with np.savez_compressed.",
                    name=self.name,
                    member=printable(member.name),
                    method=_RARE_METHODS.get(member.method, str(member.method)),
                )
            )

    def _inflated(self, member: Member, start: int) -> Iterator[bytes]:
        inflater = zlib.decompressobj(-15)
        try:
            for packed in self.file.blocks(start, member.packed):
                rest: Any = packed
                while rest and not inflater.eof:
                    yield inflater.decompress(rest, BLOCK)
                    rest = inflater.unconsumed_tail
            while block := inflater.decompress(b"", BLOCK):
                yield block
            if not inflater.eof or inflater.unused_data:
                raise self._bad_member(member)
        except zlib.error as error:
            raise self._bad_member(member) from error

    def _bad_member(self, member: Member) -> Problem:
        return Problem(
            Message(
                "{name}: member {member} is damaged (checksum). Copy the file again.",
                name=self.name,
                member=printable(member.name),
            )
        )

    def _damaged(self) -> Problem:
        return Problem(Message("{name} has a damaged zip directory. Copy the file again.", name=self.name))


def _member(info: zipfile.ZipInfo) -> Member:
    return Member(
        info.filename,
        info.header_offset,
        info.compress_size,
        info.file_size,
        info.CRC,
        info.compress_type,
        bool(info.flag_bits & _ENCRYPTED),
    )


def _end_of_directory(file: RegularFile) -> tuple[int, int]:
    """Number of members and bytes of the directory, before either is trusted."""
    tail_size = min(file.size, _END_SIZE + _LONGEST_COMMENT)
    tail = file.read(file.size - tail_size, tail_size)
    place = tail.rfind(_END)
    if place < 0 or len(tail) < place + _END_SIZE:
        raise Problem(Message("{name} is cut: it has no zip directory at its end. Copy it again.", name=file.name))
    count, size = struct.unpack_from("<HI", tail, place + 10)
    locator = tail[max(0, place - 20) : place]
    if len(locator) == 20 and locator.startswith(_LOCATOR64):
        (offset,) = struct.unpack_from("<Q", locator, 8)
        end64 = file.read(offset, 56) if offset < file.size else b""
        if len(end64) == 56 and end64.startswith(_END64):
            count, size = struct.unpack_from("<QQ", end64, 32)
    return count, size
