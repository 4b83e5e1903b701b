"""How much memory there is: what the machine has free, or the control group if that is less."""

from __future__ import annotations

import os
import sys
from pathlib import Path

UNKNOWN = 4 << 30
"""Bytes that are assumed to be free where the system does not say."""
_CGROUPS = Path("/sys/fs/cgroup")
_UNLIMITED = 1 << 60  # version 1 of control groups writes "no limit" as a huge number


def free_memory() -> int:
    """Bytes that this process may still take without being killed or making the machine swap."""
    machine = _free_on_windows() if sys.platform == "win32" else _free_on_posix()
    group = _free_in_group()
    return machine if group is None else max(0, min(machine, group))


def _free_on_posix() -> int:
    try:
        for line in Path("/proc/meminfo").read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):  # not Linux
        pass
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (AttributeError, OSError, ValueError):
        return UNKNOWN


def _free_on_windows() -> int:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ulong), ("load", ctypes.c_ulong)] + [
            (name, ctypes.c_ulonglong)
            for name in ("total", "free", "total_page", "free_page", "total_virtual", "free_virtual", "extended")
        ]

    status = Status()
    status.length = ctypes.sizeof(Status)
    kernel = getattr(ctypes, "windll", None)
    if kernel is None or not kernel.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return UNKNOWN
    return int(status.free)


def _free_in_group() -> int | None:
    """Bytes left in the tightest control group around this process; None where there is no limit."""
    left = []
    for folder in _group_folders():
        for most, used in (("memory.max", "memory.current"), ("memory.limit_in_bytes", "memory.usage_in_bytes")):
            limit = _number(folder / most)
            if limit is not None and limit < _UNLIMITED:
                left.append(limit - (_number(folder / used) or 0) + _reclaimable(folder / "memory.stat"))
    return min(left, default=None)


def _group_folders() -> list[Path]:
    folders = [_CGROUPS, _CGROUPS / "memory"]
    try:
        lines = Path("/proc/self/cgroup").read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return folders
    for line in lines:
        _, controllers, path = line.split(":", 2)
        if controllers in ("", "memory"):
            inner = (_CGROUPS / controllers) / path.lstrip("/")
            folders += [inner, *(above for above in inner.parents if _CGROUPS in above.parents)]
    return folders


def _reclaimable(statistics: Path) -> int:
    """Bytes of the page cache, which a group is charged for but gives back when asked."""
    try:
        for line in statistics.read_text("ascii").splitlines():
            key, _, value = line.partition(" ")
            if key in ("inactive_file", "total_inactive_file"):
                return int(value)
    except (OSError, ValueError):
        pass
    return 0


def _number(file: Path) -> int | None:
    try:
        return int(file.read_text("ascii"))
    except (OSError, ValueError):  # no such group, or the word "max"
        return None
