"""From a batch and a wish to a result: the function behind ``eval``, ``lx.evaluate`` and the window's Batch."""

from __future__ import annotations

import operator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lossexplorer.base import Message, UsageProblem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.analysis import Plan
from lossexplorer.compute.class_counts import weigh_classes
from lossexplorer.compute.devices import pick, precision
from lossexplorer.compute.given_kind import given_kind
from lossexplorer.compute.layout import lay_out
from lossexplorer.compute.others import lay_out_others
from lossexplorer.compute.passes import analyse
from lossexplorer.compute.result import BatchResult
from lossexplorer.compute.survey import survey
from lossexplorer.compute.wanted_kind import wanted_instead

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.base import Batch
    from lossexplorer.catalog.spec import Loss, Values
    from lossexplorer.compute.analysis import RowAnalysis


@dataclass(frozen=True)
class Wish:
    """What somebody wants to know of a batch."""

    loss: str
    parameters: Values = field(default_factory=dict)
    reduction: str | None = None
    set_size: int | None = None
    class_axis: int | None = None
    dtype: str | None = None
    device: str = "auto"
    margins: bool = False
    """Whether margin and rank of each row are wanted too."""
    input_kind: str = "auto"
    """What the predictions are, if somebody knows better than a guess: see ``given_kind``."""

    def __post_init__(self) -> None:
        """Take ``torch.float16`` for its name, and refuse what is no whole number.

        Raises:
            UsageProblem: the sentence names the argument.
        """
        if not isinstance(self.loss, str):
            raise UsageProblem(Message("loss must be the key of an entry; got {value}", value=str(self.loss)))
        for name in ("set_size", "class_axis"):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, _whole("batch_size" if name == "set_size" else name, value))
        if self.dtype is not None:
            object.__setattr__(self, "dtype", str(self.dtype).removeprefix("torch."))
        object.__setattr__(self, "device", str(self.device))


def _whole(name: str, value: object) -> int:
    try:
        return operator.index(value)  # type: ignore[arg-type]  # that is the question
    except TypeError:
        raise UsageProblem(Message("{name} must be a whole number; got {value}", name=name, value=str(value))) from None


def evaluate(
    batch: Batch,
    wish: Wish,
    tick: Callable[[RowAnalysis], None] = lambda rows: None,
    pause: Callable[[], None] = lambda: None,
) -> BatchResult:
    """Compute a loss on a batch, row by row and as a whole.

    Args:
        batch: predictions and targets, read by chunks.
        wish: the loss and how it is to be computed.
        tick: hears of progress after each chunk, and may raise ``Cancelled``.
        pause: called between pieces of the work before there are rows; likewise.

    Raises:
        UsageProblem: the wish is impossible, whatever the data.
        Problem: the data do not fit the loss; the sentence says what to do.
    """
    loss = CATALOGUE.get(wish.loss)
    loss.need_sound()
    parameters = loss.resolve(wish.parameters)
    reduction = loss.reduction_of(wish.reduction)
    notes: list[Message] = list(batch.notices)
    if wish.set_size is not None and wish.set_size < 1:
        raise UsageProblem(Message("the batch size must be at least 1; got {n}", n=wish.set_size))
    if wish.set_size is not None and loss.kind_of(parameters) == "elementwise":
        notes.append(Message("the batch size changes nothing: {loss} is a sum over rows", loss=loss.key))
    if reduction == "none" and loss.rows is not None and loss.shows_rows(parameters):
        notes.append(Message("the column of losses holds: {title}", title=Message(loss.rows.title)))
    given = given_kind(loss, wish.input_kind)
    types = precision(batch.predictions.info.dtype, wish.dtype)
    device, word = pick(wish.device, types.inner)
    notes += [word] if word else []
    facts = survey(batch.targets, pause)
    if loss.task.counted and batch.targets is not batch.predictions:
        layout, rows = weigh_classes(batch, loss, parameters, facts, wish.class_axis, tick)
        notes += layout.notices
        return BatchResult(batch, loss, parameters, reduction, rows, layout, types.outer, "cpu", tuple(notes))
    ignore = parameters.get("ignore_index", -100)
    layout = lay_out(loss, batch.predictions, batch.targets, facts, wish.class_axis, ignore)
    layout = replace(layout, given=given)
    notes += layout.notices
    notes += [Message("{n} target is nan", plural="{n} targets are nan", n=facts.nan)] if facts.nan else []
    others = lay_out_others(loss, layout, batch)
    plan = Plan(loss, parameters, layout, types, device, wish.set_size, others, wish.margins, decisions=True)
    rows = analyse(batch, plan, tick)
    notes += _oddities(loss, rows, said=given is not None)
    return BatchResult(batch, loss, parameters, reduction, rows, layout, types.outer, device, tuple(notes))


def _oddities(loss: Loss, rows: RowAnalysis, *, said: bool) -> list[Message]:
    """What a person should know before believing the number."""
    found: list[Message] = []
    wanted = None if said else wanted_instead(loss, rows.kind)
    if rows.kind is not None and wanted is not None:
        found.append(
            Message(
                "the predictions look like {kind} ({evidence}), but {loss} wants {wanted}",
                kind=rows.kind.title,
                evidence=rows.kind.evidence,
                loss=loss.key,
                wanted=wanted,
            )
        )
    if rows.non_finite is not None:
        nan, inf, first = rows.non_finite
        found.append(
            Message("the predictions hold {nan} nan and {inf} inf, first in row {row}", nan=nan, inf=inf, row=first)
        )
    found += _short_of_memory(rows)
    ignored = rows.n - int(rows.used.sum())
    if ignored:
        found.append(Message("{n} row is ignored", plural="{n} rows are ignored", n=ignored))
    return found


def _short_of_memory(rows: RowAnalysis) -> list[Message]:
    if rows.shorter_chunks is None:
        return []
    return [
        Message(
            "the GPU has little memory left; computed in chunks of {n} row",
            plural="the GPU has little memory left; computed in chunks of {n} rows",
            n=rows.shorter_chunks,
        )
    ]
