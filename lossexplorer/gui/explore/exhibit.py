"""Explore as a place of the window: its page connected, and what of it can be copied and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.gui.explore.place import ExplorePlace
from lossexplorer.gui.splits import Border
from lossexplorer.gui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.gui.commands import Commands
    from lossexplorer.paint.caption import Caption
    from lossexplorer.paint.curve_pair import CurvePair
    from lossexplorer.report.tables import Numbers


class ExploreExhibit:
    """The picture of curves. What exports need is imported when somebody exports: this is the first place."""

    def __init__(self, commands: Commands) -> None:
        self._program = program = commands.program
        self.page = page = ExplorePlace(program.store, program.look)
        settings, columns, above, pair = program.settings, page.columns, page.list_above, page.plots.split
        Border(settings, "sides", columns, columns.sides, columns.set_sides)
        Border(settings, "list", above, above.sizes, above.set_heights)
        Border(settings, "curves", pair, pair.sizes, pair.setSizes)
        page.refused.connect(commands.refuse)
        page.new_picture_offered.connect(commands.offer_picture)

    @property
    def picture(self) -> CurvePair:
        """Both plots."""
        return self.page.plots

    def caption(self) -> Caption:
        """What each curve is."""
        from lossexplorer.paint.caption import Caption
        from lossexplorer.paint.legend import fixed, legend

        curves, state = self._program.curves.curves, self._program.store.state.explore
        slots = {c.id: c.slot for c in state.curves}
        entries = (*legend(curves, slots, say), *fixed(curves, say)) if curves is not None else ()
        return Caption(entries, self._program.look.tokens)

    def numbers(self) -> Numbers:
        """Positions, and value and gradient of each curve."""
        from lossexplorer.report.curve_table import curve_columns
        from lossexplorer.report.tables import Numbers

        curves = self._program.curves.curves
        if curves is None or not any(c.problem is None for c in curves.curves):
            raise Problem(Message("there is no curve yet"))
        columns = curve_columns(curves)
        return Numbers(len(next(iter(columns.values()))), lambda: columns)

    def code(self) -> Callable[[], str]:
        """Value and gradient of the chosen loss at the cursor."""
        from lossexplorer.report.explore_code import explore_code

        curves, selected = self._program.curves.curves, self._program.store.state.explore.selected
        chosen = [c for c in curves.curves if c.ask.id == selected] if curves is not None else []
        if curves is None or not chosen or chosen[0].problem is not None:
            raise Problem(Message("choose a curve that is drawn: the code is about one loss"))
        request, curve = curves.request, chosen[0]
        return lambda: explore_code(request, curve.ask, curve.cursor[0])
