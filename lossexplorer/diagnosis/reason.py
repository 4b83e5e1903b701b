"""The contract of a reason: one frozen declaration of a mistake, its number, its traces in a file, its mending."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lossexplorer.base.sketch import Sketch
    from lossexplorer.diagnosis.facts import Facts
    from lossexplorer.diagnosis.results import CauseKind, Severity

    Measure = Callable[[Any], Mapping[str, Any]]

GROUPS = "ABCEFGHDZ"
"""The order of causes of one kind: space, reduction, labels, conventions, selection, numerics, what no file shows."""


@dataclass(frozen=True)
class Hypothesis:
    """One number, or one interval, that a mistake gives on this file."""

    value: float
    what: Message
    """What gives it: "the sum over {count} rows"."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    kind: CauseKind = "exact"
    known: bool = True
    """Whether a free value is one that the file or the user gives (b, N, C) and not one that was scanned."""
    high: float | None = None
    """The other end of an interval that begins at ``value``."""
    least_digits: int = 1
    """Fewer digits prove nothing."""
    claim_digits: int = 4
    """Fewer digits make no claim: more than usual for one of many unlike numbers."""
    rounding: float = 0.0
    """What float32 may do to the value, beside what it does to any mean: of a sum whose parts cancel."""
    measured: str = ""
    """Name of the sum that it is made of, where its reason takes several, each a pass over all scores."""
    wrong: str = ""
    """The mistake as Python, where it differs from hypothesis to hypothesis; see ``Reason.wrong``."""


@dataclass(frozen=True)
class Found:
    """That a file shows the traces of a mistake."""

    severity: Severity
    evidence: Message
    rows: tuple[int, ...] = ()
    fix: Message | None = None
    """Instead of the one declared."""
    short: Message | None = None
    """The same in a few words, with their number, for a headline."""


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A mistake (or an innocent reason) and all that is said of it.

    ``measure`` is asked once for every chunk of the file and returns what can be added up; the sums come to
    ``predict`` and ``find`` as ``facts.sums``. Everything else they need is a column of ``Facts``.
    """

    key: str
    title: str
    group: str
    """One letter of the catalogue of reasons, A to H."""
    fix: Message | Callable[[Facts], Message]
    code: str | Callable[[Facts], str] = ""
    """Corrected Python; empty where no line mends it."""
    wrong: str = ""
    """The mistake as lines of Python that end in a value; empty where it takes more than a few.

    Names in it: ``predictions`` and ``targets`` as the loss takes them (``logits`` and ``labels`` in causes of
    classes), ``as_read`` for predictions as the file has them, ``criterion(predictions, targets, reduction=…,
    **changed)`` for the loss as it was asked for, ``options`` for its parameters, and those of the hypothesis.
    """
    recipe: Callable[[Facts], Mapping[str, Any]] = lambda facts: {}
    """Parameters of the loss, and ``input_kind``, under which the file gives the right number; empty where it takes
    another file or other code."""
    sources: tuple[str, ...] = ()
    """Public threads in which somebody met it, ``owner/repository#number``."""
    applies: Callable[[Facts], bool] = lambda facts: True
    measure: Measure | None = None
    finds_by_measure: bool = False
    """Whether ``find`` needs the sums as well, so that they are taken without an observed number."""
    predict: Callable[[Facts], Iterable[Hypothesis]] | None = None
    find: Callable[[Facts], Found | None] | None = None
    draw: Callable[[Facts], Sketch | None] = lambda facts: None
    """A small picture of what was found, where one says more than the sentence."""
    costly: bool = False
    """Whether its measure passes over all scores more than once: of a large file it is taken in a second read, and
    only if a sample of the rows says that its number may be the one that was seen."""
    mends_undefined: bool = False
    """Whether it says where a number comes from although the loss of this file is undefined."""
    makes_non_finite: bool = False
    """Whether it may explain nan or inf by its own mechanism."""
    specific: bool = False
    """Whether it goes before the general reasons of its kind."""

    def __post_init__(self) -> None:
        if self.group not in GROUPS or (self.predict is None and self.find is None):
            raise ValueError(f"{self.key}: a reason has a group and says something")

    def fix_of(self, facts: Facts) -> Message:
        """What to do, with the numbers of this file."""
        return self.fix if isinstance(self.fix, Message) else self.fix(facts)

    def code_of(self, facts: Facts) -> str:
        """The corrected Python, with the parameters that were given."""
        return self.code if isinstance(self.code, str) else self.code(facts)

    def shows(self, facts: Facts) -> bool:
        """Whether the file has the traces of it."""
        return self.applies(facts) and self.find is not None and self.find(facts) is not None
