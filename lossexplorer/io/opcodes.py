"""Which Python names a pickle asks for, read from its opcodes without running any of them."""

from __future__ import annotations

import io
import pickletools

_SAFE = frozenset(
    {
        "collections.OrderedDict",
        "collections.Counter",
        "collections.defaultdict",
        "_codecs.encode",
        "builtins.set",
        "builtins.complex",
        "__builtin__.set",
        "__builtin__.complex",
    }
)
# Not among them: bytearray, which torch allows, but which takes any amount of memory for eleven bytes of pickle.
_MOST_NAMES = 20


def foreign_globals(data: bytes, *, pickles: int = 1) -> list[str]:
    """Names that a pickle wants and that no tensor needs, in order, each once.

    Args:
        data: the pickle, or as much of it as is to be looked at; broken ones give what was found until there.
        pickles: how many pickles follow each other.

    Returns:
        At most 20 names, such as ``posix.system``; also ``torch.…`` outside torch's own rebuilding functions.
    """
    stream, found = io.BytesIO(data), dict[str, None]()
    for _ in range(pickles):
        texts: list[str] = []
        try:
            for opcode, argument, _position in pickletools.genops(stream):
                if opcode.name in ("GLOBAL", "INST"):
                    found[str(argument).replace(" ", ".")] = None
                elif opcode.name == "STACK_GLOBAL":
                    found[".".join(texts[-2:])] = None
                elif isinstance(argument, str):
                    texts = [*texts[-1:], argument[:200]]
        except Exception:  # a damaged pickle; what it asked for before the damage is what counts
            break
    return [name[:200] for name in found if not _is_harmless(name)][:_MOST_NAMES]


def is_pickle(data: bytes) -> bool:
    """Whether bytes are opcodes of a pickle from the first to the last."""
    try:
        return sum(1 for _ in pickletools.genops(data)) > 1
    except Exception:  # whatever it stumbles over: no pickle
        return False


def _is_harmless(name: str) -> bool:
    module, _, last = name.rpartition(".")
    if name in _SAFE or module in ("torch", "torch.storage", "torch.serialization", "torch.nn.parameter"):
        return True
    return name.startswith("torch._utils._rebuild") or (module, last) == ("torch._tensor", "_rebuild_from_type_v2")
