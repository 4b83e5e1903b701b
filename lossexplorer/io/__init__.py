"""Batch files: what they hold, read by rows, never mapped, never executed."""

from lossexplorer.io.atomic import write_atomically
from lossexplorer.io.batch import FileContents, contents, open_array, open_batch
from lossexplorer.io.choose import AmbiguousFile, split_name
from lossexplorer.io.fingerprint import Stamp, stamp
from lossexplorer.io.plan import Bomb
from lossexplorer.io.regular import FileChanged
from lossexplorer.io.save import save_npz
from lossexplorer.io.sources import FileSource
from lossexplorer.io.wording import clean, shown

__all__ = [
    "AmbiguousFile",
    "Bomb",
    "FileChanged",
    "FileContents",
    "FileSource",
    "Stamp",
    "clean",
    "contents",
    "open_array",
    "open_batch",
    "save_npz",
    "shown",
    "split_name",
    "stamp",
    "write_atomically",
]
