"""Batch as a place of the window: its page connected, and what of it can be copied and saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from lossexplorer.base import Message, Problem, called
from lossexplorer.gui.batch.belonging import value_text
from lossexplorer.gui.batch.place import BatchPlace
from lossexplorer.gui.batch.row_hand import RowHand
from lossexplorer.gui.batch.sheet import Sheet
from lossexplorer.gui.batch.what_if_card import WhatIfCard
from lossexplorer.gui.splits import Border
from lossexplorer.gui.words import say
from lossexplorer.io import contents, split_name
from lossexplorer.paint.caption import Caption, Entry
from lossexplorer.paint.tokens import LIGHT
from lossexplorer.report.batch_code import Origin, batch_code
from lossexplorer.report.tables import Numbers, numbers_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.gui.batch.pictures.picture import Picture
    from lossexplorer.gui.commands import Commands
    from lossexplorer.session.compare_session import Compared
    from lossexplorer.session.loaded import Loaded


_NOTHING = Message("there are no rows yet: open a batch first")


class BatchExhibit:
    """The rows of the batch."""

    def __init__(self, commands: Commands) -> None:
        self._commands, self._program = commands, commands.program
        self._rows = self._program.rows
        self._sheet: Sheet | None = None
        self.page = page = BatchPlace(self._program.store, self._rows, self._program.pictures, self._program.look)
        watch = self._program.beside.watch
        watch.history_changed.connect(page.history.show_history)
        page.history.show_history(watch.history)
        page.refused.connect(commands.refuse)
        page.open_wanted.connect(commands.guarded(commands.opening.ask))
        page.sample_wanted.connect(commands.opening.open_sample)
        page.table.copy_wanted.connect(self._on_copy)
        page.second.end_wanted.connect(commands.guarded(lambda: commands.of_batch.end_comparison()))
        page.pictures.asked.connect(self._on_asked)
        self._remember(page)
        self.what_if = WhatIfCard(self._program.store, self._program.trials.what_if)
        self.what_if.refused.connect(commands.refuse)
        page.right.set_what_if(self.what_if)
        self._hand = RowHand(self._program.store, self._program.trials.row, page.inspector)
        self._hand.refused.connect(commands.refuse)

    def _remember(self, page: BatchPlace) -> None:
        """Lay the page out as it was last time."""
        settings = self._program.settings
        page.pictures.set_wishes(settings.value.pictures, decades=settings.value.decades)
        page.pictures.chosen.connect(self._on_pictures)
        Border(settings, "rows", page.split, page.split.sizes, page.split.setSizes)

    def _on_pictures(self) -> None:
        keys, decades = self.page.pictures.wishes()
        self._program.settings.set(pictures=keys, decades=decades)

    @property
    def picture(self) -> QWidget:
        """Figures and the pictures that are shown; rows are numbers, which are copied and saved as such."""
        return self._painted(self.page.pictures.shown())

    def _painted(self, pictures: list[Picture]) -> QWidget:
        analysed, seen = self._rows.result, self._program.pictures.present
        if analysed is None or seen is None:
            raise Problem(_NOTHING)
        if self._sheet is not None:
            self._sheet.deleteLater()
        self._sheet = Sheet(analysed, seen, pictures, parent=self.page)
        return self._sheet

    def caption(self) -> Caption:
        """Which batch, which loss, and what of its parameters is not as usual."""
        done, loaded = self._known()
        words = Message("{name}: {loss}", name=called(loaded.ref.label), loss=Message(done.loss.title))
        usual = done.loss.resolve({})
        own = [f"{name} = {value_text(x)}" for name, x in done.parameters.items() if not _same(x, usual[name])]
        other = self._other(done)
        own += [] if other is None else [say(Message("B: {name}", name=other.name))]
        return Caption(tuple(Entry(text) for text in (say(words), *own)), LIGHT)

    def numbers(self) -> Numbers:
        """The chosen rows as the table lists them; where none are chosen, every row in the order of the file."""
        result = self._known()[0]
        seen, every = self._program.pictures.present, self._numbers(result)
        if seen is None or not seen.is_part or seen.ground.result is not result:
            return every
        return every.take(seen.order)

    def _numbers(self, result: BatchResult) -> Numbers:
        other = self._other(result)
        return numbers_of(result, None if other is None else other.comparison)

    def _other(self, result: BatchResult) -> Compared | None:
        """The second model that is seen beside this result."""
        seen = self._program.pictures.present
        return None if seen is None or seen.ground.result is not result else seen.ground.other

    def code(self) -> Callable[[], str]:
        """The loss of the whole batch."""
        return partial(_code, *self._known())

    def _known(self) -> tuple[BatchResult, Loaded]:
        done, loaded = self._rows.result, self._rows.present
        if done is None or loaded is None:
            raise Problem(_NOTHING)
        return done.result, loaded

    def _on_asked(self, picture: Picture, place: QPoint) -> None:
        """Offer to copy or save one picture, under the figures to which it belongs."""
        exports, guarded = self._commands.exports, self._commands.guarded
        menu = QMenu(self.page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy, save = menu.addAction(say("Copy this picture")), menu.addAction(say("Save this picture…"))
        copy.triggered.connect(guarded(lambda: exports.copy_widget(self._painted([picture]), self.caption())))
        save.triggered.connect(guarded(lambda: exports.save_widget(self._painted([picture]), self.caption())))
        menu.popup(place)

    def _on_copy(self, rows: Array) -> None:
        if self._rows.result is not None:
            self._commands.exports.copy_numbers(self._numbers(self._rows.result.result).take(rows))


def _same(a: object, b: object) -> bool:
    return bool(np.array_equal(np.asarray(a), np.asarray(b)))


def _code(result: BatchResult, loaded: Loaded) -> str:
    batch, ref = loaded.prospect.batch, loaded.ref
    targets = ref.targets if ref.targets is not None else ref.predictions
    first, second = batch.predictions.info.name, batch.targets.info.name
    return batch_code(result, _origin(ref.predictions, first), _origin(targets, second))


def _origin(spec: str, name: str) -> Origin:
    path = split_name(spec)[0]
    return Origin(path, contents(path).kind, name)
