"""The batches that come with the program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from lossexplorer.assets import asset


@dataclass(frozen=True)
class Sample:
    """A batch that comes with the program."""

    path: str
    title: str
    summary: str


@lru_cache(maxsize=1)
def samples() -> tuple[Sample, ...]:
    """The batches of ``resources/samples``, in their order."""
    entries = json.loads(asset("samples", "index.json").read_text("utf-8"))
    return tuple(Sample(str(asset("samples", e["file"])), e["title"], e["summary"]) for e in entries)


def sample_at(path: str) -> Sample | None:
    """The sample that this file is, or None."""
    return next((sample for sample in samples() if sample.path == path), None)
