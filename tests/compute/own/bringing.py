"""Files of somebody's own, for tests."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from lossexplorer.compute.own.load import load
from lossexplorer.compute.own.source import Source

if TYPE_CHECKING:
    from lossexplorer.base import Problem
    from lossexplorer.catalog.spec import Loss

HEAD = """
import enum
from typing import Annotated, Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

"""


def source(text: str, path: str = "/nowhere/mine.py", head: str = HEAD) -> Source:
    return Source(path, (head + dedent(text)).encode())


def one(text: str) -> Loss:
    """The entry of a file that holds one loss."""
    (loss,), problems = load(source(text))
    assert not problems
    return loss


def refused(text: str) -> Problem:
    """Why the one loss of a file cannot be made."""
    made, problems = load(source(text))
    assert not made
    (problem,) = problems.values()
    return problem
