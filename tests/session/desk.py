"""A batch session without a window, and what it told."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QThread

from lossexplorer.session.batch_session import BatchSession
from lossexplorer.state import batch as batches
from lossexplorer.state.app import AppState
from lossexplorer.state.store import Store
from lossexplorer.workers.turnstile import Turnstile
from tests.conftest import wait_until
from tests.workers.tools import GIVE_UP, Ear, Gate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from lossexplorer.session.batch_work import Analysed
    from lossexplorer.state.batch import BatchState

SIGNALS = ("loaded", "emptied", "partial", "analysed", "ordered", "unfolded", "failed", "returned", "working")


class Desk:
    """A store and a session, as the window has them."""

    def __init__(self, threads: int = 1) -> None:
        self.store, self.turnstile = Store(AppState()), Turnstile()
        self.session = BatchSession(self.store, self.turnstile, threads)
        self.ears = {name: Ear(getattr(self.session, name)) for name in SIGNALS}

    def heard(self, name: str) -> list[Any]:
        return self.ears[name].heard

    @property
    def threads(self) -> set[QThread]:
        """Those in which something was heard."""
        return set().union(*(ear.threads for ear in self.ears.values()))

    @property
    def state(self) -> BatchState:
        return self.store.state.batch

    def step(self, change: Callable[..., BatchState], *arguments: Any, merge: object = None) -> None:
        state = self.store.state
        self.store.replace(state.with_batch(change(state.batch, *arguments)), merge)

    def wait(self, seconds: float = GIVE_UP) -> None:
        """Until nothing goes on."""
        wait_until(lambda: not any(r.is_busy() for r in self.session._runners()), "the work to end", seconds)

    def wait_for(self, name: str, count: int = 1) -> Any:
        wait_until(lambda: len(self.heard(name)) >= count, name, GIVE_UP)
        return self.heard(name)[-1]

    def open(self, path: Path | str, targets: Path | str | None = None, label: str = "") -> Analysed:
        """Open files and wait for their rows."""
        count = len(self.heard("analysed"))
        self.session.open(str(path), None if targets is None else str(targets), label)
        wait_until(lambda: len(self.heard("analysed")) > count, "the rows", GIVE_UP)
        self.wait()
        result = self.session.result
        assert result is not None
        return result

    @property
    def result(self) -> Analysed:
        assert self.session.result is not None
        return self.session.result

    def close(self) -> None:
        assert self.session.close(int(1000 * GIVE_UP))


def numbers(folder: Path, name: str, n: int = 50, seed: int = 0, **more: Any) -> Path:
    """A regression batch."""
    draw = np.random.default_rng(seed)
    path = folder / name
    target = draw.normal(size=n)
    np.savez(path, predictions=target + draw.normal(size=n), targets=target, **more)
    return path


def classes(folder: Path, name: str, n: int = 50, c: int = 4, seed: int = 0) -> Path:
    """Logits and class indices."""
    draw = np.random.default_rng(seed)
    path = folder / name
    logits = draw.normal(size=(n, c)).astype(np.float32)
    np.savez(path, predictions=logits, targets=draw.integers(0, c, n))
    return path


def many_rows(folder: Path, n: int = 2_000_000) -> tuple[Path, Path]:
    """Two columns of logits and as many labels, in two files: large enough to be seen at work."""
    draw = np.random.default_rng(0)
    logits, labels = folder / "logits.npy", folder / "labels.npy"
    np.save(logits, draw.normal(size=(n, 2)).astype(np.float32))
    np.save(labels, draw.integers(0, 2, n))
    return logits, labels


def hold(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, thread: str) -> Gate:
    """Let the first call of a function from the thread of this name stop at a gate."""
    function, gate, once = getattr(owner, name), Gate(), threading.Lock()

    def held(*arguments: Any, **options: Any) -> Any:
        if QThread.currentThread().objectName() == thread and once.acquire(blocking=False):
            gate.hold()
        return function(*arguments, **options)

    monkeypatch.setattr(owner, name, held)
    return gate


def set_loss(desk: Desk, key: str, **parameters: Any) -> None:
    desk.step(batches.set_loss, key, parameters)
