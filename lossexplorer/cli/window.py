"""The command line without a command: what the window is to open."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from lossexplorer.cli.parser import Parser


@dataclass(frozen=True)
class WindowWish:
    """Files to begin with."""

    predictions: str | None = None
    targets: str | None = None
    temporary: bool = False
    """Whether the file belongs to the window and goes with it."""


def parse(words: list[str]) -> WindowWish:
    """The wish of the command line; a wrong one ends the process with status 2, as argparse does."""
    parser = Parser(
        prog="lossexplorer",
        description="Open the window.",
        epilog="Commands without a window: lossexplorer eval | losses | curve; each has --help.",
    )
    parser.add_argument("predictions", nargs="?", metavar="PREDICTIONS", help="a batch to open: npy, npz, pt, …")
    parser.add_argument("targets", nargs="?", metavar="TARGETS", help="left out if PREDICTIONS holds both")
    parser.add_argument("--temporary", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(words)
    return WindowWish(options.predictions, options.targets, options.temporary)
