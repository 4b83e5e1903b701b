"""What the numbers of a file are: logits, probabilities, log-probabilities. One verdict for the whole file."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from lossexplorer.base import Message, mark

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array

Verdict = Literal["logits", "probabilities", "log_probabilities", "sigmoid_outputs", "values", "embeddings"]
_TITLES: dict[str, str] = {
    "logits": mark("logits"),
    "probabilities": mark("probabilities"),
    "log_probabilities": mark("log-probabilities"),
    "sigmoid_outputs": mark("sigmoid outputs"),
    "values": mark("values"),
    "embeddings": mark("embeddings"),
}


@dataclass(frozen=True)
class InputKind:
    """A verdict and what speaks for it."""

    verdict: Verdict
    evidence: Message

    @property
    def title(self) -> Message:
        """The verdict in words."""
        return titled(self.verdict)


def titled(verdict: str) -> Message:
    """A verdict in words."""
    return Message(_TITLES[verdict])


class KindWatcher:
    """Reads predictions along with the computation and rules out, chunk by chunk, what they cannot be.

    Chunks may come in any order, more than once, and from several threads.

    Raw logits are recognised in the first chunk as a rule, so that watching costs nothing after it.

    Args:
        columns: length of the class axis (the last one of what ``see`` gets); 1 where there is none.
        tolerance: how far from 1 a row of probabilities may sum, for the type of the file.
    """

    def __init__(self, columns: int, tolerance: float) -> None:
        self._lock = threading.Lock()
        self._columns = columns
        self._tolerance = tolerance
        self._possible = {"unit", "sums"} if columns > 1 else {"unit"}
        self._known, self._is_zero = False, True
        self._outside: tuple[int, float] | None = None
        if columns > 1:
            self._possible.add("log")

    def see(self, rows: Array, start: int) -> None:
        """Some rows, of shape (n, columns) or (n,), and the number of the first of them."""
        if rows.size and self.cares(start):
            self._narrow(rows, start)

    def cares(self, start: int) -> bool:
        """Whether rows from that one on may change what is said."""
        return bool(self._possible) or (self._outside is not None and start < self._outside[0])

    def _narrow(self, rows: Array, start: int) -> None:
        low, high = float(np.fmin.reduce(rows, axis=None)), _largest(rows)
        if np.isnan(low):
            return
        self._known = True
        self._is_zero &= low == high == 0
        if low < 0 or high > 1:
            self._note_outside(rows, start)
            self._possible -= {"unit", "sums"}
        if high > 0:
            self._possible.discard("log")
        if "sums" in self._possible and _largest(np.abs(rows.sum(-1, dtype=np.float64) - 1)) > self._tolerance:
            self._possible.discard("sums")
        if "log" in self._possible:
            total = np.exp(rows, dtype=np.float64).sum(-1)
            if _largest(np.abs(total - 1)) > self._tolerance:
                self._possible.discard("log")

    def _note_outside(self, rows: Array, start: int) -> None:
        """Keep the first number of the file that is no probability."""
        flat = rows.reshape(len(rows), -1)
        outside = (flat < 0) | (flat > 1)
        at = int(outside.any(1).argmax())
        with self._lock:
            if self._outside is None or start + at < self._outside[0]:
                self._outside = (start + at, float(flat[at][outside[at]][0]))

    def verdict(self) -> InputKind:
        """What is left when all rows were seen."""
        if not self._known:
            return InputKind("logits", Message("there is no number but nan"))
        if "sums" in self._possible:
            evidence = Message("all values lie in [0, 1] and every row sums to 1")
            return InputKind("probabilities", evidence)
        if "log" in self._possible:
            return InputKind("log_probabilities", Message("no value is above 0 and every row's exp sums to 1"))
        if "unit" in self._possible:
            if self._columns == 1:
                return InputKind("probabilities", Message("all values lie in [0, 1]"))
            if self._is_zero:
                return InputKind("logits", Message("every value is 0, and probabilities of one class would sum to 1"))
            return InputKind("sigmoid_outputs", Message("all values lie in [0, 1], but rows do not sum to 1"))
        row, value = self._outside or (0, 0.0)
        return InputKind(
            "logits", Message("some values are below 0 or above 1, such as {value} in row {row}", value=value, row=row)
        )


def _largest(values: Array) -> float:
    """The largest value that is not nan; nan if there is none."""
    return float(np.fmax.reduce(values, axis=None))


def tolerance_of(dtype: np.dtype[np.generic]) -> float:
    """How far the sum of a row of probabilities of this type may be from 1."""
    return 1e-2 if dtype.itemsize <= 2 else 1e-4
