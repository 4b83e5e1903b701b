"""Losses of somebody's own in the window: chosen, trusted, shown in the list, stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lossexplorer.base import Message
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import scenes_of, why_no_picture
from lossexplorer.gui.explore.own_card import OwnCard
from lossexplorer.gui.files import ask_for_script
from lossexplorer.gui.notice import Offer
from lossexplorer.gui.trust import TrustQuestion
from lossexplorer.state import explore

if TYPE_CHECKING:
    from lossexplorer.compute.own.running import Run
    from lossexplorer.compute.own.source import Source
    from lossexplorer.gui.commands import Commands
    from lossexplorer.state.app import AppState


class Own(QObject):
    """Connects the session of somebody's own losses with the window."""

    def __init__(self, commands: Commands) -> None:
        super().__init__(commands)
        self._commands, program = commands, commands.program
        self._program, self._session, self._notice = program, program.own, program.window.notice
        self.question: TrustQuestion | None = None
        """What is asked at present."""
        self._waiting: list[Source] = []
        self.card = OwnCard(program.look)
        notes = commands.explore.notes
        notes.insertWidget(notes.count() - 1, self.card)
        self._connect()
        self._show_card()

    def _connect(self) -> None:
        session, card = self._session, self.card
        session.asked.connect(self._on_asked)
        session.changed.connect(self._on_entries)
        session.came.connect(self._on_came)
        session.checked.connect(self._show_card)
        session.watch.slow.connect(self._on_slow)
        session.watch.stuck.connect(self._on_stuck)
        session.watch.over.connect(self._on_over)
        card.trust_wanted.connect(self._on_trust)
        card.again_wanted.connect(session.again)
        card.removed.connect(session.remove)
        self._program.store.changed.connect(self._on_changed)

    def ask(self) -> None:
        """Let a person choose a file."""
        path = ask_for_script(self._program.window)
        if path is not None:
            self.add(path)

    def add(self, path: str) -> None:
        """Read a file that somebody wants; they are asked before anything in it is executed."""
        self._session.add(path)

    def restore(self) -> None:
        """Bring what was there the last time."""
        self._session.restore()

    # --- trust ---

    def _on_trust(self, key: str) -> None:
        origin = CATALOGUE.get(key).origin
        if origin is not None:
            self.add(origin.path)

    def _on_asked(self, source: Source) -> None:
        self._waiting = [s for s in self._waiting if s.path != source.path] + [source]
        self._ask_next()

    def _ask_next(self) -> None:
        """One question at a time."""
        if self.question is None and self._waiting:
            self.question = TrustQuestion(self._waiting.pop(0), self._program.window)
            self.question.finished.connect(self._on_answered)
            self.question.open()

    def _on_answered(self, answer: int) -> None:
        question, self.question = self.question, None
        if question is not None:
            if answer == TrustQuestion.DialogCode.Accepted:
                self._session.trust(question.source)
            question.deleteLater()
        self._ask_next()

    # --- entries ---

    def _on_entries(self, keys: tuple[str, ...]) -> None:
        """The catalogue is another one: so are the lists, the states, the curves and the rows, in this order."""
        program, page = self._program, self._commands.explore
        page.list.tree.refill()
        rows = program.rows if "rows" in program.__dict__ else None
        if rows is not None:
            self._commands.batch.side.refill(rows.present)
        program.store.revise(lambda state: state.renewed())
        page.refill()
        program.curves.refresh()
        if rows is not None:
            rows.refresh(keys)
            self._commands.batch.side.refill(rows.present)
        self._show_card()

    def _on_came(self, keys: tuple[str, ...]) -> None:
        """Somebody added a file: show the first of its losses."""
        store, key = self._program.store, keys[0]
        self._commands.go("explore")
        if not scenes_of(CATALOGUE.get(key)):
            self._notice.show_message(why_no_picture(CATALOGUE.get(key)), "info")
        elif explore.reason_against(store.state.explore, key) is not None:
            self._commands.draw_anew(key)
        else:
            self._commands.explore.list.wanted.emit(key)

    def _on_changed(self, old: AppState, new: AppState) -> None:
        if (old.explore.selected, old.explore.curves) != (new.explore.selected, new.explore.curves):
            self._show_card()

    def _show_card(self) -> None:
        """What is known of the loss at hand, if it is somebody's own."""
        picture = self._program.store.state.explore
        key = picture.curve(picture.selected).key if picture.selected is not None else ""
        loss = CATALOGUE.get(key) if key else None
        own = loss is not None and loss.origin is not None
        self.card.set_loss(loss if own else None, self._session.findings.get(key))

    # --- what takes long ---

    def _on_slow(self, run: Run) -> None:
        words = Message("{name} has been running for {n} s; what needs it waits", name=run.name, n=int(run.seconds))
        self._notice.show_message(words, "warning", offer=Offer(Message("Stop it"), run.stop), stays=True)

    def _on_stuck(self, run: Run) -> None:
        words = Message(
            "{name} does not stop: it is inside of a library, or takes no notice. Closing the window ends it.",
            name=run.name,
        )
        self._notice.show_message(words, "error", stays=True)

    def _on_over(self, run: Run) -> None:
        self._notice.dismiss()
