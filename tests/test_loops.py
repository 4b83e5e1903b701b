"""A test over many cases of one entry runs all of them and names the one that fails."""

from __future__ import annotations

import pytest

from tests.loops import each

CASES = [("a", 1), ("a", 2), ("b", 3)]


def test_every_case_is_run_under_its_entry_and_a_failure_names_it() -> None:
    ran: list[int] = []

    @each("key, n", CASES, lambda case: case[0])
    def small(key: str, n: int, limit: int) -> None:
        ran.append(n)
        assert n < limit

    (mark,) = small.pytestmark
    assert mark.args == ("entry_of_cases", ["a", "b"])
    for entry in mark.args[1]:
        small(entry_of_cases=entry, limit=9)
    assert ran == [1, 2, 3]
    with pytest.raises(AssertionError) as failed:
        small(entry_of_cases="a", limit=2)
    assert failed.value.__notes__ == ["case: ('a', 2)"]
