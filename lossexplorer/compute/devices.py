"""Where torch computes, and what is said when a wish cannot be met."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from lossexplorer.base import Message, UsageProblem
from lossexplorer.base.door import torch
from lossexplorer.catalog.wide import has_float64

DTYPES = ("float64", "float32", "float16", "bfloat16")
DEVICES = ("auto", "cpu", "cuda", "cuda:N", "mps")


def fetch_torch() -> None:
    """Import torch and no more."""
    torch.get_num_threads()


def warm_up(threads: int | None = None) -> None:
    """Import torch and run one small operation, so that the first real one does not pay for it.

    Args:
        threads: how many threads one operation may use; None leaves torch's own choice.
    """
    use_threads(threads)
    x = torch.zeros(2, 1, requires_grad=True)
    torch.autograd.grad(torch.vmap(torch.sum)(x).sum(), x)


def use_threads(threads: int | None) -> None:
    """Let an operation of torch that is called from this thread use so many threads: each thread has its own number."""
    if threads is not None:
        torch.set_num_threads(threads)


@dataclass(frozen=True)
class Precision:
    """The types of a computation."""

    inner: str
    """In which it is computed."""
    outer: str
    """To which results are rounded; the half types are computed in float32."""


def precision(source: str, wish: str | None) -> Precision:
    """Types for numbers that are stored as ``source``, under the wish of a person.

    Raises:
        UsageProblem: the wish is no floating type.
    """
    if wish is None:
        name = _in_native_order(source)
        half = name in ("float16", "bfloat16") or name.startswith("float8")
        inner = "float32" if half or name == "float32" else "float64"
        return Precision(inner, inner)
    if wish not in DTYPES:
        raise UsageProblem(Message("{wish} is not one of {dtypes}", wish=wish, dtypes=", ".join(DTYPES)))
    return Precision("float32" if wish in ("float16", "bfloat16") else wish, wish)


def _in_native_order(source: str) -> str:
    """``>f4`` as ``float32``; names that numpy does not know stay as they are."""
    try:
        return np.dtype(source).name
    except TypeError:
        return source


def pick(wish: str, inner: str) -> tuple[str, Message | None]:
    """The device to compute on, and a word about it if it is not the one that was wished for.

    Raises:
        UsageProblem: the wish is no device that torch knows by name.
    """
    kind = wish.partition(":")[0]
    if re.fullmatch(r"auto|cpu|mps|cuda(:\d+)?", wish) is None:
        raise UsageProblem(Message("{wish} is not one of {devices}", wish=wish, devices=", ".join(DEVICES)))
    if wish == "auto":
        wish = kind = "cuda" if torch.cuda.is_available() else "cpu"
    if kind == "cuda" and not _has_cuda(wish):
        return "cpu", Message("{wish} is not available on this machine; computed on the CPU", wish=wish)
    if kind == "mps":
        if not torch.backends.mps.is_available():
            return "cpu", Message("{wish} is not available on this machine; computed on the CPU", wish=wish)
        if inner == "float64" and not has_float64(kind):
            return "cpu", Message("mps has no float64; computed on the CPU")
    return wish, None


def absent() -> dict[str, Message]:
    """Devices of the menu that this machine does not have, each with the reason."""
    found: dict[str, Message] = {}
    if not torch.cuda.is_available():
        built = torch.version.cuda is not None or torch.version.hip is not None
        found["cuda"] = (
            Message("PyTorch finds no CUDA device on this machine")
            if built
            else Message("this PyTorch was built without CUDA")
        )
    if not torch.backends.mps.is_available():
        found["mps"] = Message("only Macs with Apple's own GPU have it")
    return found


def _has_cuda(wish: str) -> bool:
    if not torch.cuda.is_available():
        return False
    return int(wish.partition(":")[2] or 0) < torch.cuda.device_count()
