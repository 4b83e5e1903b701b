"""``lossexplorer eval``: a loss on files."""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem, UsageProblem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.cli.inputs import FORMATS, open_inputs
from lossexplorer.cli.options import class_names, loss_key, need_other_file, settings
from lossexplorer.compute.class_names import need_as_many, number_of
from lossexplorer.compute.devices import DTYPES
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.given_kind import GIVEN, given_kind
from lossexplorer.compute.observed import observed
from lossexplorer.compute.plain import plain
from lossexplorer.io import shown, split_name
from lossexplorer.io.wording import printable
from lossexplorer.report.tables import check_suffix, numbers_of, save_columns

if TYPE_CHECKING:
    import argparse

    from lossexplorer.base import Batch
    from lossexplorer.compute.result import BatchResult


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "eval",
        help="compute a loss on files",
        description="Compute a loss on files: its value, and the loss, gradient norm and prediction of every row. "
        "FILE::NAME picks one array of a file that holds several.",
    )
    add_inputs(parser)
    parser.add_argument("--save", metavar="OUT", help="the table of all rows, as .parquet, .csv or .npz")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.set_defaults(command=_run)


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """Add what says which loss of which files is computed, and how."""
    parser.add_argument("predictions", metavar="PREDICTIONS", help=FORMATS)
    parser.add_argument("targets", metavar="TARGETS", nargs="?", help="left out if PREDICTIONS holds both")
    parser.add_argument(
        "--input", action="append", default=[], metavar="NAME=FILE", help="a further input of the loss, by its name"
    )
    parser.add_argument(
        "--loss",
        metavar="KEY",
        help="a key from `lossexplorer losses`, or FILE.py:NAME, a function of your own, whose file is executed; by "
        "default the loss that was saved with the batch",
    )
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter of the loss")
    parser.add_argument("--reduction", choices=("mean", "sum", "none", "batchmean"))
    parser.add_argument("--batch-size", type=int, metavar="N", help="rows of one set, for losses of a whole set")
    parser.add_argument("--class-axis", type=int, metavar="N", help="by default 1 if that fits, else the last")
    parser.add_argument(
        "--input-kind",
        choices=("auto", *GIVEN),
        default="auto",
        help="what the predictions are; they are turned into what the loss takes. auto: they are taken as they are",
    )
    parser.add_argument(
        "--class-names", default="", metavar="A,B,…", help="what the classes are called, if the files do not say so"
    )
    parser.add_argument("--dtype", choices=DTYPES, help="by default that of the file; half types in float32")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda, cuda:N or mps")


def _run(options: argparse.Namespace) -> None:
    if options.save:
        check_suffix(options.save)
        need_other_file(options)
    result = computed(options, margins=bool(options.save))
    if options.save:
        table = numbers_of(result)
        save_columns(options.save, table.columns(), table.used, beside=table.beside)
    if options.json:
        seen = observed(result.batch)
        extra = {} if seen is None else {"observed": plain(float(seen))}
        print(json.dumps(result.to_dict() | extra, allow_nan=False))
    else:
        _print(result)
    for warning in result.warnings:
        print("warning:", warning, file=sys.stderr)


def computed(options: argparse.Namespace, *, margins: bool = False) -> BatchResult:
    """The result that the options of ``add_inputs`` ask for; ``margins`` wants margin and rank of each row too.

    Raises:
        UsageProblem: the command line is wrong.
        Problem: the files cannot be read or used.
    """
    with contextlib.redirect_stdout(sys.stderr):  # a loss of somebody's own may print
        if options.loss is not None:
            options.loss = loss_key(options.loss)
            _wish(options, options.loss)  # a wrong command line is told before a file is read
        batch = open_inputs(options.loss, options.predictions, options.targets, options.input)
        names = class_names(options.class_names)
        batch = replace(batch, class_names=names or batch.class_names)
        wish = _wish(options, options.loss or _saved_loss(options, batch))
        result = _evaluate(options, batch, replace(wish, margins=margins))
        if names:
            need_as_many(names, number_of(result))
        return replace(result, notes=(*result.notes, *_findings(result)))


def _findings(result: BatchResult) -> list[Message]:
    """What is to be known about a loss of somebody's own; what is as it should be is said on stderr alone."""
    if result.loss.origin is None:
        return []
    from lossexplorer.compute.own.checks import check

    found = check(result.loss, result.parameters)
    for finding in found:
        if finding.good:
            print("note:", finding.message, file=sys.stderr)
    return [finding.message for finding in found if not finding.good]


def _wish(options: argparse.Namespace, key: str) -> Wish:
    """What the command line asks for.

    Raises:
        UsageProblem: there is no such loss, or it has no such parameter or reduction.
    """
    loss = CATALOGUE.get(key)
    parameters = settings(options.set, loss.params, loss.key)
    loss.reduction_of(options.reduction)
    given_kind(loss, options.input_kind)
    return Wish(
        loss.key,
        parameters,
        options.reduction,
        options.batch_size,
        options.class_axis,
        options.dtype,
        options.device,
        input_kind=options.input_kind,
    )


def _saved_loss(options: argparse.Namespace, batch: Batch) -> str:
    """The loss that was saved with the batch.

    Raises:
        UsageProblem: none was.
    """
    saved = batch.meta.get("loss")
    if isinstance(saved, str) and saved in CATALOGUE:
        return saved
    name = shown(split_name(options.predictions)[0])
    raise UsageProblem(
        Message(
            "{name} does not say which loss it was saved with; name one with --loss, as `lossexplorer losses` lists"
            " them",
            name=name,
        )
    )


def _evaluate(options: argparse.Namespace, batch: Batch, wish: Wish) -> BatchResult:
    """The result; what is wrong with the arrays is said with the names of their files."""
    try:
        return evaluate(batch, wish)
    except UsageProblem:
        raise
    except Problem as problem:
        specs = [options.predictions, options.targets or options.predictions]
        names = list(dict.fromkeys(shown(split_name(spec)[0]) for spec in specs))
        if any(name in str(problem) for name in names):
            raise
        sentence = Message("{files}: {what}", files=", ".join(names), what=problem.message)
        raise Problem(sentence, problem.details) from problem


def _print(result: BatchResult) -> None:
    """The result for people."""
    found = result.to_dict()
    shown = "not reduced" if result.value is None else f"{result.value:.10g}"
    if result.values is not None:
        shown = "  ".join(f"{x:.10g}" for x in result.values)
    print(f"{result.loss.title} ({result.loss.key}), {result.reduction}: {shown}")
    seen = observed(result.batch)
    if seen is not None:
        print(f"seen when it was saved: {seen}")
    classes = f", {result.n_classes} classes" if result.n_classes else ""
    print(f"rows {result.n}, used {result.n_used}{classes}; {result.dtype} on {result.device}")
    elements = result.rows.elements
    if elements is not None and result.n_used and result.reduction != "none":
        how = "mean" if result.reduction == "mean" else "sum"
        used = elements[result.rows.used]
        each = f"rows have {used.min()} to {used.max()} of them and weigh accordingly"
        print(f"the {how} is over {result.n_elements} elements; {each}")
    print(f"{result.rows.title.lower()} of a row: " + _pairs(found["per_sample"]))
    if result.n_finite < result.n_used:
        finite = _pairs(plain(result.finite_summary))
        print(f"{result.n_finite} of {result.n_used} rows are finite: {finite}")
    if "gradient_norm" in found:
        print("gradient norm of a row: " + _pairs(found["gradient_norm"]))
    if found["metrics"]:
        print(_pairs(found["metrics"]))
    role = result.loss.role
    print("worst rows:" if role in ("loss", "metric") else "rows that have most of it:")
    for row in found["worst"][:5]:
        beside = row.pop("beside", {})
        told = {"value" if role != "loss" and k == "loss" else k: v for k, v in row.items() if not k.endswith("_name")}
        for side in ("target", "predicted"):
            if f"{side}_name" in row:
                told[side] = result.names.tell(row[side])
        print("  " + _pairs(told | beside))


def _pairs(values: dict[str, object]) -> str:
    shown = {printable(name): _word(value) for name, value in values.items()}
    return "  ".join(f"{name} {word}" for name, word in shown.items())


def _word(value: object) -> str:
    if isinstance(value, str):  # of a file
        return printable(value)
    return "–" if value is None else f"{value:.5g}" if isinstance(value, float) else str(value)
