"""Batch as a place of the window: its page connected, and what of it can be copied and saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem, called
from lossexplorer.gui.batch.place import BatchPlace
from lossexplorer.gui.words import say
from lossexplorer.io import contents, split_name
from lossexplorer.paint.caption import Caption, Entry
from lossexplorer.report.batch_code import Origin, batch_code
from lossexplorer.report.tables import Numbers, numbers_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.gui.commands import Commands
    from lossexplorer.session.loaded import Loaded


class BatchExhibit:
    """The rows of the batch."""

    def __init__(self, commands: Commands) -> None:
        self._commands, self._program = commands, commands.program
        self._rows = self._program.rows
        self.page = page = BatchPlace(self._program.store, self._rows, self._program.look)
        page.refused.connect(commands.refuse)
        page.open_wanted.connect(commands.guarded(commands.opening.ask))
        page.sample_wanted.connect(commands.opening.open_sample)
        page.table.copy_wanted.connect(self._on_copy)

    @property
    def picture(self) -> QWidget:
        """Figures, spread and table."""
        return self.page.middle

    def caption(self) -> Caption:
        """Which batch, and which loss."""
        done, loaded, tokens = self._rows.result, self._rows.present, self._program.look.tokens
        if done is None or loaded is None:
            return Caption((), tokens)
        words = Message("{name}: {loss}", name=called(loaded.ref.label), loss=Message(done.result.loss.title))
        return Caption((Entry(say(words)),), tokens)

    def numbers(self) -> Numbers:
        """Every row."""
        return numbers_of(self._known()[0])

    def code(self) -> Callable[[], str]:
        """The loss of the whole batch."""
        return partial(_code, *self._known())

    def _known(self) -> tuple[BatchResult, Loaded]:
        done, loaded = self._rows.result, self._rows.present
        if done is None or loaded is None:
            raise Problem(Message("there are no rows yet: open a batch first"))
        return done.result, loaded

    def _on_copy(self, rows: Array) -> None:
        if self._rows.result is not None:
            self._commands.exports.copy_numbers(self.numbers().take(rows))


def _code(result: BatchResult, loaded: Loaded) -> str:
    batch, ref = loaded.prospect.batch, loaded.ref
    targets = ref.targets if ref.targets is not None else ref.predictions
    first, second = batch.predictions.info.name, batch.targets.info.name
    return batch_code(result, _origin(ref.predictions, first), _origin(targets, second))


def _origin(spec: str, name: str) -> Origin:
    path = split_name(spec)[0]
    return Origin(path, contents(path).kind, name)
