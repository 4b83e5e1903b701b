from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QThread

from lossexplorer.assets import asset
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.io import open_batch
from lossexplorer.session import computing, reading
from lossexplorer.state import batch as batches
from lossexplorer.state import explore_view
from lossexplorer.state.batch import BatchState
from tests.conftest import wait_until
from tests.session.desk import Desk, classes, hold, numbers, set_loss

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lossexplorer.state.app import AppState

pytestmark = pytest.mark.usefixtures("qapp")
SAMPLES = json.loads(asset("samples", "index.json").read_text("utf-8"))


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


# --- opening ---


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["file"])
def test_a_sample_is_opened_with_its_natural_loss_and_shown_in_batch(sample: dict[str, Any], desk: Desk) -> None:
    path = asset("samples", sample["file"])
    analysed = desk.open(path, label=sample["title"])
    assert desk.store.state.place == "batch"
    assert desk.state.loss == sample["loss"]
    assert desk.state.ref is not None
    assert desk.state.ref.label == sample["title"]
    assert analysed.result.n == sample["rows"]
    expected = evaluate(open_batch(path), Wish(sample["loss"]))
    assert analysed.result.value == expected.value
    assert np.array_equal(analysed.result.per_sample, expected.per_sample, equal_nan=True)
    assert np.array_equal(analysed.order, expected.order("loss", True))
    assert desk.heard("failed") == []
    assert len(desk.heard("loaded")) == len(desk.heard("analysed")) == 1
    assert desk.heard("working")[-1] == (None, -1.0)


def test_two_files_are_opened_as_one_batch(tmp_path: Path, desk: Desk) -> None:
    np.save(tmp_path / "p.npy", np.array([1.0, 2.0, 5.0]))
    np.save(tmp_path / "t.npy", np.array([1.0, 2.0, 3.0]))
    analysed = desk.open(tmp_path / "p.npy", tmp_path / "t.npy")
    assert desk.state.loss == "mse_loss"
    assert analysed.result.per_sample.tolist() == [0.0, 0.0, 4.0]
    assert desk.state.ref is not None
    assert (desk.state.ref.label, len(desk.state.ref.stamps)) == ("p.npy", 2)


def test_an_array_is_chosen_by_name_and_the_label_is_the_file(tmp_path: Path, desk: Desk) -> None:
    path = tmp_path / "several.npz"
    np.savez(path, first=np.zeros(3), second=np.full(3, 2.5), y=np.full(3, 0.5))
    desk.open(f"{path}::second", f"{path}::y")
    assert desk.result.result.value == 4.0
    assert desk.state.ref is not None
    assert desk.state.ref.label == "several.npz"


def test_a_loss_named_in_the_file_is_the_natural_one(tmp_path: Path, desk: Desk) -> None:
    import lossexplorer as lx

    assert lx.save_batch(tmp_path / "a.npz", np.zeros(4), np.ones(4), loss="l1_loss")
    desk.open(tmp_path / "a.npz")
    assert desk.state.loss == "l1_loss"


def test_opening_is_one_step_that_can_be_taken_back(tmp_path: Path, desk: Desk) -> None:
    before = desk.store.state
    desk.open(numbers(tmp_path, "a.npz"))
    assert desk.store.can_undo()
    desk.store.undo()
    assert desk.store.state == before
    assert not desk.store.can_undo()


def test_until_the_files_are_read_nothing_changes(tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.open(numbers(tmp_path, "a.npz"))
    state = desk.store.state
    gate = hold(monkeypatch, reading, "open_batch", "loader")
    desk.session.open(str(numbers(tmp_path, "b.npz")))
    gate.wait()
    QCoreApplication.processEvents()
    assert desk.store.state == state
    assert desk.session.result is first
    message, share = desk.heard("working")[-1]
    assert (str(message), share) == ("reading b.npz", -1.0)
    gate.open()
    desk.wait_for("analysed", 2)
    assert desk.session.result is not first
    desk.wait()
    assert desk.heard("working")[-1] == (None, -1.0)


def test_the_same_unchanged_file_can_be_opened_again(tmp_path: Path, desk: Desk) -> None:
    path = numbers(tmp_path, "a.npz")
    first = desk.open(path)
    state = desk.store.state
    again = desk.open(path)
    assert desk.store.state == state
    assert again is not first
    assert again.result.value == first.result.value


def _missing(folder: Path) -> tuple[str, str | None, str]:
    return str(folder / "absent.npz"), None, "cannot be found"


def _empty(folder: Path) -> tuple[str, str | None, str]:
    (folder / "empty.npy").touch()
    return str(folder / "empty.npy"), None, "empty"


def _folder(folder: Path) -> tuple[str, str | None, str]:
    return str(folder), None, "folder"


def _nonsense(folder: Path) -> tuple[str, str | None, str]:
    (folder / "page.npz").write_text("<!DOCTYPE html><html></html>")
    return str(folder / "page.npz"), None, "web page"


def _unequal(folder: Path) -> tuple[str, str | None, str]:
    np.save(folder / "p.npy", np.zeros(5))
    np.save(folder / "t.npy", np.zeros(4))
    return str(folder / "p.npy"), str(folder / "t.npy"), "5"


def _nul(folder: Path) -> tuple[str, str | None, str]:
    return str(folder / "a\0b.npy"), None, "no possible file name"


@pytest.mark.parametrize("bad", [_missing, _empty, _folder, _nonsense, _unequal, _nul])
def test_files_that_cannot_be_used_leave_everything_as_it_was(
    bad: Callable[[Path], tuple[str, str | None, str]], tmp_path: Path, desk: Desk
) -> None:
    first = desk.open(numbers(tmp_path, "good.npz"))
    state, present = desk.store.state, desk.session.present
    predictions, targets, says = bad(tmp_path)
    desk.session.open(predictions, targets)
    (failure,) = [desk.wait_for("failed")]
    desk.wait()
    assert says in str(failure.message)
    assert failure.expected
    assert len(desk.heard("failed")) == 1
    assert desk.store.state.with_diagnose(state.diagnose) == state
    assert desk.session.result is first
    assert desk.session.present is present
    assert desk.heard("emptied") == []
    assert desk.heard("working")[-1] == (None, -1.0)
    set_loss(desk, "l1_loss")  # and the batch before it is still at work
    desk.wait_for("analysed", 2)
    assert desk.result.result.loss.key == "l1_loss"


def test_files_that_no_loss_can_be_computed_of_are_asked_about_until_a_step_back(tmp_path: Path, desk: Desk) -> None:
    desk.open(numbers(tmp_path, "good.npz"))
    bad = [_unequal(folder)[:2] for folder in (tmp_path / "a", tmp_path / "b") if folder.mkdir() is None]
    for files in bad:
        desk.session.open(*files)
        desk.wait()
        assert desk.session.unfit is not None
        assert desk.session.unfit.ref.predictions == files[0]
    desk.store.undo()  # others were read since
    desk.wait()
    assert desk.session.unfit is not None
    assert desk.session.unfit.ref.predictions == bad[0][0]
    desk.store.undo()
    assert desk.session.unfit is None
    np.save(tmp_path / "b" / "p.npy", np.zeros(4))
    desk.store.redo()
    desk.store.redo()
    desk.wait()
    assert desk.session.unfit is None  # they fit by now
    assert str(desk.heard("failed")[-1].message) == "p.npy changed on disk since it was opened"
    desk.open(numbers(tmp_path, "good.npz"))
    assert desk.store.state.diagnose.unfit is None


def test_several_arrays_without_a_known_name_are_offered_for_choice(tmp_path: Path, desk: Desk) -> None:
    np.savez(tmp_path / "a.npz", one=np.zeros(3), two=np.zeros(3), three=np.zeros(3))
    desk.session.open(str(tmp_path / "a.npz"))
    failure = desk.wait_for("failed")
    assert {info.name for info in failure.problem.arrays} == {"one", "two", "three"}
    assert desk.session.wanted is not None
    assert desk.session.wanted.predictions == str(tmp_path / "a.npz")


def test_everything_is_heard_in_the_windows_thread(tmp_path: Path, desk: Desk) -> None:
    desk.open(classes(tmp_path, "a.npz"))
    desk.step(batches.select_row, 3)
    desk.step(batches.set_sort, "confidence", False)
    desk.session.open("absent.npz")
    desk.wait_for("failed")
    desk.wait()
    desk.store.undo()
    desk.store.undo()
    desk.store.undo()
    assert {name for name in desk.ears if not desk.heard(name)} == {"returned"}
    assert desk.threads == {QThread.currentThread()}


# --- going back to a batch ---


def _two(folder: Path, desk: Desk) -> tuple[Path, Path]:
    paths = numbers(folder, "a.npz", 30, 1), numbers(folder, "b.npz", 40, 2)
    for path in paths:
        desk.open(path)
    return paths


def _settle(desk: Desk) -> None:
    QCoreApplication.processEvents()
    desk.wait()


def test_undoing_an_open_reads_the_files_of_before_again_and_redoing_it_the_others(tmp_path: Path, desk: Desk) -> None:
    _two(tmp_path, desk)
    for _ in range(2):
        desk.store.undo()
        assert desk.session.present is None
        assert desk.session.result is None
        _settle(desk)
        assert desk.result.result.n == 30
        desk.store.redo()
        _settle(desk)
        assert desk.result.result.n == 40
    assert desk.heard("failed") == []
    assert desk.heard("emptied") == []
    assert desk.state.ref is not None
    assert desk.state.ref.label == "b.npz"


def test_going_back_restores_loss_parameters_order_and_row(tmp_path: Path, desk: Desk) -> None:
    desk.open(numbers(tmp_path, "a.npz", 30))
    set_loss(desk, "huber_loss", delta=0.25)
    desk.step(batches.set_sort, "index", False)
    desk.step(batches.select_row, 7)
    desk.open(numbers(tmp_path, "b.npz", 40))
    desk.store.undo()
    _settle(desk)
    assert (desk.state.loss, desk.state.parameters) == ("huber_loss", (("delta", 0.25),))
    assert desk.result.result.parameters == {"delta": 0.25}
    assert desk.result.order.tolist() == list(range(30))
    detail = desk.heard("unfolded")[-1]
    assert detail.index == 7
    assert detail.loss == desk.result.result.per_sample[7]


def test_undoing_the_first_open_empties_batch(tmp_path: Path, desk: Desk) -> None:
    desk.open(numbers(tmp_path, "a.npz"))
    desk.store.undo()
    _settle(desk)
    assert desk.heard("emptied") == [()]
    assert desk.session.present is None
    assert desk.session.result is None
    assert desk.state == BatchState()
    desk.store.redo()
    _settle(desk)
    assert desk.result.result.n == 50


def test_undoing_the_first_open_while_it_is_computed_empties_batch_for_good(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = hold(monkeypatch, computing, "analyse", "rows")
    desk.session.open(str(numbers(tmp_path, "a.npz")))
    wait_until(gate.has_come, "the computation")
    desk.store.undo()
    gate.open()
    _settle(desk)
    assert desk.heard("analysed") == []
    assert desk.session.result is None
    assert desk.heard("working")[-1] == (None, -1.0)


def test_a_file_that_changed_since_is_shown_as_it_is_now_and_that_is_said_once(tmp_path: Path, desk: Desk) -> None:
    a, _ = _two(tmp_path, desk)
    numbers(tmp_path, "a.npz", 33, 9)
    os.utime(a, ns=(0, 0))  # the clock of a file system may stand still for milliseconds
    desk.store.undo()
    _settle(desk)
    assert [str(failure.message) for failure in desk.heard("failed")] == ["a.npz changed on disk since it was opened"]
    assert desk.result.result.n == 33
    loaded = len(desk.heard("loaded"))
    state = desk.store.state
    desk.store.replace(state.with_explore(explore_view.set_cursor(state.explore, 0.5)))
    desk.step(batches.select_row, 2)
    _settle(desk)
    assert len(desk.heard("failed")) == 1
    assert len(desk.heard("loaded")) == loaded
    assert desk.heard("unfolded")[-1].index == 2


def test_the_word_about_a_changed_file_comes_after_the_rows(tmp_path: Path, desk: Desk) -> None:
    """Whoever hears that a batch was loaded takes old notices away."""
    a, _ = _two(tmp_path, desk)
    numbers(tmp_path, "a.npz", 33, 9)
    os.utime(a, ns=(0, 0))
    order: list[str] = []
    desk.session.loaded.connect(lambda loaded: order.append("loaded"))
    desk.session.failed.connect(lambda failure: order.append("failed"))
    desk.store.undo()
    _settle(desk)
    assert order == ["loaded", "failed"]


def test_a_file_that_is_gone_is_said_once_and_nothing_else_is_shown_in_its_place(tmp_path: Path, desk: Desk) -> None:
    a, _ = _two(tmp_path, desk)
    content = a.read_bytes()
    a.unlink()
    desk.store.undo()
    _settle(desk)
    assert ["cannot be found" in str(failure.message) for failure in desk.heard("failed")] == [True]
    assert desk.heard("emptied") == [()]
    assert desk.session.result is None
    state = desk.store.state
    for position in (0.1, 0.2, 0.3):
        desk.store.replace(state.with_explore(explore_view.set_cursor(state.explore, position)), "cursor")
    _settle(desk)
    assert len(desk.heard("failed")) == 1
    desk.store.undo()
    desk.store.redo()
    _settle(desk)
    desk.store.undo()
    a.write_bytes(content)
    desk.open(a)
    assert desk.result.result.n == 30


def test_redoing_after_a_file_was_gone_shows_the_other_one(tmp_path: Path, desk: Desk) -> None:
    a, _ = _two(tmp_path, desk)
    a.unlink()
    desk.store.undo()
    _settle(desk)
    desk.store.redo()
    _settle(desk)
    assert desk.result.result.n == 40
    assert len(desk.heard("failed")) == 1


def test_a_step_elsewhere_does_not_begin_the_reading_again(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _two(tmp_path, desk)
    opened: list[Any] = []
    gate = hold(monkeypatch, reading, "open_batch", "loader")
    held = reading.open_batch
    monkeypatch.setattr(
        reading, "open_batch", lambda *files, **options: opened.append(files) or held(*files, **options)
    )
    desk.store.undo()
    gate.wait()
    state = desk.store.state
    for position in (0.1, 0.2, 0.3):
        desk.store.replace(state.with_explore(explore_view.set_cursor(state.explore, position)), "cursor")
    set_loss(desk, "l1_loss")
    gate.open()
    _settle(desk)
    assert len(opened) == 1
    assert desk.result.result.n == 30
    assert desk.result.result.loss.key == "l1_loss"


def test_cancelling_a_way_back_leaves_the_batch_that_was_there(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _two(tmp_path, desk)
    before, result = desk.store.state, desk.result
    gate = hold(monkeypatch, reading, "open_batch", "loader")
    desk.store.undo()
    gate.wait()
    desk.session.cancel()
    gate.open()
    _settle(desk)
    assert desk.store.state == before
    assert desk.result is result
    assert desk.heard("failed") == desk.heard("emptied") == []
    assert str(desk.heard("returned")[-1]) == "cancelled; b.npz is still open"
    assert desk.heard("working")[-1] == (None, -1.0)
    desk.store.undo()  # and the way is still there
    _settle(desk)
    assert desk.result.result.n == 30


def test_quick_undoing_and_redoing_ends_with_the_batch_of_the_state(tmp_path: Path, desk: Desk) -> None:
    paths = [numbers(tmp_path, f"{n}.npz", 10 + n, n) for n in range(4)]
    for path in paths:
        desk.open(path)
    start: AppState = desk.store.state
    for steps in ("uuu", "rr", "uurrr", "uuuur", "r", "rr"):
        for step in steps:
            getattr(desk.store, {"u": "undo", "r": "redo"}[step])()
        _settle(desk)
        ref = desk.state.ref
        assert ref is not None
        assert desk.result.result.n == 10 + int(ref.label[0])
    assert desk.store.state == start
    assert desk.heard("failed") == []
