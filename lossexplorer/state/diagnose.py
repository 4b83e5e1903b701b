"""What somebody saw, and what is known of how it was made; loss and file are those of Batch, if they fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, UsageProblem

if TYPE_CHECKING:
    from lossexplorer.state.batch import BatchRef

KINDS = ("auto", "logits", "probabilities", "log_probabilities", "sigmoid_outputs")
REDUCTIONS = ("", "mean", "sum", "batchmean")
_MOST_ROWS = 10**12


@dataclass(frozen=True)
class DiagnoseState:
    """One question."""

    observed: str = ""
    """The number as it was typed; empty: only what is odd about the file."""
    batch_size: int | None = None
    input_kind: str = "auto"
    reduction: str = ""
    """Empty: that of the loss."""
    class_names: str = ""
    """In the order of training, with commas between them; empty: not known."""
    unfit: BatchRef | None = None
    """Files that are asked about though no loss can be computed of them; None: the batch that is open."""


def ask(state: DiagnoseState, **facts: Any) -> DiagnoseState:
    """The same with other facts, by their names.

    Raises:
        UsageProblem: the number is none; the sentence says what is.
    """
    if facts.get("observed"):
        from lossexplorer.diagnosis.results import Observed  # the state is made before the first paint

        Observed.parse(facts["observed"])
    return replace(state, **facts)


def batch_size(text: str) -> int | None:
    """A batch size as it is typed; nothing if it is not known.

    Raises:
        UsageProblem: it is no whole number above 0.
    """
    if not text.strip():
        return None
    if not text.strip().isdecimal() or not 0 < int(text) < _MOST_ROWS:
        raise UsageProblem(Message("the batch size must be a whole number, 1 or more; got {text}", text=text[:20]))
    return int(text)
