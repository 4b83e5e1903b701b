"""What holds in every test of the window: nothing goes wrong behind the curtain."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest

from lossexplorer.gui.crash import CrashGuard

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session", autouse=True)
def light_garbage() -> None:
    """Torch is there, and not looked through again by every collection of garbage after every test."""
    import torch

    torch.zeros(1)
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def crashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """What the program caught of itself: it would go on, and so would the test, as if nothing had happened."""
    seen: list[BaseException] = []
    caught = CrashGuard._on_exception

    def note(self: CrashGuard, kind: Any, error: BaseException, trace: Any) -> None:
        seen.append(error)
        caught(self, kind, error, trace)

    monkeypatch.setattr(CrashGuard, "_on_exception", note)
    yield seen
    assert not seen, f"the program caught: {seen!r}"
