"""The few kinds of problem: what predictions and targets look like, and what is said when they do not fit."""

from __future__ import annotations

from lossexplorer.catalog.tasks.alone import CLASS_COUNTS, EPOCHS, GRADIENTS, NUMBERS, PARTS
from lossexplorer.catalog.tasks.amounts import AMOUNT, COUNT, PERCENTAGE
from lossexplorer.catalog.tasks.binary import BINARY_LOGIT, BINARY_PROBABILITY, MARGIN
from lossexplorer.catalog.tasks.boxes import BOXES
from lossexplorer.catalog.tasks.classes import CLASS_LOG_PROBABILITIES, CLASS_LOGITS, SOFT_CLASS_LOGITS
from lossexplorer.catalog.tasks.decisions import BITS, DECISIONS, ORDERED_LABELS, RANKED_DECISIONS
from lossexplorer.catalog.tasks.distributions import DISTRIBUTION
from lossexplorer.catalog.tasks.embeddings import (
    CAPTIONS,
    CLASS_DIRECTIONS,
    EMBEDDING_PAIRS,
    EMBEDDING_TARGET,
    LABELLED_EMBEDDINGS,
    MARKED_PAIRS,
    QUERIES,
    SIGNED_PAIRS,
    TRIPLETS,
)
from lossexplorer.catalog.tasks.labels import LABEL_LISTS, MULTILABEL_LOGIT
from lossexplorer.catalog.tasks.masks import CLASS_MASKS, MASK_LOGITS, MASKS
from lossexplorer.catalog.tasks.networks import CLASS_SCORES, LOGITS, TWO_NETWORKS
from lossexplorer.catalog.tasks.probabilities import CLASS_PROBABILITIES, PROBABILITIES
from lossexplorer.catalog.tasks.ranking import POLICIES, PREFERENCE, RANKED_LISTS, RANKED_PAIRS
from lossexplorer.catalog.tasks.regression import REGRESSION
from lossexplorer.catalog.tasks.task import Task, first_row
from lossexplorer.catalog.tasks.uncertainty import EVIDENCE, VARIANCE
from lossexplorer.catalog.tasks.weights import WEIGHTS

__all__ = [
    "AMOUNT",
    "BINARY_LOGIT",
    "BINARY_PROBABILITY",
    "BITS",
    "BOXES",
    "CAPTIONS",
    "CLASS_COUNTS",
    "CLASS_DIRECTIONS",
    "CLASS_LOGITS",
    "CLASS_LOG_PROBABILITIES",
    "CLASS_MASKS",
    "CLASS_PROBABILITIES",
    "CLASS_SCORES",
    "COUNT",
    "DECISIONS",
    "DISTRIBUTION",
    "EMBEDDING_PAIRS",
    "EMBEDDING_TARGET",
    "EPOCHS",
    "EVIDENCE",
    "GRADIENTS",
    "LABELLED_EMBEDDINGS",
    "LABEL_LISTS",
    "LOGITS",
    "MARGIN",
    "MARKED_PAIRS",
    "MASKS",
    "MASK_LOGITS",
    "MULTILABEL_LOGIT",
    "NUMBERS",
    "ORDERED_LABELS",
    "PARTS",
    "PERCENTAGE",
    "POLICIES",
    "PREFERENCE",
    "PROBABILITIES",
    "QUERIES",
    "RANKED_DECISIONS",
    "RANKED_LISTS",
    "RANKED_PAIRS",
    "REGRESSION",
    "SIGNED_PAIRS",
    "SOFT_CLASS_LOGITS",
    "TRIPLETS",
    "TWO_NETWORKS",
    "VARIANCE",
    "WEIGHTS",
    "Task",
    "first_row",
]
