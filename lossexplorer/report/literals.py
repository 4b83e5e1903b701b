"""Values as Python text."""

from __future__ import annotations

from typing import Any

import numpy as np


def literal(value: Any, dtype: str = "") -> str:
    """A parameter as Python text; as a tensor where a type is given."""
    if dtype and value is not None:
        return f"torch.tensor({np.asarray(value).tolist()}, dtype=torch.{dtype})"
    return repr(value)
