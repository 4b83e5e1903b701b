"""What a kind of inputs has to say: cases drawn, cases as met in practice, cases that break implementations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lossexplorer.catalog.spec import Loss, Values

Array = npt.NDArray[Any]
Draw = Callable[..., Any]
"""hypothesis' ``draw``."""
Extreme = tuple[str, tuple[Any, ...], Values]
"""Name, inputs, parameters; it is left out where the entry lacks one of the parameters."""


@dataclass(frozen=True)
class Kind:
    """Inputs of the entries of one task, made from the declaration alone."""

    drawn: Callable[[Draw, Loss, Callable[[tuple[int, ...]], Values]], tuple[tuple[Array, ...], Values]]
    """Of ``draw``, the entry, and what draws its parameters for predictions of a shape: inputs and parameters."""
    typical: Callable[[np.random.Generator, Loss, int, Values], tuple[Array, ...]]
    """Of a generator, the entry, a number of rows and parameters: nothing saturated, no kink, two axes or more."""
    extremes: Callable[[Loss], Iterator[Extreme]]
