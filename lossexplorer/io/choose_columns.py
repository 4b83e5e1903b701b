"""Which columns of a table are meant: by their names after ``::``, or the target by its name and all other numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lossexplorer.base import Message, Problem
from lossexplorer.io.choose import PREFERRED, AmbiguousFile, preferred
from lossexplorer.io.wording import names_text, printable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lossexplorer.io.beside import Taken
    from lossexplorer.io.choose import Role
    from lossexplorer.io.sources import FileSource, TableContainer

TARGET_COLUMNS = ("label", "target", "labels", "targets", "y", "y_true", "true", "truth", "ground_truth", "gt")
"""Names of the target column of a table, the best first."""


class Picked(NamedTuple):
    """One side of a batch."""

    source: FileSource
    places: tuple[int, ...]
    """Of its columns in the table, or of the array in the listing of its file."""
    named: bool = True
    """Whether somebody or a usual name said which; else these are all columns that there are."""


def pick_columns(
    table: TableContainer,
    role: Role,
    wanted: str,
    *,
    alone: bool,
    taken: Sequence[int] = (),
    headers: Sequence[str] = (),
) -> Picked:
    """The columns of a table for one side of the batch.

    Args:
        table: the file.
        role: which side.
        wanted: the columns after ``::``; empty if there were none.
        alone: whether predictions and targets are in this one table.
        taken: columns that are targets already.
        headers: of the columns of predictions, for targets in words.

    Raises:
        AmbiguousFile: no column is called like a target.
        Problem: a column is missing, or holds words that are no classes.
    """
    if wanted:
        source = table.classes(wanted, headers) if role == "targets" else table.source(wanted)
        return Picked(source, table.named(wanted))
    target = _target(table)
    if role == "targets" and target is not None and (table.dialect.numeric or not alone):
        return Picked(table.classes(table.dialect.names[target], headers), (target,))
    if not table.dialect.numeric:
        raise Problem(table.no_numbers())
    if role == "targets" and alone:
        raise _without_target(table)
    places = predicted_columns(table)
    kept = [place for place in places if place not in (target, *taken)] if role == "predictions" else places
    if not kept and not alone:
        kept = places  # a file of predictions whose only column is called y
    if not kept:
        sentence = Message("{name} has no columns of predictions. Give them as a file of their own.", name=table.name)
        raise Problem(sentence)
    return Picked(table.columns(kept), tuple(kept), named=False)


def predicted_names(table: TableContainer, wanted: str, taken: Sequence[int] = ()) -> list[str]:
    """The headers of the columns of predictions, in order, whether they are chosen or not; see ``pick_columns``."""
    names = table.dialect.names
    if wanted:
        return [wanted] if wanted in names else [part.strip() for part in wanted.split(",")]
    return [names[place] for place in predicted_columns(table) if place not in (_target(table), *taken)]


def _target(table: TableContainer) -> int | None:
    """The column that is called like a target."""
    names = [name.casefold() for name in table.dialect.names]
    return next((names.index(wish) for wish in TARGET_COLUMNS if wish in names), None)


def predicted_columns(table: TableContainer) -> list[int]:
    """Columns that may be predictions: one that holds a list of them in every row, else all of numbers."""
    wide = {table.dialect.names[place]: place for place in table.dialect.wide}
    name = preferred(list(wide), PREFERRED["predictions"]) or (next(iter(wide)) if len(wide) == 1 else None)
    if name is not None:
        return [wide[name]]
    return [place for place in table.dialect.numeric if place not in table.index]


def _without_target(table: TableContainer) -> Problem:
    infos = tuple(entry.info for entry in table.entries())
    return AmbiguousFile(
        Message(
            "{name} has the columns {columns}, and none is called label, target, labels, targets or y. Choose the"
            " targets as a second file, or as FILE::COLUMN.",
            name=table.name,
            columns=names_text(info.name for info in infos),
        ),
        infos,
        "targets",
        Message(
            "None of the columns of {name} is called like a target. Choose the one that holds what is true.",
            name=table.name,
        ),
        table=True,
    )


def left_out(
    table: TableContainer, kept: Collection[int], taken: Collection[int], beside: Taken, *, alone: bool
) -> tuple[Message, ...]:
    """Notices for what is in a table but is no column of predictions.

    Args:
        table: the file.
        kept: its columns of predictions, which nobody named.
        taken: columns that are targets.
        beside: columns that are carried along, or were left out with a notice.
        alone: whether predictions and targets are in this one table.
    """
    names = table.dialect.names
    found = [_not_predicted(table.name, names[place], carried=place in beside.carried) for place in table.index]
    targets = [name for name in names if name.casefold() in TARGET_COLUMNS]
    free = [place for place in table.dialect.text if place not in (*kept, *taken, *beside.told)]
    words = [names[place] for place in free if names[place] and names[place] not in targets]
    if words:
        found.append(
            Message(
                "Columns of {name} that hold words were left out: {columns}.",
                name=table.name,
                columns=names_text(words),
            )
        )
    unused = set(table.dialect.numeric).difference(kept, taken, table.index)
    if unused and not alone:
        found.append(
            Message(
                "{name} also has the column {columns}, which was not used.",
                name=table.name,
                columns=names_text(names[place] for place in sorted(unused)),
            )
        )
    return tuple(found)


def _not_predicted(name: str, column: str, *, carried: bool) -> Message:
    """The notice for a column of row numbers, which says how to have it as a prediction all the same."""
    if carried and column.strip():
        return Message(
            "Column {column} of {name} numbers the rows and is shown beside them. If it is a prediction, choose the"
            " columns with FILE::NAME,NAME ….",
            column=printable(column),
            name=name,
        )
    if not column.strip():
        return Message("The first column of {name} only counts the rows and was left out.", name=name)
    return Message(
        "Column {column} of {name} numbers the rows and was left out. If it is a prediction, choose the columns with"
        " FILE::NAME,NAME ….",
        column=printable(column),
        name=name,
    )
