"""The program as a whole: help, version, what it loads, and how it ends when nobody listens any more."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

import lossexplorer
from lossexplorer.__main__ import COMMANDS, main
from lossexplorer.cli.main import run
from lossexplorer.cli.window import WindowWish, parse

from .terminal import ROOT, SAMPLES, process


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command: str, cli):
    for flag in ("--help", "-h"):
        said = cli(command, flag)
        assert (said.status, said.err) == (0, "")
        assert f"usage: lossexplorer {command}" in said.out


def test_help_names_every_command_and_how_to_open_the_window(cli):
    said = cli("--help")
    assert said.status == 0
    assert all(command in said.out for command in COMMANDS)
    assert "lossexplorer [PREDICTIONS [TARGETS]]" in said.out


def test_help_of_eval_lists_the_documented_options(cli):
    text = cli("eval", "--help").out
    for option in (
        *("--loss KEY", "--set NAME=VALUE", "--reduction {mean,sum,none,batchmean}", "--batch-size N"),
        *("--class-axis N", "--dtype {float64,float32,float16,bfloat16}", "--device", "--save OUT", "--json"),
    ):
        assert option in text


def test_the_version_is_that_of_the_package(cli):
    said = cli("--version")
    assert (said.status, said.out) == (0, f"lossexplorer {lossexplorer.__version__}\n")


def test_no_command_and_an_unknown_option_have_status_2(cli, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stop:
        main(["--nonsense"])
    assert stop.value.code == 2
    assert "unrecognized arguments: --nonsense" in capsys.readouterr().err
    assert cli("losses", "extra").status == 2


def test_files_without_a_command_are_what_the_window_opens():
    assert parse([]) == WindowWish()
    assert parse(["p.npy"]) == WindowWish("p.npy")
    assert parse(["p.npy::a", "t.npy"]) == WindowWish("p.npy::a", "t.npy")
    assert parse(["b.npz", "--temporary"]) == WindowWish("b.npz", None, True)
    with pytest.raises(SystemExit) as stop:
        parse(["a", "b", "c"])
    assert stop.value.code == 2


@pytest.fixture
def _nothing_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other tests left behind can still be found."""
    monkeypatch.setattr("gc.freeze", lambda: None)


@pytest.mark.usefixtures("_nothing_frozen")
def test_the_window_gets_what_the_command_line_says(monkeypatch: pytest.MonkeyPatch):
    opened = []

    def window(predictions=None, targets=None, *, temporary=False):
        opened.append((predictions, targets, temporary))
        return 7

    monkeypatch.setattr("lossexplorer.gui.run.open_window", window)
    assert main([]) == 7
    assert main(["p.npy", "t.npy"]) == 7
    assert main(["b.npz", "--temporary"]) == 7
    assert opened == [(None, None, False), ("p.npy", "t.npy", False), ("b.npz", None, True)]


@pytest.mark.usefixtures("_nothing_frozen")
def test_garbage_is_left_alone_while_the_window_starts_and_looked_for_whatever_came_of_it(
    monkeypatch: pytest.MonkeyPatch,
):
    def window():
        assert not gc.isenabled()
        raise OSError("no display")

    monkeypatch.setattr("lossexplorer.gui.run.open_window", window)
    with pytest.raises(OSError, match="no display"):
        main([])
    assert gc.isenabled()


def test_a_word_that_is_a_command_is_run_and_not_opened(monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setattr("lossexplorer.gui.run.open_window", lambda *_, **__: pytest.fail("a window was opened"))
    for command in COMMANDS:
        assert main([command, "--help"]) == 0
    capsys.readouterr()


def test_an_interrupted_command_has_the_status_of_an_interrupt(cli, monkeypatch: pytest.MonkeyPatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("lossexplorer.cli.losses.describe", stop)
    said = cli("losses", "--json")
    assert (said.status, said.err) == (130, "")


@pytest.mark.parametrize("words", [["losses"], ["losses", "--json"], ["curve", "mse_loss"]], ids=" ".join)
def test_an_output_that_was_closed_before_is_no_error(words, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        status = run(words)
    assert status == 0


# --- in a process of its own --------------------------------------------------------------------------------------

LOADED = "; import sys; print(sorted({name.split('.')[0] for name in sys.modules} & {'PySide6', 'torch', 'pyqtgraph'}))"


def test_numbers_are_computed_without_qt(tmp_path: Path):
    code = (
        "from lossexplorer.__main__ import main\n"
        f"assert main(['eval', {str(SAMPLES / 'digits.npz')!r}, '--loss', 'cross_entropy', '--json', "
        f"'--save', {str(tmp_path / 't.csv')!r}]) == 0\n"
        f"assert main(['curve', 'huber_loss', '--save', {str(tmp_path / 'c.npz')!r}]) == 0\n"
        "print()" + LOADED
    )
    said = process(code=code, DISPLAY="", WAYLAND_DISPLAY="")
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[-1] == "['torch']"
    assert {p.name for p in tmp_path.iterdir()} == {"t.csv", "c.npz"}


def test_catalogue_and_version_load_neither_qt_nor_torch():
    code = "from lossexplorer.__main__ import main; main(['losses']); main(['losses', '--json']); main(['--version'])"
    said = process(code=code + LOADED)
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[-1] == "[]"


def test_a_terminal_that_knows_only_ascii_gets_every_line():
    said = process("losses", PYTHONIOENCODING="ascii")
    assert (said.status, said.err) == (0, "")
    assert said.out.isascii()
    assert "Kullback\\u2013Leibler" in said.out


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way there")
def test_a_reader_that_has_seen_enough_is_no_error():
    command = [sys.executable, "-m", "lossexplorer", "losses", "--json"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait() == 0
    running.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_an_output_that_is_full_has_status_1_and_one_line():
    command = [sys.executable, "-m", "lossexplorer", "losses"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, env=environment, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == "error: the output cannot be written: No space left on device\n"


def test_what_a_command_may_meet_is_no_traceback(tmp_path: Path):
    said = process("eval", str(tmp_path / "no\nsuch file.npy"), "--loss", "mse_loss")
    assert said.status == 1
    assert said.sentence.startswith("no\\nsuch file.npy cannot be found") or "such file.npy" in said.sentence
