"""Write the tables of README.md and docs/catalogue.md that follow from the catalogue.

Usage: ``python tools/make_readme_tables.py`` (writes) or ``… --check`` (exit 1 if something would change). A table
stands between ``<!-- NAME -->`` and ``<!-- end of NAME -->``; what is between them is replaced.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lossexplorer.catalog.registry import CATALOGUE  # noqa: E402
from lossexplorer.compute.conventions import questions_about  # noqa: E402

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Loss
    from lossexplorer.compute.conventions import Answer, Question


def families() -> str:
    """The keys of each family."""
    rows = ["| | |", "| --- | --- |"]
    for family, losses in groupby(CATALOGUE, lambda loss: loss.family):
        rows.append(f"| {family.value} | {' '.join(f'`{loss.key}`' for loss in losses)} |")
    return "\n".join(rows)


def conventions() -> str:
    """Every question about every entry, with the number of each answer."""
    rows = ["| loss | example | here | elsewhere |", "| --- | --- | --- | --- |"]
    for loss in CATALOGUE:
        for i, question in enumerate(questions_about(loss.key)):
            name = f"`{loss.key}`" if i == 0 else ""
            others = "<br>".join(_answer(loss, other) for other in question.others)
            rows.append(f"| {name} | {question.topic} | {_own(question)} | {others} |")
    return "\n".join(rows)


def entries() -> str:
    """One row for each entry."""
    rows = ["| family | loss | title | inputs | parameters |", "| --- | --- | --- | --- | --- |"]
    for family, losses in groupby(CATALOGUE, lambda loss: loss.family):
        for i, loss in enumerate(losses):
            name = family.value if i == 0 else ""
            inputs = ", ".join(x.replace("*", "\\*") for x in loss.task.inputs)
            rows.append(f"| {name} | `{loss.key}` | {loss.title} | {inputs} | {_parameters(loss)} |")
    return "\n".join(rows)


def _parameters(loss: Loss) -> str:
    return ", ".join(f"`{p.name}={_text(p.default)}`" for p in loss.params)


def _own(question: Question) -> str:
    return f"{_number(question.value)} ({question.who})" if question.who else _number(question.value)


def _answer(loss: Loss, answer: Answer) -> str:
    """The number, whose it is, why, and the parameters that give it."""
    told = f"{_number(answer.value)} {answer.who}: {answer.how}"
    if not answer.key:
        return told
    entry = "" if answer.key == loss.key else answer.key
    given = ", ".join(f"{name}={_text(value)}" for name, value in (answer.parameters or {}).items())
    return f"{told} (`{f'{entry} {given}'.strip()}`)"


def _number(x: float) -> str:
    return f"**{x + 0.0:.6g}**".replace("-", "−").replace("inf", "∞")


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_text, value))}]"
    return "none" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)


TABLES = {"README.md": {"families": families, "conventions": conventions}, "docs/catalogue.md": {"entries": entries}}


def renewed(path: str) -> str:
    """The file with its tables as they should be.

    Raises:
        ValueError: a marker is missing.
    """
    text = (ROOT / path).read_text("utf-8")
    for name, table in TABLES[path].items():
        begin, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
        before, _, rest = text.partition(begin)
        _, found, after = rest.partition(end)
        if not found:
            raise ValueError(f"{path} has no markers for the table {name}")
        text = f"{before}{begin}{table()}{end}{after}"
    return text


def main() -> int:
    """Write, or check that there is nothing to write."""
    stale = [path for path in TABLES if renewed(path) != (ROOT / path).read_text("utf-8")]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path} is stale: run this again without --check")
        return int(bool(stale))
    for path in stale:
        (ROOT / path).write_text(renewed(path), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
