"""Where losses stand in the list."""

from __future__ import annotations

from enum import Enum


class Family(Enum):
    """Where a loss stands in the list; the order here is the order on screen."""

    REGRESSION = "Regression"
    UNCERTAINTY = "Regression with uncertainty"
    BINARY = "Binary and multi-label"
    MULTICLASS = "Multi-class"
    LONG_TAIL = "Rare and hard classes"
    NOISE_ROBUST = "Noise-robust"
    DISTRIBUTIONS = "Distributions"
    SEGMENTATION = "Segmentation"
    BOXES = "Boxes"
    CONTRASTIVE = "Contrastive"
    METRIC_LEARNING = "Metric learning"
    RANKING = "Ranking and preference"
    REGULARISERS = "Regularisers"
    METRICS = "Metrics"
    STRATEGIES = "Strategies"
    FUNCTIONS = "Functions"
    OWN = "Your own"
