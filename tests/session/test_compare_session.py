"""A second model beside the first, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.base import Problem
from lossexplorer.session.compare_session import CompareSession
from lossexplorer.session.pictures_session import PicturesSession
from lossexplorer.state import batch as batches
from tests.conftest import wait_until
from tests.session.desk import Desk, classes, set_loss
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

    def open(self, path: Path | str) -> None:
        told = len(self.compared.heard) + len(self.failed.heard)
        self.compare.open(str(path))
        wait_until(lambda: len(self.compared.heard) + len(self.failed.heard) > told, "the comparison", GIVE_UP)

    def wait_for_pairs(self) -> None:
        wait_until(lambda: self.pictures.present is not None and self.pictures.present.pairs is not None, "it", GIVE_UP)


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
