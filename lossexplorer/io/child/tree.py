"""Walking what a PyTorch file holds, by names, never deeper or longer than the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import torch
from lossexplorer.io.plan import MOST_DEPTH, MOST_NODES
from lossexplorer.io.usable import twice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SCALARS = (int, float, complex, str, bytes, bool, type(None))


def tensors_in(root: object, name: str) -> dict[str, Any]:
    """Every tensor in nested dictionaries, lists and tuples.

    Args:
        root: what ``torch.load`` returned.
        name: the file as it is shown.

    Returns:
        Tensors by their path, keys joined with a point; the empty path if the root itself is one.

    Raises:
        Problem: it is nested too deeply, holds too much, or two tensors have one path.
    """
    found: dict[str, Any] = {}
    for path, node in _nodes(root, name):
        if isinstance(node, torch.Tensor):
            if path in found:
                raise twice(name, path)
            found[path] = node
    return found


def texts_in(root: object, name: str) -> dict[str, Sequence[str]]:
    """Every list of texts in the same, by its path; see ``tensors_in``."""
    found: dict[str, Sequence[str]] = {}
    for path, node in _nodes(root, name):
        if isinstance(node, list | tuple) and node and all(isinstance(text, str) for text in node):
            found.setdefault(path, node)
    return found


def _nodes(root: object, name: str) -> Iterator[tuple[str, object]]:
    """Everything that may hold something, with its path."""
    waiting: list[tuple[str, object, int]] = [("", root, 0)]
    barren: set[int] = set()  # lists of numbers alone, which may be referred to a million times
    for visited, (path, node, depth) in enumerate(_popped(waiting)):
        if visited >= MOST_NODES or depth > MOST_DEPTH:
            raise Problem(
                Message("{name} is nested too deeply to show. Save the tensors in one dictionary.", name=name)
            )
        if id(node) in barren:
            continue
        yield path, node
        if isinstance(node, dict | list | tuple):
            children = [(key, child) for key, child in _children(node) if not isinstance(child, _SCALARS)]
            if not children:
                barren.add(id(node))
            prefix = f"{path}." if path else ""
            waiting += [(f"{prefix}{str(key)[:200]}", child, depth + 1) for key, child in reversed(children)]


def _popped(waiting: list[tuple[str, object, int]]) -> Iterator[tuple[str, object, int]]:
    while waiting:
        yield waiting.pop()


def _children(node: dict[object, object] | list[object] | tuple[object, ...]) -> Iterable[tuple[object, object]]:
    return node.items() if isinstance(node, dict) else enumerate(node)
