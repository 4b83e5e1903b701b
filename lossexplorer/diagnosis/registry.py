"""All reasons, found by scanning ``causes`` and ``findings``: a new one touches one file."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from lossexplorer.diagnosis import causes, findings
from lossexplorer.diagnosis.reason import GROUPS, Reason


@cache
def reasons() -> tuple[Reason, ...]:
    """Every reason; by group, and within one as its file declares them."""
    found: dict[str, Reason] = {}
    for package in (causes, findings):
        for info in iter_modules(package.__path__, package.__name__ + "."):
            for value in vars(import_module(info.name)).values():
                if isinstance(value, Reason) and found.setdefault(value.key, value) is not value:
                    raise ValueError(f"{info.name}: {value.key} is declared twice")
    return tuple(sorted(found.values(), key=lambda reason: GROUPS.index(reason.group)))
