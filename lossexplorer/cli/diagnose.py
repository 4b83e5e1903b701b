"""``lossexplorer diagnose``: why a loss is the number it is."""

from __future__ import annotations

import json
import sys
import textwrap
from typing import TYPE_CHECKING, get_args

from lossexplorer.base import Message, Problem, UsageProblem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.cli.inputs import FORMATS, open_inputs
from lossexplorer.cli.options import class_names, settings
from lossexplorer.compute.kind import Verdict
from lossexplorer.compute.observed import observed
from lossexplorer.compute.plain import plain
from lossexplorer.compute.survey import survey
from lossexplorer.diagnosis.case import Question, default_loss, need_rows
from lossexplorer.diagnosis.engine import diagnose
from lossexplorer.diagnosis.numbers import explain_number
from lossexplorer.diagnosis.reproduce import reproduce
from lossexplorer.diagnosis.results import Observed
from lossexplorer.io import shown, split_name
from lossexplorer.report.diagnosis import known_as, of_the_clean, sentence_of, sureness
from lossexplorer.report.reproducer import save_reproducer

if TYPE_CHECKING:
    import argparse

    from lossexplorer.base import Batch
    from lossexplorer.diagnosis.results import CauseResult, Diagnosis

_WIDTH = 100
_KINDS = ("auto", *get_args(Verdict)[:4])
_OF_FILES = ("loss", "set", "reduction", "batch_size", "class_names", "input_kind", "reproducer")
"""Options that say nothing about a number alone."""
_SIGNS = {"error": "✗", "warning": "!", "info": "·"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "diagnose",
        help="find out why a loss is the number it is",
        description="Name the mistake that reproduces a loss that was seen, and what is odd about the files. Without "
        "--observed, only the findings; without files, what the number is known for. FILE::NAME picks one array of a "
        "file that holds several.",
    )
    parser.add_argument("predictions", metavar="PREDICTIONS", nargs="?", help=FORMATS)
    parser.add_argument("targets", metavar="TARGETS", nargs="?", help="left out if PREDICTIONS holds both")
    parser.add_argument(
        "--observed", metavar="NUMBER", help="the loss exactly as it was seen: its digits count; also nan, inf, -inf"
    )
    parser.add_argument(
        "--loss", metavar="KEY", help="a key from `lossexplorer losses`; by default what shapes and targets suggest"
    )
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter of the loss")
    parser.add_argument("--reduction", choices=("mean", "sum", "batchmean"))
    parser.add_argument("--batch-size", type=int, metavar="N", help="rows of a batch in the run, if known")
    parser.add_argument("--class-names", default="", metavar="A,B,…", help="in the order of training, if known")
    parser.add_argument("--input-kind", choices=_KINDS, default="auto", help="what the predictions are")
    parser.add_argument(
        "--reproducer",
        metavar="OUT.py",
        help="write a script and OUT.npz beside it that print the wrong and the right number of the first cause: "
        "with all rows of a file of up to 500 000 predictions, else with 200 that show it",
    )
    parser.add_argument("--json", action="store_true", help="print the diagnosis as JSON")
    parser.set_defaults(command=_run, default_of=parser.get_default)


def _run(options: argparse.Namespace) -> None:
    seen = None if options.observed is None else Observed.parse(options.observed)
    if options.predictions is None:
        _tell_known(options)
        return
    if options.loss is not None:  # a wrong command line is told before a file is read
        _question(options, options.loss)
    batch = open_inputs(options.loss, options.predictions, options.targets, ())
    saved = observed(batch)
    if seen is None and saved is not None:
        seen = Observed.parse(saved)
    found = _diagnose(options, batch, seen)
    if options.reproducer is not None:
        _write_reproducer(options.reproducer, batch, found)
    if options.json:
        print(json.dumps(found.to_dict(), allow_nan=False))
    else:
        print("\n".join(_page(found)))


def _tell_known(options: argparse.Namespace) -> None:
    """What a number is known for, where there is no file.

    Raises:
        UsageProblem: there is no number either, or an option that is about files.
    """
    if options.observed is None:
        raise UsageProblem(Message("diagnose wants PREDICTIONS, or a number after --observed"))
    vain = [f"--{name.replace('_', '-')}" for name in _OF_FILES if getattr(options, name) != options.default_of(name)]
    if vain:
        raise UsageProblem(Message("without PREDICTIONS there is no use for {options}", options=", ".join(vain)))
    found = explain_number(options.observed)
    if options.json:
        seen = Observed.parse(options.observed)
        answer = {"observed": seen.value, "digits": seen.digits, "known": [known.to_dict() for known in found]}
        print(json.dumps(plain(answer), allow_nan=False))
        return
    lines = [f"{known.value:.7g}  {known.meaning}" for known in found]
    print(
        "\n".join(lines or [f"{options.observed} is known for nothing by itself; with PREDICTIONS it may be explained"])
    )


def _write_reproducer(path: str, batch: Batch, found: Diagnosis) -> None:
    """The first cause that a few lines show, as a script.

    Raises:
        Problem: there is none, or it cannot be written.
    """
    cause = next((cause for cause in found.causes if cause.matches and cause.wrong), None)
    if cause is None:
        raise Problem(Message("{path} was not written: no cause here is shown by a few lines of code", path=path))
    save_reproducer(path, reproduce(batch, found, cause))
    print(f"{path} shows: {cause.title}", file=sys.stderr)


def _question(options: argparse.Namespace, key: str) -> Question:
    """What the command line asks.

    Raises:
        UsageProblem: there is no such loss, or it has no such parameter or reduction.
    """
    loss = CATALOGUE.get(key)
    parameters = settings(options.set, loss.params, loss.key)
    loss.reduction_of(options.reduction)
    kind = None if options.input_kind == "auto" else options.input_kind
    names = class_names(options.class_names)
    return Question(key, parameters, options.reduction, options.batch_size, kind, names)


def _diagnose(options: argparse.Namespace, batch: Batch, seen: Observed | None) -> Diagnosis:
    """The diagnosis; what is wrong with the arrays is said with the names of their files."""
    saved = batch.meta.get("loss")
    key = options.loss or (saved if isinstance(saved, str) and saved in CATALOGUE else None)
    try:
        need_rows(batch)
        key = key or default_loss(batch, survey(batch.targets))
        return diagnose(batch, _question(options, key), seen)
    except UsageProblem:
        raise
    except Problem as problem:
        specs = [options.predictions, options.targets or options.predictions]
        names = list(dict.fromkeys(shown(split_name(spec)[0]) for spec in specs))
        if any(name in str(problem) for name in names):
            raise
        sentence = Message("{files}: {what}", files=", ".join(names), what=problem.message)
        raise Problem(sentence, problem.details) from problem


def _page(found: Diagnosis) -> list[str]:
    """The diagnosis for people: what was read, the causes, the findings, the numbers to compare with."""
    lines = [
        f"{found.loss}, {found.reduction}, {found.n} rows; read as {found.input_kind.title}",
        f"({found.input_kind.evidence})",
    ]
    value = "undefined" if found.recomputed is None else f"{found.recomputed:.6g}"
    lines.append(f"recomputed {value}" + ("" if found.observed is None else f", you saw {found.observed.text}"))
    lines += [] if found.undefined is None else _wrapped(f"undefined: {found.undefined}", "  ")
    if found.observed is not None:
        lines += ["", *_causes(found)]
    lines += ["", *_findings(found)]
    base = {k.replace("_", " "): v for k, v in found.baselines.to_dict().items() if v is not None}
    if base:
        lines += ["", "compare with: " + ", ".join(f"{name} {v:.5g}" for name, v in base.items())]
    return lines


def _causes(found: Diagnosis) -> list[str]:
    matching = [cause for cause in found.causes if cause.matches]
    if not matching:
        lines = ["Not explained: no known cause gives this number."]
        lines += [str(known_as(found))] if found.known else []
        for known in found.known:
            lines += _wrapped(str(known.meaning), "  ")
        near = [cause for cause in found.causes if cause.predicted is not None]
        lines += ["nearest misses:"] if near else []
        for cause in near:
            lines += _wrapped(f"{cause.title} ({cause.key}): {cause.evidence}", "  ")
        for cause in (cause for cause in found.causes if cause.predicted is None):
            lines += _wrapped(f"{cause.evidence} ({cause.key})", "  ")
        return lines
    lines = [] if found.explained else [str(sentence_of(found))]
    for place, cause in enumerate(matching, 1):
        lines += [f"{place}. {cause.title}  [{cause.key}, {_sureness(cause)}]"]
        lines += _wrapped(str(cause.evidence), "   ")
        lines += _wrapped(str(cause.fix), "   → ")
        lines += [f"     {line}" for line in cause.code.splitlines()]
        if cause.ties:
            lines += _wrapped(f"not to be told from {', '.join(cause.ties)}: {cause.ask}", "   ")
    return lines


def _sureness(cause: CauseResult) -> str:
    band = "" if cause.high is None else f" from {cause.predicted:.5g} to {cause.high:.5g}"
    return f"{sureness(cause)}{band}, {cause.score:.2f}"


def _findings(found: Diagnosis) -> list[str]:
    if not found.findings:
        return ["The file is clean: nothing odd about it."]
    matched = any(cause.matches for cause in found.causes)  # then "no fault found" would deny the cause above
    headline = "worth knowing:" if matched else str(of_the_clean(found))
    lines = [headline if found.clean else "findings:"]
    for finding in found.findings:
        rows = (
            f" (rows {', '.join(map(str, finding.rows[:6]))}{' …' if len(finding.rows) > 6 else ''})"
            if finding.rows
            else ""
        )
        lines += [f"{_SIGNS[finding.severity]} {finding.title}  [{finding.key}, {finding.severity}]"]
        lines += _wrapped(f"{finding.evidence}{rows}", "    ")
        lines += _wrapped(str(finding.fix), "    → ")
    return lines


def _wrapped(text: str, first: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=" " * len(first))
