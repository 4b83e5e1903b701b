"""``lossexplorer losses``: the catalogue."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.own.packages import declared, load_packages
from lossexplorer.report.entries import describe

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("losses", help="list the losses", description="List the losses of the catalogue.")
    parser.add_argument("--json", action="store_true", help="everything that is declared, as JSON")
    parser.add_argument(
        "--conventions", action="store_true", help="with --json: also the numbers of libraries that disagree, computed"
    )
    parser.set_defaults(command=_run)


def _bring_packages() -> None:
    """Take in what installed packages declare; a broken one is said and costs nothing else."""
    made, problems = load_packages(declared())
    for loss in made:
        CATALOGUE.add(loss)
    for problem in problems.values():
        print("warning:", problem, file=sys.stderr)


def _run(options: argparse.Namespace) -> None:
    _bring_packages()
    if options.json:
        print(json.dumps([describe(x, conventions=options.conventions) for x in CATALOGUE], allow_nan=False, indent=1))
        return
    width = max(map(len, CATALOGUE.keys()))
    family = None
    for loss in CATALOGUE:
        if loss.family is not family:
            print(f"{'' if family is None else chr(10)}{loss.family.value}")
            family = loss.family
        parameters = ", ".join(f"{p.name}={_text(p.default)}" for p in loss.params)
        role = "" if loss.role == "loss" else f"  [{loss.role}{', higher is better' if loss.higher_is_better else ''}]"
        print(f"  {loss.key:{width}}  {loss.title}{role}{f'  ({parameters})' if parameters else ''}")


def _text(value: object) -> str:
    return "none" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
