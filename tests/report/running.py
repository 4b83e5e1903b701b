"""Runs code as somebody would who pasted it into a file."""

from __future__ import annotations

import contextlib
import io


def printed(code: str) -> str:
    """What the code prints. It gets nothing but what it imports itself."""
    said = io.StringIO()
    program = compile(code, "pasted.py", "exec", dont_inherit=True)
    with contextlib.redirect_stdout(said):
        exec(program, {"__name__": "__main__"})
    return said.getvalue()


def numbers(code: str) -> list[float]:
    """The numbers that the code prints."""
    return [float(word) for word in printed(code).split()]
