"""The report of the batch that is open: everything it needs is taken at once, and counted and written elsewhere."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.compute.observed import observed
from lossexplorer.io.wording import printable
from lossexplorer.report.facts import Facts, code_of, files_of, gather
from lossexplorer.report.html import About, report_html

if TYPE_CHECKING:
    from collections.abc import Callable

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
    known = None
    if seen is not None and seen.ground.result is result:
        ground = seen.ground
        known = Facts(result, ground.columns, ground.histogram, ground.whole, ground.ruler, fit)

    def make(tick: Tick) -> str:
        def beat() -> None:
            tick(-1.0)

        facts = gather(result, beat) if known is None else known
        files = tuple(files_of(result, ref.predictions, ref.targets, beat))
        code, seen_before = code_of(result, ref.predictions, ref.targets), observed(result.batch)
        return report_html(facts, About(printable(ref.label), files, code, seen_before, datetime.now(), language))

    return make
