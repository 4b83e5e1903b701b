"""Rows of boxes, the predicted one on its way past the true one, and of images."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.catalog.registry import CATALOGUE

from .test_row_picture import Rows, _batch

if TYPE_CHECKING:
    from .test_row_picture import Array

KEYS = [loss.key for loss in CATALOGUE if loss.task.prediction == "box"]


def boxes(scale: float) -> tuple[Array, Array]:
    rng = np.random.default_rng(0)
    low, side = rng.uniform(0, 1, (2, 20, 2)), rng.uniform(0.2, 1, (2, 20, 2))
    predicted, true = (np.concatenate([a, a + b], 1) * scale for a, b in zip(low, side, strict=True))
    true[3] = predicted[3]
    predicted[4] = predicted[4, [0, 1, 0, 3]]  # no width
    return predicted, true


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("scale", [0.05, 1.0, 640.0])
def test_the_cursor_reads_the_loss_of_the_row(key: str, scale: float) -> None:
    assert Rows(_batch(*boxes(scale)), key).check() == {"row": 20}


def test_the_picture_holds_the_boxes_of_the_row_and_reaches_beyond_their_contact() -> None:
    picture = Rows(_batch([[10.0, 20.0, 40.0, 60.0]], [[50.0, 10.0, 70.0, 20.0]]), "giou_loss").picture(0)
    assert dict(picture.setting) == {
        "width": 30.0,
        "height": 40.0,
        "offset": 25.0,
        "target_width": 20.0,
        "target_height": 10.0,
    }
    assert picture.cursor == -35
    low, high = picture.view
    assert low < -35 < -25 < 25 < high


MASKED = np.random.default_rng(1)
P, T = MASKED.uniform(0.05, 0.95, (8, 2, 6, 6)), (MASKED.random((8, 2, 6, 6)) > 0.6).astype(float)


@pytest.mark.parametrize("key", [x.key for x in CATALOGUE if x.task.key == "masks"])
@pytest.mark.parametrize("activation", ["none", "sigmoid"])
def test_the_cursor_reads_the_loss_of_the_worst_class_of_an_image(key: str, activation: str) -> None:
    z = np.log(P / (1 - P)) if activation == "sigmoid" else P
    assert Rows(_batch(z, T), key, {"activation": activation}).check() == {"part": 8}


@pytest.mark.parametrize("key", ["lovasz_hinge_loss", "lovasz_softmax_loss"])
def test_an_image_whose_pixels_are_sorted_has_no_picture(key: str) -> None:
    target = T[:, 0] if key == "lovasz_hinge_loss" else T[:, 0].astype(int)
    rows = Rows(_batch(P[:, 0] if key == "lovasz_hinge_loss" else P, target), key)
    assert rows.check() == {"the order of all of its pixels decides what this image costs: it has no single axis": 8}
