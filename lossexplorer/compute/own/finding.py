"""What was found out about a loss of somebody's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossexplorer.base import Message


@dataclass(frozen=True)
class Finding:
    """One sentence, and whether it asks for attention."""

    message: Message
    good: bool
