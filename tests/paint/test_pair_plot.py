"""Loss against loss of two models: every row is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.paint.pair_plot import PairPlot, coarser
from lossexplorer.paint.tokens import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.base.arrays import Array

COUNTS = np.zeros((120, 120), np.int64)
COUNTS[[10, 60, 100], [30, 60, 20]] = 1


@pytest.fixture
def plot(qtbot: QtBot) -> PairPlot:
    plot = PairPlot()
    qtbot.addWidget(plot)
    plot.set_tokens(LIGHT)
    plot.set_labels("loss B", "loss")
    return plot


def cell(plot: PairPlot) -> tuple[float, float]:
    """Pixels of a cell."""
    shape: tuple[int, int] = plot._image.image.shape
    return plot._view.width() / shape[1] / 1.04, plot._view.height() / shape[0] / 1.04


@pytest.mark.parametrize("size", [(230, 140), (300, 190), (300, 280), (900, 700)])
def test_a_single_row_has_three_pixels_each_way_however_small_the_picture_is(
    qtbot: QtBot, plot: PairPlot, size: tuple[int, int]
) -> None:
    plot.set_counts(COUNTS, (-2.0, 1.0))
    plot.resize(*size)
    plot.show()
    qtbot.waitUntil(lambda: min(cell(plot)) >= 3)
    assert min(plot._image.image.shape) >= 20


def test_a_large_picture_shows_all_cells(qtbot: QtBot, plot: PairPlot) -> None:
    plot.resize(900, 700)
    plot.show()
    plot.set_counts(COUNTS, (-2.0, 1.0))
    qtbot.waitUntil(lambda: plot._image.image.shape == (120, 120))


def test_cells_that_are_put_together_lose_no_row() -> None:
    counts: Array = np.arange(36).reshape(6, 6)
    assert coarser(counts, 3).tolist() == [
        [counts[:3, :3].sum(), counts[:3, 3:].sum()],
        [counts[3:, :3].sum(), counts[3:, 3:].sum()],
    ]


def test_all_rows_stand_in_grey_behind_those_that_are_chosen(plot: PairPlot) -> None:
    every = COUNTS.copy()
    every[0, 0] = 5
    plot.set_counts(COUNTS, (-2.0, 1.0), every=every)
    assert plot._rest.isVisible()
    assert plot._rest.image[0, 0] > 0 == plot._image.image[0, 0]
    assert plot._rest.boundingRect() == plot._image.boundingRect()
    plot.set_counts(COUNTS, (-2.0, 1.0))
    assert not plot._rest.isVisible()
