"""``lossexplorer report``: a batch on one page of HTML."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lossexplorer.base import Message, UsageProblem
from lossexplorer.cli.evaluate import add_inputs, computed
from lossexplorer.cli.options import need_other_file, settings
from lossexplorer.compute.observed import observed
from lossexplorer.diagnosis.case import Question
from lossexplorer.diagnosis.engine import diagnose
from lossexplorer.diagnosis.results import Observed
from lossexplorer.io import shown
from lossexplorer.report.facts import code_of, files_of, gather, title_of
from lossexplorer.report.html import About, report_html, save_report
from lossexplorer.report.language import LANGUAGES

if TYPE_CHECKING:
    import argparse

    from lossexplorer.compute.result import BatchResult
    from lossexplorer.diagnosis.results import Diagnosis


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "report",
        help="write a page about a loss on files",
        description="Write one page of HTML about a loss on files, to be read without this program: figures, "
        "pictures, the worst rows, and what gives the number.",
    )
    add_inputs(parser)
    parser.add_argument("--observed", metavar="NUMBER", help="the loss that was seen elsewhere, with all its digits")
    parser.add_argument("--language", choices=tuple(LANGUAGES), default="en", help="of the page")
    parser.add_argument("--save", metavar="OUT.html", required=True, help="the page")
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> None:
    if Path(options.save).suffix.lower() not in (".html", ".htm"):
        raise UsageProblem(Message("{name}: reports are saved as .html", name=shown(options.save)))
    need_other_file(options)
    if options.observed is not None:
        Observed.parse(options.observed)  # a wrong command line is told before a file is read
    result = computed(options, margins=True)
    seen = observed(result.batch) if options.observed is None else options.observed
    about = About(
        title_of(options.predictions, options.targets),
        tuple(files_of(result, options.predictions, options.targets)),
        code_of(result, options.predictions, options.targets),
        seen,
        datetime.now(),
        options.language,
        None if seen is None else _diagnosis(options, result, seen),
    )
    save_report(options.save, report_html(gather(result), about))
    for warning in result.warnings:
        print("warning:", warning, file=sys.stderr)


def _diagnosis(options: argparse.Namespace, result: BatchResult, seen: str) -> Diagnosis | None:
    """Why it is the number that was seen; None where the result is no number, or is not of predictions and targets."""
    if result.reduction == "none" or result.loss.task.target_at != 1:
        return None
    given = settings(options.set, result.loss.params, result.loss.key)
    kind = None if options.input_kind == "auto" else options.input_kind
    question = Question(result.loss.key, given, options.reduction, options.batch_size, kind)
    return diagnose(result.batch, question, Observed.parse(seen))
