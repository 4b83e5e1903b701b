"""What pictures show of the columns of a batch, for all rows or for those that somebody selected."""

from lossexplorer.compute.summaries.buckets import LogBuckets
from lossexplorer.compute.summaries.calibration import Reliability, reliability
from lossexplorer.compute.summaries.classes import ClassTable, Confusion, Pair
from lossexplorer.compute.summaries.columns import Columns, columns_of
from lossexplorer.compute.summaries.density import Density, DensityAxes, density, density_axes
from lossexplorer.compute.summaries.filters import parse_filter
from lossexplorer.compute.summaries.lorenz import Lorenz, lorenz, shares
from lossexplorer.compute.summaries.overview import Overview, overview, with_decisions, with_those_of
from lossexplorer.compute.summaries.ruler import Ruler, ruler
from lossexplorer.compute.summaries.spread import Spread
from lossexplorer.compute.summaries.tally import Tally
from lossexplorer.compute.summaries.temperature import TemperatureFit, best_temperature

__all__ = [
    "ClassTable", "Columns", "Confusion", "Density", "DensityAxes", "LogBuckets", "Lorenz", "Overview", "Pair",
    "Reliability", "Ruler", "Spread", "Tally", "TemperatureFit", "best_temperature", "columns_of", "density",
    "density_axes", "lorenz", "overview", "parse_filter", "reliability", "ruler", "shares",
    "with_decisions", "with_those_of",
]  # fmt: skip
