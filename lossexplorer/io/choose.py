"""Which array of a file is meant: by its name after ``::``, by the usual names, or because there is only one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from lossexplorer.base import ArrayInfo, Message, Problem
from lossexplorer.io.sources import has_words
from lossexplorer.io.wording import names_text, printable, shape_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.io.sources import Container, Entry, FileSource

Role = Literal["predictions", "targets"]

PREFERRED: dict[Role, tuple[str, ...]] = {
    "predictions": (
        *("logits", "predictions", "preds", "outputs", "probs", "scores", "z1"),
        *("y_pred", "pred", "prediction", "output", "prob", "y_prob", "y_score", "y_hat"),
    ),
    "targets": (
        *("labels", "targets", "target", "y", "z2", "label"),
        *("y_true", "true", "truth", "ground_truth", "gt"),
    ),
}
"""Names of arrays, the best first."""
_OF_A_MODEL = (".weight", ".bias", ".running_mean", ".running_var", ".num_batches_tracked")


class AmbiguousFile(Problem):
    """A file holds several arrays, and none is named as wanted: somebody has to choose.

    Args:
        message: the sentence, which lists names and shapes.
        arrays: everything in the file.
        role: which side of the batch is wanted.
        question: the same for somebody who can choose from a list; None if ``message`` will do.
        table: whether the arrays are columns of a table, of which predictions may be several.
    """

    def __init__(
        self,
        message: Message,
        arrays: tuple[ArrayInfo, ...],
        role: Role,
        question: Message | None = None,
        *,
        table: bool = False,
    ) -> None:
        super().__init__(message)
        self.arrays = arrays
        self.role = role
        self.question = question if question is not None else message
        self.table = table


class NoTargets(Problem):
    """A file holds predictions and nothing else: the targets have to come from another one."""


def split_name(argument: str) -> tuple[str, str]:
    """Take ``FILE::NAME`` apart. A file whose own name has ``::`` in it is found if it exists.

    Returns:
        The path, and the name or nothing.
    """
    if "::" not in argument or os.path.lexists(argument):
        return argument, ""
    places = [place for place in range(len(argument)) if argument.startswith("::", place)]
    for place in reversed(places):
        if os.path.lexists(argument[:place]):
            return argument[:place], argument[place + 2 :]
    return argument[: places[0]], argument[places[0] + 2 :]


def pick(container: Container, role: Role, wanted: str, *, taken: str | None = None) -> tuple[str, FileSource]:
    """The array of a file for one side of the batch.

    Args:
        container: the file; not a table.
        role: which side.
        wanted: the name after ``::``; empty if there was none.
        taken: the array that the other side has already taken from this file without being named.

    Returns:
        Its name and the array.

    Raises:
        AmbiguousFile: it could be one of several.
        Problem: there is none of that name, or none at all.
    """
    entries = container.entries()
    if wanted:
        return wanted, container.source(_named(container, entries, wanted))
    free = [entry for entry in entries if entry.info.name != taken]
    usable = [entry.info.name for entry in free if entry.usable]
    name = preferred(usable, PREFERRED[role]) or _refused(free, role)
    if name is None and taken is None and len(usable) == 1:
        name = usable[0]
    if name is None and taken is None and not usable and len(free) == 1:
        name = free[0].info.name  # opening it says why it cannot be used
    if name is None:
        words = container.word_places if has_words(container) else ()
        no_words = [entry.info.name for place, entry in enumerate(entries) if place not in words]
        alone = taken is not None and no_words == [taken]
        raise _undecided(container.name, tuple(entry.info for entry in entries), role, alone=alone)
    return name, container.source(name)


def _refused(entries: Sequence[Entry], role: Role) -> str | None:
    """The array that is called as wanted but cannot be used, where no other one can be meant; opening it says why."""
    other: Role = "targets" if role == "predictions" else "predictions"
    usable = [entry.info.name for entry in entries if entry.usable]
    if any(preferred([name], PREFERRED[other]) is None for name in usable):
        return None
    return preferred([entry.info.name for entry in entries if not entry.usable], PREFERRED[role])


def _named(container: Container, entries: Sequence[Entry], wanted: str) -> str:
    names = [entry.info.name for entry in entries]
    if wanted in names:
        return wanted
    if names == [""]:
        raise Problem(
            Message(
                "{name} holds one array without a name. Leave “::{wanted}” away.",
                name=container.name,
                wanted=printable(wanted),
            )
        )
    raise Problem(
        Message(
            "{name} has no array called {wanted}; it has {names}. Choose one of them.",
            name=container.name,
            wanted=printable(wanted),
            names=names_text(names),
        )
    )


def preferred(names: Sequence[str], wanted: Sequence[str]) -> str | None:
    """The first wanted name that is there: exactly, then in any case, then as the last part of a nested name."""
    for same in (str, str.casefold, lambda name: name.casefold().rpartition(".")[2]):
        for wish in wanted:
            found = [name for name in names if same(name) == wish]
            if len(found) == 1:
                return found[0]
            if found:
                return None
    return None


def _undecided(name: str, infos: tuple[ArrayInfo, ...], role: Role, *, alone: bool) -> Problem:
    if not infos:
        return Problem(Message("{name} holds no arrays. Export it again.", name=name))
    if any(info.name.endswith(_OF_A_MODEL) or info.name in ("weight", "bias") for info in infos):
        return Problem(Message("{name} is a model, not a batch of logits. Save what the model returns.", name=name))
    if alone:
        return NoTargets(Message("{name} holds no targets. Give them as a second file.", name=name))
    arrays = names_text(f"{info.name} {shape_text(info.shape)}" for info in infos)
    if role == "targets":
        sentence = Message(
            "{name} holds {arrays}, and none is called labels, targets, target or y. Choose the targets with"
            " FILE::NAME, or give them as a second file.",
            name=name,
            arrays=arrays,
        )
    else:
        sentence = Message(
            "{name} holds {arrays}, and none is called logits, predictions, preds, outputs, probs or scores."
            " Choose the predictions with FILE::NAME.",
            name=name,
            arrays=arrays,
        )
    question = Message(
        "{name} holds several arrays, and their names do not say what they are. Choose them from the lists.", name=name
    )
    return AmbiguousFile(sentence, infos, role, question)
