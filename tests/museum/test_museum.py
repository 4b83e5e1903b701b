"""The museum's bars, on every key of every room; ``python -m tests.museum`` shows all exhibits, of any seed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import lossexplorer as lx
from lossexplorer.diagnosis.registry import reasons
from tests.museum.__main__ import BARS
from tests.museum.collection import collection
from tests.museum.judge import judge
from tests.museum.scenario import as_seen, right, unexplained, wrong
from tests.museum.score import Score, as_json, lines_of, table
from tests.museum.trained.classes import iris
from tests.museum.trained.fitting import one_thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.museum.scenario import Scenario


@pytest.fixture(scope="module")
def exhibits() -> list[Scenario]:
    with one_thread():
        return list(collection(seed=0))


def few(exhibits: Iterable[Scenario]) -> Iterator[Scenario]:
    """For each key one exhibit, or two; of the correct and the unexplained numbers every fourth."""
    seen: Counter[str] = Counter()
    for s in exhibits:
        new = [name for name in (s.cause or "nothing", *s.findings) if seen[name] < 1]
        seen[s.kind] += 1
        if new or (s.kind not in ("mistake", "faulty file") and seen[s.kind] % 4 == 0):
            seen.update(new)
            yield s


@pytest.mark.timeout(300)
def test_planted_mistakes_are_named_first_and_clean_files_raise_no_alarm(exhibits: list[Scenario]) -> None:
    with one_thread():
        score = Score(tuple(judge(s) for s in few(exhibits)))
    said = "\n".join([*table(score), *(line for v in score.failures for line in lines_of(v))])
    found = as_json(score)
    assert all(found[name] >= bar for name, bar in BARS.items()), said
    assert not score.alarms, said
    assert not score.false_ties, said


def test_every_cause_and_every_finding_has_an_exhibit(exhibits: list[Scenario]) -> None:
    planted = {s.cause for s in exhibits}
    found = {key for s in exhibits for key in s.findings}
    declared = [reason for reason in reasons() if reason.group != "Z"]  # Z: what no file shows
    assert {reason.key for reason in declared if reason.predict} <= planted
    assert {reason.key for reason in declared if reason.find} <= found
    assert len({s.title for s in exhibits}) == len(exhibits)
    kinds = Counter(s.kind for s in exhibits)
    assert kinds["mistake"] >= 200
    assert kinds["correct"] >= 40
    assert kinds["unexplained"] >= 30


def test_another_seed_draws_other_data() -> None:
    one, again, other = (iris(seed)[0] for seed in (0, 0, 1))
    assert one is again
    assert one.shape == other.shape
    assert not np.array_equal(one, other)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(2.302585, 5, "2.3026"), (0.08214999, 4, "0.08215"), (153421.3, 4, "1.534e+5"), (-1.5, 4, "-1.500")],
)
def test_numbers_are_seen_with_the_digits_that_are_wanted(value: float, digits: int, text: str) -> None:
    assert as_seen(value, digits)[0] == text


FILE = np.zeros((3, 2)), np.zeros(3, np.int64)


def answer(*causes: dict[str, Any], findings: tuple[dict[str, str], ...] = ()) -> Any:
    """What the program would say, with the parts that a judge reads."""
    whole = [{"matches": True, "kind": "exact", "parameters": {}, "score": 0.9, "ties": [], **c} for c in causes]
    said = {"causes": whole, "findings": list(findings), "recomputed": 1.0}
    return lambda *arrays, **told: type("Diagnosis", (), {"to_dict": lambda self: said})()


@pytest.mark.parametrize(
    ("scenario", "said", "well"),
    [
        (right("", FILE, 1.0), answer({"key": "as_computed", "predicted": 1.0}), True),
        (right("", FILE, 1.0), answer(), False),
        (right("", FILE, 1.0), answer({"key": "half_mse", "predicted": 1.0}), False),
        (unexplained("", FILE, 3.0), answer({"key": "half_mse", "predicted": 3.0, "score": 0.2}), True),
        (unexplained("", FILE, 3.0), answer({"key": "half_mse", "predicted": 3.0}), False),
        (
            wrong("half_mse", "", FILE, 0.5, 1.0),
            answer(
                {"key": "divided_twice", "predicted": 0.5, "ties": ["half_mse"]}, {"key": "half_mse", "predicted": 0.5}
            ),
            True,
        ),
        (
            wrong("half_mse", "", FILE, 0.5, 1.0),
            answer(
                {"key": "divided_twice", "predicted": 0.5, "ties": ["half_mse"]},
                {"key": "half_mse", "predicted": 0.501},
            ),
            False,
        ),
        (wrong("half_mse", "", FILE, 0.5, 1.0), answer({"key": "half_mse", "predicted": 0.5, "score": 0.4}), False),
        (
            right("", FILE, 1.0),
            answer({"key": "as_computed", "predicted": 1.0}, findings=({"key": "transposed", "severity": "warning"},)),
            False,
        ),
    ],
)
def test_the_judge_is_strict(scenario: Scenario, said: Any, well: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lx, "diagnose", said, raising=False)
    assert judge(scenario).well == well
