"""From a file and a number to a diagnosis."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message
from lossexplorer.diagnosis.case import Question, need_rows, read_case
from lossexplorer.diagnosis.facts import Facts
from lossexplorer.diagnosis.likely import SAMPLED, likely_reasons
from lossexplorer.diagnosis.numbers import explain_number
from lossexplorer.diagnosis.ranking import rank
from lossexplorer.diagnosis.registry import reasons
from lossexplorer.diagnosis.results import SEVERITIES, CauseResult, Diagnosis, FindingResult, Observed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.base import Batch
    from lossexplorer.diagnosis.numbers import KnownNumber
    from lossexplorer.diagnosis.reason import Hypothesis, Reason


def diagnose(
    batch: Batch,
    question: Question,
    seen: Observed | None = None,
    tick: Callable[[int], None] = lambda rows: None,
    tell: Callable[[Diagnosis], None] | None = None,
) -> Diagnosis:
    """Why the loss of this file is the number that was seen, and what is odd about the file.

    Args:
        batch: predictions and targets.
        question: the loss and what is known of how the number was made.
        seen: the number; None for the findings alone.
        tick: called with the number of rows that were read; may raise ``Cancelled``.
        tell: called with what is known before a file is read for a second time.

    Raises:
        UsageProblem: the question is impossible, whatever the data.
        Problem: predictions and targets cannot be paired.
    """
    facts, asked = _begin(batch, question)
    with np.errstate(all="ignore"):
        later = _read(facts, asked, seen, tick)
        likely = likely_reasons(facts, later, seen) if seen is not None and later else []
        if likely:
            if tell is not None:
                tell(_answer(facts, seen, [r for r in asked if r not in later]))
            facts.take_more(likely, tick)
        return _answer(facts, seen, [r for r in asked if r not in later or r in likely])


def _answer(facts: Facts, seen: Observed | None, asked: list[Reason]) -> Diagnosis:
    """What these reasons say of a file that was read."""
    guesses = [] if seen is None or not len(facts.value) else list(_guesses(facts, asked))
    causes = () if seen is None else rank(facts, seen, guesses)
    return _diagnosis(facts, seen, causes, _findings(facts, asked) if len(facts.value) else ())


def _known(seen: Observed | None, causes: tuple[CauseResult, ...]) -> tuple[KnownNumber, ...]:
    """What else may have made a number that nothing gives on this file."""
    if seen is None or any(cause.matches for cause in causes):
        return ()
    return explain_number(seen.text)


def hypotheses(batch: Batch, question: Question) -> tuple[Facts, tuple[tuple[Reason, Hypothesis], ...]]:
    """What each reason predicts for a small file.

    Raises:
        UsageProblem: the question is impossible, whatever the data.
        Problem: predictions and targets cannot be paired.
    """
    facts, asked = _begin(batch, question)
    with np.errstate(all="ignore"):
        facts.take([reason for reason in asked if reason.predict is not None], lambda rows: None)
        if not len(facts.value):
            return facts, ()
        return facts, tuple((reason, guess) for reason, guess, _ in _guesses(facts, asked))


def _begin(batch: Batch, question: Question) -> tuple[Facts, list[Reason]]:
    """How the file is read, and the reasons that apply to it."""
    need_rows(batch)
    case = read_case(batch, question)
    facts = Facts(case)
    facts.undefined = _why_undefined(facts)
    return facts, [r for r in reasons() if (r.mends_undefined or not case.fault) and r.applies(facts)]


def _read(facts: Facts, asked: list[Reason], seen: Observed | None, tick: Callable[[int], None]) -> list[Reason]:
    """Read the file; returns the costly reasons whose measures are put off to a second read."""
    wanted = [r for r in asked if r.finds_by_measure or (seen is not None and r.predict is not None)]
    later = [r for r in wanted if r.costly and facts.size > SAMPLED]
    facts.take([r for r in wanted if r not in later], tick)
    return later


def _diagnosis(
    facts: Facts, seen: Observed | None, causes: tuple[CauseResult, ...], findings: tuple[FindingResult, ...]
) -> Diagnosis:
    case = facts.case
    return Diagnosis(
        observed=seen,
        loss=case.loss.key,
        parameters=case.parameters,
        reduction=case.reduction,
        batch_size=case.batch_size,
        n=case.rows,
        recomputed=None if facts.undefined is not None else facts.recomputed,
        undefined=facts.undefined,
        input_kind=case.kind,
        causes=causes,
        findings=findings,
        baselines=facts.baselines,
        known=_known(seen, causes),
        notes=(*case.batch.notices, *case.layout.notices),
    )


def _why_undefined(facts: Facts) -> Message | None:
    p, t = facts.case.shapes
    if facts.case.fault == "transposed":
        return Message("the predictions {p} have their classes first, and there are {n} labels", p=str(p), n=t[0])
    if facts.case.fault == "one_hot":
        return Message(
            "{n} targets belong to predictions {p}: they are one-hot rows, not class indices", n=t[0], p=str(p)
        )
    if facts.case.group == "softmax" and facts.odd.any():
        count = int(facts.odd.sum())
        row = int(np.argmax(facts.odd)) // facts.per_row
        return Message(
            "{n} label is none of the {classes} classes, first in row {row}",
            plural="{n} labels are none of the {classes} classes, first in row {row}",
            n=count,
            classes=facts.classes,
            row=row,
        )
    return _why_targets_do_not_fit(facts)


def _why_targets_do_not_fit(facts: Facts) -> Message | None:
    """Of losses of probabilities, which torch refuses to compute against other targets."""
    known = facts.case.targets
    if facts.case.group != "sigmoid" or facts.loss.task.prediction != "probability":
        return None
    if known.nan:
        return Message("{n} target is nan", plural="{n} targets are nan", n=known.nan)
    if not 0 <= known.low <= known.high <= 1:
        return Message(
            "targets run from {low} to {high}, and {loss} wants 0 to 1",
            low=known.low,
            high=known.high,
            loss=facts.loss.key,
        )
    return None


def _guesses(facts: Facts, asked: list[Reason]) -> Iterator[tuple[Reason, Hypothesis, int]]:
    """All hypotheses; of a loss that is undefined only those of reasons that mend what makes it so."""
    for place, reason in enumerate(asked):
        if reason.predict is None or (facts.undefined is not None and not reason.mends_undefined):
            continue
        for guess in reason.predict(facts):
            if not reason.makes_non_finite and not math.isfinite(guess.value):
                continue
            if guess.kind == "bound" or not _is_empty(facts, reason, guess):
                yield reason, guess, place


def _is_empty(facts: Facts, reason: Reason, guess: Hypothesis) -> bool:
    """Whether it is the loss itself under another name."""
    if reason.key == "as_computed" or facts.undefined is not None:
        return False
    own = facts.recomputed
    if math.isnan(own):
        return math.isnan(guess.value)
    return guess.value == own or abs(guess.value - own) <= 1e-9 * abs(own)


def _findings(facts: Facts, asked: list[Reason]) -> tuple[FindingResult, ...]:
    """What the file shows, worst first."""
    found: list[FindingResult] = []
    for reason in asked:
        shown = None if reason.find is None else reason.find(facts)
        if shown is None:
            continue
        fix = reason.fix_of(facts) if shown.fix is None else shown.fix
        found.append(
            FindingResult(
                reason.key,
                shown.severity,
                Message(reason.title),
                shown.evidence,
                fix,
                reason.code_of(facts),
                shown.rows,
                reason.sources,
                reason.recipe(facts),
                reason.draw(facts),
                shown.short,
            )
        )
    return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))
