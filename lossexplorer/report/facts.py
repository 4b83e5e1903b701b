"""Everything that a report tells of a batch, gathered before a word of it is written."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.base.numbers import shape_text
from lossexplorer.compute.histogram import histogram
from lossexplorer.compute.summaries import best_temperature, columns_of, density_axes, overview, ruler, with_decisions
from lossexplorer.io import contents, shown, split_name
from lossexplorer.io.digest import sha256
from lossexplorer.io.fingerprint import stamp
from lossexplorer.io.wording import printable
from lossexplorer.report.batch_code import Origin, batch_code

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import ArrayInfo
    from lossexplorer.compute.histogram import Histogram
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.compute.summaries import Columns, Overview, Ruler, TemperatureFit


@dataclass(frozen=True)
class Facts:
    """What is known of all rows."""

    result: BatchResult
    columns: Columns
    histogram: Histogram
    whole: Overview
    ruler: Ruler | None
    fit: TemperatureFit | None


@dataclass(frozen=True)
class FileFacts:
    """A file that was read, without its folder: that is nobody else's business."""

    name: str
    size: int
    """In bytes."""
    changed: datetime
    sha256: str
    arrays: tuple[ArrayInfo, ...]
    """What was taken from it."""


def gather(result: BatchResult, tick: Callable[[], None] = lambda: None) -> Facts:
    """Count everything.

    Args:
        result: of the batch.
        tick: called between pieces of the work; may raise ``Cancelled``.
    """
    result.prepare(tick)
    columns = columns_of(result)
    spread = histogram(result.per_sample, result.rows.used, tick=tick)
    whole = overview(columns, None, spread, density_axes(columns), tick=tick)
    whole = with_decisions(whole, result.rows.of_all, columns.names)
    return Facts(result, columns, spread, whole, ruler(result, tick), best_temperature(result, None, tick))


def files_of(
    result: BatchResult, predictions: str, targets: str | None, tick: Callable[[], None] = lambda: None
) -> list[FileFacts]:
    """The files of a batch, each once, with their hashes.

    Args:
        result: of the batch.
        predictions: ``FILE`` or ``FILE::NAME``.
        targets: likewise; None if both are in one file.
        tick: called after each megabyte that is read; may raise ``Cancelled``.

    Raises:
        Problem: a file cannot be read any more.
    """
    batch = result.batch
    arrays: dict[str, list[ArrayInfo]] = {}
    for spec, source in ((predictions, batch.predictions), (targets or predictions, batch.targets)):
        taken = arrays.setdefault(split_name(spec)[0], [])
        taken += [] if source.info in taken else [source.info]
    found = []
    for path, infos in arrays.items():
        before = stamp(path)
        digest = sha256(path, before, tick)
        changed = datetime.fromtimestamp(before.mtime_ns / 1e9)
        found.append(FileFacts(shown(path), before.size, changed, digest, tuple(infos)))
    return found


def code_of(result: BatchResult, predictions: str, targets: str | None) -> str:
    """Code that gives the value, to be run in the folder of the files; empty where there is none.

    Raises:
        Problem: a table cannot be read any more.
    """
    if result.loss.task.others or result.loss.task.target_at != 1:
        return ""
    batch, paths = result.batch, [split_name(spec)[0] for spec in (predictions, targets or predictions)]
    origins = [
        Origin(path, contents(path).kind, source.info.name)
        for path, source in zip(paths, (batch.predictions, batch.targets), strict=True)
    ]
    code = batch_code(result, *origins)
    for path in paths:
        code = code.replace(repr(path), repr(Path(path).name))
    return code


def title_of(predictions: str, targets: str | None) -> str:
    """The names of the files, as a heading."""
    names = dict.fromkeys(os.path.basename(spec) or spec for spec in (predictions, targets) if spec is not None)
    return " · ".join(printable(name) for name in names)


def array_words(info: ArrayInfo) -> Message:
    """Name, shape and type of an array."""
    shape = shape_text(info.shape)
    if not info.name:
        return Message("{shape} {dtype}", shape=shape, dtype=info.dtype)
    return Message("{name}: {shape} {dtype}", name=printable(info.name), shape=shape, dtype=info.dtype)
