"""Which way a loss goes through a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lossexplorer.compute.rows import RowStream
from lossexplorer.compute.sets import analyse_sets
from lossexplorer.compute.true_class import TrueClassStream

if TYPE_CHECKING:
    from lossexplorer.base import Batch
    from lossexplorer.compute.analysis import Plan, RowAnalysis
    from lossexplorer.compute.stream import Hear, Stream, Tick


def analyse(batch: Batch, plan: Plan, tick: Tick) -> RowAnalysis:
    """Compute every column and the mean.

    Args:
        batch: what to read.
        plan: what to compute.
        tick: called after each chunk with what is there so far; may raise ``Cancelled``.

    Raises:
        Problem: the file changed or holds what the loss does not admit; the sentence names the row.
    """
    return stream_of(batch, plan).run(tick) if plan.streamed else analyse_sets(batch, plan, tick)


def stream_of(batch: Batch, plan: Plan, hear: Hear | None = None) -> Stream[Any]:
    """The shortest pass for a plan whose rows can be merged; see ``Stream``."""
    fn, smoothing = plan.loss.of_true_class, plan.parameters.get("label_smoothing")
    if fn is None or smoothing or plan.layout.target_rule == "distribution":
        return RowStream(batch, plan, hear)
    return TrueClassStream(batch, plan, fn, hear)
