"""The report of the batch that is open: everything it needs is taken at once, and counted and written elsewhere."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.compute.observed import observed
from lossexplorer.io.wording import printable
from lossexplorer.report.facts import Facts, code_of, files_of, gather
from lossexplorer.report.html import About, report_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.compute.result import BatchResult
    from lossexplorer.diagnosis.results import Diagnosis
    from lossexplorer.gui.app import Program
    from lossexplorer.report.tables import Tick


def report_of(program: Program) -> Callable[[Tick], str]:
    """What makes the page, in the language of the window.

    Raises:
        Problem: there are no rows yet.
    """
    analysed, loaded = program.rows.result, program.rows.present
    if analysed is None or loaded is None:
        raise Problem(Message("there are no rows yet: open a batch first"))
    result, ref, language = analysed.result, loaded.ref, program.language.code
    seen, fit = program.pictures.present, program.pictures.temperature
    found, known = _diagnosis(program.reasons.about(result.batch), result), None
    if seen is not None and seen.ground.result is result:
        ground = seen.ground
        known = Facts(result, ground.columns, ground.histogram, ground.whole, ground.ruler, fit)

    def make(tick: Tick) -> str:
        def beat() -> None:
            tick(-1.0)

        facts = gather(result, beat) if known is None else known
        files = tuple(files_of(result, ref.predictions, ref.targets, beat))
        code, number = code_of(result, ref.predictions, ref.targets), observed(result.batch)
        number = number if found is None or found.observed is None else found.observed.text
        return report_html(facts, About(printable(ref.label), files, code, number, datetime.now(), language, found))

    return make


def _diagnosis(found: Diagnosis | None, result: BatchResult) -> Diagnosis | None:
    """What Diagnose says of a number that somebody typed there, if it is about this very loss."""
    if found is None or found.observed is None or found.loss != result.loss.key:
        return None
    same = all(np.array_equal(x, result.parameters[name]) for name, x in found.parameters.items())
    return found if same else None
