"""What the figures above a batch say, in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lossexplorer.base import Message
from lossexplorer.compute.observed import observed
from lossexplorer.gui.words import say, steady
from lossexplorer.io.wording import printable
from lossexplorer.report import figures
from lossexplorer.report.figures import VALUE_TIP

if TYPE_CHECKING:
    from lossexplorer.base import Batch
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.session.batch_work import Partial
    from lossexplorer.session.pictures_session import Seen


class Figure(NamedTuple):
    """One number."""

    value: str
    name: str
    tip: str


def figures_so_far(part: Partial) -> list[Figure]:
    """What is known while rows are still being computed."""
    done = say(Message("mean of the first {n} rows", n=part.done))
    return [Figure(steady(part.mean, 5), done, say(VALUE_TIP))]


def figures_of(result: BatchResult) -> list[Figure]:
    """The value first."""
    return [Figure(say(f.value), say(f.name), say(f.tip)) for f in figures.figures_of(result)]


def figures_of_part(seen: Seen) -> list[Figure]:
    """Those of the rows that are chosen."""
    found = figures.figures_of_part(seen.ground.result, seen.part, seen.ground.whole)
    return [Figure(say(f.value), say(f.name), say(f.tip)) for f in found]


def observed_words(batch: Batch, result: BatchResult | None) -> str:
    """The loss that was seen when the batch was saved, beside the one that is computed here; nothing if nobody said."""
    seen = observed(batch)
    if seen is None:
        return ""
    saved = str(batch.meta.get("loss", ""))
    if result is None or result.value is None:
        return say(Message("seen: {seen}", seen=seen))
    if saved not in ("", result.loss.key):
        return say(Message("seen: {seen}, with {loss}", seen=seen, loss=printable(saved)))
    digits = max(5, sum(c.isdigit() for c in seen.lower().partition("e")[0].lstrip("-0.")))
    here = steady(result.value, min(digits, 9))
    return say(Message("seen: {seen} · computed here: {here}", seen=seen.replace("-", "−"), here=here))
