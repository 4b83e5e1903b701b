from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lossexplorer.base import free_memory as memory
from lossexplorer.io import plan
from lossexplorer.io.plan import Bomb, check_ratio, memory_budget

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up tree of control groups in which this process is in the group ``a/b``."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.setattr(memory, "_CGROUPS", tmp_path)
    monkeypatch.setattr(memory, "_group_folders", lambda: [tmp_path, inner, inner.parent])
    monkeypatch.setattr(memory, "_free_on_posix", lambda: 10_000)
    monkeypatch.setattr(memory, "_free_on_windows", lambda: 10_000)
    return tmp_path


def test_without_a_limit_the_machine_decides(groups: Path) -> None:
    (groups / "a" / "memory.max").write_text("max\n")
    assert memory.free_memory() == 10_000
    assert memory_budget() == 5_000


def test_the_tightest_group_around_the_process_decides(groups: Path) -> None:
    (groups / "a" / "memory.max").write_text("6000\n")
    (groups / "a" / "memory.current").write_text("5000\n")
    (groups / "a" / "memory.stat").write_text("anon 4000\ninactive_file 300\n")
    (groups / "a" / "b" / "memory.max").write_text("9000\n")
    assert memory.free_memory() == 1_300


def test_the_first_version_of_control_groups_is_understood(groups: Path) -> None:
    (groups / "memory.limit_in_bytes").write_text("9223372036854771712\n")
    assert memory.free_memory() == 10_000
    (groups / "memory.limit_in_bytes").write_text("7000\n")
    (groups / "memory.usage_in_bytes").write_text("8000\n")
    assert memory.free_memory() == 0


def test_this_machine_has_a_plausible_amount_of_memory() -> None:
    assert 1 << 20 < memory.free_memory() < 1 << 50
    assert all(folder.is_absolute() for folder in memory._group_folders())


def test_a_ratio_is_suspicious_only_where_it_is_large_and_the_result_too() -> None:
    check_ratio("x", 1, 64 << 20)
    check_ratio("x", 1 << 20, 200 << 20)
    with pytest.raises(Bomb, match=r"^x unpacks to 211 MB from 1 MB \(201 times as much\)"):
        check_ratio("x", 1 << 20, 201 << 20)


@pytest.mark.parametrize("fits", [True, False])
def test_a_bomb_knows_whether_there_is_memory_for_it(fits: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "free_memory", lambda: (4 * (201 << 20)) - (not fits))
    with pytest.raises(Bomb) as caught:
        check_ratio("x", 1 << 20, 201 << 20)
    assert caught.value.fits is fits
