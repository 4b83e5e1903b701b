"""A file of somebody's own is executed after its content was trusted, and never before."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING

import numpy as np
import pytest

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.own import packages
from lossexplorer.session.own_session import OwnSession
from lossexplorer.session.settings import OwnEntry, SettingsFile
from tests.brought import nothing_brought
from tests.conftest import wait_until
from tests.workers.tools import GIVE_UP, Ear

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

__all__ = ["nothing_brought"]

TEXT = """
from pathlib import Path
Path(__file__).with_suffix(".ran").write_text("yes")
def mine(pred, target):
    return (pred - target).abs()
def other(pred, target, k=2.0):
    return (pred - target).abs() ** k
"""
SIGNALS = ("asked", "changed", "came", "failed", "checked")
KEYS = {"mine.py:mine", "mine.py:other"}


class Room:
    """A session, its settings, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.settings = SettingsFile(folder / "settings.json")
        self.session = OwnSession(self.settings)
        self.ears = {
            name: Ear(getattr(self.session, name)) for name in ("asked", "changed", "came", "failed", "checked")
        }

    def heard(self, name: str, count: int = 1) -> list[object]:
        wait_until(lambda: len(self.ears[name].heard) >= count, name, GIVE_UP)
        return self.ears[name].heard

    def trouble(self, key: str) -> str:
        origin = CATALOGUE.get(key).origin
        return "" if origin is None or origin.trouble is None else str(origin.trouble)

    def close(self) -> None:
        assert self.session.close(int(1000 * GIVE_UP))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.py"
    path.write_text(TEXT)
    return path


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    room = Room(tmp_path)
    yield room
    room.close()


def ran(file: Path) -> bool:
    return file.with_suffix(".ran").exists()


def test_a_file_runs_after_somebody_trusts_it_and_the_content_is_remembered(room: Room, file: Path) -> None:
    room.session.add(str(file))
    (source,) = room.heard("asked")
    assert not ran(file)
    assert not CATALOGUE.brought()
    room.session.trust(source)  # type: ignore[arg-type]
    assert set(room.heard("came")[0]) == KEYS  # type: ignore[call-overload]
    assert ran(file)
    assert room.settings.value.trusted == (source.sha256,)  # type: ignore[attr-defined]
    assert {e.key for e in SettingsFile(room.settings._path).value.own} == KEYS
    room.heard("checked", 2)
    # the same content under another name is trusted already
    copy = file.with_name("copy.py")
    copy.write_text(TEXT)
    room.session.add(str(copy))
    room.heard("came", 2)
    assert len(room.heard("asked")) == 1
    # what is taken out of the list does not come back with the next change
    room.session.remove("copy.py:other")
    assert "copy.py:other" not in CATALOGUE
    copy.unlink()
    wait_until(lambda: "copy.py cannot be found" in room.trouble("copy.py:mine"), "the sentence", GIVE_UP)
    copy.write_text(TEXT)
    wait_until(lambda: room.trouble("copy.py:mine") == "", "the file again", GIVE_UP)
    assert "copy.py:other" not in CATALOGUE


def test_settings_that_name_a_file_do_not_execute_it(room: Room, file: Path) -> None:
    own = (OwnEntry(str(file), "mine", "mine.py:mine", "regression"),)
    room.settings.set(own=own, trusted=("0" * 64,))
    from lossexplorer.catalog.awaited import awaited

    CATALOGUE.add(awaited("mine.py:mine", str(file), "mine", "regression"))
    room.session.restore()
    wait_until(lambda: "not trusted as it is now" in room.trouble("mine.py:mine"), "the sentence", GIVE_UP)
    assert not ran(file)
    origin = CATALOGUE.get("mine.py:mine").origin
    assert origin is not None
    assert origin.remedy == "trust"
    assert not room.ears["asked"].heard


def test_a_changed_file_waits_for_trust_again(room: Room, file: Path) -> None:
    room.session.add(str(file))
    room.session.trust(room.heard("asked")[0])  # type: ignore[arg-type]
    room.heard("came")
    file.with_suffix(".ran").unlink()
    file.write_text(TEXT + "\n# another content\n")
    wait_until(lambda: "not trusted as it is now" in room.trouble("mine.py:mine"), "the sentence", GIVE_UP)
    assert not ran(file)
    room.session.add(str(file))
    room.heard("asked", 2)


def test_settings_of_any_content_are_read_without_harm(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        '{"version": 1, "own": [{"path": "relative.py", "name": "f", "key": "relative.py:f", "task": "regression"}, '
        '{"path": "/a.py", "name": "f", "key": "huber_loss", "task": "x"}, 3, null, {"path": 1}, '
        '{"path": "/a.py", "name": "f", "key": "a.py:f", "task": "nobody knows"}], "trusted": ["ff", 3, null]}'
    )
    value = SettingsFile(path).value
    assert value.own == (OwnEntry("/a.py", "f", "a.py:f", "nobody knows"),)
    assert value.trusted == ()


def test_what_packages_declare_comes_and_a_broken_one_costs_a_sentence(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "brought_package.py").write_text("def good(pred, target):\n    return (pred - target) ** 2\n")
    (tmp_path / "broken_package.py").write_text("raise RuntimeError('half installed')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    values = {
        "good": "brought_package:good",
        "declared": "lossexplorer.catalog.losses.regression.l1_loss:LOSS",
        "broken": "broken_package:f",
        "gone": "brought_package:nobody",
    }
    points = [EntryPoint(name, value, packages.GROUP) for name, value in values.items()]
    monkeypatch.setattr(packages, "entry_points", lambda group: points)
    room.session.restore()
    room.heard("changed")
    assert {loss.title for loss in CATALOGUE.brought()} == {"good", "Mean absolute error"}
    assert all(loss.origin is not None and loss.origin.package for loss in CATALOGUE.brought())
    said = str(room.heard("failed")[0].message)  # type: ignore[attr-defined]
    assert "the loss broken of the package broken_package: RuntimeError: half installed" in said
    assert not room.settings.value.own


def test_a_batch_that_names_a_file_does_not_execute_it(file: Path, tmp_path: Path) -> None:
    from lossexplorer.compute.fit import prospect
    from lossexplorer.io import open_batch

    meta = np.frombuffer(f'{{"loss": "{file}:mine"}}'.encode(), np.uint8)
    np.savez(tmp_path / "b.npz", predictions=np.zeros(3), targets=np.ones(3), meta=meta)
    found = prospect(open_batch(str(tmp_path / "b.npz"), None))
    assert found.batch.meta["loss"] == f"{file}:mine"
    assert found.natural == "binary_cross_entropy"
    assert not ran(file)
