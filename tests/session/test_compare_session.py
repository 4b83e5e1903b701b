"""A second model beside the first, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.base import Problem
from lossexplorer.session import compare_session, computing
from lossexplorer.session.compare_session import CompareSession
from lossexplorer.session.pictures_session import PicturesSession
from lossexplorer.state import batch as batches
from tests.conftest import wait_until
from tests.session.desk import Desk, classes, hold, set_loss
from tests.workers.tools import GIVE_UP, Ear

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Pair:
    """A desk at which two models are compared."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.compare = CompareSession(self.desk.session, self.desk.turnstile, 1)
        self.pictures = PicturesSession(self.desk.store, self.desk.session, 1)
        self.compare.compared.connect(self.pictures.show_other)
        self.compared, self.failed = Ear(self.compare.compared), Ear(self.compare.failed)
        self.seen, self.unseen = Ear(self.pictures.seen), Ear(self.pictures.failed)

    def open(self, path: Path | str) -> None:
        told = len(self.compared.heard) + len(self.failed.heard)
        self.compare.open(str(path))
        wait_until(lambda: len(self.compared.heard) + len(self.failed.heard) > told, "the comparison", GIVE_UP)

    def wait_for_pairs(self) -> None:
        wait_until(lambda: self.pictures.present is not None and self.pictures.present.pairs is not None, "it", GIVE_UP)

    def wait_for_order(self, rows: list[int]) -> None:
        wait_until(lambda: self.pictures.present.order.tolist() == rows, "the order", GIVE_UP)


@pytest.fixture
def pair(qapp: object) -> Iterator[Pair]:
    found = Pair()
    yield found
    assert found.compare.close(20_000)
    assert found.pictures.close(20_000)
    found.desk.close()


def other_of(folder: Path, path: Path, *, targets: bool = True, shift: int = 0) -> Path:
    with np.load(path) as file:
        logits, labels = file["predictions"], file["targets"]
    better = logits + 3 * np.eye(4, dtype=np.float32)[labels] * (np.arange(len(labels)) % 2)[:, None]
    arrays = {"predictions": better} | ({"targets": np.roll(labels, shift)} if targets else {})
    np.savez(folder / "other.npz", **arrays)
    return folder / "other.npz"


def test_rows_are_compared_whether_or_not_the_targets_come_again(pair: Pair, tmp_path: Path) -> None:
    first = classes(tmp_path, "first.npz")
    pair.desk.open(first)
    for targets in (True, False):
        pair.open(other_of(tmp_path, first, targets=targets))
        found = pair.compared.heard[-1]
        assert found.name == "other.npz"
        assert (found.comparison.better, found.comparison.worse, found.comparison.equal) == (25, 0, 25)


def test_better_rows_are_selected_and_seen_in_every_picture(pair: Pair, tmp_path: Path) -> None:
    first = classes(tmp_path, "first.npz")
    pair.desk.open(first)
    pair.open(other_of(tmp_path, first))
    pair.wait_for_pairs()
    pair.desk.step(lambda state: batches.select(state, change="better"))
    wait_until(lambda: pair.pictures.present.is_part, "the part", GIVE_UP)
    seen = pair.pictures.present
    assert seen.part.rows == seen.pairs.sum() == 25
    assert set(seen.order) == set(range(1, 50, 2))


def test_another_loss_is_compared_anew_and_another_batch_is_not(pair: Pair, tmp_path: Path) -> None:
    first = classes(tmp_path, "first.npz")
    pair.desk.open(first)
    pair.open(other_of(tmp_path, first))
    set_loss(pair.desk, "multi_margin_loss")
    wait_until(lambda: pair.compared.heard[-1].comparison.first.loss.key == "multi_margin_loss", "it", GIVE_UP)
    pair.desk.open(classes(tmp_path, "third.npz", seed=3))
    assert pair.compared.heard[-1] is None
    assert pair.compare.present is None


def test_other_targets_are_refused_and_what_was_compared_stays(pair: Pair, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="open a batch first"):
        pair.compare.open("nothing.npz")
    first = classes(tmp_path, "first.npz")
    pair.desk.open(first)
    pair.open(other_of(tmp_path, first))
    pair.open(other_of(tmp_path, first, shift=1))
    assert "the targets differ in row" in str(pair.failed.heard[-1].message)
    assert pair.compare.present is pair.compared.heard[-1]
    pair.compare.forget()
    assert pair.compare.present is None


def test_columns_of_the_second_model_sort_and_filter_the_rows(pair: Pair, tmp_path: Path) -> None:
    first = classes(tmp_path, "first.npz")
    pair.desk.open(first)
    pair.open(other_of(tmp_path, first))
    pair.wait_for_pairs()
    found = pair.compare.present.comparison
    by_change = np.argsort(-found.change, kind="stable")
    pair.desk.step(batches.set_sort, "change", True)
    pair.wait_for_order(by_change.tolist())
    pair.desk.step(batches.set_sort, "predicted_b", False)
    pair.wait_for_order(np.argsort(found.second.predicted, kind="stable").tolist())
    pair.desk.step(lambda state: batches.select(state, text="change < -1 and predicted_b != predicted"))
    wanted = (found.change < -1) & (found.second.predicted != found.first.predicted)
    assert wanted.any()
    wait_until(lambda: pair.pictures.present.is_part, "the part", GIVE_UP)
    assert np.flatnonzero(pair.pictures.present.rows).tolist() == np.flatnonzero(wanted).tolist()
    pair.compare.forget()
    pair.desk.step(batches.without_second)
    pair.wait_for_order(found.first.order("loss", True).tolist())


def test_what_is_seen_of_a_new_result_comes_with_its_second_model(pair: Pair, tmp_path: Path) -> None:
    first = classes(tmp_path, "first.npz")
    pair.desk.open(first)
    pair.open(other_of(tmp_path, first))
    pair.wait_for_pairs()
    pair.desk.step(lambda state: batches.set_sort(batches.select(state, text="change < 0"), "change", False))
    wait_until(lambda: pair.pictures.present.is_part, "the part", GIVE_UP)
    told = len(pair.seen.heard)
    for smoothing in (0.1, 0.2):
        pair.desk.step(batches.set_parameter, "label_smoothing", smoothing)
        before = pair.desk.result.result
        wait_until(lambda old=before: pair.desk.result.result is not old, "the rows", GIVE_UP)
        newest = pair.desk.session.result.result
        wait_until(lambda new=newest: pair.pictures.present.ground.result is new, "the pictures", GIVE_UP)
        order = pair.compare.present.comparison.order("change", False)
        pair.wait_for_order(order[pair.pictures.present.rows[order]].tolist())
    seen = pair.seen.heard[told:]
    assert all(s.ground.other is not None and s.ground.other.comparison.first is s.ground.result for s in seen)
    assert all(s.is_part for s in seen)
    assert pair.unseen.heard == []


def test_a_second_model_that_cannot_be_compared_anew_is_gone_and_says_why(pair: Pair, tmp_path: Path) -> None:
    first = classes(tmp_path, "first.npz")
    pair.desk.open(first)
    other = other_of(tmp_path, first)
    pair.open(other)
    pair.wait_for_pairs()
    other.unlink()
    pair.desk.step(batches.set_parameter, "label_smoothing", 0.1)
    wait_until(lambda: bool(pair.failed.heard), "the failure", GIVE_UP)
    assert "other.npz" in str(pair.failed.heard[-1].message)
    assert pair.compared.heard[-1] is None
    newest = pair.desk.session.result.result
    wait_until(lambda: pair.pictures.present.ground.result is newest, "the pictures", GIVE_UP)
    assert pair.pictures.present.ground.other is None
    pair.desk.step(batches.set_parameter, "label_smoothing", 0.2)
    pair.desk.wait_for("analysed", 3)
    assert not pair.compare.is_busy()
    assert len(pair.failed.heard) == 1


def test_a_cancelled_comparison_of_a_new_result_leaves_one_model(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = classes(tmp_path, "first.npz")
    pair.desk.open(first)
    pair.open(other_of(tmp_path, first))
    pair.wait_for_pairs()
    gate = hold(monkeypatch, compare_session, "compare", "compare")
    pair.desk.step(batches.set_parameter, "label_smoothing", 0.1)
    wait_until(gate.has_come, "the comparison to begin", GIVE_UP)
    assert pair.pictures.awaits_other
    pair.compare.cancel()
    gate.open()
    wait_until(lambda: pair.compare.present is None, "the end", GIVE_UP)
    newest = pair.desk.session.result.result
    wait_until(lambda: pair.pictures.present.ground.result is newest, "the pictures", GIVE_UP)
    assert pair.failed.heard == []


def test_a_model_that_is_asked_for_while_another_is_compared_anew_is_not_forgotten(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = classes(tmp_path, "first.npz")
    pair.desk.open(first)
    gate = hold(monkeypatch, compare_session, "compare", "compare")
    pair.compare.open(str(other_of(tmp_path, first)))
    wait_until(gate.has_come, "the comparison to begin", GIVE_UP)
    set_loss(pair.desk, "multi_margin_loss")
    wait_until(lambda: pair.desk.session.result.result.loss.key == "multi_margin_loss", "the rows", GIVE_UP)
    gate.open()
    wait_until(lambda: pair.compare.present is not None, "the comparison", GIVE_UP)
    assert pair.compare.present.comparison.first is pair.desk.session.result.result


def test_files_that_are_read_again_are_compared_again(pair: Pair, tmp_path: Path) -> None:
    first = classes(tmp_path, "first.npz")
    pair.desk.open(first)
    pair.open(other_of(tmp_path, first))
    pair.wait_for_pairs()
    classes(tmp_path, "first.npz", seed=0)
    pair.desk.session.reload()
    told = len(pair.desk.heard("analysed"))
    pair.desk.wait_for("analysed", told + 1)
    result = pair.desk.result.result
    wait_until(lambda: pair.compare.present.comparison.first is result, "the comparison", GIVE_UP)
    pair.wait_for_pairs()
    assert pair.pictures.present.ground.other is pair.compare.present
    assert None not in pair.compared.heard


def test_a_cancelled_batch_leaves_the_second_model_as_it_was(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = classes(tmp_path, "first.npz")
    pair.desk.open(first)
    pair.open(other_of(tmp_path, first))
    pair.wait_for_pairs()
    present = pair.compare.present
    gate = hold(monkeypatch, computing, "analyse", "rows")
    pair.desk.session.open(str(classes(tmp_path, "second.npz", seed=5)))
    wait_until(gate.has_come, "the other batch", GIVE_UP)
    assert pair.pictures.present is None
    pair.desk.session.cancel()
    gate.open()
    pair.wait_for_pairs()
    assert pair.compare.present is present
    assert pair.pictures.present.ground.other is present
    pair.desk.open(tmp_path / "second.npz")
    wait_until(lambda: pair.compare.present is None, "one model", GIVE_UP)


def test_a_comparison_that_other_files_cut_short_goes_on_when_they_are_cancelled(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = classes(tmp_path, "first.npz")
    pair.desk.open(first)
    pair.open(other_of(tmp_path, first))
    comparing = hold(monkeypatch, compare_session, "compare", "compare")
    pair.desk.step(batches.set_parameter, "label_smoothing", 0.1)
    wait_until(comparing.has_come, "the comparison to begin", GIVE_UP)
    result = pair.desk.result.result
    opening = hold(monkeypatch, computing, "analyse", "rows")
    pair.desk.session.open(str(classes(tmp_path, "second.npz", seed=5)))
    wait_until(opening.has_come, "the other batch", GIVE_UP)
    comparing.open()
    wait_until(lambda: not pair.compare.is_busy(), "the end of the comparison", GIVE_UP)
    pair.desk.session.cancel()
    opening.open()
    wait_until(lambda: pair.compare.present.comparison.first is result, "the comparison", GIVE_UP)
    assert None not in pair.compared.heard
