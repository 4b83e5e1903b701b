"""The few kinds of problem: what predictions and targets look like, and what is said when they do not fit."""

from __future__ import annotations

from lossexplorer.catalog.tasks.binary import BINARY_LOGIT, BINARY_PROBABILITY, MARGIN
from lossexplorer.catalog.tasks.classes import CLASS_LOG_PROBABILITIES, CLASS_LOGITS, SOFT_CLASS_LOGITS
from lossexplorer.catalog.tasks.distributions import DISTRIBUTION
from lossexplorer.catalog.tasks.embeddings import EMBEDDING_PAIRS
from lossexplorer.catalog.tasks.masks import MASKS
from lossexplorer.catalog.tasks.regression import REGRESSION
from lossexplorer.catalog.tasks.task import Task, first_row

__all__ = [
    "BINARY_LOGIT",
    "BINARY_PROBABILITY",
    "CLASS_LOGITS",
    "CLASS_LOG_PROBABILITIES",
    "DISTRIBUTION",
    "EMBEDDING_PAIRS",
    "MARGIN",
    "MASKS",
    "REGRESSION",
    "SOFT_CLASS_LOGITS",
    "Task",
    "first_row",
]
