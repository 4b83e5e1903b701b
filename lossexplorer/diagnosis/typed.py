"""A number as people type it or paste it from a log, written as Python reads it."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = r"[+-]?(?:(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?|nan|inf(?:inity)?)(?!\w|[.,]\d)"
_WITH_COMMA = r"[+-]?\d+,\d*(?:e[+-]?\d+)?(?!\w|[.,]\d)"
_NAMED = re.compile(
    rf"(?:loss(?:[a-z_]\w*)?|损失\w*|tensor)(?:\s+(?:is|was|of|at))?[^\w+.-]{{0,6}}({_NUMBER}|{_WITH_COMMA})",
    re.IGNORECASE,
)
"""What stands after the name of a loss, in a line of a log or as torch prints it."""
_TIMES_TEN = re.compile(r"\s*[·×]\s*10\^?(?=[+-]?\d)")
_AROUND = " \t\r\n,;:\"'`()[]"


def number_in(text: str) -> str:
    """The number with its digits, be they of full width, with a comma, a true minus, ∞ or ·10⁻⁵, or after ``loss =``.

    What holds none comes back as it is, without the space around it.
    """
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("。", ".").replace("∞", "inf")
    plain = _TIMES_TEN.sub("e", plain).strip(_AROUND)
    if re.fullmatch(rf"{_NUMBER}|{_WITH_COMMA}", plain, re.IGNORECASE):
        return plain.replace(",", ".")
    named = _NAMED.search(plain)
    return text.strip() if named is None else named[1].replace(",", ".")
