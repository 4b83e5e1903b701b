"""What a diagnosis says, in words for the window and as a section of a report."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from lossexplorer.base import Message, mark
from lossexplorer.base.numbers import steady, written
from lossexplorer.base.sketch import Beside, SideBySide
from lossexplorer.report import svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.diagnosis.results import CauseResult, Diagnosis, FindingResult, Observed
    from lossexplorer.report.language import Say

BASES = {"chance": mark("chance"), "prior_entropy": mark("prior"), "floor": mark("floor")}
SEVERITIES = {"error": mark("error"), "warning": mark("warning"), "info": mark("worth knowing")}
_MENTION = 0.25
"""Up to this score a reason is only what cannot be ruled out."""
_MOST = 4
"""Causes that are told."""
_FINDINGS = 8
_ROWS = 8
_DIGITS = 6
"""Of numbers within evidence."""


def side_by_side(found: Diagnosis, cause: CauseResult) -> SideBySide | None:
    """What was seen, what the reason gives, what the loss of the file is, and what guessing costs.

    None where the two are the same, or where no scale shows them all.
    """
    seen, wrong, right = found.observed, cause.predicted, found.recomputed
    if seen is None or wrong is None or right is None or cause.key == "as_computed" or cause.kind == "bound":
        return None
    numbers = [
        Beside(mark("you saw"), seen.value, typed(seen)),
        Beside(mark("this reason gives"), wrong, written(wrong, _DIGITS), "wrong"),
        Beside(mark("this file gives"), right, written(right, _DIGITS), "true"),
    ]
    chance = found.baselines.chance
    if chance is not None and cause.key != "chance_level":
        numbers.append(Beside(mark("guessing"), chance, written(chance)))
    values = [number.value for number in numbers]
    if not all(0 <= value < math.inf for value in values) or not max(values):
        return None
    return SideBySide(tuple(numbers))


def typed(seen: Observed) -> str:
    """The number that was seen, as it was typed, with a true minus sign."""
    return seen.text.replace("-", "−")


def is_consistent(found: Diagnosis) -> bool:
    """Whether something agrees with the number, claimed or not, and not only cannot be ruled out."""
    return any(cause.matches for cause in found.causes) and found.causes[0].score > _MENTION


def sentence_of(found: Diagnosis) -> Message:
    """What it comes to."""
    if found.observed is None:
        return _of_the_file(found)
    if not is_consistent(found):
        if found.undefined is not None:
            return Message("The loss of this file is undefined: {why}", why=found.undefined)
        return Message("Not explained: no known mistake gives {seen} on this file", seen=found.observed.text)
    best = found.causes[0]
    if best.key == "as_computed":
        return _of_the_formula(found, best)
    if best.claimed:
        digits, others = found.observed.digits, _tied(found, best)
        title = best.title if others is None else Message("{title}, or {others}", title=best.title, others=others)
        if digits is None:
            return Message("{title}: that gives {seen}", title=title, seen=found.observed.text)
        return Message(
            "{title}: that reproduces {seen} to its {digits} digits",
            title=title,
            seen=found.observed.text,
            digits=digits,
        )
    if best.high is not None:
        seen = found.observed.text
        return Message(
            "Not explained: {seen} lies where “{title}” would put it, as many numbers do", seen=seen, title=best.title
        )
    return Message("Perhaps: {title}. More digits would tell", title=best.title)


def sentence_so_far(found: Diagnosis) -> Message:
    """The same while more may be found."""
    if found.observed is not None and is_consistent(found):
        return sentence_of(found)
    if found.undefined is None and found.clean:
        return Message("Nothing found so far")
    return _of_the_file(found)


def _of_the_formula(found: Diagnosis, best: CauseResult) -> Message:
    """The number is what the formula gives: whether that says something, and of what."""
    if found.recomputed is not None and not math.isfinite(found.recomputed):
        return Message("The file itself gives {value}: its numbers are to blame", value=found.recomputed)
    if best.claimed:
        return Message("Nothing to explain: this is what the formula gives")
    return Message("The formula fits this number, but so few digits fit many")


def _of_the_file(found: Diagnosis) -> Message:
    if found.undefined is not None:
        return Message("The loss of this file is undefined: {why}", why=found.undefined)
    if found.clean:
        what = of_the_clean(found)
        return Message("{what}. Type the number that you saw, and its reason is looked for", what=what)
    return Message(
        "In this file: {title}",
        plural="{n} things in this file look wrong, first of all: {title}",
        n=sum(finding.severity != "info" for finding in found.findings),
        title=found.findings[0].title,
    )


def known_as(found: Diagnosis) -> Message:
    """The line above what the number is known for; nothing is said where ``found.known`` is empty."""
    seen = "" if found.observed is None else found.observed.text
    return Message("Apart from this file, {seen} is known as:", seen=seen)


def of_the_clean(found: Diagnosis) -> Message:
    """That a file has no fault, and what is worth knowing of it all the same."""
    if not found.findings:
        return Message("Nothing is wrong with this file")
    told = next((finding for finding in found.findings if finding.short is not None), found.findings[0])
    return Message("No fault found; worth knowing: {what}", what=told.short or told.title)


def sureness(cause: CauseResult) -> Message:
    """How a cause fits the number that was seen."""
    if not cause.matches:
        return Message("cannot be ruled out") if cause.predicted is None else Message("near")
    if cause.kind == "bound":
        return Message("possible")
    return Message("reproduces it") if cause.claimed else Message("fits")


def fit_of(cause: CauseResult) -> Message:
    """The same with what the cause gives: a number, or the two ends of a bound."""
    sure = sureness(cause)
    if cause.predicted is None:
        return sure
    if cause.high is not None:
        return Message("{sure} · from {low} to {high}", sure=sure, low=cause.predicted, high=cause.high)
    return Message("{sure} · {value}", sure=sure, value=cause.predicted)


def ties_of(found: Diagnosis, cause: CauseResult) -> Message | None:
    """Which others give the same number, and what would tell them apart."""
    others = _tied(found, cause)
    if others is None:
        return None
    return Message("cannot be told from {others}: {ask}", others=others, ask=cause.ask or "")


def _tied(found: Diagnosis, cause: CauseResult) -> Message | None:
    """The titles of the others that give the same number."""
    others: Message | None = None
    for title in (other.title for other in found.causes if other.key in cause.ties):
        quoted = Message("“{title}”", title=title)
        others = quoted if others is None else Message("{some}, {more}", some=others, more=quoted)
    return others


def ranks(causes: Sequence[CauseResult]) -> list[int]:
    """The place of each cause, best first; what cannot be told apart shares the first of its places."""
    places: dict[str, int] = {}
    for i, cause in enumerate(causes, 1):
        places[cause.key] = next((places[key] for key in cause.ties if key in places), i)
    return [places[cause.key] for cause in causes]


def section(found: Diagnosis, say: Say) -> str:
    """The numbers side by side, the causes best first, and what is odd about the file."""
    told = ([cause for cause in found.causes if cause.matches] or found.causes)[:_MOST]
    keys = {cause.key for cause in told}  # what a cause says to do is not said again
    lines = "".join(f"<li>{escape(say(known.meaning))}</li>" for known in found.known)
    known = f"<p>{escape(say(known_as(found)))}</p><ul>{lines}</ul>" if lines else ""
    causes = "".join(_cause(found, cause, say) for cause in told)
    findings = "".join(_finding(finding, say, again=finding.key in keys) for finding in found.findings[:_FINDINGS])
    return (
        f"<h2 class='plain'>{escape(say('Diagnosis'))}</h2><section class='card why'>"
        f"<h3>{escape(say(sentence_of(found)))}</h3><p class='muted'>{escape(' · '.join(_compared(found, say)))}</p>"
        f"{known}<div class='causes'>{causes}{findings}</div></section>"
    )


def _compared(found: Diagnosis, say: Say) -> list[str]:
    """What was seen, what is recomputed, and what ignorance and perfection score."""
    told = [] if found.observed is None else [(say("you saw"), typed(found.observed))]
    told.append((say("recomputed here"), "–" if found.recomputed is None else steady(found.recomputed, 5)))
    known = found.baselines.to_dict()
    told += [(say(words), written(value)) for key, words in BASES.items() if (value := known[key]) is not None]
    return [f"{name} {value}" for name, value in told]


def _cause(found: Diagnosis, cause: CauseResult, say: Say) -> str:
    words = say(fit_of(cause), _DIGITS)
    kind = "badge good" if cause.claimed else "badge"
    told = ties_of(found, cause)
    ties = "" if told is None else f"<p class='muted'>{escape(say(told))}</p>"
    beside = side_by_side(found, cause)
    picture = "" if beside is None else svg.sketch_svg(beside, say)
    evidence, fix = say(cause.evidence, _DIGITS), say(cause.fix, _DIGITS)
    return _entry(say(cause.title), kind, words, evidence, picture, fix, cause.code, ties)


def _finding(finding: FindingResult, say: Say, *, again: bool) -> str:
    evidence: Message = finding.evidence
    if finding.rows:
        rows = ", ".join(map(str, finding.rows[:_ROWS])) + (" …" if len(finding.rows) > _ROWS else "")
        evidence = Message("{evidence} (rows {rows})", evidence=finding.evidence, rows=rows)
    kind, words = f"badge {finding.severity}", say(SEVERITIES[finding.severity])
    fix, code = ("", "") if again else (say(finding.fix), finding.code)
    picture = "" if finding.sketch is None else svg.sketch_svg(finding.sketch, say)
    return _entry(say(finding.title), kind, words, say(evidence), picture, fix, code)


def _entry(title: str, kind: str, badge: str, evidence: str, picture: str, fix: str, code: str, more: str = "") -> str:
    lines = (f"<p>→ {escape(fix)}</p>" if fix else "") + (f"<pre>{escape(code)}</pre>" if code else "")
    return (
        f"<div class='cause'><h3><span>{escape(title)}</span><span class='{kind}'>{escape(badge)}</span></h3>"
        f"<p>{escape(evidence)}</p>{picture}{lines}{more}</div>"
    )
