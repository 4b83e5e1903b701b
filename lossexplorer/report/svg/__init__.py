"""Pictures of a batch as SVG, written without Qt; colours come by class from the style of the page."""

from lossexplorer.report.svg.classes import classes_svg
from lossexplorer.report.svg.confusion import confusion_svg
from lossexplorer.report.svg.density import density_svg
from lossexplorer.report.svg.lorenz import lorenz_svg
from lossexplorer.report.svg.reliability import reliability_svg
from lossexplorer.report.svg.ruler import ruler_svg
from lossexplorer.report.svg.sketch import sketch_svg
from lossexplorer.report.svg.spread import spread_svg

__all__ = [
    "classes_svg", "confusion_svg", "density_svg", "lorenz_svg", "reliability_svg", "ruler_svg", "sketch_svg",
    "spread_svg",
]  # fmt: skip
