"""Loss Explorer: see what a loss function does, and find out why a loss value is what it is.

``import lossexplorer as lx`` imports neither Qt nor torch; the names below arrive when first used.
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "api": [
            "losses",
            "evaluate",
            "compare",
            "diagnose",
            "known_numbers",
            "load_loss",
            "save_batch",
            "show",
            "BatchResult",
            "Comparison",
            "Diagnosis",
        ],
        "base": ["Problem"],
    },
)
