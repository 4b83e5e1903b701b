"""The wheel and the sdist, not the checkout: what is in them, and that they work from elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ("icons/explore.svg", "samples/digits.npz", "samples/index.json", "translations/lossexplorer_zh_CN.qm")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    return Path(next(SdistBuilder(str(ROOT)).build(directory=str(folder))))


def test_the_wheel_holds_the_package_and_its_resources_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {n.split("/")[0] for n in names} <= {"lossexplorer", *(n.split("/")[0] for n in names if ".dist-info" in n)}
    for resource in RESOURCES:
        assert f"lossexplorer/resources/{resource}" in names
    assert "lossexplorer/py.typed" in names


def test_the_sdist_can_be_tested(sdist: Path) -> None:
    names = {n.split("/", 1)[1] for n in tarfile.open(sdist).getnames() if "/" in n}
    for name in (
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "constraints.txt",
        "tests/conftest.py",
        "tools/make_picture.py",
    ):
        assert name in names
    for resource in RESOURCES:
        assert f"resources/{resource}" in names


def test_the_program_works_out_of_the_wheel(wheel: Path, tmp_path: Path) -> None:
    """A wheel on the path stands for an installation; files that need a real path are unpacked."""
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    code = """
import lossexplorer, sys
from lossexplorer.assets import asset
assert "site" in lossexplorer.__file__, lossexplorer.__file__
from lossexplorer.__main__ import main
sys.exit(main(["eval", str(asset("samples", "digits.npz")), "--loss", "cross_entropy", "--json"]))
"""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"PYTHONPATH": str(site)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '"accuracy": 0.95' in done.stdout
