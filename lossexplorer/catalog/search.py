"""Finding a loss by what people call it: its key and title, a class or function of a library, a nickname."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lossexplorer.catalog.spec import Loss

EXACT, PREFIX, WORD, INSIDE, ALIKE = range(5)
"""How well a name fits, the best first: the same, its beginning, words of it, a part of it, spelt alike."""
_MODULE = re.compile(r"^(torch\.)?(nn\.)?(functional\.|f\.)?(?=\w)")
_ALIKE = 0.75


def find(text: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """Keys whose names fit what was typed, the best first; what fits worse than a whole word only if nothing else does.

    Args:
        text: what was typed; case, hyphens, spaces and the name of a torch module do not matter.
        names: what each key is called, its family last.
    """
    if not _words(text):
        return [] if text.strip() else list(names)
    ranks = {key: rank(text, called) for key, called in names.items()}
    found = {key: rank for key, rank in ranks.items() if rank is not None}
    best = min(found.values(), default=ALIKE)
    return sorted((key for key in found if found[key] <= max(best, WORD)), key=lambda key: found[key])


def rank(text: str, names: Sequence[str]) -> int | None:
    """How well the best of these names fits; None if none does."""
    words = _words(_MODULE.sub("", text.strip().lower()))
    wanted = "".join(words)
    own = ["".join(_words(name)) for name in names[:-1]]
    if wanted in own:
        return EXACT
    if any(name.startswith(wanted) for name in own):
        return PREFIX
    there = {word for name in names for word in _words(name)}
    if all(any(t.startswith(word) for t in there) for word in words):
        return WORD
    everything = " ".join([*own, *there])
    if all(word in everything for word in words) or wanted in everything:
        return INSIDE
    import difflib  # here and not above: the window starts without it

    alike = (difflib.get_close_matches(word, there, 1, _ALIKE) for word in words)
    return ALIKE if len(wanted) > 3 and all(alike) else None


def names_of(loss: Loss, translated: Iterable[str] = ()) -> tuple[str, ...]:
    """What a loss is called, its family last.

    Args:
        loss: the entry.
        translated: further names, in the language of the window.
    """
    return (loss.key, loss.title, *loss.aliases, *translated, loss.family.value)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower().replace("_", " "))
