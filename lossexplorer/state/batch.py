"""The batch that is open, and how it is looked at; never the numbers themselves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from lossexplorer.catalog.registry import CATALOGUE, kept
from lossexplorer.compute.given_kind import can_be_given, given_kind
from lossexplorer.compute.selection import OF_SECOND, Selection
from lossexplorer.compute.what_if.conditions import WhatIf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    taken: float | None = None
    """What a score of the row at hand is taken for: that of its true class; None leaves the row as it is."""
    at: int | None = None
    """Which decision of the row at hand is looked at, where it is several; None is the worst of them."""
    selection: Selection = field(default_factory=Selection)
    """Which rows are looked at."""
    input_kind: str = "auto"
    """What the predictions are, if somebody corrected the guess; see ``compute.given_kind``."""
    what_if: WhatIf = field(default_factory=WhatIf)
    """What is tried beside it."""


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
    selection = state.selection if key == state.loss else state.selection.without_values()
    taken = state.taken if key == state.loss else None
    new = replace(state, loss=key, parameters=tuple(values.items()), input_kind=kind)
    return replace(new, selection=selection, taken=taken)


def renew(state: BatchState) -> BatchState:
    """The same look with the catalogue as it is now; no loss is chosen if the chosen one is gone."""
    if state.loss is None:
        return state
    if state.loss not in CATALOGUE:
        return replace(state, loss=None, parameters=(), selection=state.selection.without_values())
    loss = CATALOGUE.get(state.loss)
    if loss.origin is None:
        return state
    return replace(state, parameters=tuple(kept(loss, dict(state.parameters)).items()))


def set_parameter(state: BatchState, name: str, value: Any) -> BatchState:
    """Another value of one parameter.

    Raises:
        UsageProblem: the value is outside the domain.
    """
    if state.loss is None:
        return state
    return set_loss(state, state.loss, dict(state.parameters) | {name: value})


def set_input_kind(state: BatchState, kind: str) -> BatchState:
    """Say what the predictions are; ``auto`` takes them as they are.

    Raises:
        UsageProblem: the loss cannot be computed from them.
    """
    if state.loss is not None:
        given_kind(CATALOGUE.get(state.loss), kind)
    return replace(state, input_kind=kind)


def set_recipe(state: BatchState, recipe: Mapping[str, Any]) -> BatchState:
    """Other values of some parameters, and of ``input_kind``, at once.

    Raises:
        UsageProblem: a value is outside its domain, or the loss cannot be computed so.
    """
    if state.loss is None:
        return state
    named = {name: value for name, value in recipe.items() if name != "input_kind"}
    changed = set_loss(state, state.loss, dict(state.parameters) | named)
    return set_input_kind(changed, recipe.get("input_kind", changed.input_kind))


def set_sort(state: BatchState, column: str, descending: bool) -> BatchState:
    """Another order of the table."""
    return replace(state, sort=column, descending=descending)


def select_row(state: BatchState, row: int | None) -> BatchState:
    """Another row at hand."""
    return state if row == state.row else replace(state, row=row, taken=None, at=None)


def look_at_decision(state: BatchState, at: int | None) -> BatchState:
    """Look at another decision of the row at hand; None looks at the worst of them."""
    return state if state.row is None or at == state.at else replace(state, at=at, taken=None)


def take_score(state: BatchState, value: float | None) -> BatchState:
    """Take a score of the row at hand for another number; None takes it as it is."""
    return state if state.row is None else replace(state, taken=value)


def select(state: BatchState, **conditions: Any) -> BatchState:
    """Other conditions on the rows that are looked at, by their names in ``Selection``; the rest stay."""
    return replace(state, selection=replace(state.selection, **conditions))


def without_second(state: BatchState) -> BatchState:
    """The same look where there is one model: what only a second one has chooses and sorts no rows."""
    alone = replace(state, selection=state.selection.without_second())
    return set_sort(alone, "loss", True) if state.sort in OF_SECOND else alone


def look_at(state: BatchState, rows: Sequence[int]) -> BatchState:
    """These rows of the file and no others, as a filter that can be read and changed; the first one at hand."""
    selection = Selection(text=f"row in ({', '.join(map(str, rows))})")
    return replace(select_row(state, rows[0]), selection=selection)


def select_classes(state: BatchState, labels: tuple[int, ...], *, add: bool) -> BatchState:
    """Look at these classes, or at these as well; one by itself that is chosen already is taken out again."""
    chosen = state.selection.classes
    if len(labels) == 1 and (labels == chosen or (add and labels[0] in chosen)):
        return select(state, classes=tuple(c for c in chosen if c != labels[0]))
    more = tuple(c for c in labels if c not in chosen)
    return select(state, classes=chosen + more if add else labels)


def try_condition(state: BatchState, name: str, value: Any) -> BatchState:
    """Another value of one condition of what is tried.

    Raises:
        UsageProblem: the value is outside its domain.
    """
    return replace(state, what_if=state.what_if.but(name, value))


def try_again(state: BatchState, what_if: WhatIf) -> BatchState:
    """These conditions and no others; none, if the batch is to be as it is."""
    return replace(state, what_if=what_if)
