"""What ``import lossexplorer`` offers; nothing here imports Qt, and torch only when something is computed."""

from lossexplorer.api.functions import compare, diagnose, evaluate, known_numbers, load_loss, save_batch, show
from lossexplorer.catalog.registry import CATALOGUE as losses
from lossexplorer.compute.compare import Comparison
from lossexplorer.compute.result import BatchResult
from lossexplorer.diagnosis.results import Diagnosis

__all__ = [
    "BatchResult",
    "Comparison",
    "Diagnosis",
    "compare",
    "diagnose",
    "evaluate",
    "known_numbers",
    "load_loss",
    "losses",
    "save_batch",
    "show",
]
