from __future__ import annotations

import gc
import itertools
import os
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch
from PySide6.QtCore import QCoreApplication

from lossexplorer.compute.detail import row_detail
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.result import BatchResult
from lossexplorer.io import open_batch
from lossexplorer.session import batch_work, computing, reading
from lossexplorer.state import batch as batches
from lossexplorer.workers.job import REPORT_EVERY
from tests.conftest import wait_until
from tests.session.desk import Desk, classes, hold, many_rows, numbers, set_loss
from tests.workers.tools import EXCEPTIONS, GIVE_UP, OUT_OF_MEMORY, raised

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two million rows."""
    return many_rows(tmp_path_factory.mktemp("large"))


def _parameters(desk: Desk) -> list[dict[str, Any]]:
    return [analysed.result.parameters for analysed in desk.heard("analysed")]


# --- loss and parameters ---


def test_another_loss_is_computed_on_the_same_batch(tmp_path: Path, desk: Desk) -> None:
    path = numbers(tmp_path, "a.npz")
    desk.open(path)
    for key in ("l1_loss", "huber_loss", "rmse_loss"):
        set_loss(desk, key)
        desk.wait()
        assert desk.result.result.loss.key == key
        assert desk.result.result.value == evaluate(open_batch(path), Wish(key)).value
    assert len(desk.heard("loaded")) == 1
    assert desk.heard("failed") == []


def test_under_a_fast_slider_the_last_value_is_computed_and_none_comes_out_of_order(tmp_path: Path, desk: Desk) -> None:
    desk.open(numbers(tmp_path, "a.npz", 2000))
    set_loss(desk, "huber_loss")
    for n in range(1, 301):
        desk.step(batches.set_parameter, "delta", n / 100, merge=("batch", "delta"))
        if n % 3 == 0:
            QCoreApplication.processEvents()
    desk.wait()
    deltas = [p["delta"] for p in _parameters(desk)[1:]]
    assert deltas[-1] == 3.0
    assert deltas == sorted(set(deltas))
    desk.store.undo()
    desk.wait()
    assert _parameters(desk)[-1] == {"delta": 1.0}


def test_what_does_not_change_the_loss_is_not_computed_again(tmp_path: Path, desk: Desk) -> None:
    desk.open(numbers(tmp_path, "a.npz"))
    desk.step(batches.set_sort, "index", False)
    desk.step(batches.select_row, 3)
    desk.store.drift(desk.store.state.at("explore"))
    desk.wait()
    assert len(desk.heard("analysed")) == 1


def test_a_loss_that_does_not_fit_is_said_and_the_result_of_before_stays(tmp_path: Path, desk: Desk) -> None:
    first = desk.open(numbers(tmp_path, "a.npz"))
    set_loss(desk, "cross_entropy")
    failure = desk.wait_for("failed")
    desk.wait()
    assert failure.expected
    assert len(desk.heard("failed")) == 1
    assert desk.session.result is first
    set_loss(desk, "l1_loss")
    desk.wait()
    assert desk.result.result.loss.key == "l1_loss"


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_whatever_a_computation_raises_is_said_and_the_next_one_works(
    name: str, tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = desk.open(numbers(tmp_path, "a.npz"))
    with monkeypatch.context() as patch:

        def fail(*arguments: Any) -> Any:
            raise raised(name)

        patch.setattr(batch_work, "evaluate", fail)
        set_loss(desk, "l1_loss")
        desk.wait_for("failed")
        desk.wait()
    assert [failure.expected for failure in desk.heard("failed")] == [name in OUT_OF_MEMORY]
    assert desk.session.result is first
    assert desk.heard("working")[-1] == (None, -1.0)
    set_loss(desk, "huber_loss")
    desk.wait()
    assert desk.result.result.loss.key == "huber_loss"
    with desk.turnstile.turn():  # it was given back
        pass


# --- on the way ---


def test_partial_results_of_a_large_file_arrive_while_it_is_computed(large: tuple[Path, Path], desk: Desk) -> None:
    analysed = desk.open(*large)
    partial = desk.heard("partial")
    done = [part.done for part in partial]
    assert len(done) >= 3
    assert done == sorted(set(done))
    assert 0 < done[0] < done[-1] <= 2_000_000 == partial[0].total
    assert partial[-1].mean == pytest.approx(analysed.result.value, rel=0.01)
    for part in partial:
        counted = int(part.histogram.counts.sum()) + part.histogram.beyond
        assert counted == part.done
    shares = [share for message, share in desk.heard("working") if message is not None and share >= 0]
    assert shares == sorted(shares)
    assert shares[-1] <= 1.0
    assert len(shares) <= analysed.seconds / REPORT_EVERY + 1


def test_cancelling_keeps_the_rows_that_were_there(large: tuple[Path, Path], desk: Desk) -> None:
    first = desk.open(*large)
    parts = len(desk.heard("partial"))
    set_loss(desk, "generalized_cross_entropy")
    desk.wait_for("partial", parts + 1)
    desk.session.cancel()
    desk.wait()
    assert desk.session.result is first
    assert len(desk.heard("analysed")) == 1
    assert desk.heard("failed") == []
    assert desk.heard("working")[-1] == (None, -1.0)
    desk.step(batches.set_sort, "confidence", True)
    desk.wait()
    assert np.array_equal(desk.result.order, first.result.order("confidence", True))


def test_the_end_of_an_overtaken_job_does_not_say_that_nothing_goes_on(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    gates = [hold(monkeypatch, reading, "open_batch", "loader")]
    desk.session.open(str(numbers(tmp_path, "a.npz")))
    gates[0].wait()
    gates.append(hold(monkeypatch, reading, "prospect", "loader"))
    desk.session.open(str(numbers(tmp_path, "b.npz", 60)))
    gates[0].open()
    wait_until(gates[1].has_come, "the second file")
    QCoreApplication.processEvents()
    message, _ = desk.heard("working")[-1]
    assert str(message) == "reading b.npz"
    gates[1].open()
    desk.wait_for("analysed")
    desk.wait()
    assert desk.result.result.n == 60
    assert desk.heard("working")[-1] == (None, -1.0)


# --- newest wins ---


def test_opening_another_file_while_one_is_computed_shows_the_other_alone(
    large: tuple[Path, Path], tmp_path: Path, desk: Desk
) -> None:
    desk.session.open(*map(str, large))
    desk.wait_for("partial")
    small = classes(tmp_path, "small.npz", c=2)
    desk.open(small)
    assert [analysed.result.n for analysed in desk.heard("analysed")] == [50]
    assert desk.result.state.ref == desk.state.ref


def test_rows_of_the_file_before_that_were_done_at_the_last_moment_are_not_taken_for_those_of_the_new_one(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have the same loss and parameters, so that only the file tells them apart."""
    old = hold(monkeypatch, computing, "analyse", "rows")
    desk.session.open(str(numbers(tmp_path, "a.npz", 30)))
    wait_until(old.has_come, "the rows of the first file")
    new = hold(monkeypatch, computing, "analyse", "rows")
    desk.session.open(str(numbers(tmp_path, "b.npz", 40)))
    wait_until(lambda: desk.state.ref is not None and desk.state.ref.label == "b.npz", "the second file")
    old.open()
    wait_until(new.has_come, "the rows of the second file")
    QCoreApplication.processEvents()
    assert desk.session.result is None
    new.open()
    desk.wait()
    assert [analysed.result.n for analysed in desk.heard("analysed")] == [40]


def _resident() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not os.path.isfile("/proc/self/statm"), reason="asks for the memory as Linux tells it")
def test_after_a_hundred_files_opened_while_computing_the_newest_is_there_and_the_memory_is_back(
    large: tuple[Path, Path], tmp_path: Path, desk: Desk, record_property: Any
) -> None:
    small = [classes(tmp_path, f"{n}.npz", 20 + n, 2, n) for n in range(3)]
    desk.open(*large)
    gc.collect()
    before = _resident()
    most = before
    for n in range(100):
        desk.session.open(*map(str, large)) if n % 2 else desk.session.open(str(small[n % 3]))
        if n % 4 == 3:
            desk.wait_for("loaded", len(desk.heard("loaded")) + 1)
        most = max(most, _resident())
        desk.heard("analysed").clear()
        desk.heard("partial").clear()
    desk.open(small[1])
    assert desk.result.result.n == 21
    desk.heard("loaded").clear()
    desk.heard("analysed").clear()
    gc.collect()
    record_property("grown MB", round((_resident() - before) / 1e6))
    record_property("most MB", round((most - before) / 1e6))
    assert _resident() - before <= 100e6


# --- order ---


@pytest.mark.parametrize("down", [True, False])
@pytest.mark.parametrize("column", ["index", "loss", "gradient_norm", "target", "predicted", "confidence", "nonsense"])
def test_rows_are_ordered_in_a_job(column: str, down: bool, tmp_path: Path, desk: Desk) -> None:
    desk.open(classes(tmp_path, "a.npz", 300))
    desk.step(batches.set_sort, "loss", False)
    desk.wait()
    count = len(desk.heard("ordered"))
    assert count == 1
    desk.step(batches.set_sort, column, down)
    desk.wait()
    order = desk.result.order
    assert np.array_equal(order, desk.result.result.order(column, down))
    assert sorted(order.tolist()) == list(range(300))
    assert len(desk.heard("ordered")) == (1 if (column, down) == ("loss", False) else 2)


def test_the_order_is_kept_when_the_loss_changes(tmp_path: Path, desk: Desk) -> None:
    desk.open(classes(tmp_path, "a.npz"))
    desk.step(batches.set_sort, "confidence", False)
    desk.wait()
    set_loss(desk, "generalized_cross_entropy")
    desk.wait()
    assert np.array_equal(desk.result.order, desk.result.result.order("confidence", False))


def test_an_order_that_was_asked_for_while_rows_were_computed_is_the_one_that_is_shown(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(classes(tmp_path, "a.npz"))
    gate = hold(monkeypatch, computing, "analyse", "rows")
    set_loss(desk, "generalized_cross_entropy")
    gate.wait()
    desk.step(batches.set_sort, "confidence", False)
    desk.wait_for("ordered")
    gate.open()
    desk.wait()
    assert desk.result.result.loss.key == "generalized_cross_entropy"
    assert np.array_equal(desk.result.order, desk.result.result.order("confidence", False))


def test_rows_are_never_put_in_the_order_of_another_loss(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(classes(tmp_path, "a.npz"))
    gate = hold(monkeypatch, BatchResult, "order", "sorter")
    desk.step(batches.set_sort, "gradient_norm", True)
    gate.wait()
    set_loss(desk, "generalized_cross_entropy", q=1.0)
    desk.wait_for("analysed", 2)
    gate.open()
    desk.wait()
    own = desk.result.result.order("gradient_norm", True)
    assert np.array_equal(desk.result.order, own)
    assert all(np.array_equal(order, own) for order in desk.heard("ordered"))


def test_the_newest_order_wins(tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open(classes(tmp_path, "a.npz"))
    gate = hold(monkeypatch, BatchResult, "order", "sorter")
    desk.step(batches.set_sort, "confidence", True)
    gate.wait()
    for column in ("target", "predicted", "index"):
        desk.step(batches.set_sort, column, False)
    gate.open()
    desk.wait()
    assert len(desk.heard("ordered")) == 1
    assert desk.result.order.tolist() == list(range(50))


# --- rows ---


def test_the_row_at_hand_is_unfolded_and_follows_the_loss(tmp_path: Path, desk: Desk) -> None:
    desk.open(classes(tmp_path, "a.npz"))
    desk.step(batches.select_row, 7)
    desk.wait()
    detail, expected = desk.heard("unfolded")[-1], row_detail(desk.result.result, 7)
    assert np.array_equal(detail.predictions, expected.predictions)
    assert np.array_equal(detail.probabilities, expected.probabilities)
    assert (detail.index, detail.loss, detail.targets) == (7, expected.loss, expected.targets)
    set_loss(desk, "generalized_cross_entropy")
    desk.wait()
    assert desk.heard("unfolded")[-1].loss == desk.result.result.per_sample[7]


def test_letting_the_row_go_unfolds_nothing_even_if_it_was_being_read(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(classes(tmp_path, "a.npz"))
    gate = hold(monkeypatch, computing, "row_detail", "inspector")
    desk.step(batches.select_row, 7)
    gate.wait()
    desk.step(batches.select_row, None)
    gate.open()
    desk.wait()
    assert desk.heard("unfolded")[-1] is None


def test_the_newest_row_wins(tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open(classes(tmp_path, "a.npz"))
    gate = hold(monkeypatch, computing, "row_detail", "inspector")
    desk.heard("unfolded").clear()
    for row in range(5):
        desk.step(batches.select_row, row, merge="row")
    gate.wait()
    for row in range(5, 10):
        desk.step(batches.select_row, row, merge="row")
    gate.open()
    desk.wait()
    assert [detail.index for detail in desk.heard("unfolded")] == [9]


def test_a_row_beyond_the_batch_unfolds_nothing(tmp_path: Path, desk: Desk) -> None:
    desk.open(classes(tmp_path, "a.npz"))
    for row in (50, -1, 10**9):
        desk.step(batches.select_row, row)
        desk.wait()
        assert desk.heard("unfolded")[-1] is None
    assert desk.heard("failed") == []


def test_a_row_of_a_file_that_was_rewritten_is_said_to_have_changed(tmp_path: Path, desk: Desk) -> None:
    np.save(tmp_path / "p.npy", np.zeros(50))
    np.save(tmp_path / "t.npy", np.full(50, 0.5))
    desk.open(tmp_path / "p.npy", tmp_path / "t.npy")
    os.truncate(tmp_path / "p.npy", 200)
    desk.step(batches.select_row, 49)
    failure = desk.wait_for("failed")
    assert str(failure.message) == "p.npy changed on disk while it was open. Open it again."
    assert desk.session.result is not None


# --- devices ---


def test_another_device_computes_what_is_on_screen_again(tmp_path: Path, desk: Desk) -> None:
    desk.session.set_device("cpu")
    assert desk.heard("working") == []
    desk.open(numbers(tmp_path, "a.npz"))
    desk.session.set_device("cuda:77")
    desk.wait()
    assert len(desk.heard("analysed")) == 2
    assert desk.result.result.device == "cpu"
    assert [str(note) for note in desk.result.result.notes] == [
        "cuda:77 is not available on this machine; computed on the CPU"
    ]


def _failing_gpu(monkeypatch: pytest.MonkeyPatch, error: Exception) -> list[str]:
    """Every computation that is not wished on the CPU fails; the devices that were asked."""
    asked: list[str] = []

    def fail(batch: Any, wish: Wish, tick: Any, pause: Any) -> BatchResult:
        asked.append(wish.device)
        if wish.device != "cpu":
            raise error
        return evaluate(batch, wish, tick, pause)

    monkeypatch.setattr(batch_work, "evaluate", fail)
    return asked


def test_a_gpu_that_is_lost_is_told_and_never_asked_again(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _failing_gpu(monkeypatch, RuntimeError("CUDA error: unspecified launch failure"))
    path = numbers(tmp_path, "a.npz")
    desk.session.set_device("cuda")
    analysed = desk.open(path)
    assert analysed.result.value == evaluate(open_batch(path), Wish("mse_loss", device="cpu")).value
    assert str(analysed.result.notes[-1]) == "the GPU stopped working; computed on the CPU from now on"
    assert desk.heard("failed") == []
    set_loss(desk, "l1_loss")
    desk.wait()
    assert asked == ["cuda", "cpu", "cpu"]
    assert desk.result.result.notes == ()


def test_a_gpu_that_is_full_is_told_and_asked_again_next_time(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _failing_gpu(monkeypatch, RuntimeError("CUDA out of memory. Tried to allocate 20.00 MiB."))
    desk.session.set_device("auto")
    analysed = desk.open(numbers(tmp_path, "a.npz"))
    assert str(analysed.result.notes[-1]) == "the GPU has too little memory; computed on the CPU"
    set_loss(desk, "l1_loss")
    desk.wait()
    assert asked == ["auto", "cpu", "auto", "cpu"]


def test_a_fault_of_the_program_is_not_blamed_on_the_gpu(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _failing_gpu(monkeypatch, RuntimeError("shape '[3]' is invalid for input of size 4"))
    desk.session.open(str(numbers(tmp_path, "a.npz")))
    desk.wait_for("failed")
    assert asked == ["auto"]


# --- closing ---

_MIDDLES = ("reading", "looking", "computing", "ordering", "unfolding", "queued", "nothing")


@pytest.mark.parametrize("middle", _MIDDLES)
def test_closing_in_the_middle_of_anything_ends_every_thread_and_nothing_is_heard_after(
    middle: str, tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = {
        "reading": (reading, "open_batch", "loader"),
        "looking": (reading, "prospect", "loader"),
        "computing": (computing, "analyse", "rows"),
        "ordering": (BatchResult, "order", "sorter"),
        "unfolding": (computing, "row_detail", "inspector"),
    }
    gate = hold(monkeypatch, *places[middle]) if middle in places else None
    desk.session.open(str(classes(tmp_path, "a.npz")))
    if middle in ("ordering", "unfolding", "nothing"):
        desk.wait_for("analysed")
        desk.wait()
        desk.step(batches.set_sort, "target", True)
        desk.step(batches.select_row, 4)
    if gate is not None:
        wait_until(gate.has_come, middle, GIVE_UP)
        assert not desk.session.close(0)
        heard = {name: len(ear.heard) for name, ear in desk.ears.items()}
        gate.open()
    else:
        desk.session.stop()
        heard = {name: len(ear.heard) for name, ear in desk.ears.items()}
    assert desk.session.close(int(1000 * GIVE_UP))
    QCoreApplication.processEvents()
    set_loss(desk, "generalized_cross_entropy")
    desk.session.open(str(classes(tmp_path, "b.npz")))
    QCoreApplication.processEvents()
    assert {name: len(ear.heard) for name, ear in desk.ears.items()} == heard
    assert not any(runner._thread.isRunning() for runner in desk.session._runners())


def test_every_pair_of_steps_ends_in_a_result_that_belongs_to_the_state(tmp_path: Path, desk: Desk) -> None:
    """Whatever is done before the last thing has been answered."""
    paths = [classes(tmp_path, "a.npz", 30), classes(tmp_path, "b.npz", 40, seed=1)]
    steps = {
        "open a": lambda: desk.session.open(str(paths[0])),
        "open b": lambda: desk.session.open(str(paths[1])),
        "loss": lambda: set_loss(desk, "generalized_cross_entropy", q=0.5),
        "sort": lambda: desk.step(batches.set_sort, "confidence", True),
        "row": lambda: desk.step(batches.select_row, 3),
        "undo": desk.store.undo,
        "redo": desk.store.redo,
    }
    for first, second in itertools.product(steps, repeat=2):
        desk.open(paths[0])
        steps[first]()
        steps[second]()
        desk.wait()
        desk.wait()  # what is read begins to be computed
        state, session = desk.state, desk.session
        if state.ref is None:
            assert session.result is None
            continue
        assert session.result is not None, (first, second)
        assert session.result.result.n == (30 if state.ref.label == "a.npz" else 40), (first, second)
        assert session.result.result.loss.key == state.loss, (first, second)
        own = session.result.result.order(state.sort, state.descending)
        assert np.array_equal(session.result.order, own), (first, second)
    assert desk.heard("failed") == []


def test_every_computation_uses_as_many_threads_as_it_may(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever thread loaded torch: torch keeps the number for each thread of its own."""
    seen: dict[str, int] = {}
    for name in ("analyse", "row_detail"):
        function = getattr(computing, name)

        def counted(*arguments: object, name: str = name, function: Any = function) -> object:
            seen[name] = torch.get_num_threads()
            return function(*arguments)

        monkeypatch.setattr(computing, name, counted)
    before = torch.get_num_threads()
    torch.set_num_threads(3)  # as whoever came first
    desk = Desk(threads=2)
    desk.open(classes(tmp_path, "a.npz"))
    desk.step(batches.select_row, 3)
    desk.wait_for("unfolded")
    desk.wait()
    desk.close()
    torch.set_num_threads(before)
    assert seen == {"analyse": 2, "row_detail": 2}
