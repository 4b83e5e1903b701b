"""What pictures show of the columns of a batch, for all rows or for those that somebody selected."""

from lossexplorer.compute.summaries.calibration import Reliability, reliability
from lossexplorer.compute.summaries.classes import ClassTable, Confusion, class_table, confusion
from lossexplorer.compute.summaries.columns import Columns, columns_of
from lossexplorer.compute.summaries.density import Density, DensityAxes, density, density_axes
from lossexplorer.compute.summaries.filters import parse_filter
from lossexplorer.compute.summaries.lorenz import Lorenz, lorenz, shares
from lossexplorer.compute.summaries.overview import Overview, overview
from lossexplorer.compute.summaries.ruler import Ruler, ruler
from lossexplorer.compute.summaries.spread import Spread
from lossexplorer.compute.summaries.temperature import TemperatureFit, best_temperature

__all__ = [
    "ClassTable", "Columns", "Confusion", "Density", "DensityAxes", "Lorenz", "Overview", "Reliability", "Ruler",
    "Spread", "TemperatureFit", "best_temperature", "class_table", "columns_of", "confusion", "density",
    "density_axes", "lorenz", "overview", "parse_filter", "reliability", "ruler", "shares",
]  # fmt: skip
