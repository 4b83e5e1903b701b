"""Where torch computes, and what is said when a wish cannot be met."""

from __future__ import annotations

from dataclasses import dataclass

from lossexplorer.base import Message, UsageProblem
from lossexplorer.base.door import torch

DTYPES = ("float64", "float32", "float16", "bfloat16")
DEVICES = ("auto", "cpu", "cuda", "mps")


def warm_up(threads: int | None = None) -> None:
    """Import torch and run one small operation, so that the first real one does not pay for it.

    Args:
        threads: how many threads one operation may use; None leaves torch's own choice.
    """
    if threads is not None:
        torch.set_num_threads(threads)
    x = torch.zeros(2, 1, requires_grad=True)
    torch.autograd.grad(torch.vmap(torch.sum)(x).sum(), x)


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
        kept = source if source in ("float32", "float64") else "float64"
        inner = "float32" if source in ("float16", "bfloat16") or source.startswith("float8") else kept
        return Precision(inner, inner)
    if wish not in DTYPES:
        raise UsageProblem(Message("{wish} is not one of {dtypes}", wish=wish, dtypes=", ".join(DTYPES)))
    return Precision("float32" if wish in ("float16", "bfloat16") else wish, wish)


def pick(wish: str, inner: str) -> tuple[str, Message | None]:
    """The device to compute on, and a word about it if it is not the one that was wished for.

    Raises:
        UsageProblem: the wish is no device that torch knows by name.
    """
    kind = wish.split(":")[0]
    if kind not in DEVICES:
        raise UsageProblem(Message("{wish} is not one of {devices}", wish=wish, devices=", ".join(DEVICES)))
    if wish == "auto":
        wish = kind = "cuda" if torch.cuda.is_available() else "cpu"
    if kind == "cuda" and not _has_cuda(wish):
        return "cpu", Message("{wish} is not available on this machine; computed on the CPU", wish=wish)
    if kind == "mps":
        if not torch.backends.mps.is_available():
            return "cpu", Message("{wish} is not available on this machine; computed on the CPU", wish=wish)
        if inner == "float64":
            return "cpu", Message("mps has no float64; computed on the CPU")
    return wish, None


def _has_cuda(wish: str) -> bool:
    if not torch.cuda.is_available():
        return False
    index = wish.partition(":")[2]
    return not index or (index.isdigit() and int(index) < torch.cuda.device_count())
