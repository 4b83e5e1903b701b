"""How long a cancel waits to be heard: the longest time between two looks whether somebody wants the work to stop."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import ArraySource, Batch
from lossexplorer.compute.compare import compare
from lossexplorer.compute.devices import warm_up
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.selection import Selection
from lossexplorer.compute.summaries import best_temperature
from lossexplorer.session.batch_work import analyse
from lossexplorer.session.compare_session import Compared
from lossexplorer.session.pictures_session import look, survey, with_other
from lossexplorer.state.batch import BatchState
from lossexplorer.workers.job import Reporter
from lossexplorer.workers.turnstile import Turnstile

if TYPE_CHECKING:
    from collections.abc import Callable


class _Ear(Reporter):
    """A job that is never cancelled, and remembers how long it did not look."""

    def __init__(self) -> None:
        super().__init__(lambda _: None)
        self.longest, self._looked = 0.0, time.perf_counter()

    def check(self) -> None:
        """Look."""
        now = time.perf_counter()
        self.longest, self._looked = max(self.longest, now - self._looked), now


def _batches(rows: int) -> dict[str, Batch]:
    rng = np.random.default_rng(0)
    z = rng.standard_normal((rows, 2), np.float32)
    labels = (z[:, 0] + rng.standard_normal(rows, np.float32) < 0).astype(np.int64)
    return {
        "cross_entropy": Batch(ArraySource(z), ArraySource(labels)),
        "mse_loss": Batch(ArraySource(z[:, 0]), ArraySource(z[:, 1])),
    }


def _turned(batch: Batch) -> Batch:
    """The same predictions the other way round, as a second model."""
    rows = batch.predictions.shape[0]
    return Batch(ArraySource(batch.predictions.read(0, rows)[::-1].copy()), batch.targets)


def measure(rows: int) -> dict[str, float]:
    """Seconds of the longest wait in each kind of work."""
    warm_up()
    found: dict[str, float] = {}

    def listened(name: str, work: Callable[[Reporter], Any]) -> Any:
        ear = _Ear()
        done = work(ear)
        ear.check()
        found[name] = max(found.get(name, 0.0), ear.longest)
        return done

    for loss, batch in _batches(rows).items():
        wish, state = Wish(loss), BatchState()
        analysed = listened("analysis", lambda ear, b=batch, w=wish, s=state: analyse(b, w, s, ear, Turnstile()))
        ground = listened("pictures of all rows", lambda ear, a=analysed: survey(a, ear))
        half = Selection(span=(float(np.median(analysed.result.per_sample)), np.inf))
        listened("pictures of some rows", lambda ear, g=ground, h=half, a=analysed: look(g, h, a.order, ear))
        result, other = analysed.result, evaluate(_turned(batch), wish)
        both = listened("comparison", lambda ear, a=result, b=other: compare(a, b, tick=ear.check))
        listened("sorting by change", lambda ear, c=both: c.order("change", True, ear.check))
        pair = with_other(ground, Compared(both, "", ""))
        worse = replace(half, change="worse", text="change > 0.1 and loss_b > 1")
        listened("pictures of two models", lambda ear, g=pair, w=worse, a=analysed: look(g, w, a.order, ear))
        listened("temperature", lambda ear, r=result: best_temperature(r, None, ear.check))
    return found
