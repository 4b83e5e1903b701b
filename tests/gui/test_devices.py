"""Where torch computes: what can be chosen, and what is really used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lossexplorer.base import Message
from lossexplorer.compute.devices import absent, torch
from lossexplorer.gui.devices import Devices
from lossexplorer.gui.status import Status
from tests.conftest import wait_until

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program

REASON = Message("there is none")


@pytest.fixture
def status(qtbot: QtBot) -> Status:
    status = Status()
    qtbot.addWidget(status)
    return status


def devices(status: Status, qtbot: QtBot, wish: str = "auto") -> Devices:
    made = Devices(status, wish, status)
    qtbot.addWidget(made.menu)
    return made


def test_devices_that_are_not_there_are_grey_with_a_reason(status: Status, qtbot: QtBot) -> None:
    made = devices(status, qtbot)
    made.set_absent({"mps": REASON})
    entries = made.menu.entries
    assert {key: entry.isEnabled() for key, entry in entries.items()} == {
        "auto": True,
        "cpu": True,
        "cuda": True,
        "mps": False,
    }
    assert entries["mps"].toolTip() == str(REASON)


@pytest.mark.parametrize(
    ("wish", "missing", "used"),
    [
        ("auto", (), "CUDA"),
        ("auto", ("cuda",), "CPU"),
        ("cuda", ("cuda",), "CPU"),
        ("cuda:3", ("cuda",), "CPU"),
        ("cuda:3", (), "cuda:3"),
        ("cpu", (), "CPU"),
        ("mps", ("cuda",), "Apple GPU (mps)"),
    ],
)
def test_the_status_bar_names_what_is_used_and_not_what_is_wished_for(
    wish: str, missing: tuple[str, ...], used: str, status: Status, qtbot: QtBot
) -> None:
    made = devices(status, qtbot, wish)
    assert status._where.text() == ""
    made.set_absent(dict.fromkeys(missing, REASON))
    assert status._where.text() == f"computes on: {used}"


def test_a_fall_back_stays_said_until_something_else_is_wished_for(status: Status, qtbot: QtBot) -> None:
    made = devices(status, qtbot, "cuda")
    made.set_absent({})
    made.tell("cpu")
    made.set_wish("cuda")
    assert status._where.text() == "computes on: CPU"
    made.set_wish("mps")
    assert status._where.text() == "computes on: Apple GPU (mps)"


def test_the_window_asks_what_this_machine_has(program: Program) -> None:
    entries = program.commands.preferences.devices.menu.entries
    missing = set(absent())
    wait_until(lambda: {key for key, entry in entries.items() if not entry.isEnabled()} == missing, "the answer", 20)


def test_the_reason_says_whether_the_driver_or_the_build_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.version, "hip", None)
    monkeypatch.setattr(torch.version, "cuda", None)
    assert str(absent()["cuda"]) == "this PyTorch was built without CUDA"
    monkeypatch.setattr(torch.version, "cuda", "12.4")
    assert str(absent()["cuda"]) == "PyTorch finds no CUDA device on this machine"
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert "cuda" not in absent()
