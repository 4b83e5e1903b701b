"""Memory that both processes see."""

from __future__ import annotations

import mmap
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from lossexplorer.io.child.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def window() -> Iterator[Window]:
    made = Window()
    yield made
    made.close()


def test_memory_that_could_not_grow_serves_as_before_and_grows_later(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(12, "Cannot allocate memory")

    size = window.fit(8)
    window.array((8,), np.dtype(np.uint8))[:] = range(8)
    with monkeypatch.context() as patched:
        patched.setattr(mmap, "mmap", refuse)
        with pytest.raises(OSError, match="allocate"):
            window.fit(size + 1)
    assert window.fit(8) == size
    assert window.array((8,), np.dtype(np.uint8)).tolist() == list(range(8))
    assert window.fit(size + 1) > size
    assert window.array((size + 1,), np.dtype(np.uint8)).size == size + 1
