"""The values that people choose: nothing else is scanned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossexplorer.diagnosis.facts import Facts

BATCH_SIZES = (8, 16, 32, 64, 100, 128, 256, 512, 1024, 2048, 4096)
ACCUMULATIONS = (2, 4, 8, 16, 32, 64)
STEPS_DIVIDED = (2, 3, 4, 5)
"""Accumulation steps by which a loss that is logged was divided; more are told as batch sizes."""
SCALES = tuple(2**k for k in range(7, 25))
SMOOTHINGS = (0.05, 0.1, 0.2)
TEMPERATURES = (2.0, 3.0, 4.0, 5.0, 8.0, 10.0, 20.0)
KEPT = (5, 10, 20, 25, 30, 50, 60, 70, 75, 80, 90)
"""Per cent of the rows."""
EPSILONS = (1e-4, 1e-6, 1e-7, 2e-7, 1e-8, 1e-10, 1e-12, 1e-15, 1e-16)
SHIFTS = 32


def batch_sizes(facts: Facts) -> tuple[tuple[int, bool], ...]:
    """Batch sizes worth a try, and whether each is known: the user's alone, where there is one."""
    if facts.b is not None:
        return ((facts.b, True),) if 1 < facts.b < facts.n else ()
    return tuple((b, False) for b in BATCH_SIZES if b < facts.n)


def shifts(facts: Facts) -> tuple[tuple[int, bool], ...]:
    """By how many rows labels may be out of step, and whether that is known."""
    if facts.b is not None:
        far = [facts.b]
    else:
        far = [64, 128, 256]
    found = [(k, abs(k) == 1) for i in range(1, SHIFTS + 1) for k in (i, -i)]
    found += [(k, facts.b is not None) for i in far if i > SHIFTS for k in (i, -i)]
    return tuple((k, known or abs(k) == facts.b) for k, known in found if abs(k) < facts.n)
