"""Executing a file of somebody's own. Only for what is trusted: it can do anything that its user can."""

from __future__ import annotations

import contextlib
import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING

from lossexplorer.base import Problem
from lossexplorer.compute.own.running import watched
from lossexplorer.compute.own.trouble import told

if TYPE_CHECKING:
    from lossexplorer.compute.own.source import Source


def execute(source: Source) -> ModuleType:
    """The file as a module: exactly the bytes that were read and trusted, whatever the disk holds by now.

    While it is executed it finds modules beside it, as under ``python path.py``, but after all others.

    Raises:
        Problem: it cannot be executed; the sentence names the line.
    """
    module = ModuleType(f"lossexplorer_own_{source.sha256[:16]}")
    module.__file__ = source.path
    folder = os.path.dirname(source.path)
    sys.modules[module.__name__] = module  # dataclasses and type hints look there
    sys.path.append(folder)
    try:
        code = compile(source.data, source.path, "exec", dont_inherit=True)
        watched(source.file, exec, code, module.__dict__)
    except (Problem, KeyboardInterrupt):
        raise
    except (Exception, SystemExit) as error:
        raise told(error, source) from error
    finally:
        with contextlib.suppress(ValueError):  # the file took it away itself
            del sys.path[len(sys.path) - 1 - sys.path[::-1].index(folder)]
    return module
