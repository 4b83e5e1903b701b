"""To which loss and parameters a result belongs that is still shown while others are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.gui.widgets.kind_box import AS_THEY_ARE, kind_words
from lossexplorer.gui.words import say
from lossexplorer.report import lines

if TYPE_CHECKING:
    from lossexplorer.state.batch import BatchState


def differing(shown: BatchState, chosen: BatchState) -> tuple[str, ...]:
    """The parameters that are chosen otherwise than they were when this was computed."""
    if shown.loss != chosen.loss:
        return ()
    was = dict(shown.parameters)
    return tuple(name for name, value in chosen.parameters if name in was and was[name] != value)


def belonging(shown: BatchState, chosen: BatchState) -> Message:
    """One sentence about a result that does not belong to what is chosen."""
    names, was = differing(shown, chosen), dict(shown.parameters)
    if (shown.loss, shown.parameters) == (chosen.loss, chosen.parameters):
        kind = Message(kind_words(shown.input_kind, AS_THEY_ARE))
        return Message(
            "Not computed with this kind of predictions: everything shown here is still for “{kind}”.", kind=kind
        )
    if shown.loss is not None and not names:
        title = Message(CATALOGUE.get(shown.loss).title)
        return Message("Not computed with this loss: everything shown here is still that of {loss}.", loss=title)
    values = ", ".join(f"{name} = {value_text(was[name])}" for name in names)
    return Message("Not computed with these parameters: everything shown here is still with {values}.", values=values)


def value_text(value: Any) -> str:
    """A value of a parameter for reading."""
    return lines.value_text(value, say)
