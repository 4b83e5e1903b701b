"""The one place that knows where ``resources/`` is: inside the installed package, or beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOT = _PACKAGE / "resources" if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent / "resources"


def asset(*parts: str) -> Path:
    """Path of a file or folder below ``resources/``; it need not exist."""
    return _ROOT.joinpath(*parts)
