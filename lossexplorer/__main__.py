"""``lossexplorer``: no command opens the window, a command computes without one."""

from __future__ import annotations

import sys
from typing import Any

COMMANDS = ("eval", "diagnose", "report", "losses", "curve")
CHILD = "--child"
"""How a frozen program starts itself as the process that reads files."""
_WORDS = ("-h", "--help", "--version")


def main(arguments: list[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: without the program's name; those of the process by default.

    Returns:
        The exit status: 0 done, 1 the data could not be used, 2 the command line is wrong.
    """
    words = sys.argv[1:] if arguments is None else arguments
    if words and (words[0] in COMMANDS or words[0] in _WORDS):
        from lossexplorer.cli.main import run

        return run(words)
    if words[:1] == [CHILD]:
        from lossexplorer.io.child.answering import serve

        serve(*words[1:])
        return 0
    return _window(words)


def _window(words: list[str]) -> int:
    """The window; what reads the command line is imported only where there is something to read."""
    from lossexplorer.base.garbage import START

    wish: dict[str, Any] = {}
    if words:
        from lossexplorer.cli.window import parse

        wish = vars(parse(words))
    START.begin()
    try:
        from lossexplorer.gui.run import open_window

        return open_window(**wish)
    finally:
        START.end()


if __name__ == "__main__":
    sys.exit(main())
