"""The batch that is open, and how it is looked at; never the numbers themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.given_kind import can_be_given, given_kind

Pairs = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class BatchRef:
    """Which files, and what they were when they were opened: enough to read them again, or to say they changed."""

    predictions: str
    targets: str | None
    stamps: tuple[Any, ...] = ()
    """Size and time of the files."""
    label: str = ""
    """What the window calls it: a sample has a title, a file its name."""
    unpack_anyway: bool = False
    """Whether somebody was asked about a file that unpacks to suspiciously much, and wanted it all the same."""


@dataclass(frozen=True)
class BatchState:
    """One look at one batch."""

    ref: BatchRef | None = None
    loss: str | None = None
    """None until the batch has told what fits."""
    parameters: Pairs = ()
    sort: str = "loss"
    descending: bool = True
    row: int | None = None
    """The row at hand."""
    input_kind: str = "auto"
    """What the predictions are, if somebody corrected the guess; see ``compute.given_kind``."""


def open_ref(state: BatchState, ref: BatchRef) -> BatchState:
    """Another batch: the loss is chosen anew, and the worst rows stand first."""
    return BatchState(ref)


def set_loss(state: BatchState, key: str, parameters: dict[str, Any] | None = None) -> BatchState:
    """Another loss.

    Raises:
        UsageProblem: a parameter is outside its domain.
    """
    loss = CATALOGUE.get(key)
    kind = state.input_kind if can_be_given(loss, state.input_kind) else "auto"
    values = loss.resolve(parameters or {})
    return replace(state, loss=key, parameters=tuple(values.items()), input_kind=kind)


def set_parameter(state: BatchState, name: str, value: Any) -> BatchState:
    """Another value of one parameter.

    Raises:
        UsageProblem: the value is outside the domain.
    """
    if state.loss is None:
        return state
    return set_loss(state, state.loss, dict(state.parameters) | {name: value})


def set_input_kind(state: BatchState, kind: str) -> BatchState:
    """Say what the predictions are; ``auto`` leaves it to the program.

    Raises:
        UsageProblem: the loss cannot be computed from them.
    """
    if state.loss is not None:
        given_kind(CATALOGUE.get(state.loss), kind)
    return replace(state, input_kind=kind)


def set_sort(state: BatchState, column: str, descending: bool) -> BatchState:
    """Another order of the table."""
    return replace(state, sort=column, descending=descending)


def select_row(state: BatchState, row: int | None) -> BatchState:
    """Another row at hand."""
    return replace(state, row=row)
