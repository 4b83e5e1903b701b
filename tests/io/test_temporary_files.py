"""A window's own file goes with it; nobody else's does."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

import pytest

from lossexplorer.base import Problem
from lossexplorer.io.temporary import new_folder, throw_away

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which temporary files appear."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_file_in_a_folder_of_this_program_goes_with_its_folder(temporary: Path) -> None:
    file = new_folder() / "batch.npz"
    file.write_bytes(b"x")
    throw_away(file)
    assert not list(temporary.iterdir())


def test_a_folder_goes_whose_file_was_never_written(temporary: Path) -> None:
    throw_away(new_folder() / "batch.npz")
    assert not list(temporary.iterdir())


@pytest.mark.parametrize("place", ["mine", "lossexplorer-mine", "temporary/other", "temporary/a/lossexplorer-x"])
def test_files_of_other_people_stay(temporary: Path, tmp_path: Path, place: str) -> None:
    folder = tmp_path / place
    folder.mkdir(parents=True)
    (folder / "batch.npz").write_bytes(b"x")
    throw_away(folder / "batch.npz")
    assert (folder / "batch.npz").read_bytes() == b"x"


def test_a_neighbour_of_the_file_stays(temporary: Path) -> None:
    folder = new_folder()
    for name in ("batch.npz", "thesis.tex"):
        (folder / name).write_bytes(b"x")
    throw_away(folder / "batch.npz")
    assert [p.name for p in folder.iterdir()] == ["thesis.tex"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_folder_that_is_a_link_to_another_one_stays(temporary: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "batch.npz").write_bytes(b"x")
    (temporary / "lossexplorer-link").symlink_to(tmp_path / "home")
    throw_away(temporary / "lossexplorer-link" / "batch.npz")
    assert (tmp_path / "home" / "batch.npz").exists()


def test_where_nothing_can_be_written_there_is_a_sentence(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "nowhere"))
    with pytest.raises(Problem, match="no temporary folder"):
        new_folder()
