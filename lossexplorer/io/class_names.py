"""Where a batch says what its classes are called, besides the words that a column of targets may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lossexplorer.io.cells import is_number

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME_ARRAYS = ("class_names", "classes", "classnames", "label_names", "target_names", "names", "categories")
"""What people call an array of names, the best first."""
_WHAT = re.compile(
    r"(?:p|(?:log_?)?prob(?:a|ability)?|logits?|scores?|preds?|predictions?|outputs?|out|y|z|class)[ _.:/-]+(?=\S)",
    re.IGNORECASE,
)
"""What a header says that all of them are: ``prob_cat``, ``logit dog``."""
_END = re.compile(r"\d+$")


def names_of_columns(headers: Sequence[str]) -> tuple[str, ...]:
    """The names of classes that the headers of columns of predictions are.

    Args:
        headers: in order.

    Returns:
        The headers without what all of them begin with; nothing where they only count, or are no names of classes.
    """
    begun = {found[0].casefold() if (found := _WHAT.match(header)) else "" for header in headers}
    alike = len(begun) == 1 and "" not in begun
    names = tuple(_WHAT.sub("", header, count=1).strip() if alike else header.strip() for header in headers)
    if len(names) < 2 or len(set(names)) < len(names) or not all(names):
        return ()
    counts = len({_END.sub("", name) for name in names}) == 1 or all(is_number(name, ".") for name in names)
    return () if counts else names
