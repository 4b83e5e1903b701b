"""Nothing that a test brings along stays in the catalogue."""

from tests.brought import nothing_brought

__all__ = ["nothing_brought"]
