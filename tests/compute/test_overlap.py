"""Masks cut at one half, and partners that are found."""

from __future__ import annotations

import numpy as np
import pytest

from lossexplorer.api import evaluate

P = np.array([[[[0.9, 0.6], [0.4, 0.1]]], [[[0.2, 0.1], [0.0, 0.3]]], [[[0.8, 0.9], [0.7, 0.1]]]])
T = np.array([[[[1.0, 0.0], [1.0, 0.0]]], [[[0.0, 0.0], [0.0, 0.0]]], [[[1.0, 1.0], [1.0, 0.0]]]])


def test_masks_are_cut_at_one_half_and_each_image_counts_for_itself() -> None:
    found = evaluate(P, T, loss="dice_loss").metrics
    assert found == pytest.approx({"dice": (0.5 + 1 + 1) / 3, "iou": (1 / 3 + 1 + 1) / 3})


@pytest.mark.parametrize("batch", [False, True])
def test_scores_are_cut_where_their_sigmoid_is(batch: bool) -> None:
    found = evaluate(np.log(P.clip(1e-9) / (1 - P)), T, loss="dice_loss", activation="sigmoid", batch=batch).metrics
    assert found == pytest.approx(evaluate(P, T, loss="dice_loss").metrics)


def test_many_images_are_counted_over_all_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lossexplorer.compute.stream.CHUNK_ROWS", 2)
    found = evaluate(P, T, loss="dice_loss").metrics
    assert found["dice"] == pytest.approx(2.5 / 3)


def test_a_pair_is_found_where_its_views_are_nearest_to_each_other() -> None:
    z1 = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.2]])
    z2 = np.array([[2.0, 0.1], [0.1, 3.0], [0.3, 5.0]])
    views = np.concatenate([z1, z2])
    views /= np.linalg.norm(views, axis=1, keepdims=True)
    near = views @ views.T - 9 * np.eye(6)
    share = float(np.mean(near.argmax(1) == [3, 4, 5, 0, 1, 2]))
    assert 0 < share < 1
    assert evaluate(z1, z2, loss="nt_xent_loss").metrics == {"top1": pytest.approx(share)}


def test_of_several_sets_every_pair_counts_once() -> None:
    rng = np.random.default_rng(0)
    z1, z2 = rng.normal(size=(2, 7, 3))
    whole = evaluate(z1, z2, loss="nt_xent_loss", batch_size=4).metrics["top1"]
    parts = [evaluate(z1[s], z2[s], loss="nt_xent_loss").metrics["top1"] for s in (slice(0, 4), slice(4, 7))]
    assert whole == pytest.approx((4 * parts[0] + 3 * parts[1]) / 7)
