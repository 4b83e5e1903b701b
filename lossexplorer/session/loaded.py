"""A batch that was read, and how it is looked at to begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, called
from lossexplorer.compute.fit import again
from lossexplorer.compute.observed import observed
from lossexplorer.state import batch as batches
from lossexplorer.state.diagnose import ask
from lossexplorer.workers.outcome import Failure

if TYPE_CHECKING:
    from collections.abc import Collection

    from lossexplorer.base import Batch, Problem
    from lossexplorer.compute.fit import Prospect
    from lossexplorer.session.file_watch import FileFact
    from lossexplorer.state.app import AppState
    from lossexplorer.state.batch import BatchRef, BatchState
    from lossexplorer.state.diagnose import DiagnoseState


@dataclass(frozen=True)
class Loaded:
    """A batch that was read."""

    ref: BatchRef
    prospect: Prospect
    files: tuple[FileFact, ...] = ()
    """As they were just before they were read."""


@dataclass(frozen=True)
class Unfit:
    """Files that were read and that no loss can be computed of: what is wrong with them can still be asked."""

    ref: BatchRef
    batch: Batch
    problem: Problem
    """Why."""


def refitted(loaded: Loaded, keys: Collection[str]) -> Loaded:
    """The same batch, with these entries of the catalogue as they are now."""
    return replace(loaded, prospect=again(loaded.prospect, keys))


def changed_since(ref: BatchRef) -> Failure:
    """What is said of files that are others than those that were open before."""
    return Failure(Message("{name} changed on disk since it was opened", name=called(ref.label)))


def first_look(before: BatchState, loaded: Loaded) -> BatchState:
    """The state that a batch begins with; files that are read again are looked at as they were before."""
    ref = before.ref
    again = ref is not None and (ref.predictions, ref.targets) == (loaded.ref.predictions, loaded.ref.targets)
    if again and before.loss is not None and loaded.prospect.against.get(before.loss) is None:
        return replace(before, ref=loaded.ref, row=None, taken=None)
    state = batches.open_ref(before, loaded.ref)
    natural = loaded.prospect.natural
    return state if natural is None else batches.set_loss(state, natural, loaded.prospect.parameters_of(natural))


def prefilled(now: AppState, loaded: Loaded) -> DiagnoseState:
    """The question with the number that was saved with the batch, if none was typed, and without classes of another."""
    before, ref, seen = now.diagnose, now.batch.ref, observed(loaded.prospect.batch)
    if ref is None or (ref.predictions, ref.targets) != (loaded.ref.predictions, loaded.ref.targets):
        before = ask(before, class_names="")
    number = before.observed or seen or ""
    return ask(before, observed=number, unfit=None)


def same_files(a: BatchRef, b: BatchRef) -> bool:
    """Whether both mean the same files, unchanged."""
    return (a.predictions, a.targets, a.stamps) == (b.predictions, b.targets, b.stamps)


def asked(state: BatchState) -> tuple[Any, ...]:
    """What the result for a batch depends on."""
    return state.loss, state.parameters, state.input_kind
