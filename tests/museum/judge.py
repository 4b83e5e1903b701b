"""What the program says of an exhibit, and whether it is right: a fair and a strict judge."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import lossexplorer as lx

if TYPE_CHECKING:
    from tests.museum.scenario import Scenario

CLAIM = 0.5
"""A score above this claims that the cause is found."""
SAME = 1e-6
"""So far apart the predictions of a tie may be, as a share of the number."""


@dataclass
class Verdict:
    """One exhibit judged."""

    scenario: Scenario
    said: str
    """The first cause; empty where there is none."""
    first: bool = True
    among_three: bool = True
    faults: list[str] = field(default_factory=list)
    """What was wrong, in words."""
    alarms: list[str] = field(default_factory=list)
    """Errors and warnings about a clean file."""
    missed: list[str] = field(default_factory=list)
    """Findings that should have been there."""
    false_ties: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Nothing at all is wrong."""
        return not (self.faults or self.alarms or self.missed or self.false_ties)


def judge(scenario: Scenario) -> Verdict:
    """Ask the program, and compare."""
    said = {} if scenario.observed is None else {"observed": scenario.observed}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            answer = lx.diagnose(scenario.prediction, scenario.target, **said, **scenario.told).to_dict()
        except Exception as error:  # whatever it is, the program must not raise: it is counted as a wrong answer
            return Verdict(scenario, "", False, False, [f"raised {type(error).__name__}: {error}"])
    causes = answer["causes"]
    verdict = Verdict(scenario, causes[0]["key"] if causes else "")
    _judge_causes(verdict, causes)
    _judge_file(verdict, answer)
    return verdict


def _judge_causes(verdict: Verdict, causes: list[dict[str, Any]]) -> None:
    scenario = verdict.scenario
    if scenario.observed is None:
        if causes:
            verdict.faults.append("causes without a number")
        return
    claims = [cause["key"] for cause in causes if cause["score"] > CLAIM]
    if scenario.cause is None:
        verdict.first = verdict.among_three = not claims
        if claims:
            verdict.faults.append(f"explained by {', '.join(claims[:3])}")
        return
    wanted = {scenario.cause, *scenario.either}
    verdict.first = bool(causes) and _stands_first(causes, wanted, scenario.claimed)
    verdict.among_three = any(cause["key"] in wanted for cause in causes[:3]) or verdict.first
    if not verdict.first:
        verdict.faults.append(f"first is {_told(causes[0]) if causes else 'nothing'}{_place(causes, wanted)}")
    elif scenario.claimed and not claims:
        verdict.faults.append("found, but not claimed")
    elif not scenario.claimed and claims:
        verdict.faults.append(f"claimed, though only a bound: {', '.join(claims)}")
    _judge_ties(verdict, causes)


def _stands_first(causes: list[dict[str, Any]], wanted: set[str], claimed: bool) -> bool:
    """First, or an honest tie of the first; what cannot be claimed is mentioned first, and matches nothing."""
    top = causes[0]
    if top["key"] in wanted:
        return bool(top["matches"]) or not claimed
    ties = [cause for cause in causes if cause["key"] in wanted and cause["key"] in top["ties"]]
    return any(_same(top["predicted"], cause["predicted"]) for cause in ties)


def _judge_ties(verdict: Verdict, causes: list[dict[str, Any]]) -> None:
    if not causes:
        return
    top = causes[0]
    by_key: dict[str, list[Any]] = {}
    for cause in causes:
        by_key.setdefault(cause["key"], []).append(cause["predicted"])
    for key in top["ties"]:
        if not any(_same(top["predicted"], p) for p in by_key.get(key, [])):
            verdict.false_ties.append(f"{top['key']} claims a tie with {key}, which predicts {by_key.get(key)}")
    if verdict.first:
        absent = verdict.scenario.twins - {top["key"], *top["ties"]}
        verdict.missed += [f"tie {key}" for key in sorted(absent)]


def _judge_file(verdict: Verdict, answer: dict[str, Any]) -> None:
    scenario, findings = verdict.scenario, answer["findings"]
    there = {(found["key"], found["severity"]) for found in findings}
    verdict.missed += [f"{s} {key}" for key, s in scenario.findings.items() if (key, s) not in there]
    if scenario.clean:
        verdict.alarms += [f"{f['severity']} {f['key']}" for f in findings if f["severity"] != "info"]
    told = answer["recomputed"]
    if scenario.correct is not None and not _about(told, scenario.correct):
        verdict.faults.append(f"recomputed {told}, correct is {scenario.correct:.7g}")


def _same(one: Any, other: Any) -> bool:
    return _about(one, other, SAME)


def _about(one: Any, other: Any, share: float = 2e-5) -> bool:
    """Equal up to a share; nan equals nan. Numbers may be the words that JSON has for them."""
    if one is None or other is None:
        return one is other
    a, b = float(one), float(other)
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    return a == b or abs(a - b) <= share * max(abs(a), abs(b), 0.05)


def _told(cause: dict[str, Any]) -> str:
    return f"{cause['key']} {cause['predicted']} (score {cause['score']}, {cause['kind']}, {cause['parameters']})"


def _place(causes: list[dict[str, Any]], wanted: set[str]) -> str:
    for i, cause in enumerate(causes):
        if cause["key"] in wanted:
            return f"; the right one stands {i + 1}.: {_told(cause)}"
    return "; the right one is not there"
