"""A diagnosis as a job, which tells what it knows on the way: first of a few rows, then before a second read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import ArraySource, Message, Problem
from lossexplorer.base.cancel import waiting_with
from lossexplorer.compute.devices import use_threads
from lossexplorer.diagnosis.engine import diagnose
from lossexplorer.diagnosis.results import Observed

if TYPE_CHECKING:
    from lossexplorer.base import Batch
    from lossexplorer.diagnosis.case import Question
    from lossexplorer.diagnosis.results import Diagnosis
    from lossexplorer.workers.job import Reporter
    from lossexplorer.workers.turnstile import Turnstile

_ROWS, _SCORES = 4096, 1 << 19
"""Of a file that is looked at first: that many rows, and no more scores in them."""
_WORTH = 8
"""Times as many rows as that has a file of which a few are looked at first."""


@dataclass(frozen=True)
class Asked:
    """What a diagnosis belongs to."""

    batch: Batch
    question: Question
    observed: str


@dataclass(frozen=True)
class Glimpse:
    """What is known before all is."""

    batch: Batch
    """All of it, also where a few rows were looked at."""
    found: Diagnosis
    of_few: bool
    """Whether it is of a few rows alone, and of the file and no number."""

    @property
    def words(self) -> Message:
        """What is missing."""
        if self.of_few:
            return Message("So far from the first {n} rows alone: the rest is being read", n=self.found.n)
        return Message("Not every mistake has been tried yet: the file is being read again")

    @property
    def cut_short(self) -> Message:
        """What is missing where nothing more will come."""
        if self.of_few:
            return Message("Cancelled: this is of the first {n} rows alone", n=self.found.n)
        return Message("Cancelled: not every mistake was tried")


def work(asked: Asked, reporter: Reporter, turnstile: Turnstile, threads: int | None) -> Diagnosis:
    """The diagnosis; reports carry the newest ``Glimpse``.

    Raises:
        Cancelled: nobody waits for it any more.
        Problem: there is none; the sentence says why.
    """
    use_threads(threads)
    rows = max(asked.batch.predictions.shape[0], 1)
    seen = Observed.parse(asked.observed) if asked.observed else None
    glimpse: Glimpse | None = None

    def tick(done: int) -> None:
        reporter.check()
        turnstile.step_aside()
        reporter.report(done / rows, glimpse)

    def tell(found: Diagnosis) -> None:
        nonlocal glimpse
        glimpse = Glimpse(asked.batch, found, of_few=False)
        tick(0)

    with turnstile.turn(), waiting_with(reporter.check):
        glimpse = first_glimpse(asked)
        tick(0)
        return diagnose(asked.batch, asked.question, seen, tick, tell)


def first_glimpse(asked: Asked) -> Glimpse | None:
    """What the first rows of a large file show; None of a small one, and where a part is not read as the whole is."""
    batch = asked.batch
    n, *inner = batch.predictions.shape
    head = max(1, min(_ROWS, _SCORES // max(prod(inner), 1)))
    by_row = any(np.shape(x)[:1] == (n,) for x in asked.question.parameters.values())
    if n < _WORTH * head or batch.targets.shape[:1] != (n,) or batch.others or by_row:
        return None
    sources = (ArraySource(s.read(0, head), s.info.name) for s in (batch.predictions, batch.targets))
    predictions, targets = sources
    try:
        part = replace(batch, predictions=predictions, targets=targets)
        return Glimpse(batch, diagnose(part, asked.question), of_few=True)
    except Problem:  # which is said of the whole file
        return None
