"""What every other part stands on: messages, problems, arrays in files, and the door to torch.

What describes arrays arrives when it is first used: nothing before the first paint needs it.
"""

from typing import TYPE_CHECKING

import lazy_loader

from lossexplorer.base.message import Message as Message
from lossexplorer.base.message import Problem as Problem
from lossexplorer.base.message import UsageProblem as UsageProblem
from lossexplorer.base.message import called as called
from lossexplorer.base.message import mark as mark

if TYPE_CHECKING:
    from lossexplorer.base.arrays import ArrayInfo as ArrayInfo
    from lossexplorer.base.arrays import ArraySource as ArraySource
    from lossexplorer.base.arrays import Batch as Batch
    from lossexplorer.base.arrays import ChunkSource as ChunkSource
    from lossexplorer.base.words import Words as Words

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__, submod_attrs={"arrays": ["ArrayInfo", "ArraySource", "Batch", "ChunkSource"], "words": ["Words"]}
)
