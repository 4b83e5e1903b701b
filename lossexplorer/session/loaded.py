"""A batch that was read, and how it is looked at to begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lossexplorer.state import batch as batches

if TYPE_CHECKING:
    from lossexplorer.compute.fit import Prospect
    from lossexplorer.session.file_watch import FileFact
    from lossexplorer.state.batch import BatchRef, BatchState


@dataclass(frozen=True)
class Loaded:
    """A batch that was read."""

    ref: BatchRef
    prospect: Prospect
    files: tuple[FileFact, ...] = ()
    """As they were just before they were read."""


def first_look(before: BatchState, loaded: Loaded) -> BatchState:
    """The state that a batch begins with; files that are read again are looked at as they were before."""
    ref = before.ref
    again = ref is not None and (ref.predictions, ref.targets) == (loaded.ref.predictions, loaded.ref.targets)
    if again and before.loss is not None and loaded.prospect.against.get(before.loss) is None:
        return replace(before, ref=loaded.ref, row=None, taken=None)
    state = batches.open_ref(before, loaded.ref)
    natural = loaded.prospect.natural
    return state if natural is None else batches.set_loss(state, natural)


def same_files(a: BatchRef, b: BatchRef) -> bool:
    """Whether both mean the same files, unchanged."""
    return (a.predictions, a.targets, a.stamps) == (b.predictions, b.targets, b.stamps)


def asked(state: BatchState) -> tuple[Any, ...]:
    """What the result for a batch depends on."""
    return state.loss, state.parameters, state.input_kind
