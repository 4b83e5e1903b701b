"""The real program in a process of its own, which says when its window stands; run by test_interrupts."""

from __future__ import annotations

import sys

from lossexplorer.__main__ import main
from lossexplorer.gui import app

_first_paint = app.Program._on_first_paint


def told(program: app.Program) -> None:
    _first_paint(program)
    print("painted", flush=True)


app.Program._on_first_paint = told  # type: ignore[method-assign]
sys.exit(main())
