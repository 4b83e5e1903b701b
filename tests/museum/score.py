"""The score of the museum: how often the right cause stood first, and what was wrong, by room and by key."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.museum.judge import Verdict


@dataclass(frozen=True)
class Score:
    """Verdicts of one or several seeds."""

    verdicts: tuple[Verdict, ...]

    def of(self, *kinds: str) -> Score:
        """Only exhibits of these kinds."""
        return Score(tuple(v for v in self.verdicts if v.scenario.kind in kinds))

    @property
    def explained(self) -> Score:
        """Exhibits whose number has a cause."""
        return self.of("mistake", "correct", "faulty file")

    @property
    def top1(self) -> float:
        """Share of exhibits with the right cause first; for unexplained numbers: with no claim."""
        return _share(v.first for v in self.verdicts)

    @property
    def top3(self) -> float:
        """Share of exhibits with the right cause among the first three."""
        return _share(v.among_three for v in self.verdicts)

    @property
    def alarms(self) -> list[Verdict]:
        """Clean files with an error or a warning."""
        return [v for v in self.verdicts if v.alarms]

    @property
    def missed(self) -> list[Verdict]:
        """Exhibits of which a finding or a tie was not named."""
        return [v for v in self.verdicts if v.missed]

    @property
    def false_ties(self) -> list[Verdict]:
        """Exhibits whose winner claims a tie that predicts another number."""
        return [v for v in self.verdicts if v.false_ties]

    @property
    def failures(self) -> list[Verdict]:
        """Whatever is not right in every respect."""
        return [v for v in self.verdicts if not v.well]


def _share(right: Iterable[bool]) -> float:
    marks = list(right)
    return sum(marks) / len(marks) if marks else 1.0


def table(score: Score) -> Iterator[str]:
    """Lines of the table: a row for each room, then all of it, then keys that lost."""
    rooms = list(dict.fromkeys(v.scenario.room for v in score.verdicts))
    yield f"{'room':16} {'exhibits':>8} {'first':>8} {'three':>8} {'alarms':>7} {'missed':>7} {'false ties':>10}"
    for room in rooms:
        yield _line(room, Score(tuple(v for v in score.verdicts if v.scenario.room == room)))
    yield _line("all", score)
    numbers, nothing = score.explained, score.of("unexplained")
    yield ""
    yield f"right cause first        {numbers.top1:7.2%} of {len(numbers.verdicts)}"
    yield f"  of planted mistakes    {score.of('mistake').top1:7.2%} of {len(score.of('mistake').verdicts)}"
    yield f"  of correct numbers     {score.of('correct').top1:7.2%} of {len(score.of('correct').verdicts)}"
    yield f"  of faulty files        {score.of('faulty file').top1:7.2%} of {len(score.of('faulty file').verdicts)}"
    yield f"among the first three    {numbers.top3:7.2%}"
    yield f"clean files, false alarm {len(score.alarms):4} of {sum(v.scenario.clean for v in score.verdicts)}"
    yield f"'not explained' said     {nothing.top1:7.2%} of {len(nothing.verdicts)}"
    yield ""
    yield from _instead(score)


def _line(name: str, score: Score) -> str:
    first = f"{score.top1:.1%}" if score.verdicts else ""
    third = f"{score.top3:.1%}" if score.verdicts else ""
    found = f"{len(score.alarms):7} {len(score.missed):7} {len(score.false_ties):10}"
    return f"{name:16} {len(score.verdicts):8} {first:>8} {third:>8} {found}"


def _instead(score: Score) -> Iterator[str]:
    """For each key that did not come first: what did."""
    keys = sorted({v.scenario.cause for v in score.verdicts if not v.first and v.scenario.cause})
    for key in keys:
        own = [v for v in score.verdicts if v.scenario.cause == key]
        lost = Counter(v.said or "nothing" for v in own if not v.first)
        words = ", ".join(f"{said} × {n}" for said, n in lost.most_common())
        yield f"{key}: {len(own) - sum(lost.values())} of {len(own)}; instead {words}"


def lines_of(verdict: Verdict) -> Iterator[str]:
    """One failure in full."""
    s = verdict.scenario
    files = " / ".join(f"{np.shape(x)} {getattr(x, 'dtype', 'list')}" for x in (s.prediction, s.target))
    told = ", ".join(f"{name}={value}" for name, value in s.told.items() if getattr(value, "size", 0) < 20)
    correct = None if s.correct is None else round(s.correct, 6)
    yield f"[{s.room}] {s.cause or 'nothing'}: {s.title} (seed {s.seed})"
    yield f"    {files}; {told or 'nothing said'}; seen {s.observed}, correct {correct}"
    for name in ("faults", "alarms", "missed", "false_ties"):
        for words in getattr(verdict, name):
            yield f"    {name}: {words}"


def as_json(score: Score) -> dict[str, Any]:
    """The same for programs."""
    failures = [
        {
            "room": v.scenario.room,
            "cause": v.scenario.cause,
            "title": v.scenario.title,
            "seed": v.scenario.seed,
            "said": v.said,
            "wrong": [*v.faults, *v.alarms, *v.missed, *v.false_ties],
        }
        for v in score.failures
    ]
    return {
        "exhibits": len(score.verdicts),
        "first": score.explained.top1,
        "among_three": score.explained.top3,
        "false_alarms": len(score.alarms),
        "not_explained": score.of("unexplained").top1,
        "missed_findings": len(score.missed),
        "false_ties": len(score.false_ties),
        "failures": failures,
    }
