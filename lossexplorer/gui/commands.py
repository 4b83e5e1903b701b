"""Connects the parts of a program with its window: what people ask for goes in, what came of it is shown."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

import lossexplorer
from lossexplorer.base import Message, Problem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import scenes_of
from lossexplorer.gui.main_menu import main_menu
from lossexplorer.gui.menus import FilesMenu, Menus
from lossexplorer.gui.notice import Offer
from lossexplorer.gui.places import Places
from lossexplorer.gui.preferences import Preferences
from lossexplorer.gui.words import say
from lossexplorer.state import explore

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.gui.app import Program
    from lossexplorer.gui.batch.place import BatchPlace
    from lossexplorer.gui.batch_menu import BatchMenu
    from lossexplorer.gui.explore.place import ExplorePlace
    from lossexplorer.gui.exports import Exports
    from lossexplorer.gui.help_sheet import HelpSheet
    from lossexplorer.gui.opening import Opening
    from lossexplorer.gui.own import Own
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.session.diagnose_session import DiagnoseSession
    from lossexplorer.session.explore_session import ExploreSession
    from lossexplorer.session.loaded import Unfit
    from lossexplorer.session.pictures_session import PicturesSession
    from lossexplorer.session.trials import Trials
    from lossexplorer.state.app import AppState
    from lossexplorer.workers.outcome import Failure


class Commands(QObject):
    """Menus, places and notices of a ``Program``."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self.program = program
        self.window = program.window
        self.places = Places(self)
        program.store.changed.connect(self._on_place_changed)
        self.preferences, self.samples = Preferences(program, self), FilesMenu(program.open)
        self.menus = Menus(main_menu(self, program.store))
        self.window.setMenuBar(self.menus)
        self.menus.commands["Stop comparing"].setEnabled(False)
        self.menus.commands["Watch the files"].setCheckable(True)
        self.places.at("explore")  # the first paint is of this place
        self._connect()
        self._on_changed(program.store.state, program.store.state)

    @property
    def explore(self) -> ExplorePlace:
        """The page of Explore."""
        return cast("ExplorePlace", self.places.at("explore").page)

    @property
    def batch(self) -> BatchPlace:
        """The page of Batch."""
        return cast("BatchPlace", self.places.at("batch").page)

    @cached_property
    def opening(self) -> Opening:
        """How batches get in."""
        from lossexplorer.gui import opening

        return opening.Opening(self.program, self)

    @cached_property
    def of_batch(self) -> BatchMenu:
        """What is done about the batch that is open."""
        from lossexplorer.gui import batch_menu

        return batch_menu.BatchMenu(self, self.program)

    @cached_property
    def exports(self) -> Exports:
        """What leaves the window."""
        from lossexplorer.gui import exports

        session = self.program.exports
        session.failed.connect(self._on_failed)
        session.working.connect(partial(self.window.status.set_work, of="exports"))
        found = exports.Exports(lambda: self.places.at(self.program.store.state.place), session, self.window)
        found.done.connect(self.window.status.set_done)
        return found

    @cached_property
    def own(self) -> Own:
        """Losses of somebody's own."""
        from lossexplorer.gui import own

        self.program.own.failed.connect(self._on_failed)
        return own.Own(self)

    @cached_property
    def help(self) -> HelpSheet:
        """Keys and words."""
        from lossexplorer.gui import help_sheet

        return help_sheet.HelpSheet(self.window)

    def after_first_paint(self) -> None:
        """Make and ask for what could wait."""
        self._typeset()
        self.samples.set_samples()
        self.places.make_all()

    def _typeset(self) -> None:
        """Draw the formulas that are wanted from now on, and the one that is there."""
        from lossexplorer.gui import formulas

        made, about = formulas.Formulas(self.program.formulas, self), self.explore.about
        about.formula_wanted.connect(made.want)
        made.drawn.connect(about.set_formula)
        made.failed.connect(self._on_failed)
        about.ask_again()

    def _connect(self) -> None:
        program = self.program
        program.store.changed.connect(self._on_changed)
        program.crash.happened.connect(self._on_crash)
        self.window.status.cancelled.connect(self._on_cancel)
        self.window.files_dropped.connect(lambda paths: self.opening.on_dropped(paths))
        self.window.refused.connect(self.refuse)
        self.explore.list.own_wanted.connect(lambda: self.own.ask())

    def connect_curves(self, curves: ExploreSession) -> None:
        """Hear the session of Explore."""
        curves.failed.connect(self._on_failed)
        curves.drawn.connect(self.explore.show_curves)
        curves.drawn.connect(self._on_drawn)
        curves.conventions.asked.connect(self.explore.about.set_questions)
        curves.conventions.told.connect(self.explore.about.set_questions)
        self.explore.about.questions_wanted.connect(curves.conventions.ask)

    def connect_rows(self, rows: BatchSession) -> None:
        """Hear the session of Batch."""
        rows.failed.connect(self.opening.on_failed)
        rows.returned.connect(lambda words: self.window.notice.show_message(words, "info"))
        rows.loaded.connect(self.opening.on_loaded)
        rows.files.changed.connect(self.opening.on_changed)
        rows.files.gone.connect(self.opening.on_gone)
        rows.refused.connect(self._on_unfit)
        rows.analysed.connect(self._on_analysed)
        rows.working.connect(self.window.status.set_work)

    def connect_pictures(self, pictures: PicturesSession) -> None:
        """Say what could not be counted."""
        pictures.failed.connect(self._on_failed)

    def connect_trials(self, trials: Trials) -> None:
        """Say what could not be tried, and let it be cancelled."""
        tries = trials.what_if
        tries.failed.connect(self._on_failed)
        tries.working.connect(partial(self.window.status.set_work, of="tries"))
        self.window.status.cancelled.connect(tries.cancel)
        trials.row.failed.connect(self._on_failed)

    def connect_reasons(self, reasons: DiagnoseSession) -> None:
        """Say what goes on in Diagnose, and what failed."""
        reasons.failed.connect(self._on_failed)
        reasons.working.connect(partial(self.window.status.set_work, of="reasons"))

    # --- saying ---

    def guarded(self, run: Callable[[], None]) -> Callable[[], None]:
        """The command, whose Problem becomes a notice."""

        def guarded(*_: Any) -> None:
            try:
                run()
            except Problem as problem:
                self.refuse(problem)

        return guarded

    def refuse(self, problem: Problem) -> None:
        """Say what cannot be."""
        self.window.notice.show_message(problem.message, "warning", problem.details)

    def _on_unfit(self, unfit: Unfit) -> None:
        """No loss can be computed of these files: what is wrong with them is Diagnose's to say."""
        if self.program.store.state.place != "diagnose":
            offer = Offer(Message("Diagnose this file"), partial(self.go, "diagnose"))
            self.window.notice.show_message(unfit.problem.message, "error", unfit.problem.details, offer=offer)

    def _on_failed(self, failure: Failure) -> None:
        self.window.notice.show_message(failure.message, "error", failure.details)

    def _on_crash(self, message: Message, details: str) -> None:
        self.window.notice.show_message(message, "error", details)

    def offer_picture(self, key: str) -> None:
        """A loss that does not belong to this picture: offer another picture."""
        reason = explore.reason_against(self.program.store.state.explore, key)
        if reason is None:
            return
        loss = CATALOGUE.get(key)
        words = Message("New picture with {loss}", loss=Message(loss.title))
        offer = Offer(words, partial(self.draw_anew, key)) if loss.trouble is None and scenes_of(loss) else None
        self.window.notice.show_message(reason, "info", offer=offer)

    def draw_anew(self, key: str) -> None:
        """Begin a picture of this loss alone."""
        store = self.program.store
        store.replace(store.state.with_explore(explore.new_picture(key)))

    def _on_analysed(self, analysed: Analysed) -> None:
        self.window.status.set_time(analysed.seconds)
        self.preferences.devices.tell(analysed.result.device)

    # --- state ---

    def _on_changed(self, old: AppState, new: AppState) -> None:
        store = self.program.store
        self.menus.commands["Undo"].setEnabled(store.can_undo())
        self.menus.commands["Redo"].setEnabled(store.can_redo())
        if _substance(old) != _substance(new):
            self.window.notice.move_on()

    def _on_place_changed(self, old: AppState, new: AppState) -> None:
        if old.place != new.place:
            self.places.at(new.place)
            self.window.notice.move_on()

    def _on_drawn(self) -> None:
        """Torch is there: it can be asked what this machine has."""
        self.program.curves.drawn.disconnect(self._on_drawn)
        finder = self.program.devices
        finder.found.connect(self.preferences.devices.set_absent)
        finder.failed.connect(self._on_failed)
        finder.ask()
        self.own.restore()

    # --- the program ---

    def go(self, place: Any) -> None:
        """Show a place."""
        store = self.program.store
        store.drift(store.state.at(place))

    def quit(self) -> None:
        """Close the window."""
        self.window.close()

    def show_help(self) -> None:
        """Show what the keys do and what the words mean, beside the window."""
        self.help.show()
        self.help.raise_()

    def show_about(self) -> None:
        """Say version, licence, and where the log is."""
        text = say(Message("Loss Explorer {version}", version=lossexplorer.__version__))
        words = say("See what a loss function does, and find out why a loss value is what it is.")
        log = say(Message("Log: {path}", path=str(self.program.crash.path)))
        QMessageBox.about(self.window, text, f"{text}\n\n{words}\n\nMIT\n\n{log}")

    def _on_cancel(self) -> None:
        self.program.rows.cancel()
        self.program.reasons.cancel()
        self.program.exports.cancel()
        self.program.beside.cancel()
        self.window.notice.show_message(Message("cancelled; what was there before is still there"), "info")


def _substance(state: AppState) -> object:
    """What a notice may be about: what is computed, and not where somebody looks."""
    picture, batch = state.explore, state.batch
    drawn = picture.scene, picture.axis, picture.setting, picture.curves
    counted = batch.ref, batch.loss, batch.parameters, batch.input_kind, batch.selection
    return drawn, counted, state.diagnose
