"""A batch that was read, and how it is looked at to begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, Problem, called
from lossexplorer.compute.fit import again
from lossexplorer.compute.observed import observed
from lossexplorer.io import shown, split_name
from lossexplorer.state import batch as batches
from lossexplorer.state.diagnose import ask
from lossexplorer.workers.outcome import Failure

if TYPE_CHECKING:
    from collections.abc import Collection

    from lossexplorer.base import Batch
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


def named(ref: BatchRef, problem: Problem) -> Problem:
    """The same, said of these files."""
    return Problem(_about(ref, problem.message), problem.details)


def about(ref: BatchRef, failure: Failure) -> Failure:
    """The same, said of these files, where the program itself is not at fault."""
    return replace(failure, message=_about(ref, failure.message)) if failure.expected else failure


def is_of_values(failure: Failure) -> bool:
    """Whether a loss could not be computed of what the files hold: they are sound, and another one may fit."""
    return failure.problem is not None and not failure.problem.of_file


def still_there(failure: Failure, ref: BatchRef, before: BatchRef | None) -> Failure:
    """What is said where the rows of one batch could not be had: of which, and what is shown instead."""
    what = _about(ref, failure.message)
    if before is None:
        words = Message("{what} — nothing is open, as before", what=what)
    elif are_files_of(ref, before):
        words = Message("{what} — the version before is still shown", what=what)
    else:
        words = Message("{what} — {name} is still open", what=what, name=called(before.label))
    return replace(failure, message=words)


def _about(ref: BatchRef, what: Message) -> Message:
    names = (ref.label, *(shown(split_name(file)[0]) for file in (ref.predictions, ref.targets) if file is not None))
    if any(name in str(what) for name in names):
        return what
    return Message("{name}: {what}", name=called(ref.label), what=what)


def cancelled(ref: BatchRef | None, before: BatchRef | None) -> Message:
    """What is said where the reading or computing of a batch was cancelled: what is shown now."""
    if before is None:
        return Message("cancelled; nothing is open, as before")
    if ref is not None and are_files_of(ref, before):
        return Message("cancelled; the version of {name} before is still shown", name=called(before.label))
    return Message("cancelled; {name} is still open", name=called(before.label))


def refitted(loaded: Loaded, keys: Collection[str]) -> Loaded:
    """The same batch, with these entries of the catalogue as they are now."""
    return replace(loaded, prospect=again(loaded.prospect, keys))


def changed_since(ref: BatchRef) -> Failure:
    """What is said of files that are others than those that were open before."""
    return Failure(Message("{name} changed on disk since it was opened", name=called(ref.label)))


def are_files_of(a: BatchRef | None, b: BatchRef | None) -> bool:
    """Whether both mean the same files, in whatever version."""
    return a is not None and b is not None and (a.predictions, a.targets) == (b.predictions, b.targets)


def in_version(state: AppState, ref: BatchRef, *, rows_differ: bool) -> AppState:
    """The same look at these files as they are by now; another number of rows leaves none at hand."""
    batch, asks = state.batch, state.diagnose
    if are_files_of(batch.ref, ref):
        batch = replace(batches.select_row(batch, None) if rows_differ else batch, ref=ref, taken=None)
    if are_files_of(asks.unfit, ref):
        asks = replace(asks, unfit=None)
    return state.with_batch(batch).with_diagnose(asks)


def rows_in(loaded: Loaded | None) -> int | None:
    """How many rows a batch has."""
    return None if loaded is None else loaded.prospect.batch.predictions.shape[0]


def first_look(before: BatchState, loaded: Loaded) -> BatchState:
    """The state that a batch begins with."""
    state = batches.open_ref(before, loaded.ref)
    natural = loaded.prospect.natural
    return state if natural is None else batches.set_loss(state, natural, loaded.prospect.parameters_of(natural))


def looks_again(before: BatchState, loaded: Loaded) -> bool:
    """Whether files are read again that can be looked at as they were before."""
    if before.loss is None or not are_files_of(before.ref, loaded.ref):
        return False
    return loaded.prospect.against.get(before.loss) is None


def at_batch(state: AppState) -> AppState:
    """Where a batch is looked at: Diagnose stays what it is."""
    return state if state.place == "diagnose" else state.at("batch")


def prefilled(now: AppState, loaded: Loaded) -> DiagnoseState:
    """The question with the number that was saved with the batch, if none was typed, and without classes of another."""
    before, seen = now.diagnose, observed(loaded.prospect.batch)
    if not are_files_of(now.batch.ref, loaded.ref):
        before = ask(before, class_names="")
    number = before.observed or seen or ""
    return ask(before, observed=number, unfit=None)


def same_files(a: BatchRef, b: BatchRef) -> bool:
    """Whether both mean the same files, unchanged."""
    return (a.predictions, a.targets, a.stamps) == (b.predictions, b.targets, b.stamps)


def asked(state: BatchState) -> tuple[Any, ...]:
    """What the result for a batch depends on."""
    return state.loss, state.parameters, state.input_kind
