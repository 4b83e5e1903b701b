"""What leaves the window: pictures, numbers and code of the place that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from lossexplorer.base import Message, Problem, called
from lossexplorer.gui.words import say
from lossexplorer.io import contents, split_name
from lossexplorer.paint.caption import Caption, Entry
from lossexplorer.paint.export import image_of, save_picture
from lossexplorer.paint.legend import legend
from lossexplorer.report.batch_code import Origin, batch_code
from lossexplorer.report.curve_table import curve_columns
from lossexplorer.report.explore_code import explore_code
from lossexplorer.report.tables import columns_of, csv_text, save_columns

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.gui.batch.place import BatchPlace
    from lossexplorer.gui.explore.place import ExplorePlace
    from lossexplorer.gui.look import Look
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.explore_session import ExploreSession
    from lossexplorer.state.store import Store

_CLIPBOARD_ROWS = 100_000


class Exports:
    """Commands that copy or save what the present place shows."""

    def __init__(
        self,
        store: Store,
        explore: ExplorePlace,
        curves: ExploreSession,
        batch: BatchPlace,
        rows: BatchSession,
        look: Look,
    ) -> None:
        self._look = look
        self._store, self._explore, self._curves, self._batch, self._rows = store, explore, curves, batch, rows

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(image_of(self._picture(), self._caption()))

    def copy_data(self) -> None:
        """Put the numbers on the clipboard, as text with tabs."""
        columns, _ = self._columns()
        n = len(next(iter(columns.values())))
        if n > _CLIPBOARD_ROWS:
            raise Problem(Message("{n} rows are too many for the clipboard: save them to a file", n=n))
        QGuiApplication.clipboard().setText(csv_text(columns, "\t"))

    def copy_code(self) -> None:
        """Put PyTorch code on the clipboard that gives the number on screen."""
        QGuiApplication.clipboard().setText(self.code())

    def save_picture(self) -> None:
        """Ask where, and write PNG or SVG."""
        path = self._ask(say("Save picture"), "loss.png", "PNG (*.png);;SVG (*.svg)")
        if path:
            save_picture(path, self._picture(), self._caption())

    def save_data(self) -> None:
        """Ask where, and write the numbers."""
        columns, used = self._columns()
        path = self._ask(say("Save data"), "loss.csv", "CSV (*.csv);;NumPy (*.npz);;Parquet (*.parquet)")
        if path:
            save_columns(path, columns, used)

    def code(self) -> str:
        """The code of the present place.

        Raises:
            Problem: there is nothing to make code of.
        """
        return self._batch_code() if self._store.state.place == "batch" else self._explore_code()

    def _ask(self, title: str, name: str, filters: str) -> str:
        path, chosen = QFileDialog.getSaveFileName(self._explore.window(), title, name, filters)
        suffix = chosen.rpartition("*")[2].rstrip(")")
        return path + suffix if path and "." not in path.rpartition("/")[2] else path

    def _picture(self) -> QWidget:
        return self._batch.middle if self._store.state.place == "batch" else self._explore.plots

    def _caption(self) -> Caption:
        if self._store.state.place == "explore":
            curves = self._curves.curves
            slots = {c.id: c.slot for c in self._store.state.explore.curves}
            entries = legend(curves, slots, say) if curves is not None else ()
            return Caption(entries, self._look.tokens)
        done, loaded = self._rows.result, self._rows.present
        if done is None or loaded is None:
            return Caption((), self._look.tokens)
        words = Message("{name}: {loss}", name=called(loaded.ref.label), loss=Message(done.result.loss.title))
        return Caption((Entry(say(words)),), self._look.tokens)

    def _columns(self) -> tuple[dict[str, Array], Array | None]:
        if self._store.state.place == "batch":
            done = self._rows.result
            if done is None:
                raise Problem(Message("there are no rows yet: open a batch first"))
            return columns_of(done.result), done.result.rows.used
        curves = self._curves.curves
        if curves is None or not any(c.problem is None for c in curves.curves):
            raise Problem(Message("there is no curve yet"))
        return curve_columns(curves), None

    def _explore_code(self) -> str:
        curves, selected = self._curves.curves, self._store.state.explore.selected
        chosen = [c for c in curves.curves if c.ask.id == selected] if curves is not None else []
        if curves is None or not chosen or chosen[0].problem is not None:
            raise Problem(Message("choose a curve that is drawn: the code is about one loss"))
        return explore_code(curves.request, chosen[0].ask, chosen[0].cursor[0])

    def _batch_code(self) -> str:
        done, loaded = self._rows.result, self._rows.present
        if done is None or loaded is None:
            raise Problem(Message("there are no rows yet: open a batch first"))
        batch, ref = loaded.prospect.batch, loaded.ref
        targets = ref.targets if ref.targets is not None else ref.predictions
        return batch_code(
            done.result,
            _origin(ref.predictions, batch.predictions.info.name),
            _origin(targets, batch.targets.info.name),
        )


def _origin(spec: str, name: str) -> Origin:
    path = split_name(spec)[0]
    return Origin(path, contents(path).kind, name)
