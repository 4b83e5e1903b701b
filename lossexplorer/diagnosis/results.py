"""What a diagnosis says: plain frozen data, from which the command line, Python and the window make their words."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from lossexplorer.base import Message, UsageProblem
from lossexplorer.compute.plain import plain
from lossexplorer.diagnosis.typed import number_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.base.sketch import Sketch
    from lossexplorer.compute.kind import InputKind
    from lossexplorer.diagnosis.numbers import KnownNumber

CauseKind = Literal["exact", "free", "bound"]
Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Worst first."""
_CLAIM = 0.5
FLOAT32 = 2e-7
"""Relative difference that float32 may make to a mean."""


@dataclass(frozen=True)
class Observed:
    """The number that was seen, as it was written: its digits say how precisely it is known."""

    text: str
    value: float
    digits: int | None
    """Significant digits of the text, trailing zeros included; None for nan and inf."""
    half_unit: float
    """Half a unit in the last digit given."""

    @classmethod
    def parse(cls, text: str) -> Observed:
        """Read what somebody typed, or pasted from a log.

        Raises:
            UsageProblem: it is no number.
        """
        text = number_in(text)
        try:
            value = float(text)
        except ValueError:
            raise UsageProblem(
                Message("the observed loss must be a number, nan, inf or -inf; got {text}", text=text[:40] or "nothing")
            ) from None
        if not math.isfinite(value):
            return cls(text, value, None, 0.0)
        mantissa, _, exponent = text.lower().replace("_", "").lstrip("+-").partition("e")
        whole, _, decimals = mantissa.partition(".")
        digits = (whole + decimals).lstrip("0")
        unit = 10.0 ** (int(exponent or 0) - len(decimals)) if abs(int(exponent or 0)) < 400 else 0.0
        return cls(text, value, len(digits) or 1, unit / 2)

    @property
    def tolerance(self) -> float:
        """How far from it a prediction may be."""
        return self.half_unit * (1 + 1e-9) + FLOAT32 * abs(self.value)

    def matches(self, prediction: float, slack: float = 0.0, rounding: float = 0.0) -> bool:
        """Whether a prediction is this number, to the digits given.

        Args:
            prediction: a number.
            slack: added to what the digits allow, relative to the number.
            rounding: added likewise, as it is.
        """
        if not math.isfinite(self.value) or not math.isfinite(prediction):
            return math.isnan(prediction) if math.isnan(self.value) else prediction == self.value
        return abs(prediction - self.value) <= self.tolerance + slack * abs(self.value) + rounding


@dataclass(frozen=True)
class CauseResult:
    """One explanation of the number that was seen."""

    key: str
    title: Message
    predicted: float | None
    """What this mistake gives on this file; the lower end of the interval for a bound. None: it names no number."""
    matches: bool
    kind: CauseKind
    parameters: Mapping[str, Any]
    score: float
    """Above 0.5 it is a claim."""
    evidence: Message
    fix: Message
    code: str
    """The corrected line of Python; empty where there is none."""
    sources: tuple[str, ...]
    ties: tuple[str, ...] = ()
    """Other causes that predict the same number on this file."""
    ask: Message | None = None
    """The one fact that would tell the ties apart."""
    high: float | None = None
    """The upper end of the interval of a bound, which is consistent with the number and explains nothing."""
    wrong: str = ""
    """The mistake as Python, see ``Reason.wrong``; empty where a few lines do not show it."""
    recipe: Mapping[str, Any] = field(default_factory=dict)
    """See ``Reason.recipe``."""

    @property
    def claimed(self) -> bool:
        """Whether it is said to be the explanation, and not only to agree with the number."""
        return self.matches and self.score > _CLAIM

    def to_dict(self) -> dict[str, Any]:
        """As ``diagnose --json`` prints it."""
        found = {
            "key": self.key,
            "title": str(self.title),
            "predicted": self.predicted,
            "matches": self.matches,
            "kind": self.kind,
            "parameters": dict(self.parameters),
            "score": round(self.score, 4),
            "ties": list(self.ties),
            "evidence": str(self.evidence),
            "fix": str(self.fix),
            "code": self.code,
            "sources": list(self.sources),
        }
        more = {"ask": None if self.ask is None else str(self.ask), "high": self.high}
        return found | {name: x for name, x in more.items() if x is not None}


@dataclass(frozen=True)
class FindingResult:
    """One fact of the file."""

    key: str
    severity: Severity
    title: Message
    evidence: Message
    fix: Message
    code: str
    rows: tuple[int, ...]
    """Rows that show it, a few; empty where it is about the whole file."""
    sources: tuple[str, ...] = ()
    recipe: Mapping[str, Any] = field(default_factory=dict)
    """See ``Reason.recipe``."""
    sketch: Sketch | None = None
    """A small picture of it."""
    short: Message | None = None
    """See ``Found.short``."""

    def to_dict(self) -> dict[str, Any]:
        """As ``diagnose --json`` prints it."""
        return {
            "key": self.key,
            "severity": self.severity,
            "title": str(self.title),
            "evidence": str(self.evidence),
            "fix": str(self.fix),
            "code": self.code,
            "rows": list(self.rows),
            "sources": list(self.sources),
        }


@dataclass(frozen=True)
class Baselines:
    """What ignorance and perfection score; None where it makes no sense."""

    chance: float | None = None
    prior_entropy: float | None = None
    floor: float | None = None

    def to_dict(self) -> dict[str, float | None]:
        """As ``diagnose --json`` prints it."""
        return {"chance": self.chance, "prior_entropy": self.prior_entropy, "floor": self.floor}


@dataclass(frozen=True)
class Diagnosis:
    """Everything that is said of a file and, if there is one, of the number that was seen."""

    observed: Observed | None
    loss: str
    parameters: Mapping[str, Any]
    reduction: str
    batch_size: int | None
    n: int
    """Rows of the file."""
    recomputed: float | None
    """The loss of the file read as what it is; None where it is undefined."""
    undefined: Message | None
    """Why it is undefined."""
    input_kind: InputKind
    causes: tuple[CauseResult, ...] = ()
    """Best first; what does not match follows as the nearest misses."""
    findings: tuple[FindingResult, ...] = ()
    """Worst first."""
    baselines: Baselines = field(default_factory=Baselines)
    known: tuple[KnownNumber, ...] = ()
    """What the number is known for by itself, where nothing gives it on this file."""
    notes: tuple[Message, ...] = ()
    """How the file was read where that is not obvious."""

    @property
    def explained(self) -> bool:
        """Whether a cause claims to reproduce the number: not by too few digits, nor by a bound that it lies within."""
        return any(cause.claimed for cause in self.causes)

    @property
    def clean(self) -> bool:
        """Whether no finding is an error or a warning."""
        return all(finding.severity == "info" for finding in self.findings)

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``diagnose --json``; non-finite numbers are words."""
        found: dict[str, Any] = plain(
            {
                "observed": None if self.observed is None else self.observed.value,
                "digits": None if self.observed is None else self.observed.digits,
                "loss": self.loss,
                "parameters": dict(self.parameters),
                "reduction": self.reduction,
                "recomputed": self.recomputed,
                "input_kind": {"verdict": self.input_kind.verdict, "evidence": str(self.input_kind.evidence)},
                "causes": [cause.to_dict() for cause in self.causes],
                "findings": [finding.to_dict() for finding in self.findings],
                "baselines": self.baselines.to_dict(),
                "known": [known.to_dict() for known in self.known],
                "notes": [str(note) for note in self.notes],
            }
        )
        return found
