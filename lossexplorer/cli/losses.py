"""``lossexplorer losses``: the catalogue, or what files of somebody's own hold."""

from __future__ import annotations

import contextlib
import json
import sys
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem, UsageProblem
from lossexplorer.base.printable import printable
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.own.load import load
from lossexplorer.compute.own.packages import declared, load_packages
from lossexplorer.compute.own.source import SUFFIX, Source
from lossexplorer.io.script import read_script
from lossexplorer.report.entries import describe

if TYPE_CHECKING:
    import argparse

    from lossexplorer.catalog.spec import Loss


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "losses", help="list the losses", description="List the losses of the catalogue, or of files of your own."
    )
    parser.add_argument("files", nargs="*", metavar="FILE.py", help="list what this file holds; it is executed")
    parser.add_argument("--json", action="store_true", help="everything that is declared, as JSON")
    parser.add_argument(
        "--conventions", action="store_true", help="with --json: also the numbers of libraries that disagree, computed"
    )
    parser.set_defaults(command=_run)


def _brought(files: list[str]) -> list[Loss]:
    """Take in what files hold, or what installed packages declare; each that is broken is said.

    Raises:
        UsageProblem: a word names no Python file.
        Problem: a file cannot be read or executed, or nothing in it can be used.
    """
    for word in files:
        if not word.endswith(SUFFIX):
            raise UsageProblem(Message("losses lists Python files; got {word}", word=printable(word)))
    found: list[Loss] = []
    for made, problems in [load(Source(*read_script(path))) for path in files] or [load_packages(declared())]:
        for loss in made:
            CATALOGUE.add(loss)
        for problem in problems.values():
            print("warning:", " ".join(str(problem).split()), file=sys.stderr)
        found += made
    if files and not found:
        raise Problem(Message("none of these functions can be used"))
    return found


def _run(options: argparse.Namespace) -> None:
    with contextlib.redirect_stdout(sys.stderr):  # a loss of somebody's own may print
        brought = _brought(options.files)
    losses = brought if options.files else list(CATALOGUE)
    if options.json:
        print(json.dumps([describe(x, conventions=options.conventions) for x in losses], allow_nan=False, indent=1))
        return
    width = max(len(loss.key) for loss in losses)
    family = None
    for loss in losses:
        if loss.family is not family:
            print(f"{'' if family is None else chr(10)}{loss.family.value}")
            family = loss.family
        parameters = ", ".join(f"{p.name}={_text(p.default)}" for p in loss.params)
        role = "" if loss.role == "loss" else f"  [{loss.role}{', higher is better' if loss.higher_is_better else ''}]"
        print(f"  {loss.key:{width}}  {loss.title}{role}{f'  ({parameters})' if parameters else ''}")


def _text(value: object) -> str:
    return "none" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
