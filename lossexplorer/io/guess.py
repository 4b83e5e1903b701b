"""Which of several arrays are most likely predictions and targets: by their names, types and shapes."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from lossexplorer.io.choose import PREFERRED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossexplorer.base import ArrayInfo
    from lossexplorer.io.choose import Role

_WORDS: dict[Role, tuple[str, ...]] = {
    "predictions": ("pred", "logit", "prob", "score", "out", "hat"),
    "targets": ("true", "truth", "label", "target", "class", "gt"),
}
_MOST = 40
"""Arrays that are compared with each other; the best of more is a matter for a person alone."""


def guess(arrays: Sequence[ArrayInfo]) -> tuple[int, int]:
    """Places of the likeliest predictions and of the likeliest targets among these arrays, which are two or more."""
    places = range(min(len(arrays), _MOST))
    return max(permutations(places, 2), key=lambda pair: _likely(arrays[pair[0]], arrays[pair[1]]))


def _likely(predictions: ArrayInfo, targets: ArrayInfo) -> int:
    """The higher the likelier; ``max`` keeps the first of equals, so that the order of the file decides."""
    p, t = predictions.shape, targets.shape
    found = 4 * (_named(predictions.name, "predictions") + _named(targets.name, "targets"))
    found -= 4 * (_named(predictions.name, "targets") + _named(targets.name, "predictions"))
    if not p or not t or p[0] != t[0]:
        return found - 8
    found += 3 if len(p) == len(t) + 1 and t in (p[:-1], p[:1] + p[2:]) else 1 if p == t else 0
    return found + int(_is_float(predictions)) + int(not _is_float(targets))


def _named(name: str, role: Role) -> bool:
    name = name.casefold().rpartition(".")[2]
    return name in PREFERRED[role] or any(word in name for word in _WORDS[role])


def _is_float(info: ArrayInfo) -> bool:
    return "float" in info.dtype or info.dtype.lstrip("<>=|")[:1] == "f"
