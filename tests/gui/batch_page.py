"""The page of Batch by itself, and what a person does to it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.assets import asset
from lossexplorer.state import batch as batches
from tests.conftest import wait_until

if TYPE_CHECKING:
    from lossexplorer.gui.batch.place import BatchPlace
    from lossexplorer.session.batch_session import BatchSession
    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.state.store import Store


def opened(place: BatchPlace, session: BatchSession, predictions: str, targets: str | None = None) -> Analysed:
    """Open files and wait for their rows and pictures."""
    seen: list[object] = []
    session.analysed.connect(seen.append)
    session.failed.connect(seen.append)
    session.open(predictions, targets)
    wait_until(lambda: bool(seen), "the rows", 20)
    assert seen == [session.result], seen
    settle(place, session)
    return session.result


def settle(place: BatchPlace, session: BatchSession) -> None:
    """Wait until the pictures show the newest result and the present selection."""

    def done() -> bool:
        now = place._pictures.present
        wanted = place._store.state.batch.selection
        return now is not None and now.ground.result is session.result.result and now.selection == wanted

    wait_until(done, "the pictures", 20)


def sample(place: BatchPlace, session: BatchSession, name: str) -> Analysed:
    """Open one of the samples."""
    return opened(place, session, str(asset("samples", f"{name}.npz")))


def take_row(place: BatchPlace, store: Store, row: int) -> None:
    """Choose a row and wait for its details."""
    seen: list[object] = []
    place._session.unfolded.connect(seen.append)
    store.replace(store.state.with_batch(batches.select_row(store.state.batch, row)))
    wait_until(lambda: any(d is not None and d.index == row for d in seen), "the row", 10)
