"""Batch files: what they hold, read by rows, never mapped, never executed.

The names arrive when first used: settings are saved and files are stamped before the first paint, and neither needs
zip files or the parser of tables.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from lossexplorer.io.atomic import write_atomically as write_atomically
    from lossexplorer.io.batch import FileContents as FileContents
    from lossexplorer.io.batch import contents as contents
    from lossexplorer.io.batch import open_array as open_array
    from lossexplorer.io.batch import open_batch as open_batch
    from lossexplorer.io.batch import open_named as open_named
    from lossexplorer.io.choose import AmbiguousFile as AmbiguousFile
    from lossexplorer.io.choose import NoTargets as NoTargets
    from lossexplorer.io.choose import split_name as split_name
    from lossexplorer.io.fingerprint import Stamp as Stamp
    from lossexplorer.io.fingerprint import stamp as stamp
    from lossexplorer.io.plan import Bomb as Bomb
    from lossexplorer.io.regular import FileChanged as FileChanged
    from lossexplorer.io.save import save_npz as save_npz
    from lossexplorer.io.sources import FileSource as FileSource
    from lossexplorer.io.wording import clean as clean
    from lossexplorer.io.wording import shown as shown

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "atomic": ["write_atomically"],
        "batch": ["FileContents", "contents", "open_array", "open_batch", "open_named"],
        "choose": ["AmbiguousFile", "NoTargets", "split_name"],
        "fingerprint": ["Stamp", "stamp"],
        "plan": ["Bomb"],
        "regular": ["FileChanged"],
        "save": ["save_npz"],
        "sources": ["FileSource"],
        "wording": ["clean", "shown"],
    },
)
