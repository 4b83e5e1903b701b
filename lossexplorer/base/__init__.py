"""What every other part stands on: messages, problems, arrays in files, and the door to torch."""

from lossexplorer.base.arrays import ArrayInfo, ArraySource, Batch, ChunkSource
from lossexplorer.base.message import Message, Problem, UsageProblem, called, mark

__all__ = ["ArrayInfo", "ArraySource", "Batch", "ChunkSource", "Message", "Problem", "UsageProblem", "called", "mark"]
