"""Files that are none, cannot be found or may not be read."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import bad_files as bad
from bad_rows import Arguments, Row, row

if TYPE_CHECKING:
    from pathlib import Path


def _fifo(folder: Path) -> Arguments:
    os.mkfifo(folder / "pipe.npy")
    return (str(folder / "pipe.npy"),)


def _socket(folder: Path) -> Arguments:
    path = folder / "s.npy"
    here = os.getcwd()
    os.chdir(folder)  # the path of a socket may have 107 bytes only
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("s.npy")
    finally:
        os.chdir(here)
    return (str(path),)


def _folder(folder: Path) -> Arguments:
    (folder / "run").mkdir()
    return (str(folder / "run"),)


def _folder_with_files(folder: Path) -> Arguments:
    (folder / "run").mkdir()
    bad.write(folder / "run", "z.npy", b"1")
    bad.write(folder / "run", "a.txt", b"1")
    return (str(folder / "run"),)


def _dangling(folder: Path) -> Arguments:
    (folder / "link.npy").symlink_to(folder / "gone.npy")
    return (str(folder / "link.npy"),)


def _loop(folder: Path) -> Arguments:
    (folder / "a.npy").symlink_to(folder / "b.npy")
    (folder / "b.npy").symlink_to(folder / "a.npy")
    return (str(folder / "a.npy"),)


IRREGULAR = "is not a regular file (a pipe, socket or device). Save the data to a file."
FILES = [
    *(
        row(f"empty file called {name}", name, lambda: b"", f"{name} is empty (0 bytes). Export it again.")
        for name in ("x.npy", "x.npz", "x.pt", "x.safetensors", "x.csv", "x")
    ),
    Row("no name", lambda folder: ("",), "“” cannot be found. Check the name and the folder."),
    Row(
        "missing file", lambda folder: (str(folder / "x.npy"),), "x.npy cannot be found. Check the name and the folder."
    ),
    Row(
        "missing folder",
        lambda folder: (str(folder / "no" / "x.npy"),),
        "x.npy cannot be found. Check the name and the folder.",
    ),
    Row(
        "name too long",
        lambda folder: (str(folder / ("x" * 300)),),
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxx"
        " cannot be found: the name is too long. Check the name.",
    ),
    Row(
        "name with a zero byte",
        lambda folder: (str(folder / "a\0b.npy"),),
        "a\\x00b.npy is no possible file name. Check the name.",
    ),
    Row("folder", _folder, "run is a folder. Choose a file."),
    Row("folder with a batch in it", _folder_with_files, "run is a folder. Choose a file in it, for example z.npy."),
    Row("pipe", _fifo, f"pipe.npy {IRREGULAR}"),
    Row("socket", _socket, f"s.npy {IRREGULAR}"),
    Row("device without end", lambda folder: ("/dev/zero",), f"zero {IRREGULAR}"),
    Row(
        "link that points nowhere",
        _dangling,
        "link.npy cannot be found: the link points nowhere. Check where it should point.",
    ),
    Row("links in a circle", _loop, "a.npy cannot be found: its links lead in a circle. Name the file itself."),
]
