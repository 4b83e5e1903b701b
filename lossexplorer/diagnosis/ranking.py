"""From hypotheses to a ranking: which match, in which order, how sure, and which cannot be told apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.diagnosis.reason import GROUPS, Hypothesis, Reason
from lossexplorer.diagnosis.results import CauseResult, Observed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lossexplorer.diagnosis.facts import Facts

SAME = 1e-6
"""Relative difference of two predictions that no number could tell apart."""
NEAREST = 3
"""How many misses are shown where nothing matches."""
_ROUNDING = 8e-7
"""What float32 may do to a small mean of differences of large logits, beside what it does to any mean."""
_MOST_ROUNDING = 1e-4
"""Of a loss so small that float32 hardly knows it."""
_EXACT = {6: 0.95, 5: 0.9, 4: 0.75}
_FREE = {6: 0.8, 5: 0.7, 4: 0.55}
_LITTLE = 0.45
_BOUND = 0.3
_MENTION = 0.15
_CROWD, _CHANCE = 25, 0.1
"""Within so many tolerances others that were scanned are counted; more than so many to one tolerance prove nothing."""
_FEW = 4
"""Digits of which fewer make no claim."""
_MISS = 0.1


@dataclass(frozen=True)
class Candidate:
    """A hypothesis of a reason, beside the number that was seen."""

    reason: Reason
    guess: Hypothesis
    place: int
    """Of the reason in the catalogue."""

    @property
    def order(self) -> tuple[int, ...]:
        """Smaller comes first."""
        if self.reason.key == "as_computed":
            return (0,)
        kinds = {"exact": 1, "free": 2 if self.guess.known else 3, "bound": 4}
        return (kinds[self.guess.kind], not self.reason.specific, GROUPS.index(self.reason.group), self.place)

    def matches(self, seen: Observed, rounding: float) -> bool:
        """Whether this is the number, to the digits given; ``rounding`` is that of the file."""
        if seen.digits is not None and seen.digits < self.guess.least_digits:
            return False
        if self.guess.high is None:
            own = _ROUNDING if self.reason.key == "as_computed" else 0.0
            return seen.matches(self.guess.value, max(own, rounding), self.guess.rounding)
        if not math.isfinite(seen.value):
            return False  # an interval ends somewhere
        return self.guess.value - seen.tolerance <= seen.value <= self.guess.high + seen.tolerance

    @property
    def is_scanned(self) -> bool:
        """Whether its free value is one of several that were tried."""
        return self.guess.kind == "free" and not self.guess.known

    def distance(self, seen: Observed) -> float:
        """How far the prediction is from the number, relative to it."""
        value = self.guess.value
        if not math.isfinite(value) or not math.isfinite(seen.value):
            return math.inf
        return abs(value - seen.value) / max(abs(seen.value), 1e-12)

    def score(self, seen: Observed) -> float:
        """How sure a match is, from its digits and from what was scanned."""
        if self.guess.kind == "bound":
            return _BOUND
        if seen.digits is not None and seen.digits < self.guess.claim_digits:
            return _LITTLE if self.guess.kind == "exact" else _LITTLE - 0.1
        table = _EXACT if self.guess.kind == "exact" else _FREE
        return table[6 if seen.digits is None else min(seen.digits, 6)]


def rank(facts: Facts, seen: Observed, guesses: Iterable[tuple[Reason, Hypothesis, int]]) -> tuple[CauseResult, ...]:
    """Causes, best first; where none matches, the nearest misses and what one file cannot answer."""
    candidates, rounding = [Candidate(*guess) for guess in guesses], rounding_of(facts)
    found = sorted(
        (c for c in candidates if c.reason.group != "Z" and c.matches(seen, rounding)), key=lambda c: c.order
    )
    found = [c for c in _each_once(found) if _says_something(c, facts, seen)]
    results: list[CauseResult] = []
    ceiling = 1.0
    for candidate in found:
        ties = _ties(candidate, found)
        ceiling = min(ceiling, _sureness(candidate, candidates, seen))
        results.append(_result(facts, seen, candidate, ceiling, True, ties))
        ceiling *= 1.0 if candidate.reason.key in ties else 0.98
    if results:
        return tuple(results)
    return _misses(facts, seen, candidates)


def rounding_of(facts: Facts) -> float:
    """What float32 may do to all numbers of the file, relative to them: Σ exp, 1 and a little, is kept to ε / 2."""
    if facts.case.group != "softmax" or not facts.weight:
        return 0.0
    mean = abs(facts.total / facts.weight)
    return min(2.0**-24 / mean, _MOST_ROUNDING) if mean > 0 else 0.0


def _sureness(candidate: Candidate, candidates: list[Candidate], seen: Observed) -> float:
    """The score of a match; none that is scanned for is a claim where others stand so close that one had to match."""
    score, guess = candidate.score(seen), candidate.guess
    if not candidate.is_scanned or not math.isfinite(guess.value):
        return score
    reach = _CROWD * seen.tolerance
    others = {c.guess.value for c in candidates if c.is_scanned and 0 < abs(c.guess.value - guess.value) <= reach}
    return score if len(others) <= _CHANCE * _CROWD else min(score, _LITTLE)


def _each_once(found: list[Candidate]) -> list[Candidate]:
    """The best hypothesis of each reason."""
    best: dict[str, Candidate] = {}
    for candidate in found:
        best.setdefault(candidate.reason.key, candidate)
    return list(best.values())


def _says_something(candidate: Candidate, facts: Facts, seen: Observed) -> bool:
    """Whether it differs from the loss itself by what the digits can show, where that loss is the number as well."""
    if candidate.reason.key == "as_computed" or facts.undefined is not None:
        return True
    own = facts.recomputed
    if not math.isfinite(own) or not seen.matches(own, max(_ROUNDING, rounding_of(facts))):
        return math.isfinite(seen.value) or math.isfinite(own)
    return candidate.guess.kind != "bound" and abs(candidate.guess.value - own) > seen.tolerance


def _ties(candidate: Candidate, found: list[Candidate]) -> tuple[str, ...]:
    """Keys of the others that give the same number."""
    value = candidate.guess.value
    if candidate.guess.kind == "bound":
        return ()
    return tuple(
        other.reason.key
        for other in found
        if other is not candidate and other.guess.kind != "bound" and _same(value, other.guess.value)
    )


def _same(one: float, other: float) -> bool:
    if not math.isfinite(one) or not math.isfinite(other):
        return one == other or (math.isnan(one) and math.isnan(other))
    return abs(one - other) <= SAME * max(abs(one), abs(other))


def _misses(facts: Facts, seen: Observed, candidates: list[Candidate]) -> tuple[CauseResult, ...]:
    """The nearest numbers that are not the one, and what no file can show."""
    near = sorted(
        (c for c in candidates if c.guess.high is None and c.distance(seen) < 0.05), key=lambda c: c.distance(seen)
    )
    shown = [c for c in _each_once(near) if c.guess.least_digits <= 4][:NEAREST]
    mentions = [c for c in candidates if c.reason.group == "Z" and c.matches(seen, 0.0)]
    results = [_result(facts, seen, c, _MENTION, False, ()) for c in _each_once(mentions)]
    return (*results, *(_result(facts, seen, c, _MISS, False, ()) for c in shown))


def _result(
    facts: Facts, seen: Observed, candidate: Candidate, score: float, matches: bool, ties: tuple[str, ...]
) -> CauseResult:
    reason, guess = candidate.reason, candidate.guess
    return CauseResult(
        key=reason.key,
        title=Message(reason.title),
        predicted=None if reason.group == "Z" else guess.value,
        matches=matches,
        kind=guess.kind,
        parameters=guess.parameters,
        score=min(score, _MENTION) if reason.group == "Z" else score,
        evidence=_evidence(seen, guess, matches),
        fix=_fix(facts, seen, reason),
        code=reason.code_of(facts),
        sources=reason.sources,
        ties=ties,
        high=None if reason.group == "Z" else guess.high,
        ask=_question(candidate) if ties else None,
        wrong=wrong_of(reason, guess),
        recipe=reason.recipe(facts),
    )


def _fix(facts: Facts, seen: Observed, reason: Reason) -> Message:
    """What to do; that nothing is to be done is not said of a number that fits many."""
    if reason.key == "as_computed" and seen.digits is not None and seen.digits < _FEW:
        return Message("Give more digits of the number: this few fit many numbers.")
    return reason.fix_of(facts)


def wrong_of(reason: Reason, guess: Hypothesis) -> str:
    """The mistake as Python; a bound names no number that code could print."""
    return "" if guess.high is not None else guess.wrong or reason.wrong


def _evidence(seen: Observed, guess: Hypothesis, matches: bool) -> Message:
    if guess.high is not None:
        return guess.what
    what, value, text = guess.what, guess.value, seen.text
    if not matches:
        return Message("{what} gives {predicted}, near {seen} but not the same", what=what, predicted=value, seen=text)
    if seen.digits is not None and seen.digits < guess.claim_digits:
        return Message(
            "{what} gives {predicted}; you saw {seen}: too few digits to be sure", what=what, predicted=value, seen=text
        )
    return Message("{what} gives {predicted}; you saw {seen}", what=what, predicted=value, seen=text)


def _question(candidate: Candidate) -> Message:
    """The one fact that would help to tell twins apart."""
    if candidate.reason.group == "B" or "batch_size" in candidate.guess.parameters:
        return Message("give the batch size, and these may differ")
    if candidate.reason.group == "C":
        return Message("compare the names of the classes in training order, and these will differ")
    if candidate.reason.group == "D":
        return Message("say which framework and type computed the number, and these may differ")
    return Message("these give the same number on this file; look at the code for which one it is")
