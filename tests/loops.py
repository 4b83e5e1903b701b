"""Many cases of one entry in one test: what is collected once for each entry still names the case that fails."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def each(names: str, cases: Iterable[Any], entry: Callable[[Any], str], called: Callable[[Any], str] = str) -> Any:
    """As ``pytest.mark.parametrize`` with one item for each entry, which runs the test on all of its cases.

    Args:
        names: the arguments that a case gives, with commas between them.
        cases: values, or tuples of values where there are several names.
        entry: what the item is called by that a case belongs to.
        called: what is said of the case that failed.
    """
    arguments = [name.strip() for name in names.split(",")]
    groups: dict[str, list[Any]] = {}
    for case in cases:
        groups.setdefault(entry(case), []).append(case)

    def decorate(test: Callable[..., None]) -> Any:
        @functools.wraps(test)
        def loop(entry_of_cases: str, **fixtures: Any) -> None:
            for case in groups[entry_of_cases]:
                given = dict(zip(arguments, case if len(arguments) > 1 else (case,), strict=True))
                try:
                    test(**given, **fixtures)
                except Exception as error:
                    error.add_note(f"case: {called(case)}")
                    raise

        signature = inspect.signature(test)
        others = [p for name, p in signature.parameters.items() if name not in arguments]
        own = inspect.Parameter("entry_of_cases", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        loop.__signature__ = signature.replace(parameters=[own, *others])  # type: ignore[attr-defined]
        return pytest.mark.parametrize("entry_of_cases", list(groups))(loop)

    return decorate
