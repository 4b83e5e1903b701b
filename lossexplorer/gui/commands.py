"""What people can ask of the window: menus, dialogs, notices; each command is one small method."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox

import lossexplorer
from lossexplorer.base import Message, Problem, mark
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import scenes_of
from lossexplorer.gui.choose import ChooseArrays
from lossexplorer.gui.explore.place import ExplorePlace
from lossexplorer.gui.files import ask_for_batch, pair
from lossexplorer.gui.language import LANGUAGES
from lossexplorer.gui.menus import ChoiceMenu, Command, Entry, FilesMenu, Menus, Submenu
from lossexplorer.gui.words import say
from lossexplorer.session.settings import THEMES, Recent, Settings
from lossexplorer.state import explore

if TYPE_CHECKING:
    from collections.abc import Callable

    from lossexplorer.compute.curve import CurveSet
    from lossexplorer.gui.app import Program
    from lossexplorer.gui.batch.place import BatchPlace
    from lossexplorer.gui.exports import Exports
    from lossexplorer.session.batch_session import BatchSession, Loaded
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.state.app import AppState
    from lossexplorer.workers.outcome import Failure

_FORMULA_DELAY = 100
"""Milliseconds between a wish for a formula and its typesetting."""
_THEME_NAMES = {"system": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")}
_DEVICES = {"auto": mark("Automatic"), "cpu": mark("CPU"), "cuda": mark("CUDA"), "mps": mark("Apple GPU (mps)")}


class Commands(QObject):
    """Connects the parts of a ``Program`` with its window."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.window = program.window
        self.explore = ExplorePlace(program.store, program.look)
        self.window.add_place("explore", self.explore)
        program.store.changed.connect(self._on_place_changed)
        self.recent, self.samples = FilesMenu(program.open), FilesMenu(program.open)
        self.theme = ChoiceMenu({k: _THEME_NAMES[k] for k in THEMES}, self._on_theme)
        self.language = ChoiceMenu({"system": mark("As the system"), **LANGUAGES}, self._on_language)
        self.device = ChoiceMenu(_DEVICES, self._on_device)
        self.menus = Menus(self._menus())
        self.window.setMenuBar(self.menus)
        self._offered: str | None = None
        self._formula = ("", "")
        self._formula_delay = QTimer(self)
        self._formula_delay.setSingleShot(True)
        self._formula_delay.setInterval(_FORMULA_DELAY)
        self._formula_delay.timeout.connect(self._draw_formula)
        self._connect()
        self._on_settings(program.settings.value)
        self._on_changed(program.store.state, program.store.state)
        self._say_device(program.settings.value.device)

    @cached_property
    def batch(self) -> BatchPlace:
        """The place Batch, made when it is needed or when the window has been painted: the first paint is Explore's."""
        from lossexplorer.gui.batch import place as page

        place = page.BatchPlace(self._program.store, self._program.rows, self._program.look)
        place.refused.connect(self._on_refused)
        place.open_wanted.connect(self._guarded(self._on_open))
        place.sample_wanted.connect(self._on_sample)
        self.window.add_place("batch", place)
        return place

    @cached_property
    def exports(self) -> Exports:
        """What leaves the window."""
        from lossexplorer.gui import exports

        program = self._program
        return exports.Exports(program.store, self.explore, program.curves, self.batch, program.rows, program.look)

    def after_first_paint(self) -> None:
        """Make and ask for what could wait."""
        self.explore.about.ask_again()
        self.samples.set_samples()
        _ = self.batch

    def _menus(self) -> dict[str, list[Entry]]:
        store, guard = self._program.store, self._guarded
        return {
            mark("File"): [
                Command("Open a batch…", "Ctrl+O", "Open predictions and targets", guard(self._on_open)),
                Submenu("Recent", self.recent),
                Submenu("Samples", self.samples),
                None,
                Command(
                    "Save picture…",
                    "Ctrl+S",
                    "Save what is shown as PNG or SVG",
                    guard(lambda: self.exports.save_picture()),
                ),
                Command(
                    "Save data…",
                    "Ctrl+Shift+S",
                    "Save the numbers as CSV or npz",
                    guard(lambda: self.exports.save_data()),
                ),
                None,
                Command("Quit", "Ctrl+Q", "Close the window", self._on_quit),
            ],
            mark("Edit"): [
                Command("Undo", "Ctrl+Z", "Take back the last change", store.undo),
                Command("Redo", "Ctrl+Shift+Z", "Make the change again", store.redo),
                None,
                Command(
                    "Copy picture",
                    "Ctrl+Shift+C",
                    "Copy what is shown as a picture",
                    guard(lambda: self.exports.copy_picture()),
                ),
                Command(
                    "Copy data", "Ctrl+Shift+D", "Copy the numbers as a table", guard(lambda: self.exports.copy_data())
                ),
                Command(
                    "Copy as PyTorch code",
                    "Ctrl+Shift+P",
                    "Code that gives the number on screen",
                    guard(lambda: self.exports.copy_code()),
                ),
            ],
            mark("View"): [
                Command("Explore", "Ctrl+1", "Curves of losses", partial(self._on_place, "explore")),
                Command("Batch", "Ctrl+2", "Your own numbers", partial(self._on_place, "batch")),
                None,
                Submenu("Theme", self.theme),
                Submenu("Language", self.language),
                Submenu("Compute on", self.device),
            ],
            mark("Help"): [Command("About Loss Explorer", "F1", "Version and licence", self._on_about)],
        }

    def _connect(self) -> None:
        program = self._program
        program.store.changed.connect(self._on_changed)
        program.settings.changed.connect(self._on_settings)
        program.curves.drawn.connect(self._on_drawn)
        program.curves.failed.connect(self._on_failed)
        program.crash.happened.connect(self._on_crash)
        self.window.status.cancelled.connect(self._on_cancel)
        self.window.files_dropped.connect(self._on_dropped)
        self.window.refused.connect(self._on_refused)
        self.window.notice.acted.connect(self._on_acted)
        self.explore.refused.connect(self._on_refused)
        self.explore.new_picture_offered.connect(self._on_offered)
        self.explore.about.formula_wanted.connect(self._on_formula)

    def connect_rows(self, rows: BatchSession) -> None:
        """Hear the session of Batch."""
        rows.failed.connect(self._on_batch_failed)
        rows.loaded.connect(self._on_loaded)
        rows.analysed.connect(self._on_analysed)
        rows.working.connect(self.window.status.set_work)

    # --- saying ---

    def _guarded(self, run: Callable[[], None]) -> Callable[[], None]:
        """The command, whose Problem becomes a notice."""

        def guarded(*_: Any) -> None:
            try:
                run()
            except Problem as problem:
                self._on_refused(problem)

        return guarded

    def _on_refused(self, problem: Problem) -> None:
        self.window.notice.show_message(problem.message, "warning", problem.details)

    def _on_failed(self, failure: Failure) -> None:
        self.window.notice.show_message(failure.message, "error", failure.details)

    def _on_crash(self, message: Message, details: str) -> None:
        self.window.notice.show_message(message, "error", details)

    def _on_offered(self, key: str) -> None:
        reason = explore.reason_against(self._program.store.state.explore, key)
        if reason is None:
            return
        drawn = bool(scenes_of(CATALOGUE.get(key)))
        self._offered = key if drawn else None
        action = Message("New picture with {loss}", loss=Message(CATALOGUE.get(key).title)) if drawn else None
        self.window.notice.show_message(reason, "info", action=action)

    def _on_acted(self) -> None:
        key, self._offered = self._offered, None
        store = self._program.store
        if key is not None:
            store.replace(store.state.with_explore(explore.new_picture(key)))

    # --- state and settings ---

    def _on_changed(self, old: AppState, new: AppState) -> None:
        store = self._program.store
        self.menus.commands["Undo"].setEnabled(store.can_undo())
        self.menus.commands["Redo"].setEnabled(store.can_redo())
        if old.explore.scene != new.explore.scene and self._offered is not None:
            self._offered = None
            self.window.notice.dismiss()

    def _on_place_changed(self, old: AppState, new: AppState) -> None:
        if new.place == "batch":
            _ = self.batch
        if old.place != new.place and self._offered is not None:
            self._offered = None
            self.window.notice.dismiss()

    def _on_settings(self, settings: Settings) -> None:
        self.theme.set_chosen(settings.theme)
        self.language.set_chosen(settings.language)
        self.device.set_chosen(settings.device)
        self.recent.set_recent(settings)

    def _on_theme(self, theme: str) -> None:
        self._program.settings.set(theme=theme)
        self._program.look.set_theme(theme)

    def _on_language(self, language: str) -> None:
        self._program.settings.set(language=language)
        self._program.language.set(language)

    def _on_device(self, device: str) -> None:
        self._program.settings.set(device=device)
        self._program.rows.set_device(device)
        self._say_device(device)

    def _on_place(self, place: Any) -> None:
        store = self._program.store
        store.drift(store.state.at(place))

    # --- curves ---

    def _on_drawn(self, curves: CurveSet) -> None:
        self.explore.show_curves(curves)

    def _on_formula(self, latex: str, color: str) -> None:
        self._formula = (latex, color)
        self._formula_delay.start()

    def _draw_formula(self) -> None:
        """Typeset the formula that is wanted now; curves go first, since both need the interpreter."""
        from lossexplorer.paint.formula import formula_svg
        from lossexplorer.paint.tokens import TITLE

        latex, color = self._formula
        job = self._program.formulas.start(lambda reporter: (latex, color, formula_svg(latex, color, TITLE)))
        job.finished.connect(self._on_formula_done)
        job.failed.connect(self._on_failed)

    def _on_formula_done(self, done: tuple[str, str, bytes]) -> None:
        self.explore.about.set_formula(*done)

    # --- batches ---

    def _on_open(self) -> None:
        chosen = ask_for_batch(self.window)
        if chosen is not None:
            self._program.open(*chosen)

    def _on_dropped(self, paths: list[str]) -> None:
        try:
            self._program.open(*pair(paths))
        except Problem as problem:
            self._on_refused(problem)

    def _on_sample(self, path: str, title: str) -> None:
        self._program.open(path, None, title)

    def _on_loaded(self, loaded: Loaded) -> None:
        self.window.notice.dismiss()
        ref = loaded.ref
        self._program.settings.remember(Recent(ref.predictions, ref.targets, ref.label))

    def _on_analysed(self, analysed: Analysed) -> None:
        self.window.status.set_time(analysed.seconds)
        self._say_device(analysed.result.device)

    def _say_device(self, device: str) -> None:
        name = Message(_DEVICES[device]) if device in _DEVICES else Message("{device}", device=device)
        self.window.status.set_device(Message("computes on: {device}", device=name))

    def _on_batch_failed(self, failure: Failure) -> None:
        arrays = getattr(failure.problem, "arrays", None)
        if arrays and self._ask_arrays(failure, arrays):
            return
        self._on_failed(failure)

    def _ask_arrays(self, failure: Failure, arrays: tuple[Any, ...]) -> bool:
        """Offer the arrays of a file that holds several; False if nothing was chosen."""
        ref = self._program.rows.wanted
        if ref is None:
            return False
        both = ref.targets is None
        dialog = ChooseArrays(failure.message, arrays, both, self.window)
        if not dialog.exec():
            return False
        first, second = dialog.names()
        role = getattr(failure.problem, "role", "predictions")
        if both:
            self._program.open(f"{ref.predictions}::{first}", f"{ref.predictions}::{second}", ref.label)
        elif role == "targets":
            self._program.open(ref.predictions, f"{ref.targets}::{first}", ref.label)
        else:
            self._program.open(f"{ref.predictions}::{first}", ref.targets, ref.label)
        return True

    def _on_cancel(self) -> None:
        self._program.rows.cancel()
        self.window.notice.show_message(Message("cancelled; what was there before is still there"), "info")

    # --- the program ---

    def _on_quit(self) -> None:
        self.window.close()

    def _on_about(self) -> None:
        text = say(Message("Loss Explorer {version}", version=lossexplorer.__version__))
        words = say("See what a loss function does, and find out why a loss value is what it is.")
        log = say(Message("Log: {path}", path=str(self._program.crash.path)))
        QMessageBox.about(self.window, text, f"{text}\n\n{words}\n\nMIT\n\n{log}")
