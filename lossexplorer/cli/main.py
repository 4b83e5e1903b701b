"""The commands: options made from the catalogue, one sentence where something is wrong, JSON on stdout alone."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING

import lossexplorer
from lossexplorer.base import Message, Problem, UsageProblem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    Command = Callable[[argparse.Namespace], None]

DONE, BAD_DATA, BAD_COMMAND = 0, 1, 2


def run(words: list[str]) -> int:
    """Parse and run one command; returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without Greek letters shows their numbers instead
            stream.reconfigure(errors="backslashreplace")
    parser = _parser()
    try:
        options = parser.parse_args(_joined(words))
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        options.command(options)
        if sys.stdout is not None:  # it was closed before we began
            sys.stdout.flush()
    except UsageProblem as problem:
        return _fail(problem, BAD_COMMAND)
    except Problem as problem:
        return _fail(problem, BAD_DATA)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        _drop_output()
    except OSError as error:  # files are looked after where they are written, so it is the output
        _drop_output()
        why = error.strerror or str(error)
        return _fail(Problem(Message("the output cannot be written: {why}", why=why)), BAD_DATA)
    except KeyboardInterrupt:
        return 130
    return DONE


def _drop_output() -> None:
    """What is left in the buffer goes nowhere; Python would try once more at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _joined(words: list[str]) -> list[str]:
    """``--range -4:4`` as ``--range=-4:4``: argparse takes a value that begins with a minus for an option."""
    found: list[str] = []
    for word in words:
        if found and ((found[-1] == "--range" and ":" in word) or found[-1] == "--observed"):
            found[-1] += f"={word}"
        else:
            found.append(word)
    return found


def _fail(problem: Problem, status: int) -> int:
    with contextlib.suppress(BrokenPipeError):
        print("error:", " ".join(str(problem).split()), file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    from lossexplorer.cli import curve, diagnose, evaluate, losses, report
    from lossexplorer.cli.parser import Parser

    parser = Parser(
        prog="lossexplorer",
        description="See what a loss function does, and find out why a loss value is what it is. Without a command, "
        "the window opens: lossexplorer [PREDICTIONS [TARGETS]].",
    )
    parser.add_argument("--version", action="version", version=f"lossexplorer {lossexplorer.__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in (evaluate, diagnose, report, losses, curve):
        module.add(commands)
    return parser
