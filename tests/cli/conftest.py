"""What the tests of the commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from .terminal import LABELS as Y
from .terminal import LOGITS as Z
from .terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Terminal:
    """The command line."""
    return Terminal(capsys)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with the same logits and labels in several forms."""
    np.save(tmp_path / "z.npy", Z)
    np.save(tmp_path / "y.npy", Y)
    np.savez(tmp_path / "both.npz", logits=Z, labels=Y, other=Z * 2)
    rows = "\n".join(f"{a!r},{b!r},{c!r},{t}" for (a, b, c), t in zip(Z.astype(float).tolist(), Y, strict=True))
    (tmp_path / "table.csv").write_text(f"a,b,c,label\n{rows}\n")
    return tmp_path
