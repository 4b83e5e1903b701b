"""The one door to torch.

``from lossexplorer.base.door import F, torch`` costs nothing: the first access of each attribute makes a real import
under Python's import lock, and is remembered. A check of ``sys.modules`` would not do, since torch is listed there long
before it is ready, and a second thread would meet a half-made module. ``Tensor`` names the type in annotations, and is
no class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ForwardRef

if TYPE_CHECKING:
    import torch
    import torch.nn.functional as F
    from torch import Tensor
else:
    from importlib import import_module

    class _Door:
        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, attribute: str) -> object:
            found = getattr(import_module(self._name), attribute)
            setattr(self, attribute, found)  # an import takes about as long as a small operation of torch
            return found

    torch = _Door("torch")
    F = _Door("torch.nn.functional")
    Tensor = ForwardRef("torch.Tensor")

__all__ = ["F", "Tensor", "torch"]
