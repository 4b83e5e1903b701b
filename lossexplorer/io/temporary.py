"""A file that belongs to one window, in a folder of its own, which goes when the window closes."""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path

from lossexplorer.base import Message, Problem

_PREFIX = "lossexplorer-"
_LOG = logging.getLogger(__name__)


def new_folder() -> Path:
    """An empty folder among the temporary files.

    Raises:
        Problem: there is no place that can be written to.
    """
    try:
        return Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as error:
        raise Problem(Message("there is no temporary folder that can be written to"), str(error)) from error


def throw_away(path: str | Path) -> None:
    """Delete this file and its folder, if ``new_folder`` made that; any other file is somebody's own and stays."""
    path = Path(path)
    if not _is_ours(path.parent):
        _LOG.warning("%s is no temporary file of this program and stays", path)
        return
    try:
        path.unlink(missing_ok=True)
        path.parent.rmdir()
    except OSError as error:
        _LOG.warning("a temporary file could not be deleted: %s", error)


def _is_ours(folder: Path) -> bool:
    among_temporary = os.path.realpath(folder.parent) == os.path.realpath(tempfile.gettempdir())
    return among_temporary and folder.name.startswith(_PREFIX) and folder.is_dir() and not folder.is_symlink()
