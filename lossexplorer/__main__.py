"""``lossexplorer``: no command opens the window, a command computes without one."""

from __future__ import annotations

import sys

COMMANDS = ("eval", "diagnose", "losses", "curve")
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
    from lossexplorer.cli.window import parse

    wish = parse(words)
    from lossexplorer.gui.app import open_window

    return open_window(wish.predictions, wish.targets, temporary=wish.temporary)


if __name__ == "__main__":
    sys.exit(main())
