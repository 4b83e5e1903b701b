"""A batch that is cancelled, fails or is overtaken before it has its rows leaves the one before it in place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from lossexplorer.io.regular import changed
from lossexplorer.session import batch_work, computing, reading
from lossexplorer.state import batch as batches
from lossexplorer.state import explore_view
from lossexplorer.state.batch import BatchState
from lossexplorer.state.diagnose import ask
from tests.conftest import wait_until
from tests.session.desk import Desk, classes, hold, numbers, set_loss

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.state.app import AppState
    from tests.workers.tools import Gate

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


def settle(desk: Desk) -> None:
    QCoreApplication.processEvents()
    desk.wait()
    QCoreApplication.processEvents()
    desk.wait()


@pytest.fixture
def open_batch(tmp_path: Path, desk: Desk) -> tuple[AppState, Analysed]:
    """A batch that somebody looks at closely."""
    desk.open(numbers(tmp_path, "a.npz", 30, 1))
    set_loss(desk, "huber_loss", delta=0.25)
    desk.step(batches.set_sort, "index", False)
    desk.step(batches.select_row, 7)
    desk.step(lambda state: batches.select(state, text="loss>0.1"))
    settle(desk)
    return desk.store.state, desk.result


def computing_of(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> Gate:
    """The rows of a batch are being computed."""
    gate = hold(monkeypatch, computing, "analyse", "rows")
    desk.session.open(str(path))
    wait_until(gate.has_come, "the computation")
    return gate


def breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are truncated while their rows are read."""

    def evaluate(*arguments: Any, **options: Any) -> Any:
        problem = changed("b.npz")
        problem.of_file = True
        raise problem

    monkeypatch.setattr(batch_work, "evaluate", evaluate)


def back(desk: Desk, state: AppState, result: Analysed) -> None:
    """Everything is as it was."""
    assert desk.store.state.with_explore(state.explore) == state
    assert desk.result is result
    assert desk.session.present is not None
    assert desk.session.present.ref == state.batch.ref
    assert desk.heard("loaded")[-1].ref == state.batch.ref
    assert desk.heard("analysed")[-1] is result
    assert desk.heard("unfolded")[-1].index == 7
    assert desk.heard("working")[-1] == (None, -1.0)


def test_a_cancelled_batch_leaves_the_one_before_and_no_step(
    tmp_path: Path, desk: Desk, open_batch: tuple[AppState, Analysed], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = computing_of(desk, numbers(tmp_path, "b.npz", 40, 2), monkeypatch)
    assert desk.state.ref is not None
    assert desk.state.ref.label == "b.npz"
    desk.session.cancel()
    gate.open()
    settle(desk)
    back(desk, *open_batch)
    assert str(desk.heard("returned")[-1]) == "cancelled; a.npz is still open"
    assert desk.heard("failed") == []
    assert not desk.store.can_redo()
    desk.store.undo()
    assert desk.state.selection.text == ""  # the last step is what was done before
    desk.store.redo()
    settle(desk)
    back(desk, *open_batch)


def test_a_file_that_breaks_while_its_rows_are_computed_leaves_the_batch_before_and_is_named(
    tmp_path: Path, desk: Desk, open_batch: tuple[AppState, Analysed], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        breaks(broken)
        desk.session.open(str(numbers(tmp_path, "b.npz", 40, 2)))
        failure = desk.wait_for("failed")
        settle(desk)
    back(desk, *open_batch)
    assert str(failure.message) == ("b.npz changed on disk while it was open. Open it again. — a.npz is still open")
    assert desk.session.wanted is not None
    assert desk.session.wanted.label == "b.npz"  # which is to be read again


def test_where_nothing_was_open_a_cancelled_batch_leaves_nothing(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = computing_of(desk, numbers(tmp_path, "b.npz"), monkeypatch)
    desk.session.cancel()
    gate.open()
    settle(desk)
    assert desk.state == BatchState()
    assert desk.session.present is None
    assert desk.heard("emptied") == [()]
    assert str(desk.heard("returned")[-1]) == "cancelled; nothing is open, as before"
    assert not desk.store.can_undo()


def test_a_batch_that_is_overtaken_and_the_one_that_overtook_it_leave_the_last_one_with_rows(
    tmp_path: Path, desk: Desk, open_batch: tuple[AppState, Analysed], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = computing_of(desk, numbers(tmp_path, "b.npz", 40, 2), monkeypatch)
    second = hold(monkeypatch, batch_work, "evaluate", "rows")
    desk.session.open(str(numbers(tmp_path, "c.npz", 50, 3)))
    desk.wait_for("loaded", 3)
    gate.open()
    wait_until(second.has_come, "the second computation")
    desk.session.cancel()
    second.open()
    settle(desk)
    back(desk, *open_batch)
    desk.open(tmp_path / "c.npz")
    desk.store.undo()
    settle(desk)
    assert desk.store.state == open_batch[0]  # the one that was overtaken is no step


def test_undoing_an_open_while_it_is_computed_shows_the_batch_before_without_reading_it(
    tmp_path: Path, desk: Desk, open_batch: tuple[AppState, Analysed], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = computing_of(desk, numbers(tmp_path, "b.npz", 40, 2), monkeypatch)
    opened: list[Any] = []
    monkeypatch.setattr(reading, "open_batch", lambda *files, **options: opened.append(files))
    desk.store.undo()
    gate.open()
    settle(desk)
    back(desk, *open_batch)
    assert opened == []
    assert desk.store.can_redo()


def test_steps_about_other_things_stay_when_a_batch_is_cancelled(
    tmp_path: Path, desk: Desk, open_batch: tuple[AppState, Analysed], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = computing_of(desk, numbers(tmp_path, "b.npz", 40, 2), monkeypatch)
    state = desk.store.state
    desk.step(batches.set_sort, "index", False)
    desk.store.replace(desk.store.state.with_explore(explore_view.set_cursor(state.explore, 0.5)))
    desk.session.cancel()
    gate.open()
    settle(desk)
    back(desk, *open_batch)
    assert desk.store.state.explore != open_batch[0].explore
    desk.store.undo()
    assert desk.store.state == open_batch[0]
    desk.store.undo()
    assert desk.state.selection.text == ""


def test_a_cancelled_version_leaves_the_one_before_and_undo_as_it_was(
    tmp_path: Path, desk: Desk, open_batch: tuple[AppState, Analysed], monkeypatch: pytest.MonkeyPatch
) -> None:
    os.replace(numbers(tmp_path, "new.npz", 20, 9), tmp_path / "a.npz")
    gate = hold(monkeypatch, computing, "analyse", "rows")
    desk.session.reload()
    wait_until(gate.has_come, "the computation")
    desk.session.cancel()
    gate.open()
    settle(desk)
    back(desk, *open_batch)
    assert str(desk.heard("returned")[-1]) == "cancelled; the version of a.npz before is still shown"
    desk.store.undo()
    assert desk.state.selection.text == ""
    assert desk.session.result is open_batch[1]


@pytest.mark.parametrize("rows", [30, 20])
def test_another_version_is_no_step_and_keeps_the_row_where_there_are_as_many(
    rows: int, tmp_path: Path, desk: Desk, open_batch: tuple[AppState, Analysed]
) -> None:
    os.replace(numbers(tmp_path, "new.npz", rows, 9), tmp_path / "a.npz")
    desk.session.reload()
    desk.wait_for("analysed", 3)
    settle(desk)
    assert desk.result.result.n == rows
    assert desk.state.row == (7 if rows == 30 else None)
    assert desk.state.selection.text == "loss>0.1"
    if rows == 30:
        assert desk.heard("unfolded")[-1].loss == desk.result.result.per_sample[7]
    desk.store.undo()
    settle(desk)
    assert desk.state.selection.text == ""
    assert desk.result.result.n == rows
    assert desk.heard("failed") == []


def test_values_that_the_loss_refuses_leave_the_batch_open_for_another_loss(tmp_path: Path, desk: Desk) -> None:
    """Probabilities at first sight, and further on a score: the sentence names the loss that fits."""
    desk.open(classes(tmp_path, "a.npz"))
    draw = np.random.default_rng(0)
    scores = draw.random(200_000)
    scores[-1] = 1.5
    np.savez(tmp_path / "b.npz", predictions=scores, targets=draw.integers(0, 2, 200_000))
    desk.session.open(str(tmp_path / "b.npz"))
    failure = desk.wait_for("failed")
    settle(desk)
    assert str(failure.message).startswith("b.npz: binary_cross_entropy wants probabilities")
    assert desk.state.ref is not None
    assert desk.state.ref.label == "b.npz"
    set_loss(desk, "binary_cross_entropy_with_logits")
    desk.wait_for("analysed", 2)
    assert desk.result.result.n == 200_000


def test_a_step_back_takes_a_cancelled_batch_of_the_future_with_it(tmp_path: Path, desk: Desk) -> None:
    """What redo led to before a batch was opened and cancelled, it leads to again."""
    desk.open(numbers(tmp_path, "a.npz"))
    desk.step(batches.select_row, 3)
    desk.store.undo()
    desk.session.open(str(numbers(tmp_path, "b.npz", seed=1)))
    desk.wait_for("loaded", 2)
    desk.session.cancel()
    settle(desk)
    desk.store.redo()
    assert desk.state.row == 3


def test_an_undo_to_another_batch_that_is_cancelled_after_other_steps_shows_the_batch_before(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(numbers(tmp_path, "z.npz", seed=1))
    desk.open(numbers(tmp_path, "a.npz"))
    result = desk.result
    gate = hold(monkeypatch, reading, "open_batch", "loader")
    desk.store.undo()
    wait_until(gate.has_come, "the reading")
    state = desk.store.state
    desk.store.replace(state.with_diagnose(ask(state.diagnose, observed="1.5")))
    desk.session.cancel()
    gate.open()
    settle(desk)
    assert desk.session.result is result
    assert desk.state.ref == desk.session.present.ref
    assert desk.store.state.diagnose.observed == "1.5"
    assert str(desk.heard("returned")[-1]) == "cancelled; a.npz is still open"
    assert desk.heard("emptied") == []
    desk.store.undo()
    settle(desk)
    assert desk.state.ref.label == desk.session.present.ref.label == "z.npz"
    assert desk.store.state.diagnose.observed == "1.5"


def test_two_steps_back_that_are_cancelled_show_the_batch_before(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed, name in enumerate(("y.npz", "z.npz", "a.npz")):
        desk.open(numbers(tmp_path, name, seed=seed))
    gate = hold(monkeypatch, reading, "open_batch", "loader")
    desk.store.undo()
    wait_until(gate.has_come, "the reading")
    desk.store.undo()
    desk.session.cancel()
    gate.open()
    settle(desk)
    assert desk.state.ref == desk.session.present.ref
    assert desk.state.ref.label == "a.npz"
    assert str(desk.heard("returned")[-1]) == "cancelled; a.npz is still open"


def test_a_redo_to_another_batch_that_is_cancelled_after_other_steps_leaves_nothing_where_nothing_was(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(numbers(tmp_path, "z.npz"))
    desk.store.undo()
    gate = hold(monkeypatch, reading, "open_batch", "loader")
    desk.store.redo()
    wait_until(gate.has_come, "the reading")
    desk.store.replace(desk.store.state.with_diagnose(ask(desk.store.state.diagnose, observed="1.5")))
    desk.session.cancel()
    gate.open()
    settle(desk)
    assert desk.state == BatchState()
    assert desk.session.present is None
    assert str(desk.heard("returned")[-1]) == "cancelled; nothing is open, as before"


@pytest.mark.parametrize("news", ["entry", "device", "another entry"])
def test_rows_of_the_batch_before_are_computed_anew_if_what_gave_them_is_another_by_then(
    news: str, tmp_path: Path, desk: Desk, open_batch: tuple[AppState, Analysed], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = computing_of(desk, numbers(tmp_path, "b.npz", 40, 2), monkeypatch)
    if news == "device":
        desk.session.set_device("cpu")
    else:
        desk.session.refresh(("huber_loss",) if news == "entry" else ("l1_loss",))
    desk.session.cancel()
    gate.open()
    settle(desk)
    assert desk.session.present.ref == open_batch[0].batch.ref
    assert (desk.result is open_batch[1]) == (news == "another entry")
    assert desk.result.result.loss.key == "huber_loss"
    assert desk.heard("unfolded")[-1].index == 7


@pytest.mark.parametrize("versions", [1, 2])
def test_a_cancelled_version_leaves_decision_and_score_of_the_row_at_hand(
    versions: int, tmp_path: Path, desk: Desk, open_batch: tuple[AppState, Analysed], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.step(batches.look_at_decision, 0)
    desk.step(batches.take_score, 0.5)
    state = desk.store.state
    gate = hold(monkeypatch, computing, "analyse", "rows")
    for seed in range(versions):
        os.replace(numbers(tmp_path, "new.npz", 20 - seed, seed), tmp_path / "a.npz")
        desk.session.reload()
        desk.wait_for("loaded", 2 + seed)
        assert (desk.state.row, desk.state.at, desk.state.taken) == (None, None, None)
    desk.session.cancel()
    gate.open()
    settle(desk)
    back(desk, state, open_batch[1])
