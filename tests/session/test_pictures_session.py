"""What pictures show belongs together: to one result and one selection, whatever is overtaken or fails meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lossexplorer.compute.selection import Selection
from lossexplorer.session import pictures_session
from lossexplorer.session.pictures_session import PicturesSession
from lossexplorer.state import batch as batches
from tests.conftest import wait_until
from tests.session.desk import Desk, classes, hold, set_loss
from tests.workers.tools import GIVE_UP, Ear

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


class Gallery:
    """A desk with a batch of four classes, and the session of its pictures."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk()
        self.session = PicturesSession(self.desk.store, self.desk.session, 1)
        self.seen, self.failed = Ear(self.session.seen), Ear(self.session.failed)
        self.desk.open(classes(folder, "a.npz"))
        self.wait()

    def select(self, text: str) -> None:
        state = self.desk.store.state
        self.desk.store.replace(state.with_batch(batches.select(state.batch, text=text)))

    def wait(self) -> None:
        runners = self.session._counter, self.session._fitter
        wait_until(lambda: not any(r.is_busy() for r in runners), "the pictures", GIVE_UP)


@pytest.fixture
def gallery(tmp_path: Path) -> Iterator[Gallery]:
    gallery = Gallery(tmp_path)
    yield gallery
    assert gallery.session.close(int(1000 * GIVE_UP))
    gallery.desk.close()


def _break(monkeypatch: pytest.MonkeyPatch, name: str, times: int) -> None:
    """Let a function of the session fail the first times."""
    function, left = getattr(pictures_session, name), [times]

    def broken(*arguments: Any) -> Any:
        left[0] -= 1
        if left[0] >= 0:
            raise MemoryError
        return function(*arguments)

    monkeypatch.setattr(pictures_session, name, broken)


def test_a_selection_that_is_overtaken_is_never_shown(gallery: Gallery, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = len(gallery.seen.heard)
    gate = hold(monkeypatch, pictures_session, "look", "pictures")
    gallery.select("target=1")
    gate.wait()
    gallery.select("target=2")
    gate.open()
    gallery.wait()
    (seen,) = gallery.seen.heard[shown:]
    assert seen.selection.text == "target=2"
    assert set(gallery.desk.result.result.target[seen.order].tolist()) == {2}
    assert gallery.failed.heard == []


def test_a_selection_that_fails_leaves_what_was_seen(gallery: Gallery, monkeypatch: pytest.MonkeyPatch) -> None:
    before = gallery.session.present
    _break(monkeypatch, "look", 1)
    gallery.select("target=1")
    gallery.wait()
    assert len(gallery.failed.heard) == 1
    assert gallery.session.present is before
    gallery.select("target=2")
    gallery.wait()
    assert gallery.session.present.selection.text == "target=2"


def test_of_a_new_result_whose_selection_fails_all_rows_are_seen(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery.select("target=1")
    gallery.wait()
    _break(monkeypatch, "look", 1)
    set_loss(gallery.desk, "cross_entropy", label_smoothing=0.2)
    gallery.desk.wait()
    wait_until(lambda: bool(gallery.failed.heard), "the failure", GIVE_UP)
    gallery.wait()
    seen = gallery.session.present
    assert seen.ground.result is gallery.desk.result.result
    assert seen.selection == Selection()
    assert seen.part.rows == seen.ground.result.n


def test_another_batch_takes_the_pictures_away_at_once(gallery: Gallery, tmp_path: Path) -> None:
    heard = len(gallery.seen.heard)
    gallery.desk.open(classes(tmp_path, "b.npz", seed=1))
    gallery.wait()
    none, seen = gallery.seen.heard[heard:]
    assert none is None
    assert seen.ground.result is gallery.desk.result.result
