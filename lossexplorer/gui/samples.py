"""The batches that come with the program."""

from __future__ import annotations

import json
from dataclasses import dataclass

from lossexplorer.assets import asset


@dataclass(frozen=True)
class Sample:
    """A batch that comes with the program."""

    path: str
    title: str
    summary: str


def samples() -> tuple[Sample, ...]:
    """The batches of ``resources/samples``, in their order."""
    entries = json.loads(asset("samples", "index.json").read_text("utf-8"))
    return tuple(Sample(str(asset("samples", e["file"])), e["title"], e["summary"]) for e in entries)
